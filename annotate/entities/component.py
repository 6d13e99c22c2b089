"""The component that finds out who is who: names to entities, epithets and pronouns to whom they stand for."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from annotate.annotation import MentionKind
from annotate.article import Span
from annotate.entities.demonyms import Origins
from annotate.entities.discourse import Discourse
from annotate.entities.epithets import Epithets
from annotate.entities.judged import judge_references
from annotate.entities.names import Naming, gather
from annotate.entities.pronouns import Pronouns
from annotate.entities.reading import Reading, read
from annotate.entities.resolved import Link, Resolved, set_resolved
from annotate.entities.roles import Roles
from annotate.entities.speakers import Speakers
from annotate.entities.syntax import Phrase, Sentence
from annotate.language.sight import sight_of
from annotate.language.spans import DocEntity, DocMention, set_entities, set_mentions
from annotate.relations.lexicon import lexicon_for


@Language.factory("durchblick_entities")
class Entities:
    """Gathers names, then walks the text and links what stands for them."""

    def __init__(self, nlp: Language, name: str) -> None:
        # The verbs that claims hang on are verbs whatever a tagger says.
        self._verbs = lexicon_for(nlp.lang).lemmas

    def __call__(self, doc: Doc) -> Doc:
        """Leave entities, links and the reading on the document."""
        reading = read(doc, self._verbs)
        resolved = resolve(reading, gather(reading))
        if sight := sight_of(doc):
            judge_references(resolved, sight)
        set_resolved(doc, resolved)
        set_entities(doc, resolved.entities.values())
        kept = [_named(number, mention, resolved) for number, mention in enumerate(reading.mentions)]
        set_mentions(doc, [*kept, *_references(resolved)])
        return doc


def resolve(reading: Reading, naming: Naming) -> Resolved:
    """Link every epithet and pronoun that can be linked with confidence.

    The text is walked again as long as it shows whom a role of an organisation means: each place votes,
    and in the end each organisation and role has one answer or, where the votes are split, none.
    """
    entities = {e.id: e for e in naming.entities()}
    named = {m: f"e{g + 1}" for m, g in naming.group_of.items()}
    _add_genders(reading, entities, named)
    topic = _topic(reading, named, {e.id: e.type for e in entities.values()})
    decided: dict[tuple[str, str], str | None] = {}
    while True:
        resolved = Resolved(reading, entities, named, topic=topic, decided=decided)
        votes: Counter[tuple[str, str, str]] = Counter()
        _walk(resolved, votes)
        if not votes:
            return resolved
        decided = decided | _decide(votes)


def _add_genders(reading: Reading, entities: dict[str, DocEntity], named: dict[int, str]) -> None:
    """As “Chefin Kim Muster” says that Kim Muster is a woman, if the first name does not."""
    for sentence in reading.sentences:
        for phrase in sentence.phrases:
            head = reading.nouns.head(phrase.noun) if phrase.noun and phrase.name in named else None
            if head is None or head.type != "PER" or phrase.name is None or reading.tokens.language == "en":
                continue
            entity = entities[named[phrase.name]]
            if entity.type == "PER" and entity.gender is None and head.gender in ("m", "f"):
                entities[entity.id] = replace(entity, gender="f" if head.gender == "f" else "m")


def _decide(votes: Counter[tuple[str, str, str]]) -> dict[tuple[str, str], str | None]:
    """The holder of each role of an organisation: whom at least two thirds of the places speak for, if anybody."""
    by_key: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (organisation, role, person), count in sorted(votes.items()):
        by_key[organisation, role][person] += count
    decided: dict[tuple[str, str], str | None] = {}
    for key, people in by_key.items():
        person, count = people.most_common(1)[0]
        decided[key] = person if 3 * count >= 2 * people.total() else None
    return decided


def _topic(reading: Reading, named: dict[int, str], types: dict[str, str]) -> str | None:
    """The organisation the article is about: in its headline or named first, and named most often."""
    counts = Counter(e for e in named.values() if types[e] == "ORG")
    if not counts:
        return None
    headings = {s.span for s in reading.sentences if s.heading}
    in_order = [(reading.mentions[m].span, e) for m, e in sorted(named.items()) if types[e] == "ORG"]
    heading = [e for span, e in in_order if any(h.covers(span) for h in headings)]
    most = max(counts.values())
    told = max(heading, key=lambda e: counts[e], default=None)
    first = heading[0] if heading else None
    if told is not None and first is not None:
        # "A lässt B sitzen", and goes on about B.
        found = told if counts[told] > 2 * counts[first] else first
        if counts[found] * 2 >= most:
            return found
    named_first = in_order[0][1]
    return named_first if counts[named_first] == most and list(counts.values()).count(most) == 1 else None


def _walk(resolved: Resolved, votes: Counter[tuple[str, str, str]]) -> None:
    reading = resolved.reading
    discourse = Discourse(resolved)
    roles = Roles(resolved)
    organisations = {
        p: resolved.named[p.name]
        for s in reading.sentences
        for p in s.phrases
        if p.name is not None and p.name in resolved.named and resolved.type(resolved.named[p.name]) == "ORG"
    }
    origins = Origins(reading, organisations, resolved.topic)
    epithets = Epithets(resolved, discourse, origins, roles, votes)
    pronouns = Pronouns(resolved, discourse)
    speakers = Speakers(resolved)
    _note_stated(resolved, discourse, roles, origins)
    resolved.affiliations = discourse.affiliations
    for sentence in reading.sentences:
        discourse.sentences.append(sentence)
        epithets.start_sentence()
        speakers.link(sentence)
        _walk_sentence(sentence, resolved, discourse, epithets, pronouns)
        speakers.link(sentence)


def _walk_sentence(
    sentence: Sentence, resolved: Resolved, discourse: Discourse, epithets: Epithets, pronouns: Pronouns
) -> None:
    nouns = resolved.reading.nouns
    for clause in sentence.clauses:
        ordered = sorted(clause.phrases, key=lambda p: (p.kind != "relative", p is not clause.subject, p.start))
        for phrase in ordered:
            parts = [
                phrase,
                *(
                    a
                    for p in phrase.appositions
                    for a in (p, *p.attached, *(b for c in p.attached for b in c.appositions))
                ),
            ]
            for part in parts:
                pronouns.link_possessive(part, clause)
                pronouns.link(part, clause)
                epithets.link(part, clause)
                discourse.note_phrase(part, clause, nouns.head(part.noun) if part.noun else None)
                discourse.note_kin(part, nouns.head(part.noun) if part.noun else None)
                if part.conjuncts and all(c.name is not None for c in part.conjuncts):
                    discourse.note_pair(part, clause)
        for phrase in ordered:
            if phrase.conjuncts:
                discourse.note_pair(phrase, clause)
        discourse.note_deeds(clause)


def _note_stated(resolved: Resolved, discourse: Discourse, roles: Roles, origins: Origins) -> None:
    """Roles that stand beside the name ("A-Chefin Petra Muster") hold for the whole text."""
    for sentence in resolved.reading.sentences:
        for phrase in sentence.phrases:
            head = roles.head(phrase)
            person = _bearer(phrase, resolved)
            if head is None or person is None or resolved.type(person) != "PER":
                continue
            organisation = roles.organisation(phrase) or _by_origin(phrase, resolved, origins)
            if organisation is not None and head.role is not None and head.role not in ("rival", "companion", "kin"):
                discourse.stated.setdefault((organisation, head.role), person)
                if head.role in ("leader", "member", "founder"):
                    discourse.affiliations.setdefault(person, organisation)


def _by_origin(phrase: Phrase, resolved: Resolved, origins: Origins) -> str | None:
    """As in “Der schwedische Konzernlenker”: the one organisation from there."""
    for adjective in phrase.adjectives:
        for number in range(len(adjective), 3, -1):
            if (found := origins.from_adjective(adjective[:number])) is not None:
                return found
    return None


def _bearer(phrase: Phrase, resolved: Resolved) -> str | None:
    if phrase.name is not None:
        return resolved.named.get(phrase.name)
    if phrase.apposed_to is not None and phrase.apposed_to.name is not None:
        return resolved.named.get(phrase.apposed_to.name)
    return None


def _named(number: int, mention: DocMention, resolved: Resolved) -> DocMention:
    if mention.kind == "value":
        return mention
    entity = resolved.named.get(number)
    if entity is None:
        return mention
    return replace(mention, entity=entity, type=resolved.entities[entity].type)


def _references(resolved: Resolved) -> list[DocMention]:
    found: dict[tuple[Span, str], DocMention] = {}

    def add(link: Link, kind: MentionKind) -> None:
        for entity in link.entities:
            kind_of = resolved.entities[entity].type
            found[link.span, entity] = DocMention(
                link.span.start, link.span.end, kind_of, kind, entity, None, link.inferred, link.why
            )

    for phrase, link in resolved.links.items():
        if link.shown:
            add(link, "epithet" if phrase.kind == "noun" else "pronoun")
    for link in resolved.possessors.values():
        add(link, "pronoun")
    return list(found.values())

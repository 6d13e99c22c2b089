"""Claims that nouns of action make: "die Übernahme von A durch B", "ein Angebot von A"."""

from __future__ import annotations

from typing import Final

from annotate.annotation import RelationType
from annotate.article import Span
from annotate.entities.phrases import noun_in
from annotate.entities.syntax import Clause, Phrase, Sentence
from annotate.entities.words import word_set
from annotate.relations.drafts import Argument, arguments, owner_argument
from annotate.relations.lexicon import ACTORS, NounPattern
from annotate.relations.reader import Reader
from annotate.relations.status import Verdict, rejects, status_of, text_of
from annotate.relations.values import amount_in, date_in


def read_nouns(reader: Reader, sentence: Sentence) -> None:
    """Draft the sentence's claims by nouns of action."""
    for phrase in sentence.phrases:
        if not phrase.noun or (clause := reader.clause_of(phrase)) is None:
            continue
        word = noun_in(phrase, reader.resolved.reading.tokens.language)
        for kind, pattern in reader.lexicon.action(word):
            if _says(reader, clause, pattern, word):
                _match(reader, sentence, clause, phrase, kind, pattern)
        if word in reader.lexicon.relations["acquires"].offer:
            _offer(reader, sentence, clause, phrase)


def _says(reader: Reader, clause: Clause, pattern: NounPattern, word: str) -> bool:
    idiom = pattern.idiom.get(word)
    return idiom is None or any(i in reader.words(clause) for i in idiom)


def behind(reader: Reader, phrase: Phrase) -> list[Phrase]:
    """The phrases that follow a noun without a break, one behind the other."""
    chain: list[Phrase] = []
    after = reader.roles.after(phrase)
    while after is not None and len(chain) < 4:
        chain.append(after)
        last = after.conjuncts[-1] if after.conjuncts else after
        after = reader.roles.after(last) or reader.roles.after(after)
        if after in chain or after in phrase.conjuncts:
            break
    return [p for p in chain if p.conjunct_of is None]


def _slot(
    reader: Reader, clause: Clause, phrase: Phrase, slots: tuple[str, ...], types: tuple[str, ...]
) -> list[Argument]:
    chain = behind(reader, phrase)
    for slot in slots:
        if slot == "clause":
            subject = reader.slots.subject(clause)
            found = arguments(reader.resolved, subject, types) if subject is not None and subject is not phrase else []
        elif slot == "controller":
            found = _controller(reader, clause, phrase, types)
        elif slot == "possessor":
            owner = owner_argument(reader.resolved, phrase)
            found = [owner] if owner is not None and reader.resolved.type(owner.entity) in types else []
        elif slot == "genitive":
            first = chain[0] if chain else None
            genitive = (
                first is not None
                and first.preposition is None
                and first.may_be("G")
                and (
                    first.determiner is not None
                    or (first.name is not None and reader.resolved.reading.is_genitive(first.name))
                )
            )
            found = arguments(reader.resolved, first, types) if genitive and first is not None else []
        else:
            found = next(
                (a for p in chain if p.preposition == slot and (a := arguments(reader.resolved, p, types))), []
            )
        if found:
            return found
    return []


_CONTROLLING: Final = word_set(
    "planen abschließen vollziehen ankündigen bekanntgeben vereinbaren anstreben prüfen erwägen verkünden melden "
    "absagen aufgeben abblasen vorantreiben beabsichtigen vorbereiten finanzieren stemmen wagen verhandeln "
    "besiegeln erwarten beschließen anpeilen verfolgen stoppen stehen announce complete plan agree consider "
    "finalise finalize abandon"
)
"""Verbs whose subject does what their object names ("A plant den Kauf von B")."""


def _controller(reader: Reader, clause: Clause, phrase: Phrase, types: tuple[str, ...]) -> list[Argument]:
    """The clause's subject, where the verb makes it the one who acts."""
    subject = reader.slots.subject(clause)
    if subject is None or subject is phrase or not any(v.lemma in _CONTROLLING for v in clause.verbs):
        return []
    if any(v.passive for v in clause.verbs):
        return []
    if any(v.lemma == "stehen" for v in clause.verbs) and phrase.preposition != "vor":
        return []
    found = arguments(reader.resolved, subject, types)
    return found if len(found) == 1 else []


def _seller(
    reader: Reader, sentence: Sentence, phrase: Phrase, objects: list[Argument], buyers: list[Argument]
) -> list[Argument]:
    """As in “der Verkauf der Tochter A”: the firm in the foreground, whose subsidiary it is."""
    kin = reader.lexicon.relations["subsidiary_of"].kin
    sold = [a.phrase for a in objects if a.phrase is not None and a.phrase.noun]
    heads = [reader.resolved.reading.nouns.head(p.noun) for p in sold if p.noun]
    if not any(head is not None and head.lemma in kin for head in heads):
        return []
    found = reader.in_focus(sentence, phrase, frozenset(a.entity for a in (*objects, *buyers)))
    return [found] if found is not None else []


def _match(
    reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase, kind: RelationType, pattern: NounPattern
) -> None:
    subjects = _slot(reader, clause, phrase, pattern.subject, pattern.subject_types)
    objects = _slot(reader, clause, phrase, pattern.object, pattern.object_types)
    if pattern.subject != pattern.object:
        subjects = [a for a in subjects if a.entity not in {o.entity for o in objects}]
    if pattern.subject == pattern.object or (pattern.mutual and not objects):
        # Both sides stand in one slot: "zwischen A und B".
        objects = subjects[1:] if len(subjects) == 2 else []
        subjects = subjects[:1]
    elif len(subjects) == 2 and not objects and pattern.object == ("mit",):
        subjects, objects = subjects[:1], subjects[1:]
    if not subjects and objects and kind == "divests":
        subjects = _seller(reader, sentence, phrase, objects, _slot(reader, clause, phrase, ("an",), ACTORS))
    if not subjects and pattern.mutual and len(objects) == 1:
        found = reader.in_focus(sentence, phrase, frozenset(a.entity for a in objects))
        subjects = [found] if found is not None else []
    if subjects and not objects and pattern.implicit:
        topic = reader.topic(sentence, subjects[0].entity)
        objects = [topic] if topic is not None else []
    status = status_of(clause, sentence, reader.resolved.reading.tokens, None)
    if "possessor" not in pattern.subject and phrase.determiner is not None and phrase.determiner.startswith("kein"):
        status = "none"
    for subject in subjects:
        for object_ in objects:
            _draft(reader, sentence, clause, phrase, kind, pattern.id, subject, object_, status, pattern.amount)


def _draft(
    reader: Reader,
    sentence: Sentence,
    clause: Clause,
    phrase: Phrase,
    kind: RelationType,
    rule: str,
    subject: Argument,
    object_: Argument,
    status: Verdict,
    amount: bool,
) -> None:
    doc = reader.resolved.reading.tokens.doc
    token = doc[phrase.noun_index]
    reader.draft(
        kind,
        subject,
        object_,
        status,
        sentence,
        (Span(token.idx, token.idx + len(token.text)),),
        rule,
        wording=token.text,
        amount=amount_in(reader.resolved, clause) if amount else None,
        date=date_in(reader.resolved, clause) if kind in ("acquires", "merges_with", "divests") else None,
        attribution=reader.attribution(sentence, clause),
    )


def _offer(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase) -> None:
    """As in “ein Angebot der A für B”: planned or refused; without B, for the article's firm if money is offered."""
    buyers = _slot(reader, clause, phrase, ("genitive", "von", "possessor"), ("PER", "ORG"))
    targets = _slot(reader, clause, phrase, ("für", "an"), ("ORG",))
    if not buyers and targets:
        buyers = _slot(reader, clause, phrase, ("clause",), ("PER", "ORG"))
    amount = amount_in(reader.resolved, clause)
    refused = rejects(text_of(clause, reader.resolved.reading.tokens))
    if refused and not targets and (target := _refusing(reader, sentence, clause)) is not None:
        targets = [target]
    if not buyers or (not targets and amount is None and "übernahme" not in (phrase.noun or "").lower()):
        return
    if not targets:
        topic = reader.topic(sentence, buyers[0].entity)
        targets = [topic] if topic is not None else []
    tokens = reader.resolved.reading.tokens
    status = status_of(clause, sentence, tokens, None)
    if status in ("current", "former"):
        status = "rejected" if refused else "planned"
    for buyer in buyers:
        for target in targets:
            _draft(
                reader, sentence, clause, phrase, "acquires", "acquire.offer", buyer, target, status, len(buyers) == 1
            )


def _refusing(reader: Reader, sentence: Sentence, clause: Clause) -> Argument | None:
    """The organisation of the person who turns the offer down."""
    subject = reader.slots.subject(clause)
    people = arguments(reader.resolved, subject, ("PER",)) if subject is not None else []
    organisation = reader.resolved.affiliations.get(people[0].entity) if len(people) == 1 else None
    return reader.named_before(organisation, sentence) if organisation is not None else None

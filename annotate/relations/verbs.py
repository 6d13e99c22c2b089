"""Claims that verbs make: "A übernimmt B", "wird von A übernommen", "A hält 70, B 30 Prozent"."""

from __future__ import annotations

import re

from annotate.annotation import RelationType
from annotate.entities.phrases import noun_in
from annotate.entities.syntax import Clause, Phrase, Sentence, Verb
from annotate.relations.drafts import Argument, arguments, owner_argument
from annotate.relations.implied import has_words, implied
from annotate.relations.lexicon import VerbPattern
from annotate.relations.reader import Reader
from annotate.relations.shares import further, shares_of
from annotate.relations.status import Verdict, rejects, status_of
from annotate.relations.values import amount_in, date_in, percents_in

_REALMS = frozenset(
    {"Imperium", "Firmenimperium", "Reich", "Firmenreich", "Gruppe", "Firmengruppe", "Portfolio", "Holding", "Besitz",
     "Privatvermögen", "Vermögen", "Firmengeflecht", "Beteiligungen", "Privatbesitz", "Medienreich"}
)  # fmt: skip
_LISTING = frozenset({"gehören", "zählen", "besitzen"})
"""Verbs whose "neben" and "außer" only add to the list."""
_JOINT: frozenset[RelationType] = frozenset({"founded", "invested_in", "acquires", "develops", "sued", "owns"})
"""What is done together with somebody."""


def read_verbs(reader: Reader, sentence: Sentence) -> list[tuple[Verb, str]]:
    """Draft the sentence's verb claims; returns the triggers that were seen but could not be read, and why."""
    unread: list[tuple[Verb, str]] = []
    doc = reader.resolved.reading.tokens.doc
    for clause in sentence.clauses:
        for verb in clause.verbs:
            reasons: list[str] = []
            done = False
            behind = frozenset(doc[i].lower_ for i in clause.tokens if i > verb.tokens[0])
            for kind, pattern in reader.lexicon.patterns(verb.lemma, behind):
                if not _says(reader, clause, pattern, verb):
                    continue
                reason = _match(reader, sentence, clause, verb, kind, pattern)
                done = done or reason is None
                if reason is not None:
                    reasons.append(reason)
            if reasons and not done:
                unread.append((verb, reasons[0]))
    return unread


def _says(reader: Reader, clause: Clause, pattern: VerbPattern, verb: Verb) -> bool:
    """Whether the pattern's other words stand there too, and the form is one that it allows."""
    if pattern.stative != verb.stative and (pattern.stative or "accusative" in pattern.object):
        return False
    words = reader.words(clause)
    if any(has_words(words, i) for i in pattern.unless) or (verb.passive and pattern.subject == ("von",)):
        return False
    if pattern.rounds and not any(_is_round(reader, p, pattern) for p in (*clause.phrases, clause.antecedent)):
        return False
    if pattern.idiom and not any(has_words(words, i) for i in pattern.idiom):
        return "%" in pattern.idiom and bool(percents_in(reader.resolved, clause))
    return True


def _is_round(reader: Reader, phrase: Phrase | None, pattern: VerbPattern) -> bool:
    word = noun_in(phrase, reader.resolved.reading.tokens.language).lower() if phrase is not None else ""
    return bool(word) and word.endswith(pattern.rounds)


def _match(
    reader: Reader, sentence: Sentence, clause: Clause, verb: Verb, kind: RelationType, pattern: VerbPattern
) -> str | None:
    """Draft the claims; the reason if a side is missing."""
    subject, object_ = _sides(reader, clause, verb, kind, pattern)
    subjects = _holders(reader, subject, pattern.subject_types) if subject is not None else []
    objects = _meant(reader, object_, pattern.object_types) if object_ is not None else []
    if not objects and pattern.idiom:
        objects = _owners_of(reader, clause, pattern)
    if pattern.idiom and _of_unknown(reader, clause, pattern):
        return "object"
    if kind == "family_of":
        # "mit Musters Neffen": not with Muster.
        objects = [a for a in objects if not _is_genitive(reader, a)]
    if clause.kind == "attribute":
        # "die von A gegründete B sowie C": A founded B.
        objects = [a for a in objects if a.phrase is object_]
    if not subjects and not objects:
        return None if object_ is None and subject is None else "both"
    if pattern.mutual and len(subjects) == 2 and object_ is None:
        subjects, objects = subjects[:1], subjects[1:]
    if not subjects:
        return "subject" if subject is not None or pattern.transitive or pattern.idiom else None
    status = status_of(clause, sentence, reader.resolved.reading.tokens, verb, state=pattern.state)
    if pattern.status is not None:
        status = _own_status(reader, sentence, pattern, verb, status)
    subjects = subjects + _companions(reader, clause, kind, subjects)
    if not objects:
        unsaid = implied(reader, sentence, clause, kind, pattern, object_, subjects)
        if unsaid is None:
            # "A kommt" is no trigger by itself.
            return "object" if object_ is not None or pattern.transitive or pattern.idiom else None
        objects = [unsaid]
    if kind == "owns" and verb.lemma in _LISTING:
        # "Zu As Reich gehört neben B auch C"
        beside = [p for p in clause.phrases if p.preposition in ("neben", "außer")]
        objects = objects + [a for p in beside for a in arguments(reader.resolved, p, pattern.object_types)]
    if pattern.percent:
        objects += further(reader, clause, pattern, subjects, objects)
    if kind == "owns" and not pattern.percent and _is_kin(reader, object_):
        # "Zum Konzern gehören die Töchter A und B"
        kind, subjects, objects = "subsidiary_of", objects, subjects
    _draft_all(reader, sentence, clause, verb, kind, pattern, subjects, objects, status)
    return None


def _meant(reader: Reader, phrase: Phrase, types: tuple[str, ...]) -> list[Argument]:
    """Whom a phrase stands for; an unlinked relative pronoun whoever its clause describes, if that fits."""
    found = arguments(reader.resolved, phrase, types)
    antecedent = phrase.clause.antecedent if phrase.clause is not None else None
    if not found and phrase.kind == "relative" and antecedent is not None and antecedent.name is not None:
        found = [a for a in arguments(reader.resolved, antecedent, types) if a.phrase is antecedent]
    return found


def _owners_of(reader: Reader, clause: Clause, pattern: VerbPattern) -> list[Argument]:
    """As in “has sat on A's board”: whose the thing is that makes the idiom."""
    for phrase in clause.phrases:
        if (phrase.noun or "").lower() in pattern.idiom and (owner := owner_argument(reader.resolved, phrase)):
            return [owner] if reader.resolved.type(owner.entity) in pattern.object_types else []
    return []


def _of_unknown(reader: Reader, clause: Clause, pattern: VerbPattern) -> bool:
    """As in “zieht in den Beirat des Start-ups ein”, where the text does not say which: it is of nobody else."""
    return any(
        p.follows is not None
        and (p.follows.noun or "").lower() in pattern.idiom
        and p.preposition is None
        and p.determiner in ("des", "der")
        and p.noun is not None
        and p.may_be("G")
        and not reader.resolved.all_of(p)
        for p in clause.phrases
    )


def _is_kin(reader: Reader, phrase: Phrase | None) -> bool:
    if phrase is None or not phrase.noun:
        return False
    kin = reader.lexicon.relations["subsidiary_of"].kin
    head = reader.resolved.reading.nouns.head(phrase.noun)
    return (head is not None and head.lemma in kin) or noun_in(phrase, reader.resolved.reading.tokens.language) in kin


def _holders(reader: Reader, phrase: Phrase, types: tuple[str, ...]) -> list[Argument]:
    """Who the phrase stands for; of "Musters Imperium" whose it is."""
    found = arguments(reader.resolved, phrase, types)
    products = reader.lexicon.relations["develops"].product
    if not found and (phrase.noun in _REALMS or _is_one_of(phrase, products)):
        owner = owner_argument(reader.resolved, phrase)
        after = reader.roles.after(phrase)
        if owner is not None:
            found = [owner] if reader.resolved.type(owner.entity) in types else []
        elif after is not None and (after.preposition == "von" or (after.preposition is None and after.may_be("G"))):
            found = arguments(reader.resolved, after, types)
    return found


def _is_genitive(reader: Reader, argument: Argument) -> bool:
    phrase = argument.phrase
    return phrase is not None and phrase.name is not None and reader.resolved.reading.is_genitive(phrase.name)


def _is_one_of(phrase: Phrase, nouns: tuple[str, ...]) -> bool:
    """Whether the phrase's noun is one of the nouns, in the plural too."""
    return any(phrase.noun in (n, n + "n", n + "e", n + "en", n + "er") for n in nouns)


def _own_status(reader: Reader, sentence: Sentence, pattern: VerbPattern, verb: Verb, said: Verdict) -> Verdict:
    """The status of a verb that gives one itself, as far as the clause lets it.

    Offers are refused, leavings denied; who "verlässt" a firm in the present tense is still there.
    """
    if pattern.status == "planned":
        return "rejected" if rejects(reader.text[sentence.span.start : sentence.span.end]) else _kept(said)
    told = verb.past or verb.perfect
    if pattern.status == "current":
        return said if told and said == "current" else "none"
    return "former" if said in ("current", "former") and told else "none"


def _kept(said: Verdict) -> Verdict:
    return "planned" if said in ("current", "former") else said


def _sides(
    reader: Reader, clause: Clause, verb: Verb, kind: RelationType, pattern: VerbPattern
) -> tuple[Phrase | None, Phrase | None]:
    """The phrases in the pattern's two slots, a passive turned around."""
    slots = reader.slots
    if verb.passive and pattern.transitive:
        patient = clause.antecedent if clause.kind == "attribute" else slots.subject(clause)
        return slots.agent(clause), slots.whole(patient) if patient is not None else None
    told = _told_to(reader, clause, verb)
    if verb.passive and "subject" in pattern.subject:
        subject: Phrase | None = slots.agent(clause)
    else:
        subject = next((p for s in pattern.subject if (p := slots.find(clause, s, verb, acts=True)) is not None), None)
    if told is not None and "subject" in pattern.subject:
        # What somebody is urged to do is nobody's plan yet.
        return told, None
    object_: Phrase | None = None
    for slot in pattern.object:
        found = slots.find(clause, slot, verb)
        if found is not None and found is not subject and (slot != "subject" or not verb.passive):
            object_ = slots.whole(found, selling=kind == "divests")
            if arguments(reader.resolved, object_, pattern.object_types):
                break
    if subject is not None and object_ is not None and _turned(reader, clause, pattern, subject, object_):
        return object_, subject
    return subject, object_


def _told_to(reader: Reader, clause: Clause, verb: Verb) -> Phrase | None:
    """Who is to act in “urged A to sell B”."""
    before = verb.tokens[0] - 1
    if reader.resolved.reading.tokens.language != "en" or reader.resolved.reading.tokens.lower(before) != "to":
        return None
    return next(
        (p for p in clause.phrases if p.end == before and clause.finite is not None and p.start > clause.finite), None
    )


def _turned(reader: Reader, clause: Clause, pattern: VerbPattern, subject: Phrase, object_: Phrase) -> bool:
    """Whether only the other order fits the types, where form does not tell subject from object."""
    if not pattern.transitive or not (subject.may_be("A") and object_.may_be("N")):
        return False
    resolved = reader.resolved
    straight = arguments(resolved, subject, pattern.subject_types) and arguments(
        resolved, object_, pattern.object_types
    )
    crossed = arguments(resolved, object_, pattern.subject_types) and arguments(resolved, subject, pattern.object_types)
    fits = arguments(resolved, subject, pattern.subject_types)
    return not straight and bool(crossed) and not fits


def _companions(reader: Reader, clause: Clause, kind: RelationType, subjects: list[Argument]) -> list[Argument]:
    """Who does it too: "gründete A mit B", "stieg gemeinsam mit B bei C ein"."""
    if kind not in _JOINT or not subjects:
        return []
    types = {reader.resolved.type(a.entity) for a in subjects}
    tokens = reader.resolved.reading.tokens
    found: list[Argument] = []
    for phrase in clause.phrases:
        if phrase.preposition not in ("mit", "with") or phrase.conjunct_of is not None:
            continue
        before = tokens.lower(phrase.start - 2) if phrase.start > 1 else ""
        if kind == "founded" or before in ("gemeinsam", "zusammen", "together", "jointly"):
            found += [a for a in arguments(reader.resolved, phrase, types) if a not in subjects]
    return found


def _draft_all(
    reader: Reader,
    sentence: Sentence,
    clause: Clause,
    verb: Verb,
    kind: RelationType,
    pattern: VerbPattern,
    subjects: list[Argument],
    objects: list[Argument],
    status: Verdict,
) -> None:
    shares = shares_of(reader, clause, subjects, objects) if pattern.percent else {}
    amount = amount_in(reader.resolved, clause) if pattern.amount else None
    if pattern.needs_amount and amount is None:
        return
    if len(subjects) * len(objects) > 1:
        # What several pay together is nobody's own sum.
        amount = None
    extra = [a for a in shares if a not in subjects and a not in objects]
    date = date_in(reader.resolved, clause)
    attribution = reader.attribution(sentence, clause)
    for subject in [*subjects, *extra]:
        for object_ in objects:
            percent = shares.get(subject) or shares.get(object_)
            reader.draft(
                kind,
                subject,
                object_,
                status,
                sentence,
                verb.spans,
                pattern.id,
                wording=_wording(reader, clause, pattern, verb),
                amount=amount,
                percent=percent,
                date=date,
                attribution=attribution,
            )


def _wording(reader: Reader, clause: Clause, pattern: VerbPattern, verb: Verb) -> str:
    """The verb, in one piece with the words of its idiom that stand beside it ("auf den Markt gebracht")."""
    doc = reader.resolved.reading.tokens.doc
    first = last = verb.tokens[0]
    for words in (idiom.split() for idiom in (*pattern.idiom, *pattern.particles)):
        before, behind = first - len(words), last + 1
        if before >= clause.tokens[0] and [t.lower_ for t in doc[before:first]] == words:
            first = before
        elif [t.lower_ for t in doc[behind : behind + len(words)]] == words:
            last += len(words)
    return re.sub(r"\s+", " ", doc[first : last + 1].text)

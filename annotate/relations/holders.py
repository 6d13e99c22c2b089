"""Whom a noun with a role names, of whom a clause says it, and on the other side of what."""

from __future__ import annotations

from itertools import takewhile
from typing import Literal

from annotate.article import Span
from annotate.entities.syntax import Clause, Phrase, Sentence
from annotate.entities.words import word_set
from annotate.relations.drafts import Argument, arguments, owner_argument
from annotate.relations.nouns import behind
from annotate.relations.reader import Reader
from annotate.relations.status import Verdict, status_of

_FORMER = ("früher", "ehemalig", "einstig", "damalig", "former", "vormalig")
_ONCE = frozenset({"früher", "einst", "ehemals", "zuvor", "zuletzt", "damals", "formerly"})
_PARTS = ("sparte", "abteilung", "bereich", "bereichs", "ressort", "ressorts", "division")
_COMING = ("designiert", "künftig", "zukünftig", "future")
_COPULA = word_set("sein werden bleiben be become")
_APPOINTING = word_set("berufen ernennen wählen bestellen befördern machen aufsteigen appoint name")
_SERVING = word_set("arbeiten fungieren amtieren wirken agieren serve work")
_GONE = word_set("zurücktreten ausscheiden abtreten abdanken hinwerfen resign retire quit")
"""Verbs that end a post without naming it."""
_SENT_AWAY = word_set("entlassen feuern absetzen abberufen schassen rauswerfen hinauswerfen freistellen sack fire oust")
_LEAVING = word_set(
    "niederlegen aufgeben abgeben räumen verlassen verlieren ausscheiden zurücktreten abtreten resign leave"
)


def bearers_of(reader: Reader, phrase: Phrase, types: tuple[str, ...]) -> list[Argument]:
    """Whom the phrase itself names or stands for, or what it is in apposition to."""
    if phrase.apposed_to is not None and phrase.name is None:
        anchor = phrase.apposed_to
        return [a for a in arguments(reader.resolved, anchor, types) if a.phrase is anchor]
    found = arguments(reader.resolved, phrase, types)
    if _names_several(phrase):
        joined = [phrase, *takewhile(lambda c: c.bare, phrase.conjuncts)]
        return [a for a in found if a.phrase in joined]
    return [a for a in found if a.phrase is phrase]


def _names_several(phrase: Phrase) -> bool:
    """As in “die Gründerinnen Petra Muster und Kim Beispiel”: the noun is a plural, and nothing but names is joined."""
    plural = (phrase.noun or "").endswith("innen") or (
        phrase.determiner is not None and all(f[1] == "p" for f in phrase.features)
    )
    genitive = phrase.determiner == "der" and phrase.follows is not None and phrase.follows.noun is not None
    return (plural or genitive) and phrase.name is not None and bool(phrase.conjuncts)


def predicated(
    reader: Reader, clause: Clause, phrase: Phrase, types: tuple[str, ...]
) -> tuple[list[Argument], Literal["is", "leaves", ""]]:
    """Whom the clause says it of: "A ist Chef", "A arbeitet als Chef", "A wird zum Chef berufen"."""
    subject = reader.slots.subject(clause)
    lemmas = {v.lemma for v in clause.verbs}
    if subject is phrase and lemmas & _COPULA:
        # "Größter Aktionär ist A"
        others = [
            p
            for p in clause.phrases
            if p is not phrase and p.preposition is None and p.may_be("N") and p.follows is not phrase
        ]
        found = [a for p in others[:1] for a in arguments(reader.resolved, p, types)]
        return found, "is" if found else ""
    if subject is None or subject is phrase or phrase.apposed_to is not None:
        return [], ""
    copula = (
        phrase.preposition is None and phrase.may_be("N") and bool(lemmas & _COPULA) and phrase.follows is not subject
    )
    serving = phrase.preposition in ("als", "as") and bool(lemmas & _SERVING)
    head = reader.roles.head(phrase)
    if phrase.preposition == "als" and "gelten" in lemmas and head is not None and head.role == "rival":
        return arguments(reader.resolved, subject, types), "is"
    appointed = (
        phrase.preposition in ("zu", "als")
        and bool(lemmas & _APPOINTING)
        and (any(v.passive for v in clause.verbs) or "aufsteigen" in lemmas)
    )
    if copula or serving or appointed:
        return arguments(reader.resolved, subject, types), "is"
    if phrase.preposition in ("zu", "als") and lemmas & _APPOINTING and " sich " not in reader.words(clause):
        appointee = reader.slots.find(clause, "accusative", None)
        return (arguments(reader.resolved, appointee, ("PER",)), "is") if appointee is not None else ([], "")
    if phrase.preposition in ("als", "as") and lemmas & _LEAVING:
        return arguments(reader.resolved, subject, types), "leaves"
    return [], ""


def span_of_noun(reader: Reader, phrase: Phrase) -> Span:
    """The noun; of a compound with a name its last part."""
    token = reader.resolved.reading.tokens.doc[phrase.noun_index]
    start = token.idx
    if reader.roles.compound(phrase) is not None:
        start += token.text.rfind("-") + 1
    return Span(start, token.idx + len(token.text))


def whose(reader: Reader, phrase: Phrase, types: tuple[str, ...]) -> Argument | None:
    """The other side, if the phrase says it: "A-", "As", "ihr", "von A"."""
    resolved = reader.resolved
    if (compound := reader.roles.compound(phrase)) is not None and resolved.type(compound) in types:
        tokens = resolved.reading.tokens
        parts = [m for m in tokens.parts_at.get(phrase.noun_index, ()) if resolved.named.get(m) == compound]
        return Argument(compound, tokens.mentions[parts[0]].span, False, phrase)
    if (owner := owner_argument(resolved, phrase)) is not None:
        return owner if resolved.type(owner.entity) in types else None
    before = phrase.follows
    if (
        before is not None
        and phrase.preposition is None
        and phrase.determiner in ("der", "des")
        and phrase.name is not None
    ):
        # "dem Start-up des Gründers Max Muster"
        found = [a for a in arguments(resolved, before, types) if a.phrase is before]
        if len(found) == 1 and before.noun is not None:
            return found[0]
    english = resolved.reading.tokens.language == "en"
    if english and before is not None and before.bare and before.conjunct_of is None and phrase.determiner is None:
        # "Muster Labs CEO Jane Doe"
        found = [a for a in arguments(resolved, before, types) if a.phrase is before]
        return found[0] if len(found) == 1 else None
    organisation = reader.roles.organisation(phrase)
    for other in [*phrase.attached, *behind(reader, phrase)][:1]:
        genitive = other.preposition is None and other.may_be("G") and other.determiner is not None
        named_genitive = (
            other.name is not None and resolved.reading.is_genitive(other.name) and other.preposition is None
        )
        if _names_a_part(other):
            return None
        if other.preposition in ("von", "of", "at") or genitive or named_genitive:
            found = [a for a in arguments(resolved, other, types) if a.phrase is other]
            if len(found) == 1 and (organisation is None or organisation == found[0].entity):
                return found[0]
        beside = other.preposition == "bei" and other.start <= phrase.end + 1
        if beside or (other.preposition in ("für", "bei", "for") and phrase.preposition in ("als", "as", "zu")):
            found = arguments(resolved, other, types)
            return found[0] if len(found) == 1 else None
    return None


def _names_a_part(phrase: Phrase) -> bool:
    """As in “der A-Sparte B”: B is no firm."""
    return (phrase.noun or "").lower().endswith(_PARTS)


def is_former(phrase: Phrase) -> bool:
    """Whether the phrase says that it is over ("der frühere Chef", "Ex-Chef")."""
    return any(a.startswith(_FORMER) for a in phrase.adjectives) or (phrase.noun or "").startswith(
        ("Ex-", "Alt-", "ex-")
    )


def status_of_title(
    reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase, how: str, lasting: bool
) -> Verdict:
    """A role beside a name holds whatever the clause says; a predicate has the clause's status."""
    if how == "leaves":
        return "former"
    before = reader.resolved.reading.tokens.lower(phrase.start - 1) if phrase.start > 0 else ""
    if is_former(phrase) or (phrase.apposed_to is not None and before in _ONCE):
        return "former" if lasting else "current"
    if any(a.startswith(_COMING) for a in phrase.adjectives):
        return "planned"
    if lasting and not how and clause.subject in (phrase, phrase.apposed_to) and _had_to_go(reader, clause):
        return "former"
    if how == "is":
        verb = clause.verbs[0]
        status = status_of(
            clause,
            sentence,
            reader.resolved.reading.tokens,
            verb,
            state=lasting and (verb.lemma in ("sein", "be") or verb.lemma in _SERVING),
        )
        if verb.lemma == "bleiben" and status == "planned":
            return "current"
        present = verb.lemma == "werden" and not verb.past and not verb.perfect
        return "planned" if present and status == "current" else status
    return "current"


def _had_to_go(reader: Reader, clause: Clause) -> bool:
    """As in “Finanzchef Max Muster trat zurück”, "musste gehen", "wurde entlassen"."""
    return any(
        (v.lemma in _GONE and (v.past or v.perfect))
        or (v.lemma in _SENT_AWAY and v.passive)
        or (v.lemma == "gehen" and v.modal == "müssen" and " musste" in reader.words(clause))
        for v in clause.verbs
    )

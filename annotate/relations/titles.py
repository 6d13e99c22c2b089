"""Claims that a noun makes about whom it names: "A-Chefin Petra Muster", "Musters Unternehmen B", "die A-Tochter B"."""

from __future__ import annotations

from typing import Literal

from annotate.annotation import RelationType
from annotate.article import Span
from annotate.entities.nouns import HeadNoun
from annotate.entities.syntax import Clause, Phrase, Sentence
from annotate.relations.drafts import Argument, arguments, owner_argument
from annotate.relations.nouns import behind
from annotate.relations.reader import Reader
from annotate.relations.status import Verdict, status_of
from annotate.relations.values import amount_in, date_in, percents_in

_FORMER = ("früher", "ehemalig", "einstig", "damalig", "former", "vormalig")
_COMING = ("designiert", "künftig", "zukünftig", "future")
_COPULA = frozenset({"sein", "werden", "bleiben", "be", "become"})
_APPOINTING = frozenset(
    {"berufen", "ernennen", "wählen", "bestellen", "befördern", "machen", "aufsteigen", "appoint", "name"}
)
_SERVING = frozenset({"arbeiten", "fungieren", "amtieren", "wirken", "agieren", "serve", "work"})
_LEAVING = frozenset(
    {
        "niederlegen",
        "aufgeben",
        "abgeben",
        "räumen",
        "verlassen",
        "verlieren",
        "ausscheiden",
        "zurücktreten",
        "abtreten",
        "resign",
        "leave",
    }
)
_LASTING: frozenset[str] = frozenset({"owner", "leader", "director", "member", "investor", "backer"})


def read_titles(reader: Reader, sentence: Sentence) -> None:
    """Draft the sentence's claims by roles, possession and kinship of firms."""
    for phrase in sentence.phrases:
        if not phrase.noun or (clause := reader.clause_of(phrase)) is None:
            continue
        if phrase.determiner is not None and phrase.determiner.startswith(("kein", "jede")):
            continue
        head = reader.resolved.reading.nouns.head(phrase.noun)
        if head is None:
            continue
        if head.role == "rival":
            _rival(reader, sentence, clause, phrase, head)
        elif head.role == "kin":
            _family(reader, sentence, phrase)
        elif head.role is not None:
            _role(reader, sentence, clause, phrase, head)
        else:
            _belonging(reader, sentence, clause, phrase, head)


# -- whom a phrase names ---------------------------------------------------------------------------


def _bearer(reader: Reader, phrase: Phrase, types: tuple[str, ...]) -> list[Argument]:
    """Whom the phrase itself names or stands for, or what it is in apposition to."""
    if phrase.apposed_to is not None and phrase.name is None:
        anchor = phrase.apposed_to
        return [a for a in arguments(reader.resolved, anchor, types) if a.phrase is anchor]
    return [a for a in arguments(reader.resolved, phrase, types) if a.phrase is phrase]


def _predicated(
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
    if (
        phrase.preposition == "als"
        and "gelten" in lemmas
        and len(found := arguments(reader.resolved, subject, types)) == 2
    ):
        return found, "is"
    appointed = (
        phrase.preposition in ("zu", "als")
        and bool(lemmas & _APPOINTING)
        and (any(v.passive for v in clause.verbs) or "aufsteigen" in lemmas)
    )
    if copula or serving or appointed:
        return arguments(reader.resolved, subject, types), "is"
    if phrase.preposition in ("zu", "als") and lemmas & _APPOINTING:
        appointee = reader.slots.find(clause, "accusative", None)
        return (arguments(reader.resolved, appointee, ("PER",)), "is") if appointee is not None else ([], "")
    if phrase.preposition in ("als", "as") and lemmas & _LEAVING:
        return arguments(reader.resolved, subject, types), "leaves"
    return [], ""


def _span_of_noun(reader: Reader, phrase: Phrase) -> Span:
    """The noun; of a compound with a name its last part."""
    token = reader.resolved.reading.tokens.doc[phrase.noun_index]
    start = token.idx
    if reader.roles.compound(phrase) is not None:
        start += token.text.rfind("-") + 1
    return Span(start, token.idx + len(token.text))


def _whose(reader: Reader, phrase: Phrase, types: tuple[str, ...]) -> Argument | None:
    """The other side, if the phrase says it: "A-", "As", "ihr", "von A"."""
    resolved = reader.resolved
    if (compound := reader.roles.compound(phrase)) is not None and resolved.type(compound) in types:
        tokens = resolved.reading.tokens
        parts = [m for m in tokens.parts_at.get(phrase.noun_index, ()) if resolved.named.get(m) == compound]
        return Argument(compound, tokens.mentions[parts[0]].span, False, phrase)
    if (owner := owner_argument(resolved, phrase)) is not None:
        return owner if resolved.type(owner.entity) in types else None
    organisation = reader.roles.organisation(phrase)
    for other in [*phrase.attached, *behind(reader, phrase)][:1]:
        genitive = other.preposition is None and other.may_be("G") and other.determiner is not None
        named_genitive = (
            other.name is not None and resolved.reading.is_genitive(other.name) and other.preposition is None
        )
        if other.preposition in ("von", "of", "at") or genitive or named_genitive:
            found = [a for a in arguments(resolved, other, types) if a.phrase is other]
            if len(found) == 1 and (organisation is None or organisation == found[0].entity):
                return found[0]
        if other.preposition in ("für", "bei", "for") and phrase.preposition in ("als", "as", "zu"):
            found = arguments(resolved, other, types)
            return found[0] if len(found) == 1 else None
    return None


# -- roles -----------------------------------------------------------------------------------------


def _role(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase, head: HeadNoun) -> None:
    kind = reader.lexicon.roles.get(head.role or "")
    if kind is None:
        return
    types: tuple[str, ...] = ("PER", "ORG") if head.orgs else ("PER",)
    if head.lemma in ("Partner", "partner") and _partners(reader, sentence, clause, phrase):
        return
    bearers = _bearer(reader, phrase, types)
    how: Literal["is", "leaves", ""] = ""
    if not bearers:
        bearers, how = _predicated(reader, clause, phrase, types)
    if not bearers:
        return
    other = _whose(reader, phrase, ("ORG",) if kind not in ("invested_in", "funded") else ("ORG", "PRODUCT"))
    if other is None:
        other = _unsaid(reader, sentence, phrase, head, how, bearers)
    if other is None:
        return
    status = _status(reader, sentence, clause, phrase, how, head.role in _LASTING)
    span = _span_of_noun(reader, phrase)
    words = reader.text[span.start : span.end]
    shares = percents_in(reader.resolved, clause)
    beside = phrase.follows is not None and phrase.follows.kind == "value"
    for bearer in bearers:
        reader.draft(
            kind,
            bearer,
            other,
            status,
            sentence,
            (span,),
            f"role.{head.role}",
            wording=words,
            role=words,
            percent=shares[0][1] if (how == "is" or beside) and kind == "owns" and len(shares) == 1 else None,
            amount=amount_in(reader.resolved, clause) if how == "is" and kind in ("invested_in", "funded") else None,
            date=date_in(reader.resolved, clause) if how else None,
        )


def _status(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase, how: str, lasting: bool) -> Verdict:
    """A role beside a name holds whatever the clause says; a predicate has the clause's status."""
    noun = phrase.noun or ""
    if how == "leaves":
        return "former"
    if (phrase.adjectives and any(a.startswith(_FORMER) for a in phrase.adjectives)) or noun.startswith(
        ("Ex-", "Alt-", "ex-")
    ):
        return "former" if lasting else "current"
    if any(a.startswith(_COMING) for a in phrase.adjectives):
        return "planned"
    if how == "is":
        verb = clause.verbs[0]
        status = status_of(
            clause, sentence, reader.resolved.reading.tokens, verb, state=lasting and verb.lemma in ("sein", "be")
        )
        if verb.lemma == "bleiben" and status == "planned":
            return "current"
        present = verb.lemma == "werden" and not verb.past and not verb.perfect
        return "planned" if present and status == "current" else status
    return "current"


def _unsaid(
    reader: Reader, sentence: Sentence, phrase: Phrase, head: HeadNoun, how: str, bearers: list[Argument]
) -> Argument | None:
    """As in “Firmenchefin Petra Muster”: the organisation from the adjective's country, else the article's."""
    if head.role not in ("founder", "leader", "director", "owner") or not (phrase.name is not None or how):
        return None
    if head.role == "owner":
        return reader.topic_here(sentence, frozenset(a.entity for a in bearers)) if how == "is" else None
    if not head.is_exactly(phrase.noun or ""):
        return None
    bearer = reader.resolved.own(phrase)
    organisation = reader.resolved.affiliations.get(bearer[0]) if len(bearer) == 1 else None
    if organisation is not None and organisation != reader.resolved.topic:
        spans = [
            reader.resolved.reading.mentions[m].span for m, e in reader.resolved.named.items() if e == organisation
        ]
        before = [s for s in spans if s.start < sentence.span.end]
        return Argument(organisation, max(before), True) if before else None
    return (
        None
        if phrase.preposition in ("von", "für")
        else reader.topic_here(sentence, frozenset(a.entity for a in bearers))
    )


def _partners(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase) -> bool:
    """Two organisations are partners; a person is a partner in a firm."""
    bearers = _bearer(reader, phrase, ("ORG",))
    how: str = ""
    if not bearers:
        bearers, how = _predicated(reader, clause, phrase, ("ORG",))
    other = _whose(reader, phrase, ("ORG",))
    if len(bearers) != 1 or other is None:
        return False
    span = _span_of_noun(reader, phrase)
    status = _status(reader, sentence, clause, phrase, how, True)
    reader.draft(
        "partner_of", bearers[0], other, status, sentence, (span,), "role.partner",
        wording=reader.text[span.start : span.end], date=date_in(reader.resolved, clause) if how else None,
    )  # fmt: skip
    return True


# -- rivals and relatives --------------------------------------------------------------------------


def _rival(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase, head: HeadNoun) -> None:
    types = ("PER", "ORG", "PRODUCT")
    bearers = _bearer(reader, phrase, types)
    how: str = ""
    if not bearers:
        bearers, how = _predicated(reader, clause, phrase, types)
    span = _span_of_noun(reader, phrase)
    if how == "is" and len(bearers) == 2:
        # "sie sind Rivalen"
        _rivals(reader, sentence, clause, phrase, bearers[0], bearers[1], span, how)
        return
    examples = [p for p in behind(reader, phrase)[:1] if p.preposition in ("wie", "like")]
    other = _whose(reader, phrase, types)
    if examples:
        for example in arguments(reader.resolved, examples[0], types):
            against = other or _disadvantaging(reader, clause, phrase, example)
            if against is not None:
                _rivals(reader, sentence, clause, phrase, example, against, span, "")
        return
    if len(bearers) != 1:
        return
    if other is None and phrase.name is not None:
        other = _opposed(reader, sentence, clause, phrase, bearers[0])
    if other is not None:
        _rivals(reader, sentence, clause, phrase, bearers[0], other, span, how)


def _rivals(
    reader: Reader,
    sentence: Sentence,
    clause: Clause,
    phrase: Phrase,
    one: Argument,
    other: Argument,
    span: Span,
    how: str,
) -> None:
    kinds = {reader.resolved.type(one.entity), reader.resolved.type(other.entity)}
    if kinds == {"PER"}:
        kind: RelationType = "rival_of"
    elif "PER" not in kinds:
        kind = "competes_with"
    else:
        return
    status = _status(reader, sentence, clause, phrase, how, True)
    reader.draft(kind, one, other, status, sentence, (span,), "role.rival", wording=reader.text[span.start : span.end])


def _disadvantaging(reader: Reader, clause: Clause, phrase: Phrase, example: Argument) -> Argument | None:
    """As in “zum Nachteil von Konkurrenten wie B”: whose rivals they are is the organisation named before."""
    before = [p for p in clause.phrases if p.end <= phrase.start]
    for other in reversed(before):
        found = [a for a in arguments(reader.resolved, other, ("ORG",)) if a.entity != example.entity]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _opposed(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase, bearer: Argument) -> Argument | None:
    """As in “der Wettbewerber B”: the rival of the clause's subject, else of the article's organisation."""
    person = reader.resolved.type(bearer.entity) == "PER"
    subject = clause.subject
    if subject is not None and subject is not phrase:
        found = arguments(reader.resolved, subject, ("PER",) if person else ("ORG",))
        if len(found) == 1 and found[0].entity != bearer.entity:
            return found[0]
    return None if person else reader.topic(sentence, bearer.entity)


def _family(reader: Reader, sentence: Sentence, phrase: Phrase) -> None:
    bearers = _bearer(reader, phrase, ("PER",))
    other = _whose(reader, phrase, ("PER",))
    if len(bearers) == 1 and other is not None:
        span = _span_of_noun(reader, phrase)
        words = reader.text[span.start : span.end]
        reader.draft(
            "family_of", bearers[0], other, "current", sentence, (span,), "role.kin", wording=words, role=words
        )


# -- what belongs to whom --------------------------------------------------------------------------


def _belonging(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase, head: HeadNoun) -> None:
    relations = reader.lexicon.relations
    named = _named_things(reader, phrase)
    if head.lemma in relations["subsidiary_of"].kin and _bearer(reader, phrase, ("PER",)):
        _family(reader, sentence, phrase)
    elif head.lemma in relations["subsidiary_of"].kin:
        _kin(reader, sentence, phrase, named, parent=False)
    elif head.lemma in relations["subsidiary_of"].parent:
        _kin(reader, sentence, phrase, named, parent=True)
    elif head.lemma in relations["develops"].maker:
        _maker(reader, sentence, phrase, named)
    else:
        _possession(reader, sentence, phrase, head, named)


def _named_things(reader: Reader, phrase: Phrase) -> list[Argument]:
    types = ("ORG", "PRODUCT")
    if (
        phrase.apposed_to is None
        and phrase.name is not None
        and phrase.conjuncts
        and all(c.bare for c in phrase.conjuncts)
    ):
        return arguments(reader.resolved, phrase, types)
    return _bearer(reader, phrase, types)


def _kin(reader: Reader, sentence: Sentence, phrase: Phrase, named: list[Argument], parent: bool) -> None:
    other = _whose(reader, phrase, ("ORG",))
    if phrase.name is None and phrase.apposed_to is None:
        return
    if other is None and parent:
        other = reader.topic_here(sentence, frozenset(a.entity for a in named))
    if other is None:
        return
    span = _span_of_noun(reader, phrase)
    former = any(a.startswith(_FORMER) for a in phrase.adjectives) or (phrase.noun or "").startswith("Ex-")
    for argument in named:
        child, above = (other, argument) if parent else (argument, other)
        status: Verdict = "former" if former else "current"
        words = reader.text[span.start : span.end]
        reader.draft("subsidiary_of", child, above, status, sentence, (span,), "kin.firm", wording=words)


def _maker(reader: Reader, sentence: Sentence, phrase: Phrase, named: list[Argument]) -> None:
    product = _whose(reader, phrase, ("PRODUCT",))
    makers = [a for a in named if reader.resolved.type(a.entity) == "ORG"]
    if product is None or len(makers) != 1:
        return
    span = _span_of_noun(reader, phrase)
    reader.draft(
        "develops",
        makers[0],
        product,
        "current",
        sentence,
        (span,),
        "title.maker",
        wording=reader.text[span.start : span.end],
    )


def _possession(reader: Reader, sentence: Sentence, phrase: Phrase, head: HeadNoun, named: list[Argument]) -> None:
    """As in “Musters Unternehmen A”, "A, Musters Netzwerk", "sein Chatbot B", "der Chatbot von A"."""
    owner = owner_argument(reader.resolved, phrase)
    if owner is None and head.type == "PRODUCT":
        owner = _whose(reader, phrase, ("ORG",))
    if owner is None:
        return
    span = (
        Span(owner.span.start, _span_of_noun(reader, phrase).end)
        if phrase.possessor is not None
        else _span_of_noun(reader, phrase)
    )
    words = reader.text[span.start : span.end]
    if head.type == "PRODUCT" and not named and (compound := reader.roles.compound(phrase)) is not None:
        tokens = reader.resolved.reading.tokens
        parts = [m for m in tokens.parts_at.get(phrase.noun_index, ()) if reader.resolved.named.get(m) == compound]
        named = (
            [Argument(compound, tokens.mentions[parts[0]].span, False, phrase)]
            if reader.resolved.type(compound) == "PRODUCT"
            else []
        )
    if phrase.name is None and phrase.apposed_to is None and head.type != "PRODUCT":
        return
    for argument in named:
        kind = reader.resolved.type(argument.entity)
        if kind == "PRODUCT" and head.type == "PRODUCT":
            reader.draft("develops", owner, argument, "current", sentence, (span,), "possess.product", wording=words)
        elif kind in ("ORG", "PRODUCT") and head.type == "ORG" and reader.resolved.type(owner.entity) == "PER":
            reader.draft(
                "owns", owner, argument, _possession_status(phrase), sentence, (span,), "possess.firm", wording=words
            )


def _possession_status(phrase: Phrase) -> Verdict:
    return (
        "former"
        if any(a.startswith(_FORMER) for a in phrase.adjectives) or (phrase.noun or "").startswith("Ex-")
        else "current"
    )

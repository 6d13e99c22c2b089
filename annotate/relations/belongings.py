"""Claims by what belongs to whom: "Musters Unternehmen A", "die A-Tochter B", "der Chatbot von C"."""

from __future__ import annotations

from annotate.article import Span
from annotate.entities.nouns import HeadNoun
from annotate.entities.syntax import Clause, Phrase, Sentence
from annotate.relations.drafts import Argument, arguments, owner_argument, owner_arguments
from annotate.relations.holders import bearers_of, is_former, predicated, span_of_noun, whose
from annotate.relations.reader import Reader
from annotate.relations.rivals import read_family
from annotate.relations.status import Verdict


def read_belonging(reader: Reader, sentence: Sentence, clause: Clause, phrase: Phrase, head: HeadNoun) -> None:
    """Draft the claims of a noun for a firm or a product."""
    relations = reader.lexicon.relations
    named = _named_things(reader, phrase)
    if head.lemma in relations["subsidiary_of"].kin and bearers_of(reader, phrase, ("PER",)):
        read_family(reader, sentence, phrase)
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
    return bearers_of(reader, phrase, types)


def _kin(reader: Reader, sentence: Sentence, phrase: Phrase, named: list[Argument], parent: bool) -> None:
    other = whose(reader, phrase, ("ORG",))
    clause = reader.clause_of(phrase)
    if not named and not parent and clause is not None:
        # "A ist eine Tochter von B"
        named, _ = predicated(reader, clause, phrase, ("ORG",))
    belonging = {v.lemma for v in clause.verbs} & {"gehören", "zählen"} if clause is not None else set()
    if (
        other is None
        and not belonging
        and (parent or phrase.determiner in ("die", "der", "das", "the"))
        and phrase.preposition != "von"
        and not _of_somebody(phrase)
    ):
        other = reader.in_focus(sentence, phrase, frozenset(a.entity for a in named))
    if other is None:
        return
    span = span_of_noun(reader, phrase)
    for argument in named:
        child, above = (other, argument) if parent else (argument, other)
        status: Verdict = "former" if is_former(phrase) else "current"
        words = reader.text[span.start : span.end]
        reader.draft("subsidiary_of", child, above, status, sentence, (span,), "kin.firm", wording=words)


def _of_somebody(phrase: Phrase) -> bool:
    """Whether it says of whom, if in vain: "die Mutter von Marken wie A"."""
    return any(p.preposition in ("von", "of") for p in phrase.attached[:1])


def _maker(reader: Reader, sentence: Sentence, phrase: Phrase, named: list[Argument]) -> None:
    product = whose(reader, phrase, ("PRODUCT",))
    makers = [a for a in named if reader.resolved.type(a.entity) == "ORG"]
    if product is None or len(makers) != 1:
        return
    span = span_of_noun(reader, phrase)
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


def read_product(reader: Reader, sentence: Sentence, phrase: Phrase) -> None:
    """As in “ihr Greifarm A”, "deren Kreisel B": a product of whose it is, whatever its noun."""
    named = [a for a in bearers_of(reader, phrase, ("PRODUCT",)) if a.phrase is phrase]
    owner = owner_argument(reader.resolved, phrase) or whose(reader, phrase, ("ORG",))
    if phrase.name is None or len(named) != 1 or owner is None or phrase.noun is None:
        return
    if reader.resolved.type(owner.entity) == "PER":
        firm = reader.firm_of(owner.entity)
        made_by = reader.named_before(firm, sentence) if firm is not None else None
    else:
        made_by = owner if reader.resolved.type(owner.entity) == "ORG" else None
    if made_by is None:
        return
    span = span_of_noun(reader, phrase)
    status: Verdict = "planned" if reader.is_to_come(named[0].entity) else "current"
    reader.draft(
        "develops", made_by, named[0], status, sentence, (span,), "possess.product",
        wording=reader.text[span.start : span.end],
    )  # fmt: skip


def _possession(reader: Reader, sentence: Sentence, phrase: Phrase, head: HeadNoun, named: list[Argument]) -> None:
    """As in “Musters Unternehmen A”, "A, Musters Netzwerk", "sein Chatbot B", "der Chatbot von A"."""
    owners = owner_arguments(reader.resolved, phrase)
    if len(owners) > 1 and head.type == "ORG" and phrase.name is not None:
        span = span_of_noun(reader, phrase)
        for person in owners:
            for firm in named if reader.resolved.type(person.entity) == "PER" else ():
                reader.draft(
                    "owns", person, firm, "former" if is_former(phrase) else "current", sentence, (span,),
                    "possess.firm", wording=reader.text[span.start : span.end],
                )  # fmt: skip
        return
    owner = owner_argument(reader.resolved, phrase)
    if owner is None and head.type == "PRODUCT":
        owner = whose(reader, phrase, ("ORG",))
    if owner is None:
        return
    span = (
        Span(owner.span.start, span_of_noun(reader, phrase).end)
        if phrase.possessor is not None
        else span_of_noun(reader, phrase)
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
            status: Verdict = "planned" if reader.is_to_come(argument.entity) else "current"
            reader.draft("develops", owner, argument, status, sentence, (span,), "possess.product", wording=words)
        elif kind in ("ORG", "PRODUCT") and head.type == "ORG" and reader.resolved.type(owner.entity) == "PER":
            reader.draft(
                "owns",
                owner,
                argument,
                "former" if is_former(phrase) else "current",
                sentence,
                (span,),
                "possess.firm",
                wording=words,
            )

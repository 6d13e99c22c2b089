"""Who or what a clause speaks of: by case where the form shows it, by agreement and by word order."""

from __future__ import annotations

from collections.abc import Callable

from annotate.entities.syntax import Clause, Phrase
from annotate.entities.tokens import Tokens
from annotate.entities.tree import Tree


def subject_of(clause: Clause, tokens: Tokens, acts: Callable[[Phrase], bool], tree: Tree) -> Phrase | None:
    """Who or what the clause's verb speaks of, as far as form and order tell; None if they do not."""
    if clause.kind == "attribute":
        return clause.antecedent
    if clause.kind == "infinitive":
        return None
    if clause.finite is None and clause.sibling is not None and clause.verbs:
        # "hat A verkauft und B gegründet": the auxiliary is shared, and so is the subject.
        return clause.sibling.subject or subject_of(clause.sibling, tokens, acts, tree)
    candidates = [p for p in clause.phrases if _nominative(p, clause)]
    own = [p for p in candidates if not (p.follows is not None and p.follows in clause.phrases and _genitive_of(p))]
    if tokens.language == "en" and clause.kind in ("main", "sub"):
        # Without cases, English has nothing but word order, which the parse reads best.
        if (told := _by_tree(own, clause, tree)) is not None:
            return told
        if clause.sibling is not None and not any(_precedes(p, clause) for p in own):
            # "A left in 2019 and now runs B"
            return clause.sibling.subject or subject_of(clause.sibling, tokens, acts, tree)
        own = _before_verb(own, clause)
    agreeing = [p for p in own if tokens.language == "en" or _agrees(p, clause)] or own
    if not agreeing:
        if clause.sibling is not None:
            return clause.sibling.subject or subject_of(clause.sibling, tokens, acts, tree)
        return None
    if clause.kind == "relative":
        relative = [p for p in agreeing if p.kind == "relative"]
        certain = [p for p in agreeing if p.kind != "relative" and not p.may_be("A") and p.features and not p.bare]
        if relative and not certain:
            return _by_tree(agreeing, clause, tree) or relative[0]
        if relative and relative[0].features <= frozenset({"Nm", "Df"}):
            return relative[0]
        if not relative and not certain and clause.sibling is not None:
            # "der A führt und B besitzt"
            return clause.sibling.subject or subject_of(clause.sibling, tokens, acts, tree)
        return certain[0] if certain else agreeing[0]
    certain = [p for p in agreeing if not p.bare and p.features and not p.may_be("A")]
    copula = bool(clause.verbs) and clause.verbs[0].lemma in ("sein", "werden", "bleiben", "be")
    if certain and not (copula and len(agreeing) > 1):
        return certain[0]
    if (
        copula
        and len(agreeing) == 1
        and clause.sibling is not None
        and agreeing[0].noun is not None
        and agreeing[0].name is None
    ):
        # "… und so dessen Partner wurde": what it becomes, not who.
        return clause.sibling.subject or agreeing[0]
    if copula:
        named = [p for p in agreeing if p.bare or p.kind == "pronoun"] or [p for p in agreeing if p.name is not None]
        return named[0] if named else agreeing[0]
    if (
        clause.kind == "main"
        and clause.finite is not None
        and clause.sibling is not None
        and clause.finite <= clause.tokens[0] + 1
    ):
        # "… und investiert in A": the verb follows the connector, the subject is the one before.
        after = [p for p in agreeing if p.kind == "pronoun"]
        if not after:
            return clause.sibling.subject or subject_of(clause.sibling, tokens, acts, tree)
    if agreeing[0].kind == "noun" and agreeing[0].name is None and agreeing[0].may_be("A"):
        # "Das Geld will die Gründerin ausgeben": people and firms act, things rarely do.
        acting = [p for p in agreeing if p.name is not None or p.kind == "pronoun" or acts(p)]
        if acting:
            return acting[0]
    return agreeing[0]


def _by_tree(candidates: list[Phrase], clause: Clause, tree: Tree) -> Phrase | None:
    """The one of the candidates that the parse takes for the subject of the clause's verb."""
    found = {p for v in clause.verbs if (p := tree.subject(v.tokens[0])) is not None}
    told = [p for p in candidates if p in found]
    return told[0] if len(told) == 1 else None


def _precedes(phrase: Phrase, clause: Clause) -> bool:
    return clause.finite is None or phrase.start < clause.finite


def _before_verb(phrases: list[Phrase], clause: Clause) -> list[Phrase]:
    """English: what stands before the finite verb, who acts before when it was ("Last year A founded")."""
    before = [p for p in phrases if _precedes(p, clause)]
    return [p for p in before if p.name is not None or p.kind == "pronoun"] or before or phrases


def _nominative(phrase: Phrase, clause: Clause) -> bool:
    return (
        phrase.preposition is None
        and phrase.kind in ("noun", "pronoun", "relative")
        and phrase.may_be("N")
        and phrase.conjunct_of is None
    )


def _genitive_of(phrase: Phrase) -> bool:
    """Whether it can only be the genitive of the phrase before ("Chef der Bank")."""
    before = phrase.follows
    return (
        before is not None
        and (before.noun is not None or before.kind == "value")
        and phrase.may_be("G")
        and (phrase.determiner is not None or not phrase.bare)
        and phrase.kind == "noun"
        and not phrase.may_be("A")
    )


def _agrees(phrase: Phrase, clause: Clause) -> bool:
    if clause.finite is None:
        return True
    plural = bool(phrase.conjuncts) or (phrase.features and all(f[1] == "p" for f in phrase.features if f[0] == "N"))
    if clause.plural:
        return bool(plural) or (any(f == "Np" for f in phrase.features) and not phrase.bare)
    return not plural

"""The verbs of a clause: prefix and stem put together, tense, voice and mood read off the auxiliaries."""

from __future__ import annotations

import re
from dataclasses import replace

from annotate.article import Span
from annotate.entities.syntax import Clause, Verb
from annotate.entities.tokens import Kind, Tokens
from annotate.entities.words import word_set

_REPORTED = word_set("sei seien habe werde wolle solle könne müsse dürfe möge")
_CONDITIONAL = word_set("würde würden könnte könnten wäre wären hätte hätten dürfte dürften müsste müssten")
_PAST_IN_T = frozenset(
    {"hielt", "trat", "galt", "bat", "riet", "stritt", "tat", "bot", "behielt", "erhielt", "vertrat", "betrat"}
)
_PAST_AUXILIARY = word_set("war waren hatte hatten wurde wurden was were had")


class Predicates:
    """Reads the verbs of one sentence's clauses."""

    def __init__(self, tokens: Tokens, end: int) -> None:
        self._tokens = tokens
        self._kinds = tokens.kinds
        self._end = end

    def read(self, clause: Clause, verbs: list[int]) -> None:
        """Fill in the clause's verbs, its finite verb and that verb's number."""
        tokens = self._tokens
        clause.finite = self._finite(clause, verbs)
        lower = tokens.lower(clause.finite)
        clause.plural = lower.endswith(("en", "ern", "eln")) or lower in ("sind", "are", "were", "have")
        auxiliaries = {tokens.lower(v) for v in verbs if tokens.is_auxiliary(v)}
        lexical = [v for v in verbs if not tokens.is_auxiliary(v)]
        if not lexical:
            clause.verbs = [self._copula(clause, clause.finite)]
        elif self._shares(clause, lexical, auxiliaries):
            clause.finite = None
            clause.verbs = [self._shared(clause, lexical[0])]
        else:
            clause.verbs = [self._lexical(clause, verb, auxiliaries) for verb in lexical]

    def _finite(self, clause: Clause, verbs: list[int]) -> int:
        """The finite verb: second in a main clause, last in a subordinate one."""
        tokens = self._tokens
        auxiliaries = [v for v in verbs if tokens.is_auxiliary(v)] or verbs
        if tokens.language == "en":
            return auxiliaries[0]
        if clause.kind == "main" and (tokens.surely_finite(verbs[0]) or not tokens.is_auxiliary(auxiliaries[0])):
            return verbs[0]
        return auxiliaries[-1] if clause.kind in ("sub", "relative") else auxiliaries[0]

    def _copula(self, clause: Clause, index: int) -> Verb:
        """An auxiliary that stands alone."""
        tokens, words = self._tokens, self._tokens.words
        lower = tokens.lower(index)
        english = tokens.language == "en"
        lemma = words.modals.get(lower, lower)
        for forms, german, other in (
            (words.be, "sein", "be"),
            (words.have, "haben", "have"),
            (words.become, "werden", "become"),
        ):
            if lower in forms:
                lemma = other if english else german
        prefix = self._prefix(clause, index)
        return Verb(
            (tokens.lower(prefix) if prefix is not None else "") + lemma,
            (index,),
            (self._span(index),),
            past=lower in _PAST_AUXILIARY,
            conditional=lower in _CONDITIONAL,
            reported=lower in _REPORTED,
        )

    def _shares(self, clause: Clause, lexical: list[int], auxiliaries: set[str]) -> bool:
        """Whether the clause borrows the auxiliary of the one it is coordinated with."""
        sibling = clause.sibling
        return (
            sibling is not None
            and bool(sibling.verbs)
            and not auxiliaries
            and len(lexical) == 1
            and self._borrowed(clause, lexical[0], sibling)
        )

    def _shared(self, clause: Clause, verb: int) -> Verb:
        source = clause.sibling.verbs[-1] if clause.sibling is not None else None
        own = self._verb(clause, verb)
        if source is None:
            return own
        return replace(
            source, lemma=own.lemma, tokens=own.tokens, spans=own.spans, past=False, stative=False, reported=False
        )

    def _lexical(self, clause: Clause, verb: int, auxiliaries: set[str]) -> Verb:
        """A verb with what its auxiliaries say."""
        words, german = self._tokens.words, self._tokens.language == "de"
        modal = next((words.modals[f] for f in sorted(auxiliaries) if f in words.modals), None)
        passive = self._passive(clause, verb, auxiliaries)
        be, have = auxiliaries & words.be, auxiliaries & words.have
        future = auxiliaries & {"wird", "werden", "werde", "will", "shall"} and modal in (None, "will", "shall")
        return replace(
            self._verb(clause, verb),
            passive=passive,
            modal=modal,
            perfect=not passive and bool(have or (be and german)),
            stative=german and bool(be) and not have and not passive and "worden" not in auxiliaries,
            past=not auxiliaries and self._past(verb),
            conditional=bool(auxiliaries & _CONDITIONAL),
            future=bool(future) and not passive and self._is_bare_infinitive(verb),
            reported=bool(auxiliaries & _REPORTED),
        )

    def _borrowed(self, clause: Clause, verb: int, sibling: Clause) -> bool:
        """Whether the verb shares the auxiliary of the clause before ("wird A führen und in B wechseln")."""
        if clause.tokens[-1] != verb:
            return False
        if self._tokens.may_be_participle(self._tokens.lower(verb)) and any(
            v.perfect or v.passive for v in sibling.verbs
        ):
            return True
        return self._is_bare_infinitive(verb) and any(v.modal or v.future for v in sibling.verbs)

    def _is_bare_infinitive(self, index: int) -> bool:
        return self._tokens.language == "en" or self._tokens.lower(index) == self._tokens.lemma(index)

    def _past(self, index: int) -> bool:
        lower, lemma = self._tokens.lower(index), self._tokens.lemma(index)
        if self._tokens.language == "en":
            return lower != lemma and not lower.endswith(("s", "ing"))
        if lower == lemma:
            return False
        if lower in _PAST_IN_T:
            return True
        if lower.endswith(("te", "ten")):
            return True
        stem = re.sub(r"e?r?n$", "", lemma)
        return not lower.endswith("t") and not lower.startswith(stem)

    def _passive(self, clause: Clause, verb: int, forms: set[str]) -> bool:
        words, lower = self._tokens.words, self._tokens.lower(verb)
        if self._tokens.language == "en":
            near = {self._tokens.lower(i) for i in range(max(clause.tokens[0], verb - 3), verb)}
            return bool(near & words.be) and lower != self._tokens.lemma(verb) and not lower.endswith("ing")
        return (
            bool(forms & words.become)
            and self._tokens.may_be_participle(lower)
            and not (
                self._is_bare_infinitive(verb)
                and not forms & {"worden", "wurde", "wurden"}
                and not ({"werden"} & forms and len(forms) > 2)
            )
        )

    def _verb(self, clause: Clause, index: int) -> Verb:
        """The verb itself with its separated prefix."""
        lemma, indexes = self._tokens.lemma(index), [index]
        prefix = self._prefix(clause, index)
        if prefix is not None:
            lemma = self._tokens.lower(prefix) + lemma
            indexes.append(prefix)
        return Verb(lemma, tuple(indexes), tuple(self._span(i) for i in indexes))

    def _prefix(self, clause: Clause, verb: int) -> int | None:
        """The separated prefix that closes the bracket of a finite verb."""
        if self._tokens.language != "de" or clause.kind in ("sub", "relative", "infinitive"):
            return None
        for index in reversed(clause.tokens):
            if index <= verb:
                return None
            if (
                self._kinds[index] is Kind.OTHER
                and self._tokens.lower(index) in self._tokens.words.prefixes
                and self._kinds[index] is not Kind.PREPOSITION
            ):
                following = index + 1
                if (
                    following >= self._end
                    or self._kinds[following] in (Kind.BREAK, Kind.COORDINATOR)
                    or following not in clause.tokens
                ):
                    return index
        return None

    def _span(self, index: int) -> Span:
        token = self._tokens.doc[index]
        return Span(token.idx, token.idx + len(token.text))

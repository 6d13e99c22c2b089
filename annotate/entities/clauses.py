"""From phrases to clauses: the comma rule, the verb bracket and word order.

German sets every subordinate clause off with commas and closes it with its verb; a main clause holds
its finite verb second and the rest of the verb last. That is enough to find the clauses of news
prose, to put the verb together (prefix, auxiliaries, participle) and to guess the subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from annotate.article import Span
from annotate.entities.appositions import Heads, link_appositions
from annotate.entities.phrases import Phrases, coordinate
from annotate.entities.syntax import Clause, ClauseKind, Phrase, Sentence, Verb
from annotate.entities.tokens import Kind, Tokens
from annotate.entities.words import word_set

_DELIMITERS = frozenset(',;:–—()„“”»«"')
_REPORTED = word_set("sei seien habe werde wolle solle könne müsse dürfe möge")
_CONDITIONAL = word_set("würde würden könnte könnten wäre wären hätte hätten dürfte dürften müsste müssten")
_PAST_IN_T = frozenset(
    {"hielt", "trat", "galt", "bat", "riet", "stritt", "tat", "bot", "behielt", "erhielt", "vertrat", "betrat"}
)
_PAST_AUXILIARY = word_set("war waren hatte hatten wurde wurden was were had")


@dataclass(frozen=True)
class _Segment:
    start: int
    end: int
    delimiter: str


def read_clauses(sentence: Sentence, tokens: Tokens, reader: Phrases, heads: Heads) -> None:
    """Fill the sentence's phrases and clauses."""
    sentence.phrases = reader.read(sentence.start, sentence.end)
    link_appositions(sentence.phrases, tokens, heads)
    coordinate(sentence.phrases, tokens)
    builder = _Builder(sentence, tokens)
    sentence.clauses = builder.build()
    sentence.clauses += [c for c in reader.attributes if c.antecedent is not None]
    for clause in sentence.clauses:
        for phrase in clause.phrases:
            phrase.clause = clause
    for clause in reader.attributes:
        if clause.antecedent is not None:
            clause.parent = clause.antecedent.clause
    reader.attributes.clear()
    for clause in sentence.clauses:
        clause.subject = subject_of(clause, tokens, lambda p: bool(p.noun) and heads(p.noun or "") is not None)


class _Builder:
    """Puts the segments between commas together to clauses."""

    def __init__(self, sentence: Sentence, tokens: Tokens) -> None:
        self.sentence = sentence
        self.tokens = tokens
        self.kinds = tokens.kinds
        self.clauses: list[Clause] = []
        self.stack: list[Clause] = []
        self.phrase_at: dict[int, Phrase] = {}
        for phrase in sentence.phrases:
            for index in range(phrase.start, phrase.end):
                self.phrase_at[index] = phrase
            if (
                phrase.end < sentence.end
                and tokens.lower(phrase.end) in ("zufolge", "gegenüber")
                and phrase.preposition is None
            ):
                phrase.preposition = tokens.lower(phrase.end)

    def build(self) -> list[Clause]:
        for segment in self._segments():
            self._place(segment)
        for clause in self.clauses:
            self._fill(clause)
        return [c for c in self.clauses if c.tokens]

    # -- segments ------------------------------------------------------------------------------

    def _segments(self) -> list[_Segment]:
        segments: list[_Segment] = []
        start, delimiter = self.sentence.start, ""
        for index in range(self.sentence.start, self.sentence.end):
            text = self.tokens.doc[index].text
            inside = index in self.phrase_at and self.phrase_at[index].start < index < self.phrase_at[index].end - 1
            if text in _DELIMITERS and not inside:
                segments += self._split(_Segment(start, index, delimiter))
                start, delimiter = index + 1, text
        segments += self._split(_Segment(start, self.sentence.end, delimiter))
        return [s for s in segments if any(self.kinds[i] is not Kind.BREAK for i in range(s.start, s.end))]

    def _split(self, segment: _Segment) -> list[_Segment]:
        """Split where "und" joins two clauses rather than two words."""
        for index in range(segment.start + 1, segment.end - 1):
            if self.kinds[index] is not Kind.COORDINATOR or index in self.phrase_at:
                continue
            left, right = range(segment.start, index), range(index + 1, segment.end)
            if self._joins_clauses(list(left), list(right)):
                first = _Segment(segment.start, index, segment.delimiter)
                return [first, *self._split(_Segment(index, segment.end, "und"))]
        return [segment]

    def _joins_clauses(self, left: list[int], right: list[int]) -> bool:
        if self.kinds[right[0]] is Kind.SUBORDINATOR and self._verbs(right):
            return True
        before, after = self._verbs(left), self._verbs(right)
        if not before or not after:
            return False
        lexical = [i for i in before if not self._auxiliary(i)]
        if lexical:
            if self.tokens.language == "en":
                return after[0] - right[0] <= 3
            return True
        return (right[0] == after[0] and self._surely_finite(after[0])) or (
            len(after) > 0 and self._auxiliary(after[0]) and after[0] - right[0] <= 4
        )

    def _verbs(self, indexes: list[int] | range) -> list[int]:
        return [i for i in indexes if self.kinds[i] is Kind.VERB]

    def _auxiliary(self, index: int) -> bool:
        return self.tokens.lower(index) in self.tokens.words.auxiliaries

    def _surely_finite(self, index: int) -> bool:
        lower = self.tokens.lower(index)
        if self._auxiliary(index):
            return True
        lemma = self.tokens.lemma(index)
        if self.tokens.language == "en":
            return True
        return not self.tokens.may_be_participle(lower) and lower != lemma

    # -- clauses -------------------------------------------------------------------------------

    def _place(self, segment: _Segment) -> None:
        indexes = [i for i in range(segment.start, segment.end) if self.kinds[i] is not Kind.BREAK]
        first = 0
        while first < len(indexes) - 1 and (
            self.kinds[indexes[first]] is Kind.COORDINATOR
            or (
                self.tokens.lower(indexes[first])
                in ("sogar", "selbst", "nur", "auch", "und", "doch", "aber", "erst", "vor", "allem", "so")
                and self.kinds[indexes[first + 1]] in (Kind.SUBORDINATOR, Kind.OTHER)
            )
        ):
            first += 1
        opener = indexes[first]
        verbs = self._verbs(indexes)
        conjunct = self.kinds[indexes[0]] is Kind.COORDINATOR
        if self.kinds[opener] is Kind.SUBORDINATOR and (verbs or self._pending_opener(opener)):
            self._open_subordinate(opener, indexes)
        elif (
            segment.delimiter in (",", "–", "und")
            and not self._is_infinitive(indexes, verbs)
            and (relative := self._relative(opener, indexes, verbs)) is not None
        ):
            self._open_relative(relative, indexes)
        elif self._is_infinitive(indexes, verbs) and segment.delimiter in (",", "–", ":", "und") and self.clauses:
            self._open_infinitive(indexes, conjunct)
        elif not verbs:
            self._continue(indexes, segment.delimiter)
        else:
            self._with_verb(indexes, verbs, conjunct, segment.delimiter)

    def _pending_opener(self, opener: int) -> bool:
        return self.tokens.lower(opener) in (
            "dass",
            "weil",
            "ob",
            "nachdem",
            "obwohl",
            "because",
            "that",
            "if",
            "whether",
        )

    def _top(self) -> Clause | None:
        return self.stack[-1] if self.stack else None

    def _push(self, clause: Clause) -> None:
        self.clauses.append(clause)
        self.stack.append(clause)

    def _open_subordinate(self, opener: int, indexes: list[int]) -> None:
        marker = self.tokens.lower(opener)
        infinitive = marker in self.tokens.words.infinitive_openers
        parent = self._parent()
        siblings = [c for c in self.clauses if c.parent is parent and c.marker == marker]
        sibling = siblings[-1] if siblings and self.kinds[indexes[0]] is Kind.COORDINATOR else None
        kind: ClauseKind = "infinitive" if infinitive else "sub"
        self._push(Clause(kind, marker=marker, tokens=indexes, parent=parent, sibling=sibling))

    def _open_relative(self, relative: Phrase, indexes: list[int]) -> None:
        antecedent = self._antecedent(relative)
        parent = antecedent.clause if antecedent is not None and antecedent.clause is not None else self._parent()
        self._push(
            Clause(
                "relative",
                marker=self.tokens.lower(relative.start),
                tokens=indexes,
                parent=parent,
                antecedent=antecedent,
            )
        )

    def _open_infinitive(self, indexes: list[int], conjunct: bool) -> None:
        parent = self._parent() or (self.clauses[-1] if self.clauses else None)
        if parent is None and self.clauses:
            parent = self.clauses[-1]
        sibling = self.clauses[-1] if conjunct and self.clauses and self.clauses[-1].kind == "infinitive" else None
        if sibling is not None:
            parent = sibling.parent
        self._push(Clause("infinitive", tokens=indexes, parent=parent, sibling=sibling))

    def _parent(self) -> Clause | None:
        """The clause that a new subordinate one depends on."""
        return self._top()

    def _antecedent(self, relative: Phrase) -> Phrase | None:
        """The phrase directly before the comma, or before the verb that closes its clause."""
        before = [p for p in self.sentence.phrases if p.end <= relative.start and p.kind != "relative"]
        return before[-1] if before else None

    def _continue(self, indexes: list[int], delimiter: str) -> None:
        """A stretch without a verb: an apposition, or the clause going on."""
        while len(self.stack) > 1 and self._complete(self.stack[-1]) and self.stack[-1].kind != "main":
            self.stack.pop()
        top = self._top()
        if top is None or delimiter in (":", ";") or self._dateline(top, delimiter):
            self.stack.clear()
            self._push(Clause("main", tokens=indexes))
        else:
            top.tokens.extend(indexes)

    def _dateline(self, clause: Clause, delimiter: str) -> bool:
        """As in “Berlin – Das Start-up …”: a lone name before a dash or colon."""
        return delimiter in (":", "–", "—") and all(self.kinds[i] is Kind.NAME for i in clause.tokens)

    def _with_verb(self, indexes: list[int], verbs: list[int], conjunct: bool, delimiter: str) -> None:
        while self.stack and self._complete(self.stack[-1]) and self.stack[-1].kind != "main":
            if conjunct and self._final_verb(indexes, verbs):
                break
            self.stack.pop()
        top = self._top()
        if top is None or delimiter in (":", ";") or self._dateline(top, delimiter):
            self.stack.clear()
            self._push(Clause("main", tokens=indexes))
        elif not self._complete(top):
            top.tokens.extend(indexes)
        elif conjunct and top.kind != "main":
            sibling = Clause(top.kind, top.marker, indexes, top.parent, sibling=top, antecedent=top.antecedent)
            self.stack.pop()
            self._push(sibling)
        else:
            before = top if conjunct else None
            self.stack.pop()
            self._push(Clause("main", tokens=indexes, sibling=before, parent=None))

    def _final_verb(self, indexes: list[int], verbs: list[int]) -> bool:
        return (
            bool(verbs)
            and indexes[-1] == verbs[-1]
            and (len(verbs) == 1 or verbs[0] >= indexes[-1] - 3)
            and len(indexes) > 1
            and verbs[0] != indexes[1]
        )

    def _complete(self, clause: Clause) -> bool:
        verbs = self._verbs(clause.tokens)
        if not verbs:
            return False
        if clause.kind == "infinitive":
            return True
        if clause.kind in ("sub", "relative"):
            return self.tokens.language == "en" or any(self._surely_finite(v) or not self._auxiliary(v) for v in verbs)
        if self.tokens.language == "en":
            return any(not self._auxiliary(v) for v in verbs) or len(clause.tokens) > verbs[0] - clause.tokens[0] + 2
        lexical = [v for v in verbs if not self._auxiliary(v)]
        if lexical:
            return True
        lower = self.tokens.lower(verbs[0])
        return lower in self.tokens.words.be or lower in self.tokens.words.become

    def _relative(self, opener: int, indexes: list[int], verbs: list[int]) -> Phrase | None:
        """The relative pronoun that opens the stretch, if it is a relative clause."""
        words = self.tokens.words
        pronoun = opener
        if self.kinds[opener] is Kind.PREPOSITION and opener + 1 in indexes:
            pronoun = opener + 1
        lower = self.tokens.lower(pronoun)
        phrase = self.phrase_at.get(pronoun)
        if lower in words.relative_genitives and phrase is not None and phrase.start == pronoun:
            return phrase
        if lower not in words.relatives:
            return None
        if self.tokens.language == "en":
            return phrase if phrase is not None and phrase.kind == "relative" else None
        if phrase is not None and phrase.kind == "relative":
            return phrase
        if not verbs or phrase is None or phrase.start != pronoun:
            return None
        final = indexes[-1] == verbs[-1] and all(v >= verbs[-1] - 3 for v in verbs)
        if not final or (
            verbs[0] == phrase.end
            and self._surely_finite(verbs[0])
            and len(verbs) > 1
            and not self._auxiliary(verbs[-1])
        ):
            return None
        if self._surely_finite(verbs[-1]) or len(verbs) == 1:
            return self._detach(phrase, pronoun)
        return None

    def _detach(self, phrase: Phrase, pronoun: int) -> Phrase:
        """A relative pronoun that was read as the article of the noun after it ("die Chips baut")."""
        doc = self.tokens.doc
        token = doc[pronoun]
        features = self.tokens.words.relatives[self.tokens.lower(pronoun)]
        relative = Phrase(
            pronoun,
            pronoun + 1,
            Span(token.idx, token.idx + len(token.text)),
            "relative",
            phrase.preposition,
            features=features,
        )
        phrase.start, phrase.determiner, phrase.preposition = pronoun + 1, None, None
        phrase.span = Span(doc[pronoun + 1].idx, phrase.span.end)
        phrase.features = frozenset(f for f in phrase.features | frozenset({"Nn", "An", "Np", "Ap"}))
        self.sentence.phrases.insert(self.sentence.phrases.index(phrase), relative)
        self.phrase_at[pronoun] = relative
        return relative

    def _is_infinitive(self, indexes: list[int], verbs: list[int]) -> bool:
        if self.tokens.language == "en" or not verbs:
            return False
        last = verbs[-1]
        lower = self.tokens.lower(last)
        infix = self.tokens.lemma(last) != lower and re.match(r"^[a-zäöüß]{2,10}zu[a-zäöüß]+n$", lower) is not None
        preceded = (last > 0 and self.tokens.lower(last - 1) == "zu") or any(
            self.tokens.lower(v - 1) == "zu" for v in verbs[-2:] if v > 0
        )
        bare = [v for v in verbs if self.tokens.lower(v - 1) != "zu" and v != last]
        return (infix or preceded) and not any(self._surely_finite(v) for v in bare)

    # -- contents ------------------------------------------------------------------------------

    def _fill(self, clause: Clause) -> None:
        tokens, words = self.tokens, self.tokens.words
        inside = set(clause.tokens)
        clause.phrases = [
            p for p in self.sentence.phrases if p.start in inside and p.apposed_to is None and not _is_attached(p)
        ]
        for phrase in clause.phrases:
            phrase.clause = clause
        clause.negated = any(
            tokens.lower(i) in words.negations and (i not in self.phrase_at or self.phrase_at[i].start == i)
            for i in clause.tokens
        )
        verbs = self._verbs(clause.tokens)
        if verbs:
            self._read_verbs(clause, verbs)

    def _read_verbs(self, clause: Clause, verbs: list[int]) -> None:
        tokens, words = self.tokens, self.tokens.words
        finite = [v for v in verbs if self._auxiliary(v)] or verbs
        clause.finite = finite[-1] if clause.kind in ("sub", "relative") and tokens.language == "de" else finite[0]
        if tokens.language == "de" and clause.kind == "main":
            clause.finite = verbs[0] if self._surely_finite(verbs[0]) or not self._auxiliary(finite[0]) else finite[0]
        lower = tokens.lower(clause.finite)
        clause.plural = lower.endswith(("en", "ern", "eln")) or lower in ("sind", "are", "were", "have")
        forms = {tokens.lower(v) for v in verbs}
        shared = clause.sibling if clause.sibling is not None and not forms & words.auxiliaries else None
        auxiliaries = forms & words.auxiliaries
        lexical = [v for v in verbs if not self._auxiliary(v)]
        if (
            shared is not None
            and shared.verbs
            and lexical
            and len(lexical) == 1
            and self._borrowed(clause, lexical[0], shared)
        ):
            clause.finite = None
            source = shared.verbs[-1]
            clause.verbs = [
                self._verb(
                    clause,
                    lexical[0],
                    passive=source.passive,
                    modal=source.modal,
                    perfect=source.perfect,
                    conditional=source.conditional,
                    future=source.future,
                )
            ]
            return
        if not lexical:
            copula = clause.finite
            prefix = self._prefix(clause, copula)
            lemma = (
                "sein"
                if lower in words.be
                else "haben"
                if lower in words.have
                else "werden"
                if lower in words.become
                else words.modals.get(lower, lower)
            )
            if tokens.language == "en":
                lemma = {"sein": "be", "haben": "have"}.get(lemma, lemma)
            clause.verbs = [
                Verb(
                    (tokens.lower(prefix) if prefix is not None else "") + lemma,
                    (copula,),
                    (self._span(copula),),
                    past=lower in _PAST_AUXILIARY,
                    conditional=lower in _CONDITIONAL,
                    reported=lower in _REPORTED,
                )
            ]
            return
        modal = next((words.modals[f] for f in sorted(forms) if f in words.modals), None)
        for verb in lexical:
            passive = self._passive(clause, verb, forms)
            future = (
                bool(forms & {"wird", "werden", "werde", "will", "shall"})
                and not passive
                and modal in (None, "will", "shall")
                and self._is_bare_infinitive(verb)
            )
            clause.verbs.append(
                self._verb(
                    clause,
                    verb,
                    passive=passive,
                    modal=modal,
                    perfect=bool(forms & (words.have | (words.be if tokens.language == "de" else frozenset())))
                    and not passive,
                    stative=tokens.language == "de"
                    and bool(forms & words.be)
                    and not forms & words.have
                    and not passive
                    and "worden" not in forms,
                    past=not auxiliaries and self._past(verb),
                    conditional=bool(forms & _CONDITIONAL),
                    future=future,
                    reported=bool(forms & _REPORTED),
                )
            )

    def _borrowed(self, clause: Clause, verb: int, sibling: Clause) -> bool:
        """Whether the verb shares the auxiliary of the clause before ("wird A führen und in B wechseln")."""
        if clause.tokens[-1] != verb:
            return False
        if self.tokens.may_be_participle(self.tokens.lower(verb)) and any(
            v.perfect or v.passive for v in sibling.verbs
        ):
            return True
        return self._is_bare_infinitive(verb) and any(v.modal or v.future for v in sibling.verbs)

    def _is_bare_infinitive(self, index: int) -> bool:
        return self.tokens.language == "en" or self.tokens.lower(index) == self.tokens.lemma(index)

    def _past(self, index: int) -> bool:
        lower, lemma = self.tokens.lower(index), self.tokens.lemma(index)
        if self.tokens.language == "en":
            return lower != lemma and not lower.endswith(("s", "ing"))
        if lower == lemma:
            return False
        if lower in _PAST_IN_T:
            return True
        if lower.endswith(("te", "ten")):
            return True
        stem = re.sub(r"e?r?n$", "", lemma)
        return lower != lemma and not lower.endswith("t") and not lower.startswith(stem[:3] + stem[3:4])

    def _passive(self, clause: Clause, verb: int, forms: set[str]) -> bool:
        words, lower = self.tokens.words, self.tokens.lower(verb)
        if self.tokens.language == "en":
            near = {self.tokens.lower(i) for i in range(max(clause.tokens[0], verb - 3), verb)}
            return bool(near & words.be) and lower != self.tokens.lemma(verb) and not lower.endswith("ing")
        return (
            bool(forms & words.become)
            and self.tokens.may_be_participle(lower)
            and not (
                self._is_bare_infinitive(verb)
                and not forms & {"worden", "wurde", "wurden"}
                and not ({"werden"} & forms and len(forms) > 2)
            )
        )

    def _verb(
        self,
        clause: Clause,
        index: int,
        *,
        passive: bool = False,
        modal: str | None = None,
        perfect: bool = False,
        past: bool = False,
        stative: bool = False,
        conditional: bool = False,
        future: bool = False,
        reported: bool = False,
    ) -> Verb:
        lemma = self.tokens.lemma(index)
        indexes = [index]
        prefix = self._prefix(clause, index)
        if prefix is not None:
            lemma = self.tokens.lower(prefix) + lemma
            indexes.append(prefix)
        return Verb(
            lemma,
            tuple(indexes),
            tuple(self._span(i) for i in indexes),
            passive,
            modal,
            perfect,
            past,
            conditional,
            future,
            reported,
            stative,
        )

    def _prefix(self, clause: Clause, verb: int) -> int | None:
        """The separated prefix that closes the bracket of a finite verb."""
        if self.tokens.language != "de" or clause.kind in ("sub", "relative", "infinitive"):
            return None
        for index in reversed(clause.tokens):
            if index <= verb:
                return None
            if (
                self.kinds[index] is Kind.OTHER
                and self.tokens.lower(index) in self.tokens.words.prefixes
                and self.kinds[index] is not Kind.PREPOSITION
            ):
                following = index + 1
                if (
                    following >= self.sentence.end
                    or self.kinds[following] in (Kind.BREAK, Kind.COORDINATOR)
                    or following not in clause.tokens
                ):
                    return index
        return None

    def _span(self, index: int) -> Span:
        token = self.tokens.doc[index]
        return Span(token.idx, token.idx + len(token.text))


def _is_attached(phrase: Phrase) -> bool:
    before = phrase.follows
    while before is not None:
        if phrase in before.attached:
            return True
        before = before.follows
    return False


def subject_of(clause: Clause, tokens: Tokens, acts: Callable[[Phrase], bool]) -> Phrase | None:
    """Who or what the clause's verb speaks of, as far as form and order tell; None if they do not."""
    if clause.kind == "attribute":
        return clause.antecedent
    if clause.kind == "infinitive":
        return None
    if clause.finite is None and clause.sibling is not None and clause.verbs:
        # "hat A verkauft und B gegründet": the auxiliary is shared, and so is the subject.
        return clause.sibling.subject or subject_of(clause.sibling, tokens, acts)
    candidates = [p for p in clause.phrases if _nominative(p, clause)]
    own = [p for p in candidates if not (p.follows is not None and p.follows in clause.phrases and _genitive_of(p))]
    agreeing = [p for p in own if _agrees(p, clause)] or own
    if not agreeing:
        if clause.sibling is not None:
            return clause.sibling.subject or subject_of(clause.sibling, tokens, acts)
        return None
    if clause.kind == "relative":
        relative = [p for p in agreeing if p.kind == "relative"]
        certain = [p for p in agreeing if p.kind != "relative" and not p.may_be("A") and p.features and not p.bare]
        if relative and not certain:
            return relative[0]
        if relative and relative[0].features <= frozenset({"Nm", "Df"}):
            return relative[0]
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
            return clause.sibling.subject or subject_of(clause.sibling, tokens, acts)
    if agreeing[0].kind == "noun" and agreeing[0].name is None and agreeing[0].may_be("A"):
        # "Das Geld will die Gründerin ausgeben": people and firms act, things rarely do.
        acting = [p for p in agreeing if p.name is not None or p.kind == "pronoun" or acts(p)]
        if acting:
            return acting[0]
    return agreeing[0]


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
        and not phrase.bare
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

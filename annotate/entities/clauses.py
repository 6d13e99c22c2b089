"""From phrases to clauses: the comma rule, the verb bracket and word order.

German sets every subordinate clause off with commas and closes it with its verb; a main clause holds
its finite verb second and the rest of the verb last. That is enough to find the clauses of news
prose; :mod:`annotate.entities.predicates` puts the verb together and :mod:`annotate.entities.subjects`
finds the subject. :mod:`annotate.entities.segments` cuts the sentence, here the pieces become clauses.
"""

from __future__ import annotations

import re
from itertools import pairwise

from annotate.article import Span
from annotate.entities.appositions import Heads, link_appositions
from annotate.entities.coordination import coordinate
from annotate.entities.phrases import Phrases
from annotate.entities.predicates import Predicates
from annotate.entities.segments import Segment, Segments, has_agent, verbs_in
from annotate.entities.subjects import subject_of
from annotate.entities.syntax import Clause, ClauseKind, Phrase, Sentence
from annotate.entities.tokens import Kind, Tokens
from annotate.entities.tree import Tree

_BUT = frozenset({"aber", "jedoch", "allerdings", "hingegen", "dafür", "dann"})


def read_clauses(sentence: Sentence, tokens: Tokens, reader: Phrases, heads: Heads) -> None:
    """Fill the sentence's phrases and clauses."""
    sentence.phrases = reader.read(sentence.start, sentence.end)
    tree = Tree(tokens.doc, sentence.phrases)
    link_appositions(sentence.phrases, tokens, heads, tree)
    sentence.clauses = _Builder(sentence, tokens).build()
    sentence.clauses += [c for c in reader.attributes if c.antecedent is not None]
    for clause in sentence.clauses:
        for phrase in clause.phrases:
            phrase.clause = clause
    coordinate(sentence.phrases, tokens)
    for clause in reader.attributes:
        if clause.antecedent is not None:
            clause.parent = clause.antecedent.clause
    reader.attributes.clear()
    for clause in sentence.clauses:
        clause.subject = subject_of(clause, tokens, lambda p: bool(p.noun) and heads(p.noun or "") is not None, tree)


class _Builder:
    """Puts the segments between commas together to clauses."""

    def __init__(self, sentence: Sentence, tokens: Tokens) -> None:
        self.sentence = sentence
        self.tokens = tokens
        self.kinds = tokens.kinds
        self._predicates = Predicates(tokens, sentence.end)
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
        for segment in Segments(self.sentence, self.tokens, self.phrase_at).read():
            self._place(segment)
        self._note_conditions()
        for clause in self.clauses:
            self._fill(clause)
        return [c for c in self.clauses if c.tokens]

    def _note_conditions(self) -> None:
        """As in “Sollte A verkaufen, droht B ein Verlust”: both clauses begin with their verbs, the first says if."""
        for clause, after in pairwise(self.clauses):
            if (
                self.tokens.language == "de"
                and clause.kind == after.kind == "main"
                and all(
                    self.kinds[c.tokens[0]] is Kind.VERB and self.tokens.surely_finite(c.tokens[0])
                    for c in (clause, after)
                )
                and clause.tokens[0] not in self.tokens.quoted
                and (clause is self.clauses[0] or self.tokens.doc[clause.tokens[0] - 1].text in ":;–")
                and self.tokens.doc[after.tokens[0] - 1].text == ","
            ):
                clause.kind, clause.marker, clause.parent = "sub", "wenn", after

    def _verbs(self, indexes: list[int] | range) -> list[int]:
        return verbs_in(indexes, self.tokens)

    # -- clauses -------------------------------------------------------------------------------

    def _place(self, segment: Segment) -> None:
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
        elif self._reduced(indexes, verbs, segment.delimiter):
            self._open_reduced(indexes)
        else:
            self._with_verb(indexes, verbs, conjunct, segment.delimiter)

    def _reduced(self, indexes: list[int], verbs: list[int], delimiter: str) -> bool:
        """As in “A, 2009 von B gegründet, …”: a participle behind a name, without an auxiliary."""
        top = self._top()
        if self.tokens.language == "en":
            return (
                top is not None
                and delimiter == ","
                and top.tokens[-1] in self.phrase_at
                and has_agent(verbs, self.sentence, self.tokens)
            )
        if delimiter != "," or len(verbs) != 1 or verbs[0] != indexes[-1]:
            return False
        if top is None or (top.kind == "main" and self._complete(top)) or top.tokens[-1] not in self.phrase_at:
            return False
        agent = any(self.tokens.lower(i) in ("von", "vom", "durch") for i in indexes)
        goes_on = top.kind == "main" and not self._verbs(top.tokens) and self._finite_follows(indexes[-1])
        return (agent or goes_on) and self.tokens.may_be_participle(self.tokens.lower(verbs[0]))

    def _finite_follows(self, last: int) -> bool:
        """Whether a finite verb stands behind the comma, as a clause goes on after something put in."""
        after = last + 2
        return (
            after < self.sentence.end
            and self.tokens.doc[last + 1].text == ","
            and self.kinds[after] is Kind.VERB
            and self.tokens.surely_finite(after)
        )

    def _open_reduced(self, indexes: list[int]) -> None:
        top = self._top()
        antecedent = self.phrase_at[top.tokens[-1]] if top is not None else None
        self.clauses.append(Clause("attribute", tokens=indexes, parent=top, antecedent=antecedent))

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
        """The phrase before the comma or the closing verb; if it cannot be meant, what it hangs on.

        "einen Verkauf der Sparte, den", "das Haus, für dessen Chef".
        """
        before = [p for p in self.sentence.phrases if p.end <= relative.start and p.kind != "relative"]
        nearest = before[-1] if before else None
        phrase = nearest
        while phrase is not None and not self._may_mean(relative, phrase):
            phrase = phrase.conjunct_of or phrase.follows
        return phrase or nearest

    def _may_mean(self, relative: Phrase, phrase: Phrase) -> bool:
        """Whether gender and number allow a relative pronoun to stand for a phrase."""
        if self.tokens.language == "en" or phrase.kind == "value" or not relative.features:
            return True
        lower = self.tokens.lower(relative.start)
        genders = set(self.tokens.words.relative_genitives.get(lower, "")) or {f[1] for f in relative.features}
        return bool(genders & {f[1] for f in phrase.features})

    def _continue(self, indexes: list[int], delimiter: str) -> None:
        """A stretch without a verb: an apposition, or the clause going on."""
        while len(self.stack) > 1 and self._complete(self.stack[-1]) and self.stack[-1].kind != "main":
            self.stack.pop()
        top = self._top()
        if top is None or delimiter in (":", ";") or self._dateline(top, delimiter):
            self.stack.clear()
            self._push(Clause("main", tokens=indexes))
        elif top.kind == "main" and self._complete(top) and self._begins_clause(indexes):
            self.stack.pop()
            self._push(Clause("main", tokens=indexes, sibling=top))
        else:
            top.tokens.extend(indexes)

    def _begins_clause(self, indexes: list[int]) -> bool:
        """As in “doch A, inzwischen B, lehnte es ab”: the verb comes after what is put in between."""
        if self.kinds[indexes[0]] is not Kind.COORDINATOR or self.tokens.lower(indexes[0]) not in (
            "doch",
            "aber",
            "und",
        ):
            return False
        verb = next((i for i in range(indexes[-1], self.sentence.end) if self.kinds[i] is Kind.VERB), None)
        return verb is not None and self.tokens.doc[verb - 1].text == "," and self.tokens.surely_finite(verb)

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
            before = top if conjunct or (top.kind == "main" and self._goes_on(indexes, verbs)) else None
            self.stack.pop()
            self._push(Clause("main", tokens=indexes, sibling=before, parent=None))

    def _goes_on(self, indexes: list[int], verbs: list[int]) -> bool:
        """As in “…, blieb aber im Aufsichtsrat”: the verb comes first and says the opposite of the same subject."""
        return verbs[0] == indexes[0] and any(self.tokens.lower(i) in _BUT for i in indexes)

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
            return self.tokens.language == "en" or any(
                self.tokens.surely_finite(v) or not self.tokens.is_auxiliary(v) for v in verbs
            )
        if self.tokens.language == "en":
            return (
                any(not self.tokens.is_auxiliary(v) for v in verbs)
                or len(clause.tokens) > verbs[0] - clause.tokens[0] + 2
            )
        lexical = [v for v in verbs if not self.tokens.is_auxiliary(v)]
        if lexical:
            return True
        lower = self.tokens.lower(verbs[0])
        return lower in self.tokens.words.be or lower in self.tokens.words.become

    def _relative(self, opener: int, indexes: list[int], verbs: list[int]) -> Phrase | None:
        """The relative pronoun that opens the stretch, if it is a relative clause."""
        words = self.tokens.words
        pronoun = opener
        if self.tokens.lower(opener) in ("wie", "als"):
            return None
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
            and self.tokens.surely_finite(verbs[0])
            and len(verbs) > 1
            and not self.tokens.is_auxiliary(verbs[-1])
        ):
            return None
        if self.tokens.surely_finite(verbs[-1]) or len(verbs) == 1:
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
        return (infix or preceded) and not any(self.tokens.surely_finite(v) for v in bare)

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
            self._predicates.read(clause, verbs)
        if clause.kind == "attribute":
            for verb in clause.verbs:
                verb.passive, verb.past = True, False


def _is_attached(phrase: Phrase) -> bool:
    before = phrase.follows
    while before is not None:
        if phrase in before.attached:
            return True
        before = before.follows
    return False

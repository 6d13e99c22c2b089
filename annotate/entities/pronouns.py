"""Whom a pronoun stands for: gender, number, clause rules, and no link when two would fit."""

from __future__ import annotations

from annotate.entities.discourse import Discourse
from annotate.entities.resolved import Link, Resolved
from annotate.entities.salience import Candidate
from annotate.entities.syntax import Clause, Phrase
from annotate.entities.why import why

_PERSONAL = {"PER": 1.0, "ORG": 0.7, "": 0.3, "PRODUCT": 0.3}
"""What a mention counts for by its sort where a person may be meant, those without a name included."""
_OWNERS = {"PER": 1.0, "ORG": 0.9, "": 0.4, "PRODUCT": 0.4}
_THINGS = {"ORG": 1.0, "PRODUCT": 0.8, "": 0.8}
_FIRM_KIN = frozenset({"Tochter", "Tochterfirma", "Tochtergesellschaft", "Mutter", "Muttergesellschaft"})


_BELONGING = frozenset({"gehören", "zählen"})
"""In “Zu seinen Marken gehören A und B” the subject is not who has them."""
_WHERE = frozenset({"aus", "in", "bei", "from"})
_POLITE = frozenset({"Sie", "Ihnen", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihres"})


class Pronouns:
    """Links personal, possessive, relative and demonstrative pronouns."""

    def __init__(self, resolved: Resolved, discourse: Discourse) -> None:
        self.resolved = resolved
        self.discourse = discourse
        self.tokens = resolved.reading.tokens
        self.language = resolved.reading.tokens.language

    def link(self, phrase: Phrase, clause: Clause) -> None:
        """Link the phrase if it is a pronoun and it is clear whose."""
        if phrase.kind == "relative":
            self._relative(phrase, clause)
        elif phrase.kind == "pronoun":
            self._personal(phrase, clause)

    # -- personal ------------------------------------------------------------------------------

    def _personal(self, phrase: Phrase, clause: Clause) -> None:
        if phrase.start in self.tokens.quoted:
            # Who speaks means others than the text around the quotation does.
            return
        if self._polite(phrase):
            return
        words = self.tokens.text[phrase.span.start : phrase.span.end].lower().split()
        lower = words[0]
        if len(words) > 1 and lower in ("er", "sie"):
            self._root_subject(phrase, clause, "m" if lower == "er" else "f")
        elif lower in ("er", "ihn", "ihm", "he", "him"):
            self._one(phrase, clause, "m")
        elif lower in ("sie", "they", "them"):
            if phrase.start != clause.tokens[0] and self.tokens.doc[phrase.start].text == "Sie":
                return
            if lower != "sie" or (phrase is clause.subject and clause.plural):
                self._plural(phrase, clause)
            elif phrase is clause.subject or not clause.plural:
                self._one(phrase, clause, "f")
        elif lower in ("she", "ihr") and phrase.kind == "pronoun":
            self._one(phrase, clause, "f")
        elif lower in ("es", "it"):
            self._neuter(phrase, clause)
        elif lower in self.tokens.words.demonstratives:
            self._demonstrative(phrase, clause)

    def _one(self, phrase: Phrase, clause: Clause, gender: str) -> None:
        others = self.discourse.arguments(clause, phrase) | self._in_fronted_object(clause)

        def accept(e: str) -> bool:
            return e not in others and self.resolved.type(e) in _PERSONAL

        found = self.discourse.candidate(phrase, clause, accept, frozenset(gender), _PERSONAL)
        if found is not None:
            self.resolved.link(phrase, (found.entity,), found.ground)

    def _in_fronted_object(self, clause: Clause) -> set[str]:
        """As in “Dass A alles wusste, weist er von sich”: the subject of what "er" denies is somebody else."""
        fronted = [c for c in self.discourse.sentences[-1].clauses if c.marker in ("dass", "ob") and c.kind == "sub"]
        before = [c for c in fronted if c.tokens[0] == self.discourse.sentences[-1].start]
        here = clause.kind == "main" and bool(before) and clause.tokens[0] > before[0].tokens[-1]
        return {e for c in before if here for e in self.discourse.subject(c)}

    def _polite(self, phrase: Phrase) -> bool:
        """Whether "Sie" speaks to somebody: a possessive or pronoun with a capital says so inside a sentence."""
        if self.language != "de" or not self.tokens.doc[phrase.start].text.startswith("S"):
            return False
        sentence = self.discourse.sentences[-1]
        return phrase.start > sentence.start or any(
            self.tokens.doc[i].text in _POLITE for i in range(sentence.start + 1, sentence.end)
        )

    def _root_subject(self, phrase: Phrase, clause: Clause, gender: str) -> None:
        """As in “er selbst”: the subject of the whole sentence."""
        root = clause
        for ancestor in clause.ancestors():
            root = ancestor
        found = self.discourse.subject(root)
        if len(found) == 1 and self.resolved.entities[found[0]].gender in (None, gender):
            self.resolved.link(phrase, found, "clause")

    def _plural(self, phrase: Phrase, clause: Clause) -> None:
        others = self.discourse.arguments(clause, phrase)

        def accept(e: str) -> bool:
            return e not in others and self.resolved.type(e) in _PERSONAL

        found = self.discourse.candidate(phrase, clause, accept, frozenset("p"), _PERSONAL)
        opening = self.discourse.sentences[-1].paragraph <= 1
        if found is not None:
            self.resolved.link(phrase, found.entities, found.ground)
        elif self.discourse.main_pair is not None and opening:
            self.resolved.link(phrase, self.discourse.main_pair, "main_pair")

    def _neuter(self, phrase: Phrase, clause: Clause) -> None:
        """“es” stands for nothing in “es gibt”, “es kam zu …”."""
        if phrase is clause.subject and any(
            v.lemma in ("geben", "heißen", "sein", "gehen", "kommen", "werden", "be") for v in clause.verbs
        ):
            return
        others = self.discourse.arguments(clause, phrase)

        def accept(e: str) -> bool:
            return e not in others

        found = self.discourse.candidate(phrase, clause, accept, frozenset("n"), _THINGS)
        if found is not None:
            self.resolved.link(phrase, (found.entity,), found.ground)

    def _demonstrative(self, phrase: Phrase, clause: Clause) -> None:
        """As in “dieser”: whoever was mentioned last, not the subject."""
        if self.tokens.doc[phrase.start].lower_ not in ("dieser", "der"):
            return
        before = self.discourse.sentences[-2:-1]
        subjects = {e for s in before for c in s.clauses if c.kind == "main" for e in self.discourse.subject(c)}

        def accept(e: str) -> bool:
            return self.resolved.type(e) == "PER" and e not in subjects

        last = self.discourse.last_mentioned(phrase, accept, frozenset("m"))
        if last is not None:
            self.resolved.link(phrase, (last,), "before")

    # -- possessive ----------------------------------------------------------------------------

    def link_possessive(self, phrase: Phrase, clause: Clause) -> None:
        """Link the possessive that opens a phrase."""
        if phrase.possessive is None or phrase in self.resolved.possessors or phrase.start in self.tokens.quoted:
            return
        lower = self.tokens.text[phrase.possessive.start : phrase.possessive.end].lower()
        words = self.tokens.words
        if lower in words.relative_genitives:
            found = self._relative_genitive(phrase, clause, lower)
        else:
            found = self._possessive(phrase, clause, words.possessives[lower])
        if found is not None:
            name = self.resolved.names(found.entities)
            text = self.tokens.text[phrase.possessive.start : phrase.possessive.end]
            self.resolved.possessors[phrase] = Link(
                found.entities, phrase.possessive, why(found.ground, self.language, text, name)
            )

    def _relative_genitive(self, phrase: Phrase, clause: Clause, lower: str) -> Candidate | None:
        if clause.kind == "relative" and clause.antecedent is not None and phrase.start == clause.tokens[0]:
            own = self.resolved.own(clause.antecedent)
            return Candidate((own[0],), "relative") if len(own) == 1 else None
        if phrase.conjunct_of is not None and len(own := self.resolved.own(phrase.conjunct_of)) == 1:
            return Candidate((own[0],), "before")
        # "… und wurde so dessen Partner": whoever was mentioned last but is not the subject.
        subject = self.discourse.subject(clause.sibling or clause)

        def accept(e: str) -> bool:
            return e not in subject and self.resolved.type(e) in _PERSONAL

        last = self.discourse.last_mentioned(phrase, accept, frozenset(self.tokens.words.relative_genitives[lower]))
        return Candidate((last,), "before") if last is not None else None

    def _possessive(self, phrase: Phrase, clause: Clause, genders: str) -> Candidate | None:
        inner = (
            {self.resolved.possessor(phrase.follows)}
            if phrase.follows is not None and phrase.follows.possessor is not None
            else set()
        )

        head = self.resolved.reading.nouns.head(phrase.noun) if phrase.noun else None
        kin = head is not None and head.role == "kin"

        def accept(e: str) -> bool:
            return e not in inner and (not kin or self.resolved.type(e) == "PER")

        if phrase.conjunct_of is not None and head is not None and (kin or head.lemma in _FIRM_KIN):
            first = self.resolved.own(phrase.conjunct_of)
            if len(first) == 1 and accept(first[0]):
                return Candidate((first[0],), "clause")
        subject = clause.subject
        inside = subject is not None and phrase in subject.group()
        belonging = phrase.preposition == "zu" and any(v.lemma in _BELONGING for v in clause.verbs)
        replacing = phrase.preposition == "an" and phrase.noun == "Stelle"
        factors = _PERSONAL if kin else _OWNERS
        free = not inside and not belonging and not replacing
        return self.discourse.candidate(phrase, clause, accept, frozenset(genders), factors, own_subject=free)

    # -- relative ------------------------------------------------------------------------------

    def _relative(self, phrase: Phrase, clause: Clause) -> None:
        antecedent = clause.antecedent
        if clause.kind != "relative" or antecedent is None or phrase.start not in clause.tokens[:2]:
            return
        text = self.tokens.lower(phrase.start)
        antecedent = self._outer(antecedent, phrase, phrase is clause.subject)
        if phrase is clause.subject and clause.plural and antecedent.conjunct_of is not None:
            found = self.resolved.all_of(antecedent.conjunct_of)
        else:
            found = self.resolved.own(antecedent)
        if not found or (text == "das" and any(self.resolved.type(e) == "PER" for e in found)):
            return
        if text in ("der", "den") and len(found) == 1 and self.resolved.entities[found[0]].gender == "f":
            return
        if self._extraposed(antecedent, phrase) and (
            antecedent.preposition is not None and antecedent.follows is not None
        ):
            return
        if antecedent.name is not None and self.resolved.type(found[0]) == "PRODUCT":
            span = self.resolved.reading.mentions[antecedent.name].span
            self.resolved.links[phrase] = Link(found, span, "", inferred=False, shown=False)
            return
        self.resolved.link(phrase, found, "relative")

    def _outer(self, antecedent: Phrase, relative: Phrase, subject: bool) -> Phrase:
        """As in “Das Programm von A, das”: the noun that the name belongs to, if it agrees."""
        before = antecedent.follows
        own = self.resolved.own(antecedent)
        place = antecedent.preposition in _WHERE and bool(own) and self.resolved.type(own[0]) == "LOC"
        if before is None or before.noun is None or not (place or antecedent.preposition in ("von", "of")):
            return antecedent
        genders = {f[1] for f in relative.features if f[0] == "N" or not subject}
        return before if {f[1] for f in before.features} & genders else antecedent

    def _extraposed(self, antecedent: Phrase, relative: Phrase) -> bool:
        between = range(antecedent.end, relative.start)
        return sum(1 for i in between if not self.tokens.doc[i].is_punct and not self.tokens.doc[i].is_space) > 1

"""Whom a pronoun stands for: gender, number, clause rules, and no link when two would fit."""

from __future__ import annotations

from annotate.entities.discourse import Candidate, Discourse
from annotate.entities.resolved import Link, Resolved, stands_for_several
from annotate.entities.syntax import Clause, Phrase
from annotate.entities.why import why

_FIRM_KIN = frozenset({"Tochter", "Tochterfirma", "Tochtergesellschaft", "Mutter", "Muttergesellschaft"})


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

    def _fits(self, entity: str, gender: str) -> bool:
        found = self.resolved.entities[entity]
        if found.type == "ORG":
            return self.discourse.genders.get(entity) == gender
        return found.type == "PER" and found.gender in (None, gender)

    def _one(self, phrase: Phrase, clause: Clause, gender: str) -> None:
        others = self.discourse.arguments(clause, phrase)

        def accept(e: str) -> bool:
            return self._fits(e, gender) and e not in others

        for candidate in self.discourse.candidates(clause, accept, own_subject=False):
            # A firm is "er" or "sie" only where it was the subject.
            person = self.resolved.type(candidate.entity) == "PER"
            if person or (candidate.ground != "only" and not self._people_near(phrase, gender)):
                self.resolved.link(phrase, (candidate.entity,), candidate.ground)
                return

    def _people_near(self, phrase: Phrase, gender: str) -> bool:
        """Whether this sentence or the one before speaks of a person of the gender, who is more likely meant."""

        def fits(e: str) -> bool:
            found = self.resolved.entities[e]
            return found.type == "PER" and found.gender == gender

        before = self.discourse.sentences[-2:-1]
        return bool(self.discourse.before_in_sentence(phrase, fits)) or any(
            self.discourse.mentioned(s, fits) for s in before
        )

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
        if len(found) == 1 and self._fits(found[0], gender):
            self.resolved.link(phrase, found, "clause")

    def _plural(self, phrase: Phrase, clause: Clause) -> None:
        for other in clause.ancestors():
            if len(found := self.discourse.subject(other)) > 1:
                self.resolved.link(phrase, found, "pair")
                return
        sentences = self.discourse.sentences
        before = [s for s in sentences[-2:-3:-1] if s.paragraph == sentences[-1].paragraph]
        earlier = [c for c in sentences[-1].clauses if c.tokens and clause.tokens and c.tokens[0] < clause.tokens[0]]
        for other in [*reversed(earlier), *(c for s in before for c in reversed(s.clauses))]:
            found = self.discourse.subject(other)
            if len(found) > 1:
                self.resolved.link(phrase, found, "pair")
                return
            if other.subject is not None and other.plural and not found:
                return
        opening = not before and sentences[-1].paragraph <= 1
        if self.discourse.main_pair is not None and opening:
            self.resolved.link(phrase, self.discourse.main_pair, "main_pair")

    def _neuter(self, phrase: Phrase, clause: Clause) -> None:
        """“es” stands for a firm only right after a clause whose subject it was, and never in “es gibt”."""
        if phrase is not clause.subject or any(
            v.lemma in ("geben", "heißen", "sein", "gehen", "kommen", "werden", "be") for v in clause.verbs
        ):
            return
        sentences = self.discourse.sentences
        if len(sentences) < 2 or sentences[-2].paragraph != sentences[-1].paragraph:
            return
        main = [c for c in sentences[-2].clauses if c.kind == "main"]
        found = self.discourse.subject(main[-1]) if main else ()
        if len(found) == 1 and self.resolved.type(found[0]) in ("ORG", "PRODUCT"):
            self.resolved.link(phrase, found, "subject")

    def _demonstrative(self, phrase: Phrase, clause: Clause) -> None:
        """As in “dieser”: whoever was mentioned last, not the subject."""
        if self.tokens.doc[phrase.start].lower_ != "dieser":
            return
        before = self.discourse.before_in_sentence(phrase, lambda e: self._fits(e, "m"))
        if len(before) > 1:
            self.resolved.link(phrase, (before[-1],), "before")
        elif not before and len(self.discourse.sentences) > 1:
            last = self.discourse.sentences[-2]
            subjects = {e for c in last.clauses if c.kind == "main" for e in self.discourse.subject(c)}
            people = self.discourse.mentioned(last, lambda e: self._fits(e, "m") and self.resolved.type(e) == "PER")
            people = [e for e in people if e not in subjects] or people
            if len(people) == 1 and last.paragraph == self.discourse.sentences[-1].paragraph:
                self.resolved.link(phrase, (people[0],), "before")

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
            name = self.resolved.entities[found.entity].name
            text = self.tokens.text[phrase.possessive.start : phrase.possessive.end]
            self.resolved.possessors[phrase] = Link(
                (found.entity,), phrase.possessive, why(found.ground, self.language, text, name)
            )

    def _relative_genitive(self, phrase: Phrase, clause: Clause, lower: str) -> Candidate | None:
        if clause.kind == "relative" and clause.antecedent is not None and phrase.start == clause.tokens[0]:
            own = self.resolved.own(clause.antecedent)
            return Candidate(own[0], "relative") if len(own) == 1 else None
        if phrase.conjunct_of is not None and len(own := self.resolved.own(phrase.conjunct_of)) == 1:
            return Candidate(own[0], "before")
        # "… und wurde so dessen Partner": the one before that is not the subject.
        subject = self.discourse.subject(clause.sibling or clause.parent or clause)
        before = self.discourse.before_in_sentence(
            phrase, lambda e: e not in subject and self.resolved.type(e) in ("PER", "ORG")
        )
        return Candidate(before[-1], "before") if before and clause.sibling is not None else None

    def _possessive(self, phrase: Phrase, clause: Clause, genders: str) -> Candidate | None:
        inner = (
            {self.resolved.possessor(phrase.follows)}
            if phrase.follows is not None and phrase.follows.possessor is not None
            else set()
        )

        head = self.resolved.reading.nouns.head(phrase.noun) if phrase.noun else None
        kin = head is not None and head.role == "kin"

        def accept(e: str) -> bool:
            return self._may_possess(e, genders) and e not in inner and (not kin or self.resolved.type(e) == "PER")

        if phrase.conjunct_of is not None and head is not None and (kin or head.lemma in _FIRM_KIN):
            first = self.resolved.own(phrase.conjunct_of)
            if len(first) == 1 and accept(first[0]):
                return Candidate(first[0], "clause")
        subject = clause.subject
        inside = subject is not None and (subject is phrase or phrase in subject.conjuncts)
        if inside and subject is not phrase and subject is not None:
            own = self.resolved.own(subject)
            if len(own) == 1 and accept(own[0]):
                return Candidate(own[0], "clause")
        if not inside and "p" in genders and len(self.discourse.subject(clause)) > 1:
            return None
        if not inside and subject is not None and self._may_be_its_own(subject, genders, clause.plural):
            return None
        if "p" in genders and any(len(self.discourse.subject(c)) > 1 for c in clause.ancestors()):
            return None
        candidates = self.discourse.candidates(clause, accept, own_subject=not inside, owners=True)
        return next((c for c in candidates if c.ground != "only" or self.resolved.type(c.entity) == "PER"), None)

    def _may_be_its_own(self, subject: Phrase, genders: str, plural: bool) -> bool:
        """Whether the possessive may belong to a subject of which nobody knows who it is ("Die Schweizer … ihren")."""
        if subject.kind != "noun" or not subject.noun or self.resolved.all_of(subject):
            return False
        if "p" in genders and plural and "Np" in subject.features:
            return True
        head = self.resolved.reading.nouns.head(subject.noun)
        if stands_for_several(subject.noun):
            return "f" in genders
        return head is not None and head.gender in genders

    def _may_possess(self, entity: str, genders: str) -> bool:
        found = self.resolved.entities[entity]
        if found.type == "PER":
            return found.gender in (None, *genders) if "m" in genders or "f" in genders else False
        if found.type not in ("ORG", "PRODUCT"):
            return False
        if self.language == "en":
            return "n" in genders or "p" in genders
        return self.discourse.genders.get(entity, "n") in genders

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
        if text in ("der", "den", "who") and len(found) == 1 and self.resolved.entities[found[0]].gender == "f":
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
        if before is None or antecedent.preposition not in ("von", "of") or before.noun is None:
            return antecedent
        genders = {f[1] for f in relative.features if f[0] == "N" or not subject}
        return before if {f[1] for f in before.features} & genders else antecedent

    def _extraposed(self, antecedent: Phrase, relative: Phrase) -> bool:
        between = range(antecedent.end, relative.start)
        return sum(1 for i in between if not self.tokens.doc[i].is_punct and not self.tokens.doc[i].is_space) > 1

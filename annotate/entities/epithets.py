"""Whom an epithet stands for: "der A-Gründer", "das Start-up", "seinem Rivalen", "die beiden", "die Schweden"."""

from __future__ import annotations

import re
from collections import Counter

from annotate.article import Span
from annotate.entities.demonyms import Origins, names_a_person
from annotate.entities.discourse import ANY_GENDER, PERSONAL, Discourse
from annotate.entities.firms import Firms, same_noun
from annotate.entities.nouns import HeadNoun
from annotate.entities.resolved import Resolved
from annotate.entities.roles import Roles
from annotate.entities.salience import Candidate
from annotate.entities.syntax import Clause, Phrase
from annotate.entities.words import word_set

_DEFINITE = word_set("der die das den dem des dieser diese dieses diesem diesen the this that")
_AGED = re.compile(r"^\d+-[Jj]ährige[rn]?$")
_WOMAN = re.compile(
    r"\w{2}(?:er|ist|ant|ent|or|är|eur|og|at|ält|ärzt|schwed|französ|dän|finn|brit|polinn?)in$", re.IGNORECASE
)
"""What a noun ends in that names a woman by what she does or where she is from."""
_OF_PERSONS = re.compile(r"(?:gelernt|gebürtig|studiert|promoviert|verwitwet|verheiratet|\d+-?jährig)e[rnms]?$")
"""What only people are."""
_PARTNERS = frozenset({"Partner", "Partnerin", "partner"})
_MAKING = frozenset({"machen", "werden", "berufen", "befördern", "ernennen", "küren", "wählen", "aufsteigen"})
"""Verbs that make somebody something ("zum Chef")."""
_ALONE_LEAST = 0.2
_ALONE_AHEAD = 1.6
"""A description that says nothing we know of anybody means the only person whom the last sentences speak of."""
_FOUNDERS = frozenset({"gründer", "gründerinnen", "gründern", "founders"})
_BODIES = frozenset({"vorstand", "aufsichtsrat", "beirat", "verwaltungsrat"})


def _names(phrase: Phrase) -> bool:
    return phrase.name is not None and phrase.preposition is None and phrase.may_be("N") and phrase.follows is None


class Epithets:
    """Links noun phrases that are no names."""

    def __init__(
        self,
        resolved: Resolved,
        discourse: Discourse,
        origins: Origins,
        roles: Roles,
        votes: Counter[tuple[str, str, str]],
    ) -> None:
        self.resolved = resolved
        self.discourse = discourse
        self.origins = origins
        self.roles = roles
        self.votes = votes
        self.reading = resolved.reading
        self._firms = Firms(resolved, discourse, origins, roles)
        self._role_in_sentence: list[tuple[str, str, str]] = []

    def start_sentence(self) -> None:
        """Forget which epithets the sentence before had."""
        self._role_in_sentence.clear()

    def link(self, phrase: Phrase, clause: Clause) -> None:
        """Link the phrase if it is an epithet and it is clear whose."""
        if phrase.kind == "noun" and phrase.bare and phrase.name is not None and self._is_place(phrase.name):
            # "die Göppinger" may have been taken for a place.
            self._firms.by_place(phrase, clause)
            return
        if phrase.name is not None or phrase.kind != "noun" or phrase in self.resolved.links or phrase.noun is None:
            return
        head = self.reading.nouns.head(phrase.noun) if phrase.noun else None
        if phrase.apposed_to is not None:
            self._apposition(phrase)
        elif own := self.resolved.own(phrase):
            # "Der dritte Gründer, Max Muster,"
            self.resolved.link(phrase, own, "apposition", inferred=False)
        elif self._is_both(phrase):
            self._both(phrase)
        elif self._is_group(phrase):
            self._group(phrase)
        elif self._definite(phrase):
            self._definite_epithet(phrase, clause, head)

    def _is_place(self, mention: int) -> bool:
        return self.reading.mentions[mention].type == "LOC"

    # -- kinds ---------------------------------------------------------------------------------

    def _definite(self, phrase: Phrase) -> bool:
        return (
            phrase.determiner in _DEFINITE
            or phrase.full_span is not None
            or phrase.possessive is not None
            or phrase.possessor is not None
        )

    def _is_both(self, phrase: Phrase) -> bool:
        words = {self.reading.tokens.lower(i) for i in range(phrase.start, phrase.end)}
        return bool(words & self.reading.tokens.words.plural_both)

    def _apposition(self, phrase: Phrase) -> None:
        own = self.resolved.own(phrase.apposed_to) if phrase.apposed_to is not None else ()
        if len(own) == 1:
            span = Span(phrase.span.start, phrase.attached[-1].span.end) if phrase.attached else phrase.span
            self.resolved.link(phrase, own, "apposition", span, inferred=False)

    def _both(self, phrase: Phrase) -> None:
        """As in “die beiden”, "beide Unternehmen": the pair of the right type."""
        kind = "PER"
        if phrase.noun:
            head = self.reading.nouns.head(phrase.noun)
            kind = self.reading.nouns.groups.get(phrase.noun.lower()) or (head.type if head is not None else "PER")
            if head is not None and head.orgs and self.discourse.main_pair is None:
                kind = "ORG"
        alone = not phrase.noun and phrase.end == phrase.start + 1
        pair, ground = (self._joint() if alone else None), "pair"
        if pair is None:
            pair, ground = self._pair(phrase, kind)
        if pair is not None:
            self.resolved.link(phrase, pair, ground)

    def _joint(self) -> tuple[str, str] | None:
        """As in “… reichte es an A und B weiter. Beide …”: the only two of any type that the sentence before joined."""
        before = self.discourse.sentences[-2:-1]
        joined = [
            c
            for s in before
            for p in s.phrases
            if p.conjuncts and len(c := self.resolved.all_of(p)) == 2 and self.resolved.type(c[0]) in ("PER", "ORG")
        ]
        return (joined[0][0], joined[0][1]) if len(joined) == 1 else None

    def _is_group(self, phrase: Phrase) -> bool:
        """As in “die Brüder”, "die einstigen Freunde": the plural of people who belong together."""
        groups = self.reading.nouns.groups
        known = (phrase.noun or "").lower() in groups and groups[(phrase.noun or "").lower()] == "PER"
        return known and phrase.determiner in ("die", "der", "den", "the") and any(f[1] == "p" for f in phrase.features)

    def _group(self, phrase: Phrase) -> None:
        """Those who were described so together, or the pair named last."""
        noun = (phrase.noun or "").lower()
        if noun in _FOUNDERS:
            founders = [f for f in self.discourse.founders.values() if len(f) > 1]
            if len(founders) == 1 and self.discourse.salience.traces:
                self.resolved.link(phrase, tuple(sorted(founders[0])), "stated")
            return
        pair, ground = self._pair(phrase, "PER")
        if pair is not None:
            self.resolved.link(phrase, pair, ground)

    def _pair(self, phrase: Phrase, kind: str) -> tuple[tuple[str, str] | None, str]:
        def fits(entity: str) -> bool:
            return self.resolved.type(entity) == kind

        here = self.discourse.before_in_sentence(phrase, fits)
        if len(here) == 2:
            return (here[0], here[1]), "pair"
        recent = self.discourse.sentences[-2:-3:-1]
        mentioned = self.discourse.mentioned(recent[0], fits) if recent and not here else []
        if len(mentioned) == 2:
            return (mentioned[0], mentioned[1]), "pair"
        for pair in reversed(self.discourse.pairs[-3:]):
            if fits(pair[0]) and set(pair) <= set(here or mentioned):
                return pair, "pair"
        main = self.discourse.main_pair if kind == "PER" else self.discourse.main_firms
        if main is not None:
            return main, "main_pair" if kind == "PER" else "main_firms"
        if kind == "ORG":
            so_far: list[str] = []
            for sentence in self.discourse.sentences:
                so_far += [e for e in self.discourse.mentioned(sentence, fits) if e not in so_far]
                if len(so_far) > 2:
                    break
            if len(so_far) == 2:
                return (so_far[0], so_far[1]), "pair"
        return None, ""

    def _definite_epithet(self, phrase: Phrase, clause: Clause, head: HeadNoun | None) -> None:
        text = phrase.noun or ""
        if _AGED.match(text):
            self._person(
                phrase,
                clause,
                "f" if phrase.determiner == "die" else "m" if phrase.determiner in ("der", "dem", "den") else None,
            )
            return
        if (
            phrase.features
            and all(f[1] == "p" for f in phrase.features)
            and (head is not None or not self.origins.is_demonym(text))
        ):
            return
        if self._predicate(phrase, clause) or self._english_plural(phrase):
            return
        if re.sub(r"e?s$", "", text.lower()) in _BODIES:
            return
        if (organisation := self.roles.organisation(phrase)) is not None and head is not None and head.role:
            self._role(phrase, clause, head, organisation)
            return
        if self._firms.by_place(phrase, clause) or self._firms.by_part(phrase):
            return
        if head is None:
            gender = self._person_by_form(phrase, text)
            if gender is not None:
                self._person(phrase, clause, gender)
            else:
                self._firms.called_so(phrase)
            return
        if head.role == "buyer":
            if self.discourse.buyer is not None and self.discourse.buyer not in self.discourse.arguments(
                clause, phrase
            ):
                self.resolved.link(phrase, (self.discourse.buyer,), "buyer")
        elif head.role in ("rival", "companion") or (head.lemma in _PARTNERS and self._of_person(phrase)):
            self._opponent(phrase, clause, head)
        elif head.role == "kin":
            self._relative(phrase, head)
        elif head.role is not None:
            if phrase.possessive is None and phrase.possessor is None and not self._of_somebody(phrase):
                self._bare_role(phrase, clause, head)
        elif head.type == "PER" and phrase.possessive is None and phrase.possessor is None:
            self._person(phrase, clause, head.gender)
        elif head.type == "ORG":
            self._firms.link(phrase, clause, head)

    def _english_plural(self, phrase: Phrase) -> bool:
        """As in “the founders of A”: more than one."""
        noun = (phrase.noun or "").lower()
        return self.reading.tokens.language == "en" and noun.endswith("s") and not noun.endswith(("ss", "business"))

    @staticmethod
    def _predicate(phrase: Phrase, clause: Clause) -> bool:
        """Whether it says something of the subject ("A ist der Gründer von B"), so that nobody else is meant."""
        made = any(v.lemma in _MAKING for v in clause.verbs)
        if phrase.preposition == "als" or (phrase.preposition == "zu" and phrase.full_span is not None and made):
            return True
        copula = any(v.lemma in ("sein", "werden", "bleiben", "be", "become") for v in clause.verbs)
        if copula and phrase is clause.subject and any(_names(p) for p in clause.phrases if p is not phrase):
            # "Der größte Aktionär ist A"
            return True
        return (
            copula
            and phrase is not clause.subject
            and phrase.preposition is None
            and phrase.may_be("N")
            and clause.subject is not None
        )

    # -- people --------------------------------------------------------------------------------

    def _person_by_form(self, phrase: Phrase, noun: str) -> str | None:
        """The gender of somebody whose noun is formed like a person's ("die Ehrenbürgerin", "der Schwede")."""
        if phrase.determiner is None or phrase.possessive is not None or phrase.possessor is not None:
            return None
        if _WOMAN.search(noun):
            return "f" if phrase.determiner in ("die", "der", "the") else None
        personal = names_a_person(noun) or any(_OF_PERSONS.match(a) for a in phrase.adjectives)
        masculine = phrase.determiner in ("der", "den", "dem", "des") and any(f[1] == "m" for f in phrase.features)
        return "m" if personal and masculine else None

    def _gender_fits(self, entity: str, gender: str | None) -> bool:
        known = self.resolved.entities[entity].gender
        return self.resolved.type(entity) == "PER" and (known is None or gender is None or known == gender)

    def _person(self, phrase: Phrase, clause: Clause, gender: str | None) -> None:
        if phrase.start in self.reading.tokens.quoted or phrase.determiner in ("das", "dieses"):
            # Who speaks means others than the text around does.
            return
        others = self.discourse.arguments(clause, phrase)

        def accept(e: str) -> bool:
            return self._gender_fits(e, gender) and e not in others

        genders = frozenset(gender) if gender else PERSONAL
        found = self.discourse.candidate(
            phrase, clause, accept, genders, {"PER": 1.0}, least=_ALONE_LEAST, ahead=_ALONE_AHEAD
        )
        if found is not None:
            self.resolved.link(phrase, found.entities, found.ground)

    def _of_person(self, phrase: Phrase) -> bool:
        owner = self.resolved.possessor(phrase)
        return owner is not None and self.resolved.type(owner) == "PER"

    def _of_somebody(self, phrase: Phrase) -> bool:
        """Whether it says whose somebody is: "der Enkel des Gründers" is not the founder."""
        before = phrase.follows
        head = self.reading.nouns.head(before.noun) if before is not None and before.noun else None
        return head is not None and head.type == "PER" and phrase.preposition is None

    def _relative(self, phrase: Phrase, head: HeadNoun) -> None:
        """As in “sein Bruder”: the one whom the text introduced so."""
        owner = self.resolved.possessor(phrase)
        if owner is None or self.resolved.type(owner) != "PER":
            return
        if (relative := self.discourse.kin.get((owner, head.lemma))) is not None:
            self.resolved.link(phrase, (relative,), "stated")
        elif head.lemma in ("Bruder", "Schwester", "Cousin", "Cousine") and (other := self.discourse.partner(owner)):
            # Of two Musters one sues "seinen Bruder": the other.
            named = [self.resolved.entities[e].name.split() for e in (owner, other.entity)]
            siblings = all(len(n) > 1 for n in named) and named[0][-1] == named[1][-1]
            if siblings and self._gender_fits(other.entity, head.gender):
                self.resolved.link(phrase, (other.entity,), other.ground)

    def _bare_role(self, phrase: Phrase, clause: Clause, head: HeadNoun) -> None:
        """As in “die Gründerin”: who is said to be one, else the woman who is spoken of."""
        others = self.discourse.arguments(clause, phrase)
        noun = (phrase.noun or "").lower()
        having = {e for n, found in self.discourse.described.items() if same_noun(noun, n, False) for e in found}
        if head.role == "founder":
            having |= {p for people in self.discourse.founders.values() for p in people}
        having = {p for p in having - others if self._gender_fits(p, head.gender)}
        if len(having) == 1:
            self.resolved.link(phrase, (next(iter(having)),), "stated")
        elif not having and not phrase.adjectives and (head.gender == "f" or head.role == "investor"):
            self._person(phrase, clause, head.gender)

    def _role(self, phrase: Phrase, clause: Clause, head: HeadNoun, organisation: str) -> None:
        """As in “der A-Gründer”: one person for one organisation and role, by all the places together."""
        role = head.role or ""
        key = (organisation, role)
        others = self.discourse.arguments(clause, phrase) | {organisation}
        taken = {person for o, _, person in self._role_in_sentence if o != organisation}
        decided = self.discourse.stated.get(key) or self.resolved.decided.get(key)
        if decided is not None or key in self.resolved.decided:
            if decided is not None and decided not in others:
                self._role_in_sentence.append((organisation, role, decided))
                self.resolved.link(
                    phrase,
                    (decided,),
                    "stated" if key in self.discourse.stated else "votes",
                    self._with_organisation(phrase),
                )
            return

        def accept(e: str) -> bool:
            return head.fits(self.resolved.type(e)) and e not in others and e not in taken

        founders = self.discourse.founders[organisation] if role in ("owner", "founder") else set()

        def people(e: str) -> bool:
            return accept(e) and self._gender_fits(e, head.gender) and (not founders or e in founders)

        tied = [e for e in founders if people(e)]
        if not founders and not head.orgs:
            # Who is said to have another role there.
            tied = list({p for (o, _), p in self.discourse.stated.items() if o == organisation and people(p)})
        sole = len(tied) == 1 and len(founders) < 2
        found = Candidate((tied[0],), "affiliation") if sole else None
        if found is None:
            found = self.discourse.candidate(phrase, clause, people, PERSONAL, {"PER": 1.0})
        if found is None and head.orgs and not founders:
            found = self.discourse.candidate(phrase, clause, accept, ANY_GENDER, {"PER": 1.0, "ORG": 1.0})
        if found is not None:
            self.votes[organisation, role, found.entity] += 1
            self._role_in_sentence.append((organisation, role, found.entity))
            self.resolved.link(phrase, (found.entity,), found.ground, self._with_organisation(phrase))

    def _with_organisation(self, phrase: Phrase) -> Span:
        start = (phrase.full_span or phrase.span).start
        after = self.roles.after(phrase)
        return (
            Span(start, after.span.end)
            if after is not None and self.resolved.own(after) and not self.roles.compound(phrase)
            else Span(start, phrase.span.end)
        )

    def _opponent(self, phrase: Phrase, clause: Clause, head: HeadNoun) -> None:
        owner = self.resolved.possessor(phrase)
        if owner is not None:
            other = self.discourse.partner(owner)
            if (
                other is not None
                and head.fits(self.resolved.type(other.entity))
                and self.resolved.type(owner) == self.resolved.type(other.entity)
            ):
                self.resolved.link(phrase, (other.entity,), other.ground)
            return
        if phrase.possessive is not None or phrase.determiner not in ("der", "die"):
            return
        # "Der Rivale" opens a sentence after one that named another firm than the article's.
        topic = self.resolved.topic
        before = self.discourse.sentences[-2:-3:-1]
        fitting = (
            self.discourse.mentioned(before[0], lambda e: self.resolved.type(e) == "ORG" and e != topic)
            if before
            else []
        )
        if topic is not None and len(fitting) == 1 and before[0].paragraph == self.discourse.sentences[-1].paragraph:
            self.resolved.link(phrase, (fitting[0],), "nearest")

"""Whom an epithet stands for: "der A-Gründer", "das Start-up", "seinem Rivalen", "die beiden", "die Schweden"."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

from annotate.article import Span
from annotate.entities.demonyms import Origins
from annotate.entities.discourse import Accept, Candidate, Discourse
from annotate.entities.nouns import HeadNoun
from annotate.entities.resolved import Link, Resolved
from annotate.entities.roles import Roles
from annotate.entities.syntax import Clause, Phrase
from annotate.entities.why import why
from annotate.entities.words import word_set

_DEFINITE = word_set("der die das den dem des dieser diese dieses diesem diesen the this that")
_AGED = re.compile(r"^\d+-[Jj]ährige[rn]?$")
_BODIES = frozenset({"vorstand", "aufsichtsrat", "beirat", "verwaltungsrat"})


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
        self.language = resolved.reading.tokens.language
        self._role_in_sentence: list[tuple[str, str, str]] = []

    def start_sentence(self) -> None:
        """Forget which epithets the sentence before had."""
        self._role_in_sentence.clear()

    def link(self, phrase: Phrase, clause: Clause) -> None:
        """Link the phrase if it is an epithet and it is clear whose."""
        if phrase.name is not None or phrase.kind != "noun" or phrase in self.resolved.links or phrase.noun is None:
            return
        head = self.reading.nouns.head(phrase.noun) if phrase.noun else None
        if phrase.apposed_to is not None:
            self._apposition(phrase)
        elif self._is_both(phrase):
            self._both(phrase)
        elif self._definite(phrase):
            self._definite_epithet(phrase, clause, head)

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
            self._set(phrase, own, "apposition", span, inferred=False)

    def _both(self, phrase: Phrase) -> None:
        """As in “die beiden”, "beide Unternehmen": the pair of the right type."""
        kind = "PER"
        if phrase.noun:
            head = self.reading.nouns.head(phrase.noun)
            kind = self.reading.nouns.groups.get(phrase.noun.lower()) or (head.type if head is not None else "PER")
            if head is not None and head.orgs and self.discourse.main_pair is None:
                kind = "ORG"
        pair, ground = self._pair(phrase, kind)
        if pair is not None:
            self._set(phrase, pair, ground)

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
        if kind == "PER" and self.discourse.main_pair is not None:
            return self.discourse.main_pair, "main_pair"
        if kind == "ORG":
            so_far = list(dict.fromkeys(e for s in self.discourse.sentences for e in self.discourse.mentioned(s, fits)))
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
        if self._predicate(phrase, clause):
            return
        if text.lower() in _BODIES:
            return
        if (organisation := self.roles.organisation(phrase)) is not None and head is not None and head.role:
            self._role(phrase, clause, head, organisation)
            return
        if self._by_demonym(phrase) or self._by_part(phrase):
            return
        if head is None:
            self._called_so(phrase)
            return
        if head.role == "buyer":
            if self.discourse.buyer is not None and self.discourse.buyer not in self.discourse.arguments(
                clause, phrase
            ):
                self._set(phrase, (self.discourse.buyer,), "buyer")
        elif head.role in ("rival", "companion"):
            self._opponent(phrase, clause, head)
        elif head.role == "kin":
            self._relative(phrase, head)
        elif head.role is not None:
            if phrase.possessive is None and phrase.possessor is None:
                self._bare_role(phrase, clause, head)
        elif head.type == "PER" and phrase.possessive is None and phrase.possessor is None:
            self._person(phrase, clause, head.gender)
        elif head.type == "ORG":
            self._organisation(phrase, clause, head)

    @staticmethod
    def _predicate(phrase: Phrase, clause: Clause) -> bool:
        """Whether it says something of the subject ("A ist der Gründer von B"), so that nobody else is meant."""
        copula = any(v.lemma in ("sein", "werden", "bleiben", "be", "become") for v in clause.verbs)
        return (
            copula
            and phrase is not clause.subject
            and phrase.preposition is None
            and phrase.may_be("N")
            and clause.subject is not None
        )

    # -- people --------------------------------------------------------------------------------

    def _gender_fits(self, entity: str, gender: str | None) -> bool:
        known = self.resolved.entities[entity].gender
        return self.resolved.type(entity) == "PER" and (known is None or gender is None or known == gender)

    def _person(self, phrase: Phrase, clause: Clause, gender: str | None) -> None:
        others = self.discourse.arguments(clause, phrase)

        def accept(e: str) -> bool:
            return self._gender_fits(e, gender) and e not in others

        found = next(self.discourse.candidates(clause, accept, own_subject=False), None)
        if found is not None:
            self._set(phrase, (found.entity,), found.ground)

    def _relative(self, phrase: Phrase, head: HeadNoun) -> None:
        """As in “sein Bruder”: the one whom the text introduced so."""
        owner = self.resolved.possessor(phrase)
        if owner is not None and (relative := self.discourse.kin.get((owner, head.lemma))) is not None:
            self._set(phrase, (relative,), "stated")

    def _bare_role(self, phrase: Phrase, clause: Clause, head: HeadNoun) -> None:
        """As in “die Gründerin”: who is said to be one, else who was spoken of, if the gender fits."""
        others = self.discourse.arguments(clause, phrase)
        noun = (phrase.noun or "").lower()
        having = {e for e, nouns in self.discourse.introduced.items() if any(_same_noun(noun, n, False) for n in nouns)}
        if head.role == "founder":
            having |= {p for people in self.discourse.founders.values() for p in people}
        having = {p for p in having - others if self._gender_fits(p, head.gender)}
        if len(having) == 1:
            self._set(phrase, (next(iter(having)),), "stated")
        elif not head.orgs or head.gender == "f" or head.role == "investor":
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
                self._set(
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

        found = Candidate(tied[0], "affiliation") if len(tied) == 1 and len(founders) == 1 else None
        if found is None:
            found = next(self.discourse.candidates(clause, people, own_subject=False), None)
        if found is None and head.orgs and not founders:
            found = next(self.discourse.candidates(clause, accept, own_subject=False), None)
        if found is not None:
            self.votes[organisation, role, found.entity] += 1
            self._role_in_sentence.append((organisation, role, found.entity))
            self._set(phrase, (found.entity,), found.ground, self._with_organisation(phrase))

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
                self._set(phrase, (other.entity,), other.ground)
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
            self._set(phrase, (fitting[0],), "nearest")

    # -- organisations -------------------------------------------------------------------------

    def _by_demonym(self, phrase: Phrase) -> bool:
        text = phrase.noun or ""
        plural_article = phrase.determiner in ("die", "den", "der") and not phrase.adjectives
        if not plural_article or not self.origins.is_demonym(text) or self.reading.nouns.head(text) is not None:
            return False
        entity = self.origins.who(text)
        if entity is not None:
            self._set(phrase, (entity,), "place")
        return entity is not None

    def _by_part(self, phrase: Phrase) -> bool:
        """As in “die Familienholding”: a word of one organisation's name."""
        text = re.sub(r"s$", "", phrase.noun or "")
        if len(text) < 6 or phrase.possessive is not None or phrase.possessor is not None:
            return False
        having = [
            e.id for e in self.resolved.entities.values() if e.type == "ORG" and text in re.split(r"[\s-]", e.name)[1:]
        ]
        if len(having) == 1 and self._named_before(having[0], phrase):
            self._set(phrase, (having[0],), "part")
            return True
        return False

    def _called_so(self, phrase: Phrase) -> None:
        """As in “das Fintech”: a noun that says nothing to us, but stood beside one name before."""
        if phrase.possessive is not None or phrase.possessor is not None:
            return
        noun = (phrase.noun or "").lower()
        found = [e for e, nouns in self.discourse.introduced.items() if any(_same_noun(noun, n, True) for n in nouns)]
        if len(found) == 1 and self._near(found[0]):
            self._set(phrase, (found[0],), "noun")

    def _near(self, entity: str) -> bool:
        return entity in self._recently()

    def _named_before(self, entity: str, phrase: Phrase) -> bool:
        first = min((m for m, e in self.resolved.named.items() if e == entity), default=None)
        return first is not None and self.reading.mentions[first].start < phrase.span.start

    def _organisation(self, phrase: Phrase, clause: Clause, head: HeadNoun) -> None:
        text = (phrase.noun or "").lower()
        if phrase.possessive is not None or phrase.possessor is not None:
            self._affiliated(phrase, head)
            return
        others = self.discourse.arguments(clause, phrase)

        def is_org(e: str) -> bool:
            if head.lemma == "Konzern" and any("tochter" in n for n in self.discourse.introduced.get(e, ())):
                return False
            return self.resolved.type(e) == "ORG" and e not in others

        seen = self._recently()
        named_so = [
            e
            for e in seen
            if is_org(e) and any(_same_noun(text, n, head.generic) for n in self.discourse.introduced[e])
        ]
        if len(named_so) == 1:
            self._set(phrase, (named_so[0],), "noun", phrase.full_span)
        elif named_so or head.introduced:
            return
        elif head.generic:
            self._generic(phrase, clause, is_org)
        else:
            self._descriptive(phrase, clause, is_org)

    def _recently(self) -> list[str]:
        """The entities of this paragraph and the one before, in order."""
        paragraph = self.discourse.sentences[-1].paragraph
        near = list(takewhile(lambda s: s.paragraph >= paragraph - 3, reversed(self.discourse.sentences)))[::-1]
        return list(dict.fromkeys(e for s in near for e in self.discourse.mentioned(s, lambda e: True)))

    def _generic(self, phrase: Phrase, clause: Clause, accept: Accept) -> None:
        """As in “das Unternehmen”: the organisation spoken of in this paragraph, else the article's."""
        found = self._of_subject(clause, accept)
        if found is None and self._after_owner():
            return
        if found is None:
            found = next(self.discourse.candidates(clause, accept, own_subject=False, sort="ORG"), None)
        if found is None:
            found = self._last_subject(accept)
        topic = self.resolved.topic
        if found is None and topic is not None and accept(topic) and self._named_before(topic, phrase):
            found = Candidate(topic, "topic")
        if found is not None:
            self._set(phrase, (found.entity,), found.ground, phrase.full_span)

    def _after_owner(self) -> bool:
        """After “A gehört zu B”, “der Konzern” may be either."""
        for sentence in self.discourse.sentences[-2:-1]:
            belonging = any(v.lemma == "gehören" for c in sentence.clauses if c.kind == "main" for v in c.verbs)
            firms = self.discourse.mentioned(sentence, lambda e: self.resolved.type(e) == "ORG")
            if belonging and len(firms) > 1:
                return True
        return False

    def _of_subject(self, clause: Clause, accept: Accept) -> Candidate | None:
        """As in “die Managerin, die das Unternehmen leitet”: the organisation that the text ties the subject to."""
        subject = self.discourse.subject(clause)
        organisation = self.discourse.affiliations.get(subject[0]) if len(subject) == 1 else None
        return Candidate(organisation, "affiliation") if organisation is not None and accept(organisation) else None

    def _last_subject(self, accept: Accept) -> Candidate | None:
        current = self.discourse.sentences[-1]
        for sentence in reversed(self.discourse.sentences[:-1]):
            if sentence.paragraph != current.paragraph:
                return None
            for clause in reversed(sentence.clauses):
                found = self.discourse.subject(clause)
                if len(found) == 1 and accept(found[0]):
                    return Candidate(found[0], "subject")
        return None

    def _descriptive(self, phrase: Phrase, clause: Clause, accept: Accept) -> None:
        """As in “der Werkzeugbauer”: the firm named last that has not been described otherwise, if that leaves one."""
        after = self.roles.after(phrase)
        if after is not None and self._belongs(after, clause):
            return
        adjectives = [
            w for w in self.reading.tokens.text[phrase.span.start : phrase.span.end].split() if w.endswith("er")
        ]
        for adjective in adjectives[:-1] if adjectives and adjectives[-1] == phrase.noun else adjectives:
            if adjective[:1].isupper() and (entity := self.origins.who(adjective)) is not None and accept(entity):
                self._set(phrase, (entity,), "place")
                return
        here = self.discourse.before_in_sentence(phrase, accept)
        if here:
            undescribed = [e for e in here if not self.discourse.introduced[e]]
            if len(undescribed) == 1 or (here and undescribed and undescribed[-1] == here[-1]):
                self._set(phrase, (undescribed[-1],), "nearest")
            return
        before = self.discourse.sentences[-2:-3:-1]
        if before and before[0].paragraph == self.discourse.sentences[-1].paragraph:
            named = self.discourse.mentioned(before[0], accept)
            if len(named) == 1:
                self._set(phrase, (named[0],), "nearest", phrase.full_span)

    def _belongs(self, after: Phrase, clause: Clause) -> bool:
        """Whether the phrase behind says whose it is, rather than who acts in a passive."""
        agent = after.preposition == "von" and any(v.passive for v in clause.verbs)
        return (
            bool(self.resolved.own(after))
            and after.preposition in (None, "von", "of")
            and not after.may_be("A")
            and not agent
        )

    def _affiliated(self, phrase: Phrase, head: HeadNoun) -> None:
        """As in “sein Haus”: the organisation that the text ties the person to."""
        owner = self.resolved.possessor(phrase)
        if owner is None or self.resolved.type(owner) != "PER" or not (head.generic or head.lemma in ("Fonds", "fund")):
            return
        organisation = self.discourse.affiliations.get(owner)
        if organisation is not None and not all(f[1] == "p" for f in phrase.features):
            self._set(phrase, (organisation,), "affiliation")

    def _set(
        self, phrase: Phrase, entities: tuple[str, ...], ground: str, span: Span | None = None, inferred: bool = True
    ) -> None:
        span = span or phrase.full_span or phrase.span
        text = self.reading.tokens.text[span.start : span.end]
        name = self.resolved.entities[entities[0]].name
        self.resolved.links[phrase] = Link(entities, span, why(ground, self.language, text, name), inferred)


def _same_noun(left: str, right: str, generic: bool) -> bool:
    """Whether two nouns are one or, if they say something, one ends in the other ("Stromversorger", "Versorger")."""
    left, right = re.sub(r"(?<=\w{4})(?:s|n|en|es)$", "", left), re.sub(r"(?<=\w{4})(?:s|n|en|es)$", "", right)
    if generic:
        return left == right
    return left == right or (len(left) > 4 and right.endswith(left)) or (len(right) > 4 and left.endswith(right))

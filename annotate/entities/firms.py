"""Which organisation a noun stands for: "das Unternehmen", "der Versorger", "die Familienholding", "die Schweden"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from annotate.entities.demonyms import Origins
from annotate.entities.discourse import Accept, Candidate, Discourse
from annotate.entities.institutions import is_institution
from annotate.entities.nouns import HeadNoun
from annotate.entities.resolved import Resolved
from annotate.entities.roles import Roles
from annotate.entities.syntax import Clause, Phrase

_NEAR = 40
"""How many sentences back something is still near, however long the paragraphs are."""
_OTHERS = ("neu", "gemeinsam", "fusioniert", "ander", "weiter", "künftig", "übrig", "ganz", "eigen")
"""Adjectives of a firm that is not one of those named ("das neue Unternehmen", "der andere Konzern")."""
_INVESTORS = re.compile(r"(?:geber|investor|fonds|investors?|funds?)$")
_NAMING = frozenset(
    {
        "Bank",
        "Sparkasse",
        "Stiftung",
        "Holding",
        "Fonds",
        "Verlag",
        "Werft",
        "Versicherung",
        "Airline",
        "Brauerei",
        "Kette",
    }
)
"""What a firm is or is not: only the one introduced as a bank is "die Bank"."""


class Firms:
    """Links definite noun phrases to organisations."""

    def __init__(self, resolved: Resolved, discourse: Discourse, origins: Origins, roles: Roles) -> None:
        self.resolved = resolved
        self.discourse = discourse
        self.origins = origins
        self.roles = roles
        self.reading = resolved.reading
        self._by_word: dict[str, list[str]] = {}
        """Word of an organisation's name, but the first, to those that have it."""
        for entity in resolved.entities.values():
            for word in set(re.split(r"[\s-]", entity.name)[1:]) if entity.type == "ORG" else ():
                self._by_word.setdefault(word, []).append(entity.id)
        self._first_mention: dict[str, int] = {}
        for mention, named in sorted(resolved.named.items()):
            self._first_mention.setdefault(named, mention)

    def by_place(self, phrase: Phrase) -> bool:
        """Link "die Schweden", "die Kasseler" if one organisation is from there; whether it did."""
        text = phrase.noun or ""
        plural_article = phrase.determiner in ("die", "den", "der") and not phrase.adjectives
        if not plural_article or not self.origins.is_demonym(text) or self.reading.nouns.head(text) is not None:
            return False
        entity = self.origins.who(text)
        if entity is not None:
            self.resolved.link(phrase, (entity,), "place")
        return entity is not None

    def by_part(self, phrase: Phrase) -> bool:
        """As in “die Familienholding”: a word of one organisation's name."""
        text = re.sub(r"s$", "", phrase.noun or "")
        if len(text) < 6 or phrase.possessive is not None or phrase.possessor is not None:
            return False
        having = self._by_word.get(text, [])
        if len(having) == 1 and self._named_before(having[0], phrase):
            self.resolved.link(phrase, (having[0],), "part")
            return True
        return False

    def called_so(self, phrase: Phrase) -> None:
        """As in “das Fintech”: a noun that says nothing to us, but stood beside one name before."""
        if phrase.possessive is not None or phrase.possessor is not None:
            return
        noun = (phrase.noun or "").lower()
        found = {e for n, having in self.discourse.described.items() if same_noun(noun, n, True) for e in having}
        if len(found) == 1 and self._near(entity := next(iter(found))):
            self.resolved.link(phrase, (entity,), "noun")

    def _near(self, entity: str) -> bool:
        return entity in self._recently()

    def _named_before(self, entity: str, phrase: Phrase) -> bool:
        first = self._first_mention.get(entity)
        return first is not None and self.reading.mentions[first].start < phrase.span.start

    def link(self, phrase: Phrase, clause: Clause, head: HeadNoun) -> None:
        """Link a noun that stands for an organisation, by how the text introduced it or by what it speaks of."""
        text = (phrase.noun or "").lower()
        if any(a.startswith(_OTHERS) for a in phrase.adjectives):
            return
        if phrase.possessive is not None or phrase.possessor is not None:
            self._affiliated(phrase, head)
            return
        others = self.discourse.arguments(clause, phrase)
        if clause.kind == "relative" and clause.antecedent is not None:
            # "A, B und der Investor C, der in die Firma …": neither C nor those named with it.
            whole = clause.antecedent.conjunct_of or clause.antecedent
            others |= set(self.resolved.all_of(whole))

        def is_org(e: str) -> bool:
            if head.lemma == "Konzern" and any("tochter" in n for n in self.discourse.introduced.get(e, ())):
                return False
            return (
                self.resolved.type(e) == "ORG"
                and e not in others
                and not is_institution(self.resolved.entities[e].name)
            )

        seen = self._recently()
        named_so = [
            e for e in seen if is_org(e) and any(same_noun(text, n, head.generic) for n in self.discourse.introduced[e])
        ]
        if len(named_so) == 1:
            self.resolved.link(phrase, (named_so[0],), "noun", phrase.full_span)
        elif named_so or head.introduced:
            return
        elif head.generic:
            self._generic(phrase, clause, head, is_org)
        else:
            self._descriptive(phrase, clause, head, is_org)

    def _recently(self) -> list[str]:
        """The entities of this paragraph and the one before, in order."""
        paragraph = self.discourse.sentences[-1].paragraph
        last = self.discourse.sentences[-_NEAR:]
        near = list(takewhile(lambda s: s.paragraph >= paragraph - 3, reversed(last)))[::-1]
        return list(dict.fromkeys(e for s in near for e in self.discourse.mentioned(s, lambda e: True)))

    def _generic(self, phrase: Phrase, clause: Clause, head: HeadNoun, accept: Accept) -> None:
        """As in “das Unternehmen”: the organisation spoken of in this paragraph, else the article's."""
        found = self._of_subject(clause, accept)
        if found is None and self._after_owner():
            return
        accept = self._no_investor(accept)
        candidates = list(self.discourse.candidates(clause, accept, own_subject=False, sort="ORG"))
        if found is None:
            spoken_of = [] if self._several_acted(accept) else candidates
            found = next((c for c in spoken_of if c.ground != "only"), None) or self._last_subject(accept)
        topic = self.resolved.topic
        if (
            found is None
            and topic is not None
            and accept(topic)
            and self._named_before(topic, phrase)
            and not self._astray()
        ):
            found = Candidate(topic, "topic")
        if found is None and head.is_exactly(phrase.noun or "") and not self._several_acted(accept):
            found = self._only_one(phrase, candidates)
        if found is not None:
            self.resolved.link(phrase, (found.entity,), found.ground, phrase.full_span)

    def _only_one(self, phrase: Phrase, candidates: list[Candidate]) -> Candidate | None:
        """The candidate, if the paragraph has named no other organisation."""
        paragraph = self.discourse.sentences[-1].paragraph
        near = takewhile(lambda s: s.paragraph == paragraph, reversed(self.discourse.sentences[-_NEAR:-1]))

        def is_org(e: str) -> bool:
            return self.resolved.type(e) == "ORG"

        firms = {e for s in near for e in self.discourse.mentioned(s, is_org)}
        firms.update(self.discourse.before_in_sentence(phrase, is_org))
        return candidates[0] if candidates and firms == {candidates[0].entity} else None

    def _no_investor(self, accept: Accept) -> Accept:
        """Those that the text has not presented as investors: "die Firma" is what they put their money in."""
        return lambda e: accept(e) and not any(_INVESTORS.search(n) for n in self.discourse.introduced.get(e, ()))

    def _several_acted(self, accept: Accept) -> bool:
        """Whether the sentence before had more than one organisation as its subjects, so that either may be meant."""
        before = self.discourse.sentences[-2:-1]
        return len({e for s in before for c in s.clauses for e in self.discourse.subject(c) if accept(e)}) > 1

    def _astray(self) -> bool:
        """Whether the sentence before spoke of another organisation than the article's."""
        before = self.discourse.sentences[-2:-1]
        subjects = {e for s in before for c in s.clauses if c.kind == "main" for e in self.discourse.subject(c)}
        return any(self.resolved.type(e) == "ORG" and e != self.resolved.topic for e in subjects)

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

    def _descriptive(self, phrase: Phrase, clause: Clause, head: HeadNoun, accept: Accept) -> None:
        """As in “der Werkzeugbauer”: the firm named last that has not been described otherwise, if that leaves one."""
        if head.lemma in _NAMING:
            return
        after = self.roles.after(phrase)
        if after is not None and self._belongs(after, clause):
            return
        adjectives = [
            w for w in self.reading.tokens.text[phrase.span.start : phrase.span.end].split() if w.endswith("er")
        ]
        for adjective in adjectives[:-1] if adjectives and adjectives[-1] == phrase.noun else adjectives:
            if (
                len(adjective) > 4
                and adjective[:1].isupper()
                and (entity := self.origins.who(adjective)) is not None
                and accept(entity)
            ):
                self.resolved.link(phrase, (entity,), "place")
                return
        here = self.discourse.before_in_sentence(phrase, accept)
        if here:
            undescribed = [e for e in here if not self.discourse.introduced[e]]
            if len(undescribed) == 1 or (here and undescribed and undescribed[-1] == here[-1]):
                self.resolved.link(phrase, (undescribed[-1],), "nearest")
            return
        before = self.discourse.sentences[-2:-3:-1]
        if before and before[0].paragraph == self.discourse.sentences[-1].paragraph:
            named = self.discourse.mentioned(before[0], accept)
            if len(named) == 1:
                self.resolved.link(phrase, (named[0],), "nearest", phrase.full_span)

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
            self.resolved.link(phrase, (organisation,), "affiliation")


@lru_cache(maxsize=20_000)
def _singular(noun: str) -> str:
    return re.sub(r"(?<=\w{4})(?:s|n|en|es)$", "", noun)


def same_noun(left: str, right: str, generic: bool) -> bool:
    """Whether two nouns are one or, if they say something, one ends in the other ("Stromversorger", "Versorger")."""
    left, right = _singular(left), _singular(right)
    if generic:
        return left == right
    return left == right or (len(left) > 4 and right.endswith(left)) or (len(right) > 4 and left.endswith(right))

"""Which organisation a noun stands for: "das Unternehmen", "der Versorger", "die Familienholding", "die Schweden"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from annotate.article import Span
from annotate.entities.demonyms import Origins
from annotate.entities.discourse import ANY_GENDER, Accept, Discourse
from annotate.entities.institutions import is_institution
from annotate.entities.nouns import HeadNoun
from annotate.entities.resolved import Resolved
from annotate.entities.roles import Roles
from annotate.entities.salience import Candidate
from annotate.entities.syntax import Clause, Phrase

_NEAR = 40
"""How many sentences back something is still near, however long the paragraphs are."""
_OTHERS = ("neu", "gemeinsam", "fusioniert", "ander", "weiter", "künftig", "übrig", "ganz", "eigen")
"""Adjectives of a firm that is not one of those named ("das neue Unternehmen", "der andere Konzern")."""
_INVESTORS = re.compile(r"(?:geber|investor|fonds|beteiligungsgesellschaft|investors?|funds?)s?$", re.IGNORECASE)
_INVESTOR_NAME = re.compile(
    r"\b(?:Capital|Partners|Ventures?|Equity|Invest(?:ments?)?|Growth|Fonds|Fund|Beteiligung\w*)\b"
)
_SMALL = re.compile(r"start-?up$", re.IGNORECASE)
_LARGE = re.compile(r"(?:konzern|riese|gigant)(?:s|n|en)?$", re.IGNORECASE)
_KIN = re.compile(r"(tochter|mutter|schwester|subsidiary|parent|ableger|\w*sparte)", re.IGNORECASE)
"""Nouns that say what a firm is to another: nobody is meant but whom the text introduced so."""
_UNCERTAIN = frozenset({"salient", "only"})
"""Grounds that say nothing of a subject."""
_STORIES = frozenset({"fall", "fälle", "falls", "case"})
"""What is told of a name rather than what bears it ("der Fall Muster")."""
_VAGUE = frozenset({"Haus", "Betrieb", "Institut", "company", "firm", "group", "business"})
"""What may be something else than a firm, or says so little that only the article's firm is meant."""
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

    def by_place(self, phrase: Phrase, clause: Clause) -> bool:
        """Link "die Schweden", "die Kasseler" if one organisation is from there; whether it did."""
        text = self.reading.tokens.doc[phrase.end - 1].text
        plural_article = phrase.determiner in ("die", "den", "der") and not phrase.adjectives
        if not plural_article or not self.origins.is_demonym(text) or self.reading.nouns.head(text) is not None:
            return False
        entity = self.origins.who(text)
        if entity is not None:
            self.resolved.link(phrase, (entity,), "place")
        elif phrase.determiner != "der" and self.origins.is_surely_demonym(text) and not self.origins.has_several(text):
            # Nobody is said to be from there: whoever acted just before.
            accept = self._of_unknown_origin
            found = self.discourse.candidate(phrase, clause, accept, ANY_GENDER, {"ORG": 1.0}, least=0.3, ahead=1.5)
            if found is not None:
                entity = found.entity
                self.resolved.link(phrase, (entity,), found.ground)
        return entity is not None

    def _of_unknown_origin(self, entity: str) -> bool:
        known = self.origins.is_known(entity) or is_institution(self.resolved.entities[entity].name)
        return self.resolved.type(entity) == "ORG" and not known

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
        if noun in _STORIES:
            return
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

        noun = phrase.noun or ""
        if (entity := self._from_place(phrase)) is not None and is_org(entity):
            self.resolved.link(phrase, (entity,), "place", self._extent(phrase))
            return
        told_apart = self._says_of_what(phrase) and not head.generic
        called = [e for e in self._recently() if is_org(e) and not told_apart and self._is_called(e, text, head)]
        if len(called) == 1 and not (head.generic and not self._just_mentioned(called[0])):
            self.resolved.link(phrase, (called[0],), "noun", self._extent(phrase))
        elif len(called) > 1:
            self._link(phrase, self._foremost(phrase, clause, lambda e: e in called))
        elif _KIN.match(noun):
            self._kin_named_before(phrase, is_org)
        elif head.generic and head.is_exactly(noun.removeprefix("US-")):
            self._generic(phrase, clause, head, lambda e: is_org(e) and self._may_be_called(e, text))
        elif not (head.introduced or head.lemma in _NAMING or self._belongs_to_next(phrase, clause)):
            self._described_anew(phrase, clause, is_org)

    def _described_anew(self, phrase: Phrase, clause: Clause, accept: Accept) -> None:
        """As in “der Brauer”, when nobody was called so: only the article's own firm goes by a new description."""
        found = self._foremost(phrase, clause, accept)
        if (
            found is not None
            and found.entity == self.resolved.topic
            and self._may_be_called(found.entity, (phrase.noun or "").lower())
        ):
            self._link(phrase, found)

    def _kin_named_before(self, phrase: Phrase, accept: Accept) -> None:
        """As in “ausgenommen ist die A Robotics GmbH: Die Tochter …”: the firm named last in the sentence."""
        here = self.discourse.before_in_sentence(phrase, accept)
        if here and here[-1] != self.resolved.topic and not self.discourse.introduced.get(here[-1]):
            self.resolved.link(phrase, (here[-1],), "nearest", self._extent(phrase))

    def _is_called(self, entity: str, noun: str, head: HeadNoun) -> bool:
        """Whether the text introduced the firm by this noun, or its name says so ("Muster Holding")."""
        if any(same_noun(noun, n, head.generic) for n in self.discourse.introduced.get(entity, ())):
            return True
        if _KIN.match(noun):
            kin = _KIN.match(noun)
            said = (_KIN.match(n) for n in self.discourse.introduced.get(entity, ()))
            return kin is not None and any(k is not None and k[1] == kin[1] for k in said)
        words = re.split(r"[\s-]", self.resolved.entities[entity].name.lower())
        return not head.generic and len(words) > 1 and (head.lemma.lower() in words[1:] or noun in words[1:])

    def _may_be_called(self, entity: str, noun: str) -> bool:
        """Whether what the text says of a firm leaves room for the noun: an investor is no “Start-up”."""
        said = self.discourse.introduced.get(entity, set())
        own = self.reading.nouns.head(noun)
        investor = self._is_investor(entity)
        if _INVESTORS.search(noun):
            return investor
        names = (self.reading.nouns.head(w) for w in self.resolved.entities[entity].name.split())
        if own is not None and not own.generic and any(h is not None and h.lemma in _NAMING for h in names):
            # "Sparkasse Musterstadt" is no "Bäckerei".
            return False
        if investor:
            return False
        if _SMALL.search(noun) or _LARGE.search(noun):
            other = _LARGE if _SMALL.search(noun) else _SMALL
            return not any(other.search(n) or _KIN.match(n) for n in said)
        heads = [h for n in said if (h := self.reading.nouns.head(n)) is not None]
        return (own is not None and own.generic) or all(h.generic or h.type != "ORG" for h in heads)

    def _is_investor(self, entity: str) -> bool:
        said = self.discourse.introduced.get(entity, set())
        return any(_INVESTORS.search(n) for n in said) or (
            not said and _INVESTOR_NAME.search(self.resolved.entities[entity].name) is not None
        )

    def _just_mentioned(self, entity: str) -> bool:
        near = self.discourse.sentences[-2:]
        return any(entity in self.discourse.mentioned(s, lambda e: True) for s in near)

    def _from_place(self, phrase: Phrase) -> str | None:
        """As in “Die Stuttgarter Holding”, "der US-Konzern": the one organisation that is from there."""
        noun = phrase.noun or ""
        words = self.reading.tokens.text[phrase.span.start : phrase.span.end].split()
        places = [w for w in words if w[:1].isupper() and w.endswith("er") and len(w) > 4 and w != noun]
        found = {e for w in places if (e := self.origins.who(w)) is not None}
        found |= {e for a in phrase.adjectives if (e := self.origins.from_inflected(a)) is not None}
        if noun.startswith("US-") and (american := self.origins.from_adjective("amerikanisch")) is not None:
            found.add(american)
        return next(iter(found)) if len(found) == 1 else None

    def _says_of_what(self, phrase: Phrase) -> bool:
        """As in “der Anbieter von Sicherheitssoftware”: not just any firm that is an "Anbieter"."""
        after = self.roles.after(phrase)
        return after is not None and after.preposition in ("von", "of") and after.name is None

    def _extent(self, phrase: Phrase) -> Span:
        """The description with where it says that the firm is from ("der Konzern aus Musterstadt")."""
        span = phrase.full_span or phrase.span
        after = self.roles.after(phrase)
        if after is None or after.preposition not in ("aus", "from") or after.name is None:
            return span
        return Span(span.start, after.span.end) if self.reading.mentions[after.name].type == "LOC" else span

    def _foremost(self, phrase: Phrase, clause: Clause, accept: Accept) -> Candidate | None:
        """The organisation that stands in the foreground."""
        return self.discourse.candidate(phrase, clause, accept, ANY_GENDER, {"ORG": 1.0}, least=0.15, ahead=1.5)

    def _link(self, phrase: Phrase, found: Candidate | None) -> None:
        if found is not None:
            self.resolved.link(phrase, (found.entity,), found.ground, self._extent(phrase))
            self.origins.learn(self.reading, phrase, found.entity)

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
        topic = self.resolved.topic
        if found is None and head.lemma not in _VAGUE:
            found = self.discourse.candidate(phrase, clause, accept, ANY_GENDER, {"ORG": 1.0}, least=0.05, ahead=1.25)
        if found is not None and found.ground in _UNCERTAIN and topic is not None and accept(topic):
            # Named last, but not what the text speaks of.
            found = found if found.entity == topic else None
        if (
            found is None
            and topic is not None
            and accept(topic)
            and self._named_before(topic, phrase)
            and not self._astray()
        ):
            found = Candidate((topic,), "topic")
        if found is not None:
            self.resolved.link(phrase, (found.entity,), found.ground, self._extent(phrase))

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
        return Candidate((organisation,), "affiliation") if organisation is not None and accept(organisation) else None

    def _belongs_to_next(self, phrase: Phrase, clause: Clause) -> bool:
        """As in “der Zulieferer von A”: it is not A."""
        after = self.roles.after(phrase)
        return after is not None and self._belongs(after, clause)

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

"""What has been said so far: who was subject, who was named together, how somebody was introduced."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from annotate.entities.demonyms import names_a_person
from annotate.entities.nouns import HeadNoun
from annotate.entities.resolved import Resolved
from annotate.entities.syntax import Clause, Phrase, Sentence, Verb

_FOUNDING = frozenset({"gründen", "mitgründen", "mitbegründen", "found", "co-found"})
_POINTING = frozenset({"er", "sie", "dieser", "diese", "he", "she"})
_LEADING = frozenset({"führen", "leiten", "lead", "run", "head"})
_BUYING = frozenset({"übernehmen", "kaufen", "erwerben", "aufkaufen", "acquire", "buy"})
Accept = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant, and why."""

    entity: str
    ground: str


@dataclass
class Discourse:
    """The state of reading one document, sentence by sentence."""

    resolved: Resolved
    sentences: list[Sentence] = field(default_factory=list)
    """The ones read so far, the current one last."""
    pairs: list[tuple[str, str]] = field(default_factory=list)
    """Entities of one type that "und" joined, latest last."""
    introduced: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Entity to the head nouns that described it."""
    described: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Head noun to the entities that it described."""
    genders: dict[str, str] = field(default_factory=dict)
    """Organisation to the grammatical gender of what it was called last ("der Konzern", "die A AG")."""
    kin: dict[tuple[str, str], str] = field(default_factory=dict)
    """Person and kinship noun to the relative ("sein Bruder Max")."""
    affiliations: dict[str, str] = field(default_factory=dict)
    """Person to organisation."""
    stated: dict[tuple[str, str], str] = field(default_factory=dict)
    """Organisation and role to the one who is said to have it."""
    main_pair: tuple[str, str] | None = None
    buyer: str | None = None
    """Who was last said to buy something."""
    founders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Organisation to who was said to have founded it."""

    def __post_init__(self) -> None:
        self.main_pair = self._main_pair()

    def _main_pair(self) -> tuple[str, str] | None:
        """The two people that the text is about, if they stand out."""
        counts = Counter(e for e in self.resolved.named.values() if self.resolved.type(e) == "PER").most_common()
        if len(counts) < 2 or counts[1][1] < 2 or (len(counts) > 2 and counts[1][1] < 2 * counts[2][1]):
            return None
        return (counts[0][0], counts[1][0])

    # -- who is meant --------------------------------------------------------------------------

    def subject(self, clause: Clause | None, owners: bool = False) -> tuple[str, ...]:
        """Whom the clause's subject stands for; with ``owners`` whose it is, if it is a thing of somebody's."""
        if clause is None:
            return ()
        phrase = clause.subject
        if phrase is None:
            return self.subject(clause.parent) if clause.kind == "infinitive" else ()
        found = self.resolved.all_of(phrase)
        if owners and not found and phrase.possessor is not None and (owner := self.resolved.possessor(phrase)):
            return (owner,)
        return found

    def candidates(
        self, clause: Clause, accept: Accept, *, own_subject: bool, owners: bool = False, sort: str = "PER"
    ) -> Iterator[Candidate]:
        """Who may be meant by a pronoun or epithet in the clause, the likeliest first.

        Nobody is, once a subject of the wanted sort comes up that is itself unclear ("ein Sprecher ... er").
        """
        if own_subject and (found := self._one(clause, accept, owners)):
            yield Candidate(found, "clause")
        if own_subject and self._unclear(clause, sort):
            return
        seen: set[int] = {id(clause)}
        for ancestor in clause.ancestors():
            seen.add(id(ancestor))
            if found := self._one(ancestor, accept, owners):
                yield Candidate(found, "clause")
            if self._unclear(ancestor, sort):
                return
        current = self.sentences[-1]
        earlier = [c for c in current.clauses if self._before(c, clause)]
        for other in reversed(earlier):
            if id(other) not in seen and (found := self._one(other, accept, owners)):
                yield Candidate(found, "clause")
            if id(other) not in seen and self._unclear(other, sort):
                return
        within = {e for c in [*earlier, *clause.ancestors()] for e in self.resolved.mentioned_in(c) if accept(e)}
        if len(within) == 1 and not (earlier and self._quoted(earlier[-1])):
            yield Candidate(next(iter(within)), "only")
        if len(within) > 1:
            return
        yield from self._earlier_sentences(accept, sort)

    def _one(self, clause: Clause, accept: Accept, owners: bool = False) -> str | None:
        """The one of the clause's subject that fits."""
        fitting = [e for e in self.subject(clause, owners) if accept(e)]
        return fitting[0] if len(fitting) == 1 else None

    def _unclear(self, clause: Clause, sort: str) -> bool:
        """Whether the clause's subject is somebody of the sort, but nobody knows who."""
        phrase = clause.subject
        if phrase is None or self.resolved.all_of(phrase):
            return False
        if phrase.kind == "pronoun":
            return self.resolved.reading.tokens.lower(phrase.start) in _POINTING
        if phrase.kind != "noun" or not phrase.noun:
            return False
        head = self.resolved.reading.nouns.head(phrase.noun)
        if head is None:
            return sort == "PER" and phrase.determiner in ("der", "die") and names_a_person(phrase.noun)
        return head.fits(sort)

    def _quoted(self, clause: Clause) -> bool:
        """Whether a quotation closes after the clause: who is named in it is not who says it."""
        doc = self.resolved.reading.tokens.doc
        after = clause.tokens[-1] + 1 if clause.tokens else 0
        return after < len(doc) and doc[after].text in ("“", "”", "«", '"')

    @staticmethod
    def _before(other: Clause, clause: Clause) -> bool:
        return other is not clause and bool(other.tokens) and bool(clause.tokens) and other.tokens[0] < clause.tokens[0]

    def _earlier_sentences(self, accept: Accept, sort: str) -> Iterator[Candidate]:
        """Subjects of the sentence before, then its only fitting entity; one more back if it has none."""
        current = self.sentences[-1]
        for sentence in self.sentences[-2:-4:-1]:
            if sentence.paragraph != current.paragraph:
                return
            main = [c for c in sentence.clauses if c.kind == "main"]
            others = [c for c in sentence.clauses if c.kind not in ("main", "attribute")]
            yielded = False
            for clause in [*reversed(main), *reversed(others)]:
                if found := self._one(clause, accept):
                    yielded = True
                    yield Candidate(found, "subject")
                elif self._unclear(clause, sort):
                    return
            mentioned = self.mentioned(sentence, accept)
            if len(mentioned) == 1:
                yield Candidate(mentioned[0], "only")
            if yielded or mentioned:
                return

    def mentioned(self, sentence: Sentence, accept: Accept) -> list[str]:
        """The entities that a sentence names or points to, in order."""
        found = (e for c in sentence.clauses for e in self.resolved.mentioned_in(c))
        return [e for e in dict.fromkeys(found) if accept(e)]

    def before_in_sentence(self, phrase: Phrase, accept: Accept) -> list[str]:
        """The entities mentioned before the phrase in its sentence, in order."""
        found: list[str] = []
        for other in self.sentences[-1].phrases:
            if other.start < phrase.start:
                found += [e for e in (*self.resolved.own(other), *self.resolved.named_in(other)) if accept(e)]
        return list(dict.fromkeys(found))

    def arguments(self, clause: Clause, phrase: Phrase) -> set[str]:
        """The other arguments of the phrase's clause: nobody among them is meant."""
        found: set[str] = set()
        subject = clause.subject
        if subject is not None and subject is not phrase and phrase not in subject.conjuncts:
            found.update(self.subject(clause))
        for other in clause.phrases:
            if other is phrase or phrase in other.conjuncts or other in phrase.conjuncts:
                continue
            found.update(self.resolved.own(other))
            if other.possessor is not None and (owner := self.resolved.possessor(other)):
                found.add(owner)
        return found

    def partner(self, entity: str) -> Candidate | None:
        """The other of the pair that the entity was last named in, or of the main pair."""
        for pair in reversed(self.pairs):
            if entity in pair:
                return Candidate(pair[1] if pair[0] == entity else pair[0], "other")
        if self.main_pair is not None and entity in self.main_pair:
            a, b = self.main_pair
            return Candidate(b if a == entity else a, "other")
        return None

    # -- what is remembered --------------------------------------------------------------------

    def note_phrase(self, phrase: Phrase, head: HeadNoun | None) -> None:
        """Remember how a name was introduced and which names were joined."""
        own = self.resolved.own(phrase)
        if len(own) != 1:
            return
        if phrase.noun and (phrase.name is not None or (head is not None and phrase.apposed_to is not None)):
            self.introduced[own[0]].add(phrase.noun.lower())
            self.described[phrase.noun.lower()].add(own[0])
        if self.resolved.type(own[0]) in ("ORG", "PRODUCT") and phrase.kind == "noun":
            self.genders[own[0]] = self._gender(phrase, head)

    @staticmethod
    def _gender(phrase: Phrase, head: HeadNoun | None) -> str:
        """The gender in which the phrase speaks of a firm: a bare name is neuter."""
        if head is not None:
            return head.gender
        found = {f[1] for f in phrase.features} - {"p"}
        if len({f[1] for f in phrase.features}) == 1 and not found:
            return "p"
        return next(iter(found)) if phrase.determiner is not None and len(found) == 1 else "n"

    def note_kin(self, phrase: Phrase, head: HeadNoun | None) -> None:
        """Remember "sein Bruder Max Muster", and that brothers are each other's."""
        owner = self.resolved.possessor(phrase)
        own = self.resolved.own(phrase)
        if head is None or head.role != "kin" or phrase.name is None or owner is None or len(own) != 1:
            return
        self.kin.setdefault((owner, head.lemma), own[0])
        if (
            head.lemma in ("Bruder", "Schwester", "brother", "sister")
            and self.resolved.entities[owner].gender == head.gender[:1]
        ):
            self.kin.setdefault((own[0], head.lemma), owner)

    def note_pair(self, phrase: Phrase) -> None:
        """Remember two entities of one type that were coordinated."""
        members = self.resolved.all_of(phrase)
        if len(members) == 2 and self.resolved.type(members[0]) == self.resolved.type(members[1]):
            self.pairs.append((members[0], members[1]))

    def note_deeds(self, clause: Clause) -> None:
        """Remember who buys, or is to buy, and who founded something."""
        for verb in clause.verbs:
            if verb.lemma in _BUYING and len(doers := self._doers(clause, verb)) == 1:
                self.buyer = doers[0]
            elif verb.lemma in _LEADING and not clause.negated and not verb.passive:
                self._note_leader(clause, verb)
            elif verb.lemma in _FOUNDING and not clause.negated:
                people = {e for e in self._doers(clause, verb) if self.resolved.type(e) == "PER"}
                for phrase in clause.phrases:
                    for entity in self.resolved.own(phrase):
                        if self.resolved.type(entity) == "ORG" and phrase.preposition is None:
                            self.founders[entity] |= people

    def _note_leader(self, clause: Clause, verb: Verb) -> None:
        """As in “Petra Muster leitet die A AG”: it ties her to it."""
        people = [e for e in self._doers(clause, verb) if self.resolved.type(e) == "PER"]
        objects = [p for p in clause.phrases if p.preposition is None and p is not clause.subject]
        firms = [e for p in objects for e in self.resolved.own(p) if self.resolved.type(e) == "ORG"]
        if len(people) == len(firms) == 1:
            self.affiliations.setdefault(people[0], firms[0])

    def _doers(self, clause: Clause, verb: Verb) -> tuple[str, ...]:
        if not verb.passive:
            found = self.subject(clause)
        else:
            agents = [p for p in clause.phrases if p.preposition in ("von", "durch", "by")]
            found = self.resolved.all_of(agents[0]) if agents else ()
        return tuple(e for e in found if self.resolved.type(e) != "LOC")

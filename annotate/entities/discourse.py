"""What has been said so far: who was subject, who was named together, how somebody was introduced."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from annotate.entities.demonyms import names_a_person
from annotate.entities.nouns import HeadNoun
from annotate.entities.resolved import Resolved
from annotate.entities.salience import (
    AHEAD,
    GENITIVE,
    HEADING,
    LEAST,
    LESSER_SUBJECT,
    OBJECT,
    OBLIQUE,
    SUBJECT,
    Candidate,
    Salience,
    Trace,
    clear_winner,
)
from annotate.entities.syntax import Clause, Phrase, Sentence, Verb

_FOUNDING = frozenset({"gründen", "mitgründen", "mitbegründen", "found", "co-found"})
_LEADING = frozenset({"führen", "leiten", "lead", "run", "head"})
_BUYING = frozenset({"übernehmen", "kaufen", "erwerben", "aufkaufen", "acquire", "buy"})
_COPULAS = frozenset({"sein", "werden", "bleiben", "heißen", "be", "become"})
Accept = Callable[[str], bool]
PLURAL = frozenset("p")
NEUTER = frozenset("n")
PERSONAL = frozenset("mf")
ANY_GENDER = frozenset("mfnp")
UNKNOWN_GENDER = 0.6
"""What a person counts for whose gender nobody told, where the reference has one."""
PARALLEL = 1.2
"""What a mention counts more that stood where the pronoun stands, as subject or not."""
ONE_OF_SEVERAL = 0.5
"""What each of “A und B” counts for on its own."""
NAMED_AGAIN = 0.3
"""What somebody counts for who is named further on in the clause: a pronoun would do."""


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
    salience: Salience = field(default_factory=Salience)
    kin: dict[tuple[str, str], str] = field(default_factory=dict)
    """Person and kinship noun to the relative ("sein Bruder Max")."""
    affiliations: dict[str, str] = field(default_factory=dict)
    """Person to organisation."""
    stated: dict[tuple[str, str], str] = field(default_factory=dict)
    """Organisation and role to the one who is said to have it."""
    main_pair: tuple[str, str] | None = None
    main_firms: tuple[str, str] | None = None
    buyer: str | None = None
    """Who was last said to buy something."""
    founders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Organisation to who was said to have founded it."""

    def __post_init__(self) -> None:
        self.main_pair = self._main_pair("PER")
        self.main_firms = self._main_pair("ORG")

    def _main_pair(self, kind: str) -> tuple[str, str] | None:
        """The two people or organisations that the text is about, if they stand out."""
        counts = Counter(e for e in self.resolved.named.values() if self.resolved.type(e) == kind).most_common()
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

    def candidate(
        self,
        phrase: Phrase,
        clause: Clause,
        accept: Accept,
        genders: frozenset[str],
        factors: Mapping[str, float],
        *,
        own_subject: bool = False,
        least: float = LEAST,
        ahead: float = AHEAD,
    ) -> Candidate | None:
        """The one who is meant by a pronoun or epithet, if somebody stands far enough in the foreground.

        Args:
            phrase: The pronoun or epithet, or the phrase that a possessive opens.
            clause: Its clause.
            accept: Whether an entity can be meant.
            genders: With which genders it agrees.
            factors: What a mention counts for by its sort, those without a name included; 0 if none is given.
            own_subject: Whether the subject of the clause itself can be meant.
            least: The weight that whoever is meant has at least.
            ahead: How many times more weight than anybody else.
        """

        def weigh(trace: Trace) -> float:
            if not all(accept(e) for e in trace.referent):
                return 0.0
            if not own_subject and trace.clause is clause and trace.subject:
                return 0.0
            if self._comes_later(trace, phrase, clause):
                return 0.0
            factor = factors.get(trace.sort, 0.0) * self._doubt(trace, phrase, clause)
            return factor * NAMED_AGAIN if named_later & set(trace.referent) else factor

        named_later = {
            e
            for p in clause.phrases
            if p.start > phrase.start and p is not clause.subject
            for e in self.resolved.named_in(p)
        }
        ranking = self.salience.rank(phrase, clause, self._now, genders, weigh)
        winner = clear_winner(ranking, least, ahead)
        if winner is None:
            return None
        return Candidate(winner.referent, self._ground(winner, len(ranking) == 1))

    def _doubt(self, trace: Trace, phrase: Phrase, clause: Clause) -> float:
        """What is left of a weight where number or gender are not certain."""
        doubt = 1.0
        if trace.sort == "PER" and len(trace.genders) > 1:
            doubt *= UNKNOWN_GENDER
        if phrase.kind == "noun" and phrase.possessive is None and trace.sort == "PER":
            # Who has been named in the sentence is "er", not described anew.
            doubt *= NAMED_AGAIN if set(trace.referent) & self._named_here else 1.0
        if phrase.kind == "pronoun" and trace.sentence < self._now:
            doubt *= PARALLEL if trace.subject == (phrase is clause.subject) else 1.0
        subject = trace.clause.subject
        if trace.subject and len(trace.referent) == 1 and subject is not None and subject.conjuncts:
            inside = clause is trace.clause and phrase in subject.group()
            doubt *= 1.0 if inside else ONE_OF_SEVERAL
        return doubt

    def last_mentioned(self, phrase: Phrase, accept: Accept, genders: frozenset[str]) -> str | None:
        """Whom “dieser”, "dessen" point to: of those that agree the one mentioned last, in two sentences."""
        for trace in sorted(self.salience.traces[-60:], key=lambda t: (t.sentence, t.phrase.start), reverse=True):
            if self._now - trace.sentence > 1:
                return None
            earlier = trace.sentence < self._now or trace.phrase.end <= phrase.start
            if earlier and trace.genders & genders and (trace.referent or trace.sort == "PER"):
                return trace.referent[0] if len(trace.referent) == 1 and accept(trace.referent[0]) else None
        return None

    @property
    def _named_here(self) -> frozenset[str]:
        """Whom the current sentence names."""
        found = (e for p in self.sentences[-1].phrases for e in self.resolved.named_in(p))
        return frozenset(found)

    @property
    def _now(self) -> int:
        return len(self.sentences)

    def _comes_later(self, trace: Trace, phrase: Phrase, clause: Clause) -> bool:
        """Whether a mention comes after the phrase and is not the subject of “In seiner Klage warf A …”."""
        if trace.sentence != self._now or trace.phrase.start < phrase.start:
            return False
        above = trace.clause is clause or any(c is trace.clause for c in clause.ancestors())
        return self.resolved.reading.tokens.language == "en" or not (trace.subject and above)

    def _ground(self, trace: Trace, only: bool) -> str:
        if len(trace.referent) > 1:
            return "pair"
        if trace.subject and trace.sentence == self._now:
            return "clause"
        if trace.subject and trace.sentence == self._now - 1:
            return "subject"
        return "only" if only else "salient"

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
        if subject is None and clause.kind != "main":
            # "accusing it": whoever does so is the one of the clause above.
            found.update(self.subject(clause.sibling or clause.parent))
        elif subject is not None and subject is not phrase and phrase not in subject.conjuncts:
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
                return Candidate((pair[1] if pair[0] == entity else pair[0],), "other")
        if self.main_pair is not None and entity in self.main_pair:
            a, b = self.main_pair
            return Candidate((b if a == entity else a,), "other")
        return None

    # -- what is remembered --------------------------------------------------------------------

    def note_phrase(self, phrase: Phrase, clause: Clause, head: HeadNoun | None) -> None:
        """Remember who or what was mentioned, and how a name was introduced."""
        own = self.resolved.own(phrase)
        if len(own) == 1 and phrase.noun and (phrase.name is not None or (head is not None and phrase.apposed_to)):
            self.introduced[own[0]].add(phrase.noun.lower())
            self.described[phrase.noun.lower()].add(own[0])
        if phrase.possessor is not None and (owner := self.resolved.possessor(phrase)) is not None:
            self._trace(phrase, clause, (owner,), self._natural(owner) or NEUTER, GENITIVE)
        for entity in self.resolved.named_in(phrase):
            # "Die A-Chefin" speaks of A, too.
            if entity not in own and entity != self.resolved.possessor(phrase) and phrase.name is None:
                self._trace(phrase, clause, (entity,), self._natural(entity) or NEUTER, GENITIVE)
        if phrase.apposed_to is None and phrase.kind != "value" and (own or self._is_somebody_new(phrase, clause)):
            genders = self._genders(phrase, own, head)
            self._trace(phrase, clause, own, genders, self._weight(phrase, clause), self._sort(phrase, head))

    def _is_somebody_new(self, phrase: Phrase, clause: Clause) -> bool:
        """Whether a phrase without a name speaks of somebody or something: not what somebody named is said to be."""
        said_of_another = phrase.preposition == "als" or self._named_in_copula(clause) is not None
        return phrase.kind == "noun" and not (said_of_another and phrase.may_be("N"))

    @staticmethod
    def _sort(phrase: Phrase, head: HeadNoun | None) -> str:
        if head is not None:
            return head.type
        singular = phrase.determiner in ("der", "die", "ein", "eine") and phrase.noun is not None
        return "PER" if singular and names_a_person(phrase.noun or "") else ""

    @staticmethod
    def _named_in_copula(clause: Clause) -> Phrase | None:
        """As in “Neuer Chef wird Max Muster”: the name is who is spoken of."""
        subject = clause.subject
        if subject is None or subject.name is not None or not any(v.lemma in _COPULAS for v in clause.verbs):
            return None
        named = [p for p in clause.phrases if p.name is not None and p.preposition is None and p.may_be("N")]
        return named[0] if len(named) == 1 else None

    def _trace(
        self,
        phrase: Phrase,
        clause: Clause,
        referent: tuple[str, ...],
        genders: frozenset[str],
        weight: float,
        sort: str = "",
    ) -> None:
        subject = self._is_subject(phrase, clause) and weight != GENITIVE
        kind = self.resolved.type(referent[0]) if referent else sort
        if self.sentences[-1].heading:
            weight *= HEADING
        self.salience.add(Trace(referent, genders, weight, self._now, clause, phrase, subject, kind))

    def _is_subject(self, phrase: Phrase, clause: Clause) -> bool:
        named = self._named_in_copula(clause)
        subject = named if named is not None else clause.subject
        return subject is not None and phrase in subject.group()

    def _weight(self, phrase: Phrase, clause: Clause) -> float:
        if self._is_subject(phrase, clause):
            return SUBJECT if clause.kind == "main" else LESSER_SUBJECT
        if phrase.preposition is not None:
            return OBLIQUE
        genitive = phrase.features and all(f[0] == "G" for f in phrase.features)
        return GENITIVE if genitive else OBJECT

    def _natural(self, entity: str) -> frozenset[str]:
        """The gender of a person; both as long as nobody says which."""
        if self.resolved.type(entity) != "PER":
            return frozenset()
        gender = self.resolved.entities[entity].gender
        return frozenset({gender}) if gender else PERSONAL

    def _genders(self, phrase: Phrase, own: tuple[str, ...], head: HeadNoun | None) -> frozenset[str]:
        """The genders in which the text goes on about what the phrase stands for."""
        if len(own) > 1:
            return PLURAL
        if own and (natural := self._natural(own[0])):
            return natural
        if phrase.kind == "relative" and own:
            return frozenset(g for t in self.salience.traces if t.referent == own for g in t.genders) or NEUTER
        if self.resolved.reading.tokens.language == "en":
            return self._english_genders(phrase, own, head)
        is_subject = phrase.clause is not None and phrase.clause.subject is phrase and phrase.may_be("N")
        shown = frozenset(f[1] for f in phrase.features if f[0] == "N" or not is_subject)
        if phrase.kind == "pronoun" and shown > PLURAL:
            clause = phrase.clause
            return PLURAL if clause is not None and clause.subject is phrase and clause.plural else shown - PLURAL
        if shown == PLURAL:
            return PLURAL
        if head is not None:
            return frozenset({head.gender}) | (NEUTER if phrase.name is not None else frozenset())
        if phrase.name is not None:
            # "Siemens … sein", "die Commerzbank … ihr"
            named = shown - PLURAL
            told = named if phrase.determiner is not None and len(named) < 3 else NEUTER
            return told | NEUTER if phrase.noun is not None else told
        return shown if len(shown) < 3 else frozenset()

    @staticmethod
    def _english_genders(phrase: Phrase, own: tuple[str, ...], head: HeadNoun | None) -> frozenset[str]:
        if phrase.kind != "noun":
            return frozenset(f[1] for f in phrase.features)
        if head is not None and head.type == "PER" and not own:
            return PERSONAL
        return NEUTER

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

    def note_pair(self, phrase: Phrase, clause: Clause) -> None:
        """Remember entities that were coordinated, two of one type as a pair."""
        members = self.resolved.all_of(phrase)
        if len(members) > 1:
            self._trace(phrase, clause, members, PLURAL, self._weight(phrase, clause))
        if len(members) == 2 and self.resolved.type(members[0]) == self.resolved.type(members[1]):
            self.pairs.append((members[0], members[1]))

    def note_deeds(self, clause: Clause) -> None:
        """Remember who buys, or is to buy, and who founded something."""
        for verb in clause.verbs:
            if verb.lemma in _BUYING and len(doers := self._doers(clause, verb)) == 1:
                self.buyer = doers[0]
            elif verb.lemma in _LEADING and not clause.negated and not verb.passive and not verb.perfect:
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

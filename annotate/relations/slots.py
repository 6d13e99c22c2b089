"""What fills a slot of a clause: its subject, its objects by case, its prepositional objects."""

from __future__ import annotations

from annotate.entities.phrases import noun_in
from annotate.entities.resolved import Resolved
from annotate.entities.roles import Roles
from annotate.entities.syntax import Clause, Phrase, Verb

_ACCUSING = frozenset({"vorwerfen", "beschuldigen", "bezichtigen", "unterstellen", "vorhalten", "accuse"})
_AGENTS = frozenset({"von", "durch", "seitens", "by"})


class Slots:
    """Finds phrases by what they are to the verb."""

    def __init__(self, resolved: Resolved, roles: Roles, stakes: frozenset[str]) -> None:
        self._resolved = resolved
        self._roles = roles
        self._stakes = stakes

    def subject(self, clause: Clause) -> Phrase | None:
        """The subject; in an infinitive whoever the clause above has do it."""
        if clause.kind != "infinitive":
            return clause.subject
        parent = clause.parent
        if parent is None:
            return None
        if any(v.lemma in _ACCUSING for v in parent.verbs):
            return self.find(parent, "dative", None) or self.find(parent, "accusative", None)
        return self.subject(parent)

    def agent(self, clause: Clause) -> Phrase | None:
        """Who acts in a passive."""
        found = [
            p for p in clause.phrases if p.preposition in _AGENTS and p.conjunct_of is None and self._resolved.all_of(p)
        ]
        return found[0] if found else None

    def find(self, clause: Clause, slot: str, verb: Verb | None, *, acts: bool = False) -> Phrase | None:
        """The phrase in the slot; None if the clause has none.

        Who ``acts`` is not what a share is a share of ("verkauft die Mehrheit am Werk A an B").
        """
        if slot == "subject":
            return self.subject(clause)
        subject = clause.subject
        for phrase in clause.phrases:
            if (
                phrase is subject
                or phrase.conjunct_of is not None
                or phrase.kind == "value"
                or (subject is not None and phrase in subject.conjuncts)
            ):
                continue
            if acts and slot == "an" and self._is_shared(phrase):
                continue
            if self._fills(phrase, slot, clause) and not self._precedes(phrase, slot, verb):
                return phrase
        return None

    def _is_shared(self, phrase: Phrase) -> bool:
        dative = not phrase.may_be("A") or self._resolved.reading.tokens.lower(phrase.start - 1) == "am"
        return dative and phrase.follows is not None and self.is_stake(phrase.follows)

    def _precedes(self, phrase: Phrase, slot: str, verb: Verb | None) -> bool:
        """Whether it stands before an English verb, whose objects follow it."""
        english = self._resolved.reading.tokens.language == "en"
        return english and slot == "accusative" and verb is not None and phrase.start < verb.tokens[0]

    def _fills(self, phrase: Phrase, slot: str, clause: Clause) -> bool:
        if slot == "accusative":
            return (
                phrase.preposition is None
                and phrase.may_be("A")
                and not self._attribute(phrase)
                and self._refers(phrase)
            )
        if slot == "dative":
            return (
                phrase.preposition is None
                and phrase.may_be("D")
                and not self._attribute(phrase)
                and self._refers(phrase)
            )
        if slot == "genitive":
            return (
                phrase.preposition is None
                and phrase.follows is not None
                and phrase.may_be("G")
                and self._refers(phrase)
                and (
                    phrase.determiner is not None
                    or (phrase.name is not None and self._resolved.reading.is_genitive(phrase.name))
                )
            )
        # "Zu As Marken gehört B": the noun is nobody, but somebody's.
        return phrase.preposition == slot and (self._refers(phrase) or (slot == "zu" and phrase.noun is not None))

    def _refers(self, phrase: Phrase) -> bool:
        antecedent = phrase.clause.antecedent if phrase.kind == "relative" and phrase.clause is not None else None
        described = antecedent is not None and bool(self._resolved.all_of(antecedent))
        return described or bool(self._resolved.all_of(phrase)) or self.whole(phrase) is not phrase

    def _attribute(self, phrase: Phrase) -> bool:
        """Whether it hangs on the noun before it rather than on the verb."""
        before = phrase.follows
        if before is None or phrase.kind != "noun":
            return False
        if before.kind == "value" and before.preposition in ("zu", "mit"):
            return False
        if before.kind == "value" or (before.noun is not None and before.name is None):
            certain = phrase.determiner in ("des", "der", "eines", "einer") and phrase.may_be("G")
            genitive = phrase.bare and phrase.name is not None and self._resolved.reading.is_genitive(phrase.name)
            return certain or genitive
        return False

    def whole(self, phrase: Phrase, selling: bool = False) -> Phrase:
        """The firm that a share is a share of ("die Mehrheit an A", "30 Prozent der Anteile von A")."""
        if noun_in(phrase, self._resolved.reading.tokens.language).capitalize() not in self._stakes_of():
            return phrase
        after = self._roles.after(phrase)
        if after is None or not self._resolved.all_of(after):
            return phrase
        # "eine Beteiligung an der A" (dative) is a share of A, "verkauft die Beteiligung an die A" sells it to A.
        sold_to = selling and (after.bare or after.may_be("A"))
        share_of = after.preposition == "an" and after.may_be("D") and not sold_to
        if (
            share_of
            or after.preposition in ("von", "in", "of", "bei")
            or (after.preposition is None and after.may_be("G"))
        ):
            return after
        return phrase

    def _stakes_of(self) -> frozenset[str]:
        return self._stakes

    def is_stake(self, phrase: Phrase) -> bool:
        """Whether the phrase names a part of a firm."""
        return noun_in(phrase, self._resolved.reading.tokens.language).capitalize() in self._stakes

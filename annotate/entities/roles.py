"""Which organisation a role belongs to: "A-Chef", "Chef von A", "As Chef", "deren Chef"."""

from __future__ import annotations

from annotate.entities.nouns import HeadNoun
from annotate.entities.resolved import Resolved
from annotate.entities.syntax import Phrase

_OF = frozenset({"von", "bei", "of", "at"})
_KINDS = frozenset(
    {
        "lead", "co", "ko", "vize", "ex", "alt", "interims", "business", "private-equity", "venture-capital", "tech",
        "it", "ki", "us", "eu", "marketing", "online", "start-up", "dax", "mdax", "top", "serien",
    }
)  # fmt: skip
"""First parts of compounds that say what kind of somebody it is, not whose."""


class Roles:
    """Reads the organisation off a phrase whose noun is a role."""

    def __init__(self, resolved: Resolved) -> None:
        self._resolved = resolved
        self._after: dict[Phrase, Phrase] = {}
        for sentence in resolved.reading.sentences:
            for phrase in sentence.phrases:
                if phrase.follows is not None:
                    self._after[phrase.follows] = phrase

    def head(self, phrase: Phrase) -> HeadNoun | None:
        """The phrase's head noun if it is a role."""
        entry = self._resolved.reading.nouns.head(phrase.noun) if phrase.noun else None
        return entry if entry is not None and entry.role is not None else None

    def after(self, phrase: Phrase) -> Phrase | None:
        """The phrase that stands directly behind it."""
        return self._after.get(phrase)

    def compound(self, phrase: Phrase) -> str | None:
        """The entity named in the first part of the noun ("A-Gründer")."""
        if not phrase.noun or "-" not in phrase.noun:
            return None
        tokens = self._resolved.reading.tokens
        token = tokens.doc[phrase.noun_index]
        cut = token.idx + token.text.rfind("-")
        if token.text[: token.text.rfind("-")].lower() in _KINDS:
            return None
        for number in tokens.parts_at.get(phrase.noun_index, ()):
            mention = tokens.mentions[number]
            if mention.end == cut and number in self._resolved.named:
                return self._resolved.named[number]
        return None

    def organisation(self, phrase: Phrase) -> str | None:
        """The one organisation that the phrase itself says the role belongs to."""
        resolved = self._resolved
        found = self.compound(phrase)
        if found is None and phrase.possessor is not None:
            found = resolved.possessor(phrase)
        if found is None and phrase.possessive is not None and (owner := resolved.possessor(phrase)):
            found = owner
        if found is None and phrase.name is None:
            found = self._following(phrase)
        if found is None and phrase.name is not None and (after := self._after.get(phrase)) is not None:
            found = self._of(after) if after.preposition == "von" else None
        return found if found is not None and resolved.type(found) in ("ORG", "PRODUCT") else None

    def _following(self, phrase: Phrase) -> str | None:
        after = self._after.get(phrase)
        if after is None and phrase.attached:
            after = phrase.attached[0]
        return self._of(after) if after is not None else None

    def _of(self, after: Phrase) -> str | None:
        own = self._resolved.own(after)
        genitive = after.preposition is None and (
            after.may_be("G") and (after.determiner is not None or self._is_genitive(after))
        )
        if len(own) == 1 and (after.preposition in _OF or genitive):
            return own[0]
        return None

    def _is_genitive(self, phrase: Phrase) -> bool:
        return phrase.name is not None and self._resolved.reading.is_genitive(phrase.name)

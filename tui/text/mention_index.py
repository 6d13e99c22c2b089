"""Mentions by place and by entity, for painting and stepping."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from annotate.article import Span
from tui.text.intervals import Intervals

if TYPE_CHECKING:
    from annotate.annotation import Mention


class MentionIndex(Intervals["Mention"]):
    """The mentions that are shown."""

    def __init__(self, mentions: Iterable[Mention] = (), hidden_types: frozenset[str] = frozenset()) -> None:
        self._hidden_types = hidden_types
        super().__init__(self._shown(mentions))

    def replace(self, span: Span, items: Iterable[Mention]) -> None:
        """Put other mentions in the place of all that overlap a stretch of text, from which none may reach out."""
        super().replace(span, self._shown(items))
        for found in ("_by_id", "_by_entity"):
            self.__dict__.pop(found, None)

    def _shown(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        return (mention for mention in mentions if mention.type not in self._hidden_types)

    def at(self, offset: int) -> list[Mention]:
        """The innermost mentions at a character; several if the text means several entities."""
        covering = self.overlapping(offset, offset + 1)
        return [mention for mention in covering if mention.span == covering[-1].span]

    def same(self, mention: Mention) -> Mention | None:
        """The mention that stands here for one of another index: by id, else by place and type."""
        alike = [m for m in self.overlapping(*mention.span) if m.span == mention.span and m.type == mention.type]
        return next((m for m in alike if m.id == mention.id), alike[0] if alike else None)

    def by_id(self, mention_id: str) -> Mention | None:
        """The mention with this id, if it is shown."""
        return self._by_id.get(mention_id)

    def position(self, mention: Mention) -> int:
        """Where the mention stands in :attr:`items`."""
        return self.items.index(mention, bisect_left(self.starts, mention.start))

    def kin(self, mention: Mention) -> list[Mention]:
        """The mentions of the same entity, itself among them; a value has no others."""
        return [mention] if mention.entity is None else self._by_entity[mention.entity]

    @cached_property
    def _by_id(self) -> dict[str, Mention]:
        return {mention.id: mention for mention in self.items}

    @cached_property
    def _by_entity(self) -> dict[str, list[Mention]]:
        found: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self.items:
            if mention.entity is not None:
                found[mention.entity].append(mention)
        return dict(found)


def ink_of(mention: Mention) -> str:
    """The ink of a mention: its type's, and another one for epithets and pronouns than for names."""
    from annotate.annotation import VALUE_TYPES

    if mention.kind == "value" or mention.type in VALUE_TYPES:
        return "value"
    name = mention.type.lower()
    return name if mention.kind == "name" else f"{name}-ref"

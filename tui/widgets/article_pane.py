"""The article with what it names marked, one mention current, and search hits and evidence shown in place.

The pane knows mentions, hits and evidence as stretches of text to paint and to step through; what is
told of them elsewhere is its owner's matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from annotate.article import Article, Span
from tui.text.intervals import Intervals
from tui.text.mention_index import MentionIndex, ink_of
from tui.text.runs import Layer
from tui.widgets.text_pane import MEASURE, Sentences, TextPane

if TYPE_CHECKING:
    from annotate.annotation import Mention


class ArticlePane(TextPane):
    """An article to read, its mentions, search hits and evidence marked."""

    current: var[Mention | None] = var(None, init=False)
    """The current mention; :meth:`select` changes it. What must be painted in the same frame watches it."""

    class MentionSelected(Message):
        """Another mention became the current one, or the reader clicked where nobody is named."""

        def __init__(self, pane: ArticlePane, mention: Mention | None, offset: int) -> None:
            super().__init__()
            self.pane = pane
            self.mention = mention
            self.offset = offset
            """The place in the text."""

        @property
        def mention_id(self) -> str | None:
            """The mention's id in the annotation."""
            return None if self.mention is None else self.mention.id

        @property
        def control(self) -> ArticlePane:
            """The pane."""
            return self.pane

    class MentionOpened(Message):
        """The reader wants to know more of a mention: a double click."""

        def __init__(self, pane: ArticlePane, mention: Mention) -> None:
            super().__init__()
            self.pane = pane
            self.mention = mention

        @property
        def mention_id(self) -> str:
            """The mention's id in the annotation."""
            return self.mention.id

        @property
        def control(self) -> ArticlePane:
            """The pane."""
            return self.pane

    def __init__(
        self,
        article: Article,
        sentences: Sentences,
        *,
        measure: int = MEASURE,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(article, sentences, measure=measure, id=id)
        self._mentions: Intervals[Mention] = Intervals()
        self._hidden_types: frozenset[str] = frozenset()
        self._index = MentionIndex()
        self._hits: Intervals[Span] = Intervals()
        self._hit: int | None = None
        self._evidence: tuple[Span, ...] = ()
        self.labels: Mapping[int, str] = {}
        """Letters that stand over the text, by their places; :meth:`show_labels` changes them."""
        self._proof = 0
        """Which of the evidence is in sight."""

    # What is marked

    def show_mentions(self, mentions: Sequence[Mention]) -> None:
        """Mark these mentions and no others."""
        self._mentions = Intervals(mentions)
        self._mark()

    def show_mentions_in(self, span: Span, mentions: Sequence[Mention]) -> None:
        """Mark these mentions and no others in a stretch of the text, from which none of them reaches out."""
        self._mentions.replace(span, mentions)
        self._index.replace(span, mentions)
        if self.current is not None:
            if self.current.span.overlaps(span):
                self.current = self._index.same(self.current)
            self.repaint_bar()
        self.repaint_rows(self._rows.rows_of(span))

    @property
    def has_mentions(self) -> bool:
        """Whether any mention is marked."""
        return bool(self._index.items)

    @property
    def hidden_types(self) -> frozenset[str]:
        """Types of mentions that are neither marked nor stepped through."""
        return self._hidden_types

    @hidden_types.setter
    def hidden_types(self, types: frozenset[str]) -> None:
        self._hidden_types = types
        self._mark()

    def _mark(self) -> None:
        self._index = MentionIndex(self._mentions.items, self._hidden_types)
        if self.current is not None:
            self.current = self._index.same(self.current)
        self.repaint()

    def show_hits(self, spans: Iterable[Span]) -> None:
        """Mark these search hits and no others; ``()`` puts them away."""
        self._hits = Intervals(spans)
        self._hit = None
        self.repaint()

    @property
    def hits(self) -> Sequence[Span]:
        """The marked search hits, in text order."""
        return self._hits.items

    def show_evidence(self, *spans: Span, place: int = 0, remember: bool = True) -> None:
        """Bring one of some sentences into sight, tinted until the reader moves on; none takes the tint away."""
        self._evidence = ()
        if spans:
            self.reveal(spans[place], remember=remember)
        self._evidence, self._proof = spans, place
        self.repaint()

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The sentences that prove the same as the one that is tinted, itself among them."""
        return self._evidence

    # The current mention

    def select(self, mention: Mention | str | None, *, remember: bool = True) -> None:
        """Make a mention, or the one with this id, the current one and bring it into sight.

        One whose type is hidden is brought into sight, but none is current then.
        """
        if isinstance(mention, str):
            mention = self._index.by_id(mention)
        self._hit, self._evidence = None, ()
        if mention is not None:
            self.reveal(mention.span, remember=remember)
        self.current = None if mention is None else self._index.same(mention)
        self.repaint()

    def select_at(self, offset: int) -> bool:
        """Make the innermost mention at a character current; of several entities there, the next in turn."""
        found = self._index.at(offset)
        if not found:
            return False
        turn = found.index(self.current) + 1 if self.current in found else 0
        self.select(found[turn % len(found)])
        return True

    def watch_current(self, mention: Mention | None) -> None:
        """Tell it."""
        self.post_message(self.MentionSelected(self, mention, self.top_offset if mention is None else mention.start))

    def current_sentence(self) -> Span:
        """The sentence of the current mention if that is in sight, else the first whole one on screen."""
        if self.current is not None and self.current.span.overlaps(self.visible_span):
            return self.sentence_at(self.current.start)
        return super().current_sentence()

    # Stepping

    def next_mention(self, count: int = 1) -> bool:
        """Step to a following (if negative, a preceding) mention, from the current one if it is in sight.

        Returns:
            False if there is none.
        """
        sight = self.visible_span
        if self.current is not None and self.current.span.overlaps(sight):
            place = self._index.position(self.current) + count
        else:
            place = self._index.entered(sight, count)
        if not 0 <= place < len(self._index.items):
            return False
        self.select(self._index.items[place])
        return True

    def step_entity(self, count: int = 1) -> bool:
        """Step through the mentions of the current entity, around the ends of the text."""
        if self.current is None:
            return False
        kin = self._index.kin(self.current)
        self.select(kin[(kin.index(self.current) + count) % len(kin)])
        return True

    def entity_place(self) -> tuple[int, int] | None:
        """Which of how many mentions of its entity the current one is, counted from 1."""
        if self.current is None:
            return None
        kin = self._index.kin(self.current)
        return kin.index(self.current) + 1, len(kin)

    def step_hit(self, count: int = 1) -> bool:
        """Step through the search hits, around the ends of the text."""
        hits = self._hits.items
        if not hits:
            return False
        place = self._hits.entered(self.visible_span, count) if self._hit is None else self._hit + count
        self._hit, self._evidence = place % len(hits), ()
        self.reveal(hits[self._hit])
        self.repaint()
        return True

    def step_evidence(self, count: int = 1) -> bool:
        """Step through the sentences that prove the same, from the last to the first."""
        if len(self._evidence) < 2:
            return False
        self._hit = None
        self.show_evidence(*self._evidence, place=(self._proof + count) % len(self._evidence))
        return True

    def narrow_to_found(self) -> int:
        """Show only the paragraphs with search hits, else with the current entity; how many those are."""
        kin = () if self.current is None else self._index.kin(self.current)
        return self.narrow(self.hits or [mention.span for mention in kin])

    def evidence_place(self) -> tuple[int, int] | None:
        """Which of how many sentences that prove the same is in sight, counted from 1."""
        return (self._proof + 1, len(self._evidence)) if self._evidence else None

    def hit_place(self) -> tuple[int, int] | None:
        """Which of how many hits was stepped to, counted from 1; 0 if none was yet."""
        return (0 if self._hit is None else self._hit + 1, len(self.hits)) if self.hits else None

    def mentions_in_sight(self) -> list[Mention]:
        """The mentions of entities on screen in text order, one of those that begin at the same place."""
        sight = self.visible_span
        found = (mention for mention in self._index.overlapping(*sight) if mention.entity)
        first = {one.start: one for one in found if one.start >= sight.start and self.shows(one.start)}
        return [first[start] for start in sorted(first)]

    def show_labels(self, labels: Mapping[int, str]) -> None:
        """Write letters over the text, each at its place; ``{}`` takes them away."""
        self.labels = labels
        self.repaint()

    @property
    def mark_offset(self) -> int:
        """The place to remember: the current mention if it is in sight, else the first character on screen."""
        sight = self.visible_span
        return self.current.start if self.current and self.current.span.overlaps(sight) else self.top_offset

    # Painting

    def strip_for_row(self, row: int) -> Strip:
        """Draw a row of the text, and over it the letters that lead to names."""
        strip = super().strip_for_row(row)
        if not self.labels or self._rows.is_cut(row):
            return strip
        line = self._rows.line(row)
        for offset, label in sorted(self.labels.items()):
            if line.start <= offset < line.end:
                cell = self.margin_cells + line.cell_of(offset)
                shown = Strip([Segment(label, self.ink("hit", "strong"))], len(label))
                strip = Strip.join([strip.crop(0, cell), shown, strip.crop(cell + len(label))])
        return strip

    @property
    def _spot(self) -> Span | None:
        """What is reversed: the hit that was stepped to, else the current mention."""
        if self._hit is not None:
            return self.hits[self._hit]
        return None if self.current is None else self.current.span

    def letters(self, span: Span) -> Iterable[Layer]:
        """The mentions, of which the innermost counts and of equals the current one."""
        mentions = self._index.overlapping(*span)
        if self.current in mentions:
            mentions.sort(key=lambda mention: (mention.start - mention.end, mention == self.current))
        return [Layer(mention.start, mention.end, ink_of(mention)) for mention in mentions]

    def tints(self, span: Span) -> Iterator[Layer]:
        """The evidence, the current entity's mentions, the hits, and over all what is reversed."""
        spot = self._spot
        if self._evidence:
            yield Layer(*self._evidence[self._proof], "evidence")
        if self.current is not None and self.current.entity is not None:
            for mention in self._index.overlapping(*span):
                if mention.entity == self.current.entity and mention.span != spot:
                    yield Layer(*mention.span, "kin")
        for hit in self._hits.overlapping(*span):
            if hit != spot:
                yield Layer(*hit, "hit")
        if spot is not None:
            yield Layer(*spot, "current")

    def marked_rows(self) -> Iterable[int]:
        """The rows of the current entity and of the hits."""
        if not self._rows.done:
            return ()
        kin = () if self.current is None else self._index.kin(self.current)
        return [self._rows.row_of(span.start) for span in (*kin, *self.hits)]

    def cursor_cell(self) -> Offset | None:
        """The cell of what is reversed, else of the first character on screen."""
        if not self.row_count:
            return None
        sight, spot = self.visible_span, self._spot
        return self.cell_of(spot.start if spot is not None and sight.start <= spot.start < sight.end else sight.start)

    def scrolled(self) -> None:
        """Drop the evidence when it is out of sight."""
        super().scrolled()
        if self._evidence and not self._evidence[self._proof].overlaps(self.visible_span):
            self._evidence = ()
            self.repaint()

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Select what was clicked on; a double click opens a mention, or else selects the word."""
        event.prevent_default()
        offset = self.offset_at(event.x, event.y)
        if offset is None or self._selection is not None:
            return
        if event.chain == 1:
            if not self.select_at(offset):
                self.select(None)
                self.post_message(self.MentionSelected(self, None, offset))
        elif event.chain == 2:
            if self.current is not None and self.current.span.start <= offset < self.current.span.end:
                self.post_message(self.MentionOpened(self, self.current))
            else:
                self.select_word(offset)

"""The sidebar: what the article says of who owns what, who is against whom, and who is in it at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final, Literal, TypeAlias, get_args

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from annotate.catalogue import Catalogue
from annotate.graph import graph
from annotate.harmless import harmless_line
from annotate.lookup import Lookup
from tui.views.claims import claim_key
from tui.views.ownership import opposition_rows, ownership_rows, summary
from tui.views.parts import note
from tui.views.people import people_rows
from tui.views.rows import Row
from tui.views.unread import unread_rows
from tui.widgets.row_list import RowList

View: TypeAlias = Literal["ownership", "opposition", "people", "unread"]
VIEWS: Final[tuple[View, ...]] = get_args(View)

_TITLES: Final[dict[View, str]] = {
    "ownership": "sidebar.ownership",
    "opposition": "sidebar.opposition",
    "people": "sidebar.people",
    "unread": "sidebar.unread_view",
}
GAP: Final = "  "
_CURRENT: Final = "view-tabs--current"


class ViewTabs(Widget):
    """The names of the views, the current one set off; a click chooses another."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {_CURRENT}
    DEFAULT_CSS = """
    ViewTabs {
        height: auto;
        padding: 0 0 0 2;
        color: $ink-muted;
        & > .view-tabs--current { color: $ink-strong; text-style: bold underline; }
    }
    """

    views: reactive[tuple[View, ...]] = reactive((), layout=True)
    current: reactive[View] = reactive[View]("ownership")

    @dataclass
    class Clicked(Message):
        """The name of a view was clicked."""

        view: View

    def __init__(self, messages: Catalogue) -> None:
        super().__init__()
        self._messages = messages

    def render(self) -> Content:
        """The names."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the names take."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        """The names on lines of at most ``width`` cells, none of them broken."""
        lines = [Content()]
        for name in map(self._tab, self.views):
            gap = GAP if lines[-1] else ""
            if lines[-1] and lines[-1].cell_length + len(gap) + name.cell_length > width:
                lines.append(name)
            else:
                lines[-1] = Content.assemble(lines[-1], gap, name)
        return lines

    def _tab(self, view: View) -> Content:
        name = Content.styled(self._messages(_TITLES[view]), Style.from_meta({"view": view}))
        return name.stylize(self.get_visual_style(_CURRENT, partial=True)) if view == self.current else name

    def on_click(self, event: events.Click) -> None:
        """Choose the view under the pointer."""
        view = event.style.meta.get("view")
        if view in VIEWS:
            event.stop()
            self.post_message(self.Clicked(view))


class Summary(Widget):
    """One line about the whole: how much was found, and how sure it is."""

    DEFAULT_CSS = """
    Summary { height: auto; padding: 0 2; color: $ink-muted; }
    """

    text: reactive[str] = reactive("", layout=True)

    def render(self) -> Content:
        """The line."""
        return Content(self.text)


class Sidebar(Vertical):
    """The views of an annotation, one at a time.

    Choosing a row posts :class:`RowList.Chosen`, moving to one :class:`RowList.Highlighted`.
    """

    DEFAULT_CSS = """
    Sidebar RowList { margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right", "turn(1)", show=False),
        Binding("h,left", "turn(-1)", show=False),
    ]

    view: reactive[View] = reactive[View]("ownership")

    @dataclass
    class Turned(Message):
        """Another view is shown."""

        view: View

    def __init__(self, messages: Catalogue, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._messages = messages
        self._views: dict[View, Callable[[], tuple[Row, ...]]] = {}
        self._cursors: dict[View, str] = {}
        self._lines_about: dict[str, list[str]] = {}
        self._tabs = ViewTabs(messages)
        self._list = RowList()
        self._summary = Summary()

    def compose(self) -> ComposeResult:
        """Tabs, rows, summary."""
        yield self._tabs
        yield self._list
        yield self._summary

    def on_mount(self) -> None:
        """Say that nothing is known yet."""
        if not self._views:
            self.show_progress()

    @property
    def rows(self) -> RowList:
        """The list that takes the focus."""
        return self._list

    @property
    def is_filled(self) -> bool:
        """Whether it shows what is known of an article."""
        return bool(self._views)

    def show_progress(self, percent: int = 0) -> None:
        """Say that the article is being annotated, and how far it is."""
        done = f" {self._messages('header.percent', n=percent)}" if percent else ""
        self._say(self._messages("sidebar.waiting") + done)

    def show_failure(self, reason: str) -> None:
        """Say why there is nothing to show."""
        self._say(harmless_line(reason))

    def show_annotation(self, lookup: Lookup, rejected: int = 0) -> None:
        """Show what is known of an article; a second one replaces it, the cursor stays where it was.

        Args:
            lookup: What is known.
            rejected: How many claims the reader has taken out of it.
        """
        found, t = graph(lookup.annotation), self._messages
        self._views = {
            "ownership": lambda: ownership_rows(found, lookup, t),
            "opposition": lambda: opposition_rows(found, lookup, t),
            "people": lambda: people_rows(lookup, t),
            "unread": lambda: unread_rows(lookup, t),
        }
        self._tabs.views = tuple(view for view in VIEWS if view != "unread" or lookup.annotation.unread)
        self._summary.text = summary(lookup, t, rejected)
        self._lines_about = {
            f"entity:{entity}": [claim_key(claim) for claim in sorted(claims, key=lambda c: c.object != entity)]
            for entity, claims in lookup.claims_of.items()
        }
        self._show_view()

    def turn(self, count: int = 1) -> None:
        """Go on by so many views, from the last to the first."""
        views = self._tabs.views
        if views:
            here = views.index(self.view) if self.view in views else -(count > 0)
            self.view = views[(here + count) % len(views)]

    def select(self, key: str) -> bool:
        """Put the cursor on the row of this key, such as ``entity:openai``, if the view has it.

        An entity without a row of its own is found on the first line that tells of it.

        Returns:
            Whether there is such a row.
        """
        return self._list.select(key) or any(self._list.select(line) for line in self._lines_about.get(key, ()))

    def action_turn(self, count: int) -> None:
        """Show another view."""
        self.turn(count)

    def on_view_tabs_clicked(self, message: ViewTabs.Clicked) -> None:
        """Show the view that was clicked."""
        message.stop()
        self.view = message.view

    def validate_view(self, view: View) -> View:
        """Stay where one is if there is no such view yet."""
        return view if view in self._views else self.view

    def watch_view(self, before: View, now: View) -> None:
        """Show the view, its cursor where it was when it was left."""
        if row := self._list.cursor_row:
            self._cursors[before] = row.key
        if self._views:
            self._show_view(cursor=self._cursors.get(now, ""))
            self.post_message(self.Turned(now))

    def _show_view(self, cursor: str | None = None) -> None:
        self._tabs.current = self.view
        self._list.set_rows(self._views[self.view](), cursor)

    def _say(self, text: str) -> None:
        self._views = {}
        self._tabs.views = ()
        self._summary.text = ""
        self._list.set_rows((note(text),))

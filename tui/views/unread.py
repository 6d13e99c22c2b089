"""What the article says but the machine did not dare to read."""

from __future__ import annotations

from annotate.catalogue import Catalogue
from annotate.lookup import Lookup
from tui.views.parts import blank, note, quotation
from tui.views.rows import PlaceTarget, Row


def unread_rows(lookup: Lookup, t: Catalogue) -> tuple[Row, ...]:
    """The sentences in which a claim was scented but not read, with the reason."""
    unread = lookup.annotation.unread
    if not unread:
        return (note(t("sidebar.nothing_unread")),)
    rows = [note(t("sidebar.unread_about", n=len(unread)))]
    for passage in unread:
        rows += [
            blank(),
            Row(
                quotation(passage, passage.trigger, lookup, t),
                target=PlaceTarget(passage.start, passage.end),
                key=f"unread:{passage.start}",
                wrap=True,
            ),
            note(passage.reason, indent=2),
        ]
    return tuple(rows)

"""``durchblick keys``: what every key does, with the user's own keys, and where those clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.command import FAILED, OK, Arguments, narrate

if TYPE_CHECKING:
    from annotate.catalogue import Catalogue
    from tui.actions import Action


def keys_parser() -> Arguments:
    """The options of ``durchblick keys``."""
    return Arguments("durchblick keys")


def keys(arguments: Sequence[str]) -> int:
    """Print the key table.

    Returns:
        0, or 2 if keys in the settings file clash or do not exist.

    Raises:
        DurchblickError: If the arguments are wrong.
    """
    options = keys_parser().parse(arguments)
    from annotate.catalogue import Catalogue, user_language
    from annotate.settings.reading import read_settings, say

    words = say()
    if options.help:
        print(words("keys.help").strip())
        return OK
    from tui.settings.keymap import remapped

    file = read_settings()
    actions, problems = remapped(file.settings.keys, file.complain)
    for line in key_lines(actions, Catalogue.load("tui.messages", user_language()), words("keys.none")):
        print(line)
    if file.settings.keys:
        print(f"\n{words('keys.remapped')}")
    for problem in problems:
        narrate(problem)
    return FAILED if problems else OK


def key_lines(actions: Iterable[Action], messages: Catalogue, none: str) -> Iterator[str]:
    """The actions by group: keys, what they do, and the action's name; ``*`` where the keys are the user's."""
    from tui.actions import ACTIONS, COUNTED, grouped, key_label

    usual = {action.id: action.keys for action in ACTIONS}
    rows = [*actions]
    width = max(len(action.id) for action in rows)
    labels = {action.id: " ".join(map(key_label, action.keys)) or none for action in rows}
    room = max(map(len, labels.values()))
    for place, (group, members) in enumerate(grouped(rows)):
        if place:
            yield ""
        yield messages(f"group.{group}")
        for action in members:
            mark = " " if action.keys == usual[action.id] else "*"
            text = messages(f"action.{action.id}") + (COUNTED if action.counts else "")
            yield f"{mark} {labels[action.id]:{room}}  {action.id:{width}}  {text}"

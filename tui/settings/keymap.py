"""The keys that the user gives to actions, in place of those of the registry.

Between a key that was set and one that an action has by default, the one set wins; between two that were
set, the one that stands first in the file. Whoever loses a key this way is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol, runtime_checkable

from textual.keys import Keys

from tui.actions import ACTIONS, Action

UNBOUND: Final = "no_key"
"""Stands for no key where Textual wants one: no terminal sends it."""

_MODIFIERS: Final = frozenset(("ctrl", "alt", "shift", "super", "hyper", "meta"))
_NAMED: Final = frozenset(key.value for key in Keys)

Complain = Callable[..., str]
"""Makes a sentence of a key of the file, a message and what fills it."""


@runtime_checkable
class HasActions(Protocol):
    """An app with keys of the user's own."""

    actions: Sequence[Action]


def actions_of(app: object) -> Sequence[Action]:
    """The actions with the keys they have in an app."""
    return app.actions if isinstance(app, HasActions) else ACTIONS


def remapped(
    keys: Mapping[str, str | list[str]], complain: Complain, actions: Sequence[Action] = ACTIONS
) -> tuple[tuple[Action, ...], list[str]]:
    """The actions with the keys that the user gives them, and what is wrong with those, in sentences."""
    problems: list[str] = []
    ids = [action.id for action in actions]
    owner: dict[str, str] = {}
    given: dict[str, list[str]] = {}
    for name, value in keys.items():
        setting = ("keys", name)
        if name not in ids:
            problems.append(complain(setting, "action", name, ids))
            continue
        given[name] = []
        for key in [value] if isinstance(value, str) else value:
            if problem := _wrong(key):
                problems.append(complain(setting, problem, key, _NAMED if problem == "key" else (), name=key))
            elif other := next((owner[own] for own in owner if clash(own, key) and owner[own] != name), None):
                problems.append(complain(setting, "taken", name=key, other=other))
            else:
                owner[key] = name
                given[name].append(key)
    changed = []
    for action in actions:
        taken = [own for own, taker in owner.items() if taker != action.id]
        rest = tuple(key for key in action.keys if not any(clash(own, key) for own in taken))
        if action.id in given:
            # Where none of the keys could be taken, the usual ones stay: an action must not vanish by a slip.
            own = tuple(dict.fromkeys(given[action.id]))
            rest = own if own or not keys[action.id] else rest
        elif not rest:
            taker = next(owner[own] for own in taken if clash(own, action.keys[0]))
            problems.append(complain(("keys", taker), "lost", other=action.id))
        changed.append(replace(action, keys=rest))
    return tuple(changed), problems


def clash(one: str, other: str) -> bool:
    """Whether two keys get into each other's way: they are the same, or one begins the other's sequence."""
    short, long = sorted((one.split(), other.split()), key=len)
    return long[: len(short)] == short


def textual_keymap(actions: Iterable[Action]) -> dict[str, str]:
    """The keys as Textual's keymap takes them: those of actions whose keys are not the registry's."""
    usual = {action.id: action.keys for action in ACTIONS}
    return {
        action.id: ",".join(key.replace(",", "comma") for key in action.keys) or UNBOUND
        for action in actions
        if action.keys != usual[action.id]
    }


def _wrong(key: str) -> str | None:
    """Which problem a key or a sequence of keys has; None if it has none."""
    first, *others = key.split() or [key]
    if others:
        return _wrong(first) or next((problem for part in others if (problem := _wrong(part)) == "key"), None)
    if key.isdecimal():
        return "digit"
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    known = (len(last) == 1 and last.isprintable() and not last.isspace()) or last in _NAMED
    return None if known and _MODIFIERS.issuperset(modifiers) else "key"

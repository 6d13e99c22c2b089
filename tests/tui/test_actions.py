from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from annotate.catalogue import LANGUAGES, Catalogue
from tui.actions import ACTIONS, bindings, grouped, key_label, key_table
from tui.app import Durchblick
from tui.screens.reader import ReaderScreen

README = Path(__file__).parents[2] / "README.md"


def test_every_key_does_one_thing() -> None:
    keys = Counter(key for action in ACTIONS for key in action.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_digits_stay_free_for_counts() -> None:
    assert not {key for action in ACTIONS for key in action.keys if key.isdecimal()}


def test_every_action_has_its_method_where_it_is_bound() -> None:
    owners = {"reader": ReaderScreen, "app": Durchblick}
    missing = [a.id for a in ACTIONS if not hasattr(owners[a.scope], f"action_{a.id}")]
    assert missing == []


def test_every_binding_can_be_moved_by_its_id() -> None:
    assert {b.id for b in [*bindings("reader"), *bindings("app")]} == {a.id for a in ACTIONS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_is_told_in_every_language(language: str) -> None:
    messages = Catalogue.load("tui.messages", language)  # type: ignore[arg-type]
    for group, members in grouped():
        assert messages(f"group.{group}")
        assert all(messages(f"action.{action.id}") for action in members)
        assert all(messages(f"hint.{action.id}") for action in members if action.hint)


@pytest.mark.parametrize(
    ("key", "label"),
    [("j", "j"), ("G", "G"), ("+", "+"), ("-", "-"), ("ctrl+o", "Ctrl+O"), ("enter", "⏎"), ("space", "␣")],
)
def test_keys_are_written_for_people(key: str, label: str) -> None:
    assert key_label(key) == label


def test_the_readme_has_the_keys_as_they_are() -> None:
    text = README.read_text(encoding="utf-8")
    _, begin, rest = text.partition("<!-- keys -->\n")
    table, end, _ = rest.partition("<!-- /keys -->")
    assert begin
    assert end
    assert table.strip() == key_table(Catalogue.load("tui.messages", "en")).strip()

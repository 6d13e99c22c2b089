from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest

from annotate.catalogue import LANGUAGES, Catalogue

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def leaves(table: dict[str, object], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in table.items():
        found |= leaves(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: str(value)}
    return found


def messages(language: str) -> dict[str, str]:
    return leaves(tomllib.loads((resources.files("tui.messages") / f"{language}.toml").read_text("utf-8")))


def test_all_languages_say_the_same_things() -> None:
    german, english = messages("de"), messages("en")
    assert german.keys() == english.keys()


def test_all_languages_fill_in_the_same_values() -> None:
    german, english = messages("de"), messages("en")
    assert {k: set(PLACEHOLDER.findall(v)) for k, v in german.items()} == {
        k: set(PLACEHOLDER.findall(v)) for k, v in english.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty(language: str) -> None:
    assert [key for key, value in messages(language).items() if not value.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_of_the_legend_differ(language: str) -> None:
    text = Catalogue.load("tui.messages", language)  # type: ignore[arg-type]
    letters = [text(f"legend.{kind}.letter") for kind in ("PER", "ORG", "LOC", "PRODUCT", "VALUE")]
    assert len(set(letters)) == 5
    assert "a" not in letters

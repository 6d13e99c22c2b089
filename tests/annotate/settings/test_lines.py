from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.settings.lines import line_of

TEXT = """# a comment
theme = "x"
sidebar.size = 3

[keys]
zen = "z"   # zen
"a b" = "c"
[themes . 'my own']
dark = true
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("theme",), 2),
        (("sidebar", "size"), 3),
        (("sidebar",), 3),
        (("keys",), 5),
        (("keys", "zen"), 6),
        (("keys", "a b"), 7),
        (("themes", "my own", "dark"), 9),
        (("themes", "my own", "missing"), 8),
        (("nowhere",), None),
    ],
)
def test_the_line_of_a_key(path: tuple[str, ...], line: int | None) -> None:
    assert line_of(TEXT, path) == line


NAMES = st.text(min_size=1, max_size=8)


def basic(name: str) -> str:
    escaped = (f"\\U{ord(c):08X}" if c in '"\\' or not c.isprintable() else c for c in name)
    return '"' + "".join(escaped) + '"'


@given(st.lists(NAMES, min_size=1, max_size=6, unique=True), NAMES)
def test_any_key_is_found_where_it_stands(names: list[str], table: str) -> None:
    text = f"[{basic(table)}]\n" + "\n".join(f"{basic(name)} = {place}" for place, name in enumerate(names))
    for name, place in tomllib.loads(text)[table].items():
        assert line_of(text, (table, name)) == place + 2

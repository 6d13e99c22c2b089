from __future__ import annotations

from pathlib import Path

import pytest

from annotate.settings.remembered import read_remembered, remember

WIDTH, SHOWN = ("width",), ("sidebar", "shown")


def test_what_was_changed_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "state" / "looks.json"
    remember({WIDTH: 80, SHOWN: False}, {}, path)
    remember({WIDTH: 82}, {}, path)
    assert read_remembered({}, path) == {WIDTH: 82, SHOWN: False}
    assert [file.name for file in path.parent.iterdir()] == ["looks.json"]


def test_it_holds_until_the_file_says_something_else(tmp_path: Path) -> None:
    path = tmp_path / "looks.json"
    remember({WIDTH: 80}, {WIDTH: 60}, path)
    assert read_remembered({WIDTH: 60}, path) == {WIDTH: 80}
    assert read_remembered({WIDTH: 62}, path) == {}
    assert read_remembered({}, path) == {}


def test_what_is_as_usual_again_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "looks.json"
    remember({WIDTH: 80, SHOWN: False}, {}, path)
    remember({WIDTH: None}, {}, path)
    assert read_remembered({}, path) == {SHOWN: False}


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'{"width": 3}', b'{"width": {"value": []}}'])
def test_a_damaged_file_is_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "looks.json"
    path.write_bytes(content)
    assert read_remembered({}, path) == {}
    remember({WIDTH: 80}, {}, path)
    assert read_remembered({}, path) == {WIDTH: 80}


def test_where_nothing_can_be_written_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        remember({WIDTH: 80}, {}, tmp_path / "file" / "looks.json")

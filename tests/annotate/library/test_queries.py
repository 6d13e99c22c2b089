from __future__ import annotations

from pathlib import Path

from annotate.library import Library
from annotate.library.queries import KEPT


def test_queries_come_back_in_another_sitting_each_once_the_newest_last(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    library = Library.open(file)
    for query in ("musk", "altman", '"sam altman" | x', "musk", "a\ud800"):
        assert library.queries.add(query)
    library.close()
    again = Library.open(file)
    assert again.queries.past() == ["altman", '"sam altman" | x', "musk", "a?"]
    again.close()


def test_only_the_newest_are_kept_and_none_that_is_very_long() -> None:
    library = Library.in_memory()
    for number in range(KEPT + 5):
        library.queries.add(f"q{number}")
    assert not library.queries.add("x" * 10_000)
    assert library.queries.past() == [f"q{number}" for number in range(5, KEPT + 5)]


def test_they_can_be_forgotten() -> None:
    library = Library.in_memory()
    assert library.queries.forget()
    library.queries.add("musk")
    assert library.queries.forget()
    assert library.queries.past() == []

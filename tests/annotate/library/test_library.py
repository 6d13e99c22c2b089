import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.annotation import Annotation, Document, Pipeline, Range
from annotate.library import DATA_VARIABLE, Library, default_path
from annotate.sources.txt import article as text_article

ARTICLE = replace(text_article("Überschrift\n\nEin Satz. Noch ein Satz.\n".encode(), "a.txt"), language="de")


def record(version: str = "1") -> Annotation:
    return Annotation(Document.of(ARTICLE, (Range(13, 22),)), Pipeline("test", version))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    library = Library.open(path)
    yield library
    library.close()


def test_keeps_one_record_a_text_and_knowledge_flag(library: Library, path: Path) -> None:
    assert library.annotation(ARTICLE, "1", knowledge=True) is None
    library.store(record(), knowledge=True)
    again = Library.open(path)
    assert again.annotation(ARTICLE, "1", knowledge=True) == record()
    assert again.annotation(ARTICLE, "1", knowledge=False) is None
    assert again.annotation(ARTICLE, "2", knowledge=True) is None
    library.store(record("2"), knowledge=True)
    assert again.annotation(ARTICLE, "1", knowledge=True) is None
    assert again.annotation(ARTICLE, "2", knowledge=True) == record("2")
    assert library.take_trouble() is None


def test_a_record_takes_the_name_that_the_text_was_opened_by(library: Library) -> None:
    library.store(record(), knowledge=True)
    renamed = text_article(ARTICLE.text.encode(), "b.txt")
    found = library.annotation(renamed, "1", knowledge=True)
    assert found is not None
    assert (found.document.source, found.document.sentences) == ("b.txt", record().document.sentences)


def test_remembers_what_was_read_and_how_far(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    other = text_article(b"Other text", "-")
    assert (library.last(), library.position(ARTICLE)) == (None, None)
    library.remember(other, 3)
    library.remember(ARTICLE, 7)
    last = library.last()
    assert last is not None
    assert (last.id, last.source, last.title, last.position) == (
        ARTICLE.id,
        str(tmp_path / "a.txt"),
        "Überschrift",
        7,
    )
    library.remember(other, 4)
    assert library.position(other) == 4
    last = library.last()
    assert last is not None
    assert last.source == "-"


def test_gives_back_the_text_of_an_annotated_article(library: Library) -> None:
    assert library.text_of(ARTICLE.id) is None
    library.store(record(), knowledge=False)
    assert library.text_of(ARTICLE.id) == ARTICLE


def test_a_record_that_cannot_be_read_is_made_anew(library: Library, path: Path) -> None:
    library.store(record(), knowledge=True)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE annotations SET record = ?", (b'{"format": "older"}',))
    assert library.annotation(ARTICLE, "1", knowledge=True) is None
    assert library.text_of(ARTICLE.id) is None


def works(library: Library) -> bool:
    library.store(record(), knowledge=True)
    library.remember(ARTICLE, 5)
    return library.position(ARTICLE) == 5 and library.annotation(ARTICLE, "1", knowledge=True) == record()


@pytest.mark.parametrize("damage", ["folder", "newer", "parent is a file"])
def test_a_library_that_cannot_be_used_is_said_once_and_forgotten_after(path: Path, damage: str) -> None:
    if damage == "parent is a file":
        path.parent.write_text("x")
    elif damage == "folder":
        path.mkdir(parents=True)
    else:
        path.parent.mkdir()
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 99")
    library = Library.open(path)
    trouble = library.take_trouble()
    assert trouble is not None
    assert str(path) in trouble
    assert library.take_trouble() is None
    assert works(library)


def test_a_newer_library_stays_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE future (x)")
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    works(Library.open(path))
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (99,)
        assert [name for (name,) in connection.execute("SELECT name FROM sqlite_schema")] == ["future"]
    assert len(path.read_bytes()) == len(before)


def test_a_locked_file_is_waited_for_and_given_up(
    library: Library, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotate.library.storage.BUSY_SECONDS", 0.01)
    blocked = Library.open(path)
    with sqlite3.connect(path, isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        blocked.remember(ARTICLE, 5)
        assert blocked.position(ARTICLE) is None
        assert Library.open(path).take_trouble() is None
        writer.execute("COMMIT")
    assert blocked.take_trouble() is not None
    blocked.remember(ARTICLE, 5)
    assert library.position(ARTICLE) == 5


def test_many_may_write_and_open_at_once(path: Path) -> None:
    failed: list[str] = []

    def write(number: int) -> None:
        library = Library.open(path)
        for step in range(10):
            library.remember(ARTICLE, number * 10 + step)
            library.store(record(), knowledge=bool(number % 2))
        if trouble := library.take_trouble():
            failed.append(trouble)
        library.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    assert default_path() == tmp_path / "library.db"
    monkeypatch.delenv(DATA_VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert default_path().parent.name == "durchblick"


def test_an_article_survives_its_record() -> None:
    assert record().document.article() == ARTICLE

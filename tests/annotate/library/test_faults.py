"""What may happen to the library's file: killed writers, full and read-only disks, damage, jumping clocks."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.annotation import Annotation, Document, Pipeline
from annotate.article import Span
from annotate.corrections.records import Named, Rename
from annotate.library import Library
from annotate.library.schema import MIGRATIONS, migrate
from annotate.sources.txt import article as text_article

ARTICLE = text_article(b"Kopf\n\nEin Satz. Noch ein Satz.\n", "a.txt")
RENAME = Rename(Named("Alt", "ORG"), "Neu")
RECORD = Annotation(Document.of(ARTICLE, ()), Pipeline("test", "1"))

WRITER = """
import itertools, sys
from pathlib import Path
from annotate.annotation import Annotation, Document, Pipeline
from annotate.article import Span
from annotate.library import Library
from annotate.sources.txt import article

text = article(b"Kopf. " * 4000, "a.txt")
record = Annotation(Document.of(text, ()), Pipeline("test", "1"))
library = Library.open(Path(sys.argv[1]))
note = library.marks.begin(Span(0, 5), text)
import dataclasses
from annotate.corrections.kept import KeptCorrection
from annotate.corrections.records import Named, Rename
for number in itertools.count(int(sys.argv[2])):
    library.remember(text, number)
    library.marks.keep(dataclasses.replace(note, id="one", text=str(number)))
    rename = Rename(Named("A", "ORG"), str(number))
    library.corrections.keep(KeptCorrection("one", text.id, rename, 0.0, 1))
    library.store(record, knowledge=True)
    print(number, flush=True)
"""


def killed_while_writing(path: Path, seed: int, start: int) -> int:
    """The last number that a writer, killed at a random moment, said it had written."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(start)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(random.Random(seed).random() * 0.05)
        process.send_signal(signal.SIGKILL)
        written = [first, *process.stdout.read().splitlines(keepends=True)]
        assert process.stderr is not None
        assert process.stderr.read() == b""
    return max(int(line) for line in written if line.endswith(b"\n"))


def check_after_kills(path: Path, seeds: range) -> None:
    start = 0
    for seed in seeds:
        last = killed_while_writing(path, seed, start)
        library = Library.open(path)
        opened = library.last()
        (article,) = library.marks.noted()
        assert library.take_trouble() is None
        assert opened is not None
        assert opened.position in (last, last + 1)
        assert int(article.notes[0].text) in (last, last + 1)
        ((rename,),) = (each.corrections for each in library.corrections.corrected())
        assert isinstance(rename, Rename)
        assert int(rename.name) in (last, last + 1)
        assert library.text_of(opened.id) is not None
        library.close()
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        start = last + 2


def test_nothing_written_is_lost_when_the_writer_is_killed(tmp_path: Path) -> None:
    check_after_kills(tmp_path / "library.db", range(20))


@pytest.mark.slow
def test_nothing_written_is_lost_when_writers_are_killed_many_times(tmp_path: Path) -> None:
    check_after_kills(tmp_path / "library.db", range(1000, 1000 + int(os.environ.get("SOAK_KILLS", "200"))))


def filled(path: Path) -> Library:
    """A library with a position, a mark, a note, a correction and a record of one article."""
    library = Library.open(path)
    library.remember(ARTICLE, 7)
    library.marks.set("a", 7, ARTICLE)
    note = library.marks.begin(Span(6, 15), ARTICLE)
    assert library.marks.keep(replace(note, text="Meine Notiz"))
    assert library.corrections.make(RENAME, ARTICLE.id)
    library.store(RECORD, knowledge=True)
    return library


def has_all(library: Library) -> bool:
    return (
        library.position(ARTICLE) == 7
        and [mark.letter for mark in library.marks.of(ARTICLE)] == ["a"]
        and [note.text for note in library.marks.notes_of(ARTICLE)] == ["Meine Notiz"]
        and [kept.correction for kept in library.corrections.of(ARTICLE)] == [RENAME]
    )


def test_a_file_that_is_no_library_is_set_aside_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"not a database at all" * 100)
    library = Library.open(path)
    trouble = library.take_trouble()
    (aside,) = tmp_path.glob("*.damaged")
    assert trouble is not None
    assert aside.name in trouble
    assert aside.read_bytes() == b"not a database at all" * 100
    library.remember(ARTICLE, 3)
    library.close()
    again = Library.open(path)
    assert again.position(ARTICLE) == 3
    assert again.take_trouble() is None


def test_two_damaged_files_of_a_day_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    for content in (b"first" * 100, b"second" * 100):
        path.write_bytes(content)
        Library.open(path).close()
        path.unlink()
    assert {aside.read_bytes()[:5] for aside in tmp_path.glob("*.damaged")} == {b"first", b"secon"}


def damage(path: Path, table: str) -> None:
    """Overwrite the pages that hold a table's rows."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


@pytest.mark.parametrize("is_open", [False, True])
def test_of_a_damaged_file_what_can_be_read_is_taken_over(tmp_path: Path, is_open: bool) -> None:
    path = tmp_path / "library.db"
    library = filled(path)
    library.close()
    damage(path, "annotations")
    library = Library.open(path)
    assert library.text_of(ARTICLE.id) is None  # this is what is damaged
    if not is_open:
        library.close()
        library = Library.open(path)
    assert has_all(library)
    assert len([*tmp_path.glob("*.damaged")]) == 1
    library.store(RECORD, knowledge=True)
    assert library.text_of(ARTICLE.id) is not None


def test_what_happens_to_the_disk_stops_nothing_and_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library = filled(path)
    library._storage._connection.execute("PRAGMA max_page_count = 1")  # no page more than there are: a full disk
    long = text_article(b"x " * 200_000, "b.txt")
    library.store(Annotation(Document.of(long, ()), Pipeline("test", "1")), knowledge=True)
    trouble = library.take_trouble()
    assert trouble is not None
    assert "full" in trouble
    assert library.take_trouble() is None
    assert has_all(library)
    library.close()
    assert has_all(Library.open(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_home_still_tells_what_it_knows(tmp_path: Path) -> None:
    path = tmp_path / "home" / "library.db"
    filled(path).close()
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        library = Library.open(path)
        assert has_all(library)
        library.remember(ARTICLE, 9)
        assert library.position(ARTICLE) == 9
        assert library.take_trouble() is not None
        assert library.take_trouble() is None
    finally:
        path.parent.chmod(0o700)


def test_a_library_that_cannot_be_written_still_tells_what_it_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    filled(path).close()

    def refuse(path: Path) -> sqlite3.Connection:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr("annotate.library.storage._connect", refuse)
    library = Library.open(path)
    assert has_all(library)
    library.remember(ARTICLE, 9)
    assert library.position(ARTICLE) == 9
    trouble = library.take_trouble()
    assert trouble is not None
    assert "readonly" in trouble


def test_clocks_may_jump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library.open(tmp_path / "library.db")
    other = text_article(b"Other text", "b.txt")
    monkeypatch.setattr("time.time", lambda: 2e9)
    library.remember(ARTICLE, 1)
    monkeypatch.setattr("time.time", lambda: -5.0)
    library.remember(other, 2)
    last = library.last()
    assert last is not None
    assert last.id == other.id
    assert [opened.id for opened in library.articles()] == [other.id, ARTICLE.id]


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_library_of_every_older_version_is_brought_up(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        for script in MIGRATIONS[:version]:
            connection.executescript(script)
        for name, opened in (("old", 1.0), (ARTICLE.id, 2.0)):
            connection.execute(
                "INSERT INTO articles (id, source, title, opened, position) VALUES (?, ?, ?, ?, 7)",
                (name, f"/{name}.txt", name, opened),
            )
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()
    library = Library.open(path)
    assert library.take_trouble() is None
    assert library.position(ARTICLE) == 7
    assert [opened.id for opened in library.articles()] == [ARTICLE.id, "old"]


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.db"
    filled(path).close()
    monkeypatch.setattr("annotate.library.schema.MIGRATIONS", (*MIGRATIONS, "CREATE TABLE new (x);\nNONSENSE"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    monkeypatch.undo()
    library = Library.open(path)
    assert has_all(library)
    assert library.take_trouble() is None

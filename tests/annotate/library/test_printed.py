"""The library as text."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotate.article import Span
from annotate.command import FAILED, OK, run
from annotate.library import DATA_VARIABLE, Library
from annotate.records_cli import library as command
from tests.annotate.export import samples

SEED = samples.seed()
ARTICLE = replace(SEED.document.article(), title="Streit *der* [Gründer]\x1b[31m")


@pytest.fixture(autouse=True)
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DURCHBLICK_LANG", "de")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    library = Library.open()
    library.remember(ARTICLE, len(ARTICLE.text) // 2)
    library.store(SEED, knowledge=True)
    library.marks.keep(replace(library.marks.begin(Span(0, 9), ARTICLE), text="Prüfen!\x07"))
    library.close()


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert command(arguments) == OK
    return capsys.readouterr().out


def test_lists_what_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys)
    assert "\t50 %\tStreit *der* [Gründer]␛[31m\t" in out


def test_finds_who_appears_where_with_the_claims(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "find", "nueralink")
    assert out.startswith("Neuralink (ORG)\n  Streit")
    assert "Neuralink" in out.splitlines()[2]


def test_prints_notes_below_their_quotations(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "notes")
    assert out.startswith("# Streit \\*der\\* \\[Gründer\\]␛\\[31m\n")
    assert f"> {ARTICLE.text[:9]}\n\nPrüfen!␇\n" in out


def test_to_find_needs_a_name() -> None:
    assert run(lambda: command(["find"])) == FAILED

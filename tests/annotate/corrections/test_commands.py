"""Corrections on the command line: taken in, given out, and applied to what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from annotate import pipeline
from annotate.annotation import Annotation, Document, from_json
from annotate.article import Article
from annotate.cli import annotate, print_article
from annotate.command import FAILED, OK, run
from annotate.corrections.exchange import corrections_to_json
from annotate.corrections.kept import CorrectedArticle
from annotate.corrections.making import Maker
from annotate.library import DATA_VARIABLE, Library
from annotate.lookup import Lookup
from annotate.records_cli import library
from annotate.search.command import search
from tests.gold import SEED as SEED_FILE
from tests.gold import gold_annotation

SEED = gold_annotation("musk-altman")
MAKE = Maker(Lookup(SEED))
CORRECTIONS = (MAKE.renamed("tesla", "Zesla"), MAKE.judged_claim(SEED.relations[0], right=False))
LOST = MAKE.judged_claim(replace(SEED.relations[1], status="alleged"), right=True)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DURCHBLICK_LANG", "en")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def fake(article: Article, *, knowledge: bool = True) -> Annotation:
        return replace(SEED, document=Document.of(article, SEED.document.sentences))

    monkeypatch.setattr(pipeline, "annotate", fake)
    return tmp_path


def file(*corrections: object) -> str:
    corrected = CorrectedArticle(SEED.document.id, "Titel", "a.txt", corrections or CORRECTIONS)  # type: ignore[arg-type]
    Path("corrections.json").write_bytes(corrections_to_json(corrected) + b"\n")
    return "corrections.json"


def test_corrections_are_taken_in_once_and_given_out_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert library(["import", file()]) == OK
    assert capsys.readouterr().out == "“Titel”: 2 corrections, new of these: 2.\n"
    assert library(["import", file()]) == OK
    assert "new of these: 0" in capsys.readouterr().out
    assert library(["corrections"]) == OK
    Path("again.json").write_text(capsys.readouterr().out)
    Library.open().corrections.drop(Library.open().corrections.of(SEED.document.article())[0])
    assert library(["import", "again.json"]) == OK
    assert "new of these: 1" in capsys.readouterr().out


@pytest.mark.parametrize("damage", ['"kind":"rename"', '"durchblick/corrections-1","article":{"id":"'])
def test_a_file_that_is_damaged_changes_nothing(damage: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(file())
    path.write_text(path.read_text().replace(damage, damage[:-1] + 'x"' if damage.endswith('e"') else damage + "x"))
    assert run(lambda: library(["import", str(path)])) == FAILED
    assert capsys.readouterr().err.count("\n") == 1
    assert Library.open().corrections.corrected() == []


def test_an_export_has_the_corrections_if_it_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    library(["import", file(*CORRECTIONS, LOST)])
    capfd.readouterr()
    assert annotate([str(SEED_FILE)]) == OK
    assert from_json(capfd.readouterr().out.encode()).relations == SEED.relations
    assert annotate([str(SEED_FILE), "--corrected"]) == OK
    out, err = capfd.readouterr()
    assert from_json(out.encode()).relations == SEED.relations[1:]
    assert "2 corrections applied" in err
    assert "one correction fits nothing any more: Confirmed: " in err


def test_what_is_printed_and_searched_is_corrected(capfd: pytest.CaptureFixture[str]) -> None:
    library(["import", file()])
    capfd.readouterr()
    print_article(SEED.document.article(), knowledge=True)
    assert "Zesla" in capfd.readouterr().out
    assert search(["zesla", str(SEED_FILE)]) == OK
    assert "Zesla" in capfd.readouterr().out

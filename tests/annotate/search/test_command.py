"""The search from the shell."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import msgspec
import pytest

from annotate import pipeline
from annotate.annotation import Annotation, Pipeline
from annotate.article import Article
from annotate.command import FAILED, OK
from annotate.errors import DurchblickError
from annotate.library import DATA_VARIABLE
from annotate.search.command import NOTHING_FOUND, search
from annotate.version import PIPELINE_NAME, pipeline_version
from tests.gold import gold_annotation, gold_text

KEYS = {"kind", "id", "text", "start", "end", "score", "spans", "why", "source", "line", "column"}
SEED = gold_text("musk-altman")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DURCHBLICK_LANG", "de")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    Path("seed.txt").write_text(SEED, encoding="utf-8")
    Path("wind.txt").write_bytes("Über\r\n\r\nDer  Altmann kam.\rEr\x1b[31m ging mit Musk.\r\n".encode())
    return tmp_path


@pytest.fixture(autouse=True)
def annotated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands for the pipeline: the sources it was asked for."""
    asked: list[str] = []

    def fake(article: Article, *, knowledge: bool = True) -> Annotation:
        asked.append(article.source)
        made = Pipeline(PIPELINE_NAME, pipeline_version())
        return msgspec.structs.replace(gold_annotation("musk-altman"), pipeline=made)

    monkeypatch.setattr(pipeline, "annotate", fake)
    return asked


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_lines_lead_editors_to_the_match(capsys: pytest.CaptureFixture[str]) -> None:
    assert search(["--text-only", "altmann | musk", "wind.txt"]) == OK
    assert lines(capsys) == ["wind.txt:3:6: Der Altmann kam.", "wind.txt:4:18: Er␛[31m ging mit Musk."]


def test_the_best_of_all_sources_come_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert search(["altman", "wind.txt", "seed.txt", "--text-only"]) == OK
    sources = [line.partition(":")[0] for line in lines(capsys)]
    assert sources[-1] == "wind.txt", "the longer name is only nearly what was asked for"
    assert set(sources) == {"wind.txt", "seed.txt"}


def test_names_and_claims_come_with_the_record_which_is_kept(
    capsys: pytest.CaptureFixture[str], annotated: list[str]
) -> None:
    assert search(["neurlink", "seed.txt"]) == OK
    assert search(["neurlink", "seed.txt", "--format", "json"]) == OK
    out, err = capsys.readouterr()
    assert out.startswith("seed.txt:13:176: Neuralink\n")
    assert "Meinten Sie „Neuralink“?" in err
    records = json.loads(out[out.index("[{") :])
    assert {record["kind"] for record in records} == {"entity", "claim", "sentence"}
    assert annotated == ["seed.txt"], "the second time the library has it"


def test_json_holds_items_best_first_with_places_in_the_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert search(["altman", "seed.txt", "--format", "json", "--limit", "0"]) == OK
    records = json.loads(capsys.readouterr().out)
    assert records[0]["text"] == "Sam Altman"
    assert [record["score"] for record in records] == sorted((r["score"] for r in records), reverse=True)
    for record in records:
        assert set(record) == KEYS
        line, column = record["line"], record["column"]
        first = record["spans"][0][0]
        assert SEED.splitlines()[line - 1][column - 1 :].startswith(SEED[first : record["spans"][0][1]])
        if record["kind"] == "sentence":
            assert SEED[record["start"] : record["end"]] == record["text"]
            assert all(record["start"] <= start < end <= record["end"] for start, end in record["spans"])
    pointing = [r for r in records if r["kind"] == "sentence" and r["why"]["alias"] == "epithet"]
    assert "Der OpenAI-Inhaber" in {SEED[slice(*record["spans"][0])] for record in pointing}
    assert {record["why"]["via"] for record in pointing} == {"Sam Altman"}


def test_standard_input_is_searched_without_a_source(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Musk kam.")))
    assert search(["musk", "--text-only"]) == OK
    assert lines(capsys) == ["-:1:1: Musk kam."]


@pytest.mark.parametrize(
    ("arguments", "code", "out"),
    [
        (["xqzv", "wind.txt"], NOTHING_FOUND, ""),
        (["xqzv", "wind.txt", "--format", "json"], NOTHING_FOUND, "[]\n"),
        (["xqzv", "wind.txt", "missing.txt"], FAILED, ""),
        (["musk", "missing.txt", "wind.txt"], FAILED, "wind.txt:4:18: Er␛[31m ging mit Musk.\n"),
    ],
)
def test_exit_codes_are_those_of_grep(
    arguments: list[str], code: int, out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert search([*arguments, "--text-only"]) == code
    assert capsys.readouterr().out == out


def test_results_with_some_words_do_not_mix_with_those_that_have_all(capsys: pytest.CaptureFixture[str]) -> None:
    search(["altmann zeppelin", "wind.txt", "--text-only"])
    captured = capsys.readouterr()
    assert captured.out
    assert "Nichts hat alle Wörter" in captured.err
    Path("both.txt").write_text("Altmann im Zeppelin.")
    search(["altmann zeppelin", "wind.txt", "both.txt", "--text-only"])
    captured = capsys.readouterr()
    assert captured.out == "both.txt:1:1: Altmann im Zeppelin.\n"
    assert captured.err == ""


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("musk typ:quatsch", "„typ:quatsch“"),
        ("musk /(/", "kein regulärer Ausdruck"),
        ("musk !", "„!“"),
        ("musk ***", "„***“"),
        ("musk " + "x" * 500, "zu lang"),
    ],
)
def test_what_was_ignored_is_said(query: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    search([query, "wind.txt", "--text-only"])
    assert said in capsys.readouterr().err


def test_what_the_limit_leaves_out_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    search(["musk", "seed.txt", "--text-only", "--limit", "2"])
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 2
    assert captured.err.startswith("2 von ")


@pytest.mark.parametrize(
    "arguments", [[], ["musk", "a", "--format", "xml"], ["musk", "a", "--limit", "-1"], ["musk", "a", "--limit", "x"]]
)
def test_wrong_arguments_are_one_sentence(arguments: list[str]) -> None:
    with pytest.raises(DurchblickError, match=r"durchblick search --help“ ansehen\.$"):
        search(arguments)


@pytest.mark.parametrize("language", ["de", "en"])
def test_help_needs_no_index(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert search(["--help", "--lang", language]) == OK
    assert "durchblick search" in capsys.readouterr().out

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from annotate import pipeline
from annotate.annotation import Annotation, Document, Pipeline, from_json
from annotate.article import Article
from annotate.cli import annotate, print_article
from annotate.command import FAILED, INTERRUPTED, OK, run
from annotate.errors import DurchblickError
from annotate.library import DATA_VARIABLE
from annotate.sources.txt import article as text_article
from annotate.version import PIPELINE_NAME, pipeline_version


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DURCHBLICK_LANG", "en")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Kopf\n\nEin Satz.")
    (tmp_path / "b.txt").write_text("Noch ein Satz.")
    return tmp_path


@pytest.fixture(autouse=True)
def annotated(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Stands for the pipeline: what it was asked for."""
    asked: list[tuple[str, bool]] = []

    def fake(article: Article, *, knowledge: bool = True) -> Annotation:
        asked.append((article.source, knowledge))
        return Annotation(Document.of(article, ()), Pipeline(PIPELINE_NAME, pipeline_version()))

    monkeypatch.setattr(pipeline, "annotate", fake)
    return asked


def test_prints_a_record_a_line(capfdbinary: pytest.CaptureFixture[bytes], annotated: list[tuple[str, bool]]) -> None:
    assert annotate(["a.txt", "b.txt", "--format", "json"]) == OK
    out, err = capfdbinary.readouterr()
    records = [from_json(line) for line in out.splitlines()]
    assert [record.document.text for record in records] == ["Kopf\n\nEin Satz.", "Noch ein Satz."]
    assert err.count(b"\n") == 2
    assert annotated == [("a.txt", True), ("b.txt", True)]


def test_reads_standard_input(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Süß".encode())))
    assert annotate(["-"]) == OK
    assert json.loads(capfd.readouterr().out)["document"]["text"] == "Süß"


def test_knowledge_can_be_left_out(annotated: list[tuple[str, bool]]) -> None:
    annotate(["a.txt", "--no-knowledge"])
    assert annotated == [("a.txt", False)]


def test_a_source_that_cannot_be_read_does_not_stop_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    assert annotate(["missing.txt", "a.txt"]) == FAILED
    out, err = capfd.readouterr()
    assert out.count("\n") == 1
    assert "missing.txt" in err


@pytest.mark.parametrize(
    "arguments", [[], ["a.txt", "--format", "xml"], ["a.txt", "--bogus"], ["a.txt", "--form", "json"]]
)
def test_wrong_arguments_are_one_sentence(arguments: list[str]) -> None:
    with pytest.raises(DurchblickError, match=r"durchblick annotate --help”\.$"):
        annotate(arguments)


def test_help_is_in_the_language_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    assert annotate(["--help"]) == OK
    assert capfd.readouterr().out.startswith("Usage:")
    assert annotate(["--help", "--lang", "de"]) == OK
    assert capfd.readouterr().out.startswith("Aufruf:")


def test_an_article_is_printed_and_its_record_kept(
    capfd: pytest.CaptureFixture[str], annotated: list[tuple[str, bool]]
) -> None:
    article = text_article(b"Kopf\n\nEin Satz.", "a.txt")
    for _ in range(2):
        print_article(article, knowledge=True)
        assert capfd.readouterr().out == "Kopf\n\nEin Satz.\n\n"
    assert len(annotated) == 1
    print_article(article, knowledge=False)
    assert len(annotated) == 2


class TestRun:
    def test_gives_the_commands_own_code(self) -> None:
        assert run(lambda: 7) == 7

    def test_an_error_is_a_sentence(self, capfd: pytest.CaptureFixture[str]) -> None:
        def command() -> int:
            raise DurchblickError("A sentence.")

        assert run(command) == FAILED
        assert capfd.readouterr() == ("", "A sentence.\n")

    def test_an_interruption_is_quiet(self, capfd: pytest.CaptureFixture[str]) -> None:
        def command() -> int:
            raise KeyboardInterrupt

        assert run(command) == INTERRUPTED
        assert capfd.readouterr() == ("", "")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
    def test_output_that_cannot_be_written_is_one_sentence(self) -> None:
        with Path("/dev/full").open("wb") as full:
            completed = helped(stdout=full)
        assert completed.returncode == FAILED
        assert b"could not be written" in completed.stderr
        assert completed.stderr.count(b"\n") == 1

    def test_output_nobody_wants_is_no_error(self) -> None:
        completed = helped(preexec_fn=lambda: os.close(1))
        assert (completed.returncode, completed.stderr) == (OK, b"")


def helped(
    stdout: BinaryIO | None = None, preexec_fn: Callable[[], None] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    script = "import sys; from annotate.cli import annotate; from annotate.command import run"
    command = [sys.executable, "-c", f"{script}; sys.exit(run(lambda: annotate(['--help'])))"]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, preexec_fn=preexec_fn, check=False
    )

"""What is imported by whom: the reader starts fast because little is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEED = Path(__file__).parents[1] / "seeds" / "musk-altman.txt"

LANGUAGE = {"spacy", "thinc", "numpy", "simplemma", "onnxruntime", "tokenizers"}
TERMINAL = {"textual", "rich"}
LATER = {"rapidfuzz", "msgspec", "sqlite3", "charset_normalizer", "pyperclip", "platformdirs"}


def imported_by(script: str, *arguments: str) -> set[str]:
    """The top-level modules that a fresh interpreter has imported after a script."""
    report = "import sys; print('\\n' + ' '.join(sorted({name.split('.')[0] for name in sys.modules})))"
    completed = subprocess.run(
        [sys.executable, "-c", f"{script}\n{report}", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "DURCHBLICK_LANG": "de"},
        timeout=60,
        check=False,
    )
    assert completed.returncode == 0, completed.stderr
    return set(completed.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["annotate", "--help"]])
def test_help_and_version_need_neither_reader_nor_pipeline(arguments: list[str]) -> None:
    found = imported_by("import sys\nfrom tui.cli import durchblick\ndurchblick(sys.argv[1:])", *arguments)
    assert not found & (LANGUAGE | TERMINAL | LATER - {"platformdirs"})  # which knows where the settings are


def test_opening_an_article_needs_little() -> None:
    found = imported_by("import sys\nfrom annotate.sources import open_article\nopen_article(sys.argv[1])", str(SEED))
    assert not found & (LANGUAGE | TERMINAL | LATER)


@pytest.mark.parametrize(
    "module",
    [
        "annotate.article",
        "annotate.annotation",
        "annotate.lookup",
        "annotate.phrasing",
        "annotate.library",
        "annotate.graph",
    ],
)
def test_what_the_reader_shares_needs_no_terminal_and_no_pipeline(module: str) -> None:
    assert not imported_by(f"import {module}") & (LANGUAGE | TERMINAL | {"rapidfuzz"})


def test_the_pipeline_needs_no_terminal() -> None:
    assert "textual" not in imported_by("import annotate.pipeline, annotate.worker, annotate.cli")


def test_the_reader_starts_without_pipeline_search_and_library() -> None:
    found = imported_by("import tui.app, tui.reading, tui.cli")
    assert not found & (LANGUAGE | {"rapidfuzz", "sqlite3", "charset_normalizer", "pyperclip"})


def test_an_annotated_article_opens_without_the_pipeline(tmp_path: Path) -> None:
    found = imported_by(
        """
import asyncio, os, sys
os.environ["DURCHBLICK_DATA"] = sys.argv[2]
from annotate.annotation import Annotation, Document, Pipeline
from annotate.events import Finished
from annotate.library import Library
from annotate.sources import open_article
from annotate.version import pipeline_version
from tui.reading import Reading

article = open_article(sys.argv[1])
Library.open().store(Annotation(Document.of(article, ()), Pipeline("test", pipeline_version())), knowledge=True)

async def read():
    reading = Reading(article, command=["/nowhere"])
    return [type(event) async for event in reading.events()]

assert asyncio.run(read()) == [Finished]
""",
        str(SEED),
        str(tmp_path),
    )
    assert not found & (LANGUAGE | TERMINAL | {"rapidfuzz"})

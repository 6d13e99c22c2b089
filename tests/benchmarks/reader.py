"""How long the reader takes to show the text, and how long each key.

Rounds are interleaved, so that a busy machine slows all programs alike; compare figures of one run only.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from msgspec.structs import replace

from annotate.annotation import Annotation, Document, Range
from annotate.library import Library
from annotate.pipeline import annotate
from annotate.sentences import sentences_of
from annotate.sources import open_article
from tests.benchmarks.documents import ARTICLE, FIRST_WORDS, long_text
from tests.benchmarks.table import table
from tests.benchmarks.terminal import Terminal, TerminalError

ROUNDS: Final = 7
PRESSES: Final = 5
KEYS: Final = (("j",), ("PgDn", "PgUp"), ("]",), ("n",))
"""Keys measured one after the other; those of a group are pressed in turns, and count as its first."""
READY_SILENCE: Final = 0.5


class Case(NamedTuple):
    """A program to measure."""

    name: str
    argv: tuple[str, ...]
    text: str
    """What it shows first."""
    keys: int = 0
    """How many of :data:`KEYS` it knows."""
    data: Path | None = None
    """Folder of the reader's library."""


def run(rounds: int = ROUNDS) -> None:
    """Measure and print the table."""
    with TemporaryDirectory() as folder:
        cases = list(_cases(Path(folder)))
        figures: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        for _ in range(rounds):
            for case in cases:
                for what, figure in _measure(case):
                    figures[case.name, what].append(figure)
    print(table(["program", "first text", "to empty", *(k[0] for k in KEYS), "MiB"], _rows(cases, figures)))
    print(f"medians of {rounds} rounds, keys of {rounds * PRESSES}; milliseconds, 100x30, peak resident memory")


def _cases(folder: Path) -> Iterator[Case]:
    durchblick = str(Path(sys.executable).with_name("durchblick"))
    long = folder / "long.txt"
    long.write_text(long_text(1), encoding="utf-8")
    known = annotate(open_article(str(ARTICLE)))
    yield Case("empty Textual app", (sys.executable, "-m", "tests.benchmarks.empty"), "READY")
    for size, file in (("6 KB", ARTICLE), ("1 MB", long)):
        data = folder / size
        _store(known if file == ARTICLE else _named(file, known), data)
        command = (durchblick, str(file))
        yield Case(f"less, {size}", ("less", str(file)), FIRST_WORDS, keys=2)
        yield Case(f"durchblick, {size}, first time", command, FIRST_WORDS, keys=2)
        yield Case(f"durchblick, {size}, annotated", command, FIRST_WORDS, keys=4, data=data)


def _named(file: Path, known: Annotation) -> Annotation:
    """An annotation of a long text without the minutes that it takes: the names of another one, wherever they stand."""
    article = open_article(str(file))
    names = {known.document.text[m.start : m.end]: m for m in known.mentions if m.kind == "name"}
    found = re.finditer("|".join(map(re.escape, sorted(names, key=len, reverse=True))), article.text)
    mentions = tuple(
        replace(names[m[0]], id=f"m{number}", start=m.start(), end=m.end()) for number, m in enumerate(found)
    )
    sentences = (span for p in article.paragraphs for span in sentences_of(article.text, p.start, p.end))
    document = Document.of(article, tuple(Range(*span) for span in sentences))
    return Annotation(document, known.pipeline, known.entities, mentions)


def _store(annotation: Annotation, data: Path) -> None:
    library = Library.open(data / "library.db")
    library.store(annotation, knowledge=True)
    library.close()


def _measure(case: Case) -> Iterator[tuple[str, float]]:
    """Figures of one run of one program."""
    with (
        TemporaryDirectory() as fresh,
        Terminal(case.argv, env={"DURCHBLICK_DATA": str(case.data or fresh)}) as terminal,
    ):
        yield "first text", terminal.wait_for(case.text)
        terminal.settle(READY_SILENCE)
        for keys in KEYS[: case.keys]:
            for press in range(PRESSES):
                try:
                    yield keys[0], terminal.press(keys[press % len(keys)]).milliseconds
                except TerminalError as error:
                    print(f"{case.name}: {error}", file=sys.stderr)
        yield "MiB", terminal.memory()


def _rows(cases: list[Case], figures: Mapping[tuple[str, str], list[float]]) -> Iterator[list[str]]:
    empty = median(figures[cases[0].name, "first text"])
    for case in cases:
        start = median(figures[case.name, "first text"])
        keys = (figures.get((case.name, group[0])) for group in KEYS)
        yield [
            case.name,
            f"{start:.0f}",
            f"{start / empty:.2f}",
            *(f"{median(times):.1f}" if times else "" for times in keys),
            f"{median(figures[case.name, 'MiB']):.0f}",
        ]

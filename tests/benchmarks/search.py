"""The search: how long its index takes to build and how much memory, each key of a query, and what is found first.

Figures of the index are processor time, so that what else runs does not count; those of terminals are from the key
to the last byte, the reader's and fzf's in turn.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time, sleep
from typing import Final

from annotate.search.index import SearchIndex
from tests.benchmarks.documents import ARTICLE
from tests.benchmarks.search_fzf import interactive, type_and_clear
from tests.benchmarks.search_lines import as_items, sentences
from tests.benchmarks.search_quality import report
from tests.benchmarks.table import table
from tests.benchmarks.terminal import Terminal, TerminalError

SIZES: Final = (100_000, 1_000_000)
ROUNDS: Final = 9
LISTED: Final = 100
"""Results that the reader asks for with each key."""

QUERIES: Final = (
    "e",
    "mus",
    "musk",
    "neurlink",
    "nueralink",
    "altmann",
    "ubernahme",
    "zeitwerk",
    "xqzvwk",
    "Eigentümer von OpenAI",
    "musk altman openai",
    "wald strom markt",
    '"sam altman"',
    "^elon",
    "musk !openai",
    r"/\d+ mill\w+/",
)
TYPED: Final = ("musk", "neurlink", "altmann")


def run(rounds: int = ROUNDS) -> None:
    """Measure and print the tables."""
    print(report())
    print()
    for count in SIZES:
        lines = sentences(count)
        print(_build(lines, rounds))
        print()
        print(_fzf(lines))
        print()
    print(_reader())


def _build(lines: list[str], rounds: int) -> str:
    size = sum(len(line.encode()) + 1 for line in lines)
    # What the interpreter and the libraries take is not the index's.
    SearchIndex(as_items(lines[:1000])).search("musk")
    gc.collect()
    before = _resident()
    index, slices = SearchIndex(), []
    for item in as_items(lines):
        started = process_time()
        index.extend((item,))
        slices.append(process_time() - started)
    index.prepare()
    rows = [[query, *_figures(query, index, rounds)] for query in QUERIES]
    gc.collect()
    memory = (_resident() - before) / size
    head = [f"{len(lines):,} sentences", "first, ms", "median", "p95", "found"]
    note = (
        f"{size / 1e6:.1f} MB; built in {sum(slices):.2f} s, longest step {max(slices) * 1000:.1f} ms; "
        f"memory with its sentences, after all queries, {memory:.1f} times the text"
    )
    return f"{table(head, rows)}\n{note}"


def _figures(query: str, index: SearchIndex, rounds: int) -> Iterator[str]:
    times = []
    for _ in range(rounds):
        started = process_time()
        results = index.search(query, LISTED)
        times.append((process_time() - started) * 1000)
    yield from (f"{value:.1f}" for value in (times[0], median(times), sorted(times)[int(len(times) * 0.95)]))
    yield str(results.total) if results.exact else f"> {results.total}"


def _fzf(lines: list[str]) -> str:
    head = [f"fzf on a terminal, {len(lines):,} lines", "median of keys, ms", "last key"]
    with interactive(lines) as terminal:
        typed = [(query, type_and_clear(terminal, query)) for query in TYPED]
    return table(head, [[query, f"{median(times):.1f}", f"{times[-1]:.1f}"] for query, times in typed])


def _reader() -> str:
    """Keys of a query in the reader, beside fzf on the same sentences."""
    rows = []
    with TemporaryDirectory() as folder:
        long = Path(folder, "long.txt")
        long.write_text("\n\n".join(sentences(SIZES[0])), encoding="utf-8")
        for name, file, seconds in (("the article", ARTICLE, 8), (f"{SIZES[0]:,} sentences", long, 40)):
            env = {"DURCHBLICK_DATA": folder, "DURCHBLICK_LANG": "de"}
            with Terminal(["durchblick", str(file)], env=env) as terminal:
                terminal.wait_for(file.read_text(encoding="utf-8").split()[0])
                sleep(seconds)  # names, claims and index are coming in
                terminal.settle()
                times = [time for query in TYPED for time in _type(terminal, query)]
            rows.append([name, f"{median(times):.1f}", f"{sorted(times)[int(len(times) * 0.95)]:.1f}", str(len(times))])
    return table(["reader on a terminal", "median of keys, ms", "p95", "keys"], rows)


def _type(terminal: Terminal, query: str) -> list[float]:
    terminal.press("/")
    times = []
    for letter in query:
        with suppress(TerminalError):  # a letter that changes nothing on the screen
            times.append(terminal.press(letter).milliseconds)
    terminal.press("\x15")
    terminal.press("Esc")
    return times


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

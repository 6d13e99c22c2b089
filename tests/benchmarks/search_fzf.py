"""fzf on the same lines: what it finds first, and how long it takes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from tests.benchmarks.terminal import Terminal

_BESIDE_PYTHON: Final = Path(sys.executable).with_name("fzf")


def program() -> str:
    """The path of fzf: the one of this environment, else the one that is installed.

    Raises:
        FileNotFoundError: If there is none.
    """
    found = shutil.which(_BESIDE_PYTHON) or shutil.which("fzf")
    if found is None:
        raise FileNotFoundError("fzf is not installed; it is part of the development dependencies")
    return found


def best_first(lines: Sequence[str], query: str) -> tuple[list[int], float]:
    """The indexes of the lines that fzf's filter finds, best first, and the milliseconds that it took."""
    numbered = "".join(f"{index}\t{' '.join(line.split())}\n" for index, line in enumerate(lines))
    command = [program(), "--filter", query, "--delimiter", "\t", "--nth", "2.."]
    started = perf_counter()
    answer = subprocess.run(command, input=numbered, capture_output=True, text=True, check=False).stdout
    took = (perf_counter() - started) * 1000
    return [int(line.partition("\t")[0]) for line in answer.splitlines()], took


@contextmanager
def interactive(lines: Sequence[str]) -> Iterator[Terminal]:
    """fzf on a terminal, all lines read."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "lines")
        file.write_text("".join(" ".join(line.split()) + "\n" for line in lines), encoding="utf-8")
        with Terminal(["sh", "-c", 'exec "$0" < "$1"', program(), str(file)]) as terminal:
            terminal.wait_for(f"{len(lines)}/{len(lines)}")
            terminal.settle()
            yield terminal


def type_and_clear(terminal: Terminal, query: str) -> list[float]:
    """Milliseconds from each key of a query until the screen is still."""
    times = [terminal.press(letter).milliseconds for letter in query]
    terminal.press("\x15")  # ctrl-u empties the line
    return times

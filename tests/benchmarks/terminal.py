"""A terminal with a clock: runs a program in a pseudo terminal and times what it writes.

It answers the queries that full-screen programs wait for, and looks at nothing but the bytes, so
that it costs the measured program next to nothing. Needs Linux.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import shutil
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

SETTLED: Final = 0.12
"""Seconds of silence after which a repaint is over; not part of its time."""

KEYS: Final = {"PgDn": b"\x1b[6~", "PgUp": b"\x1b[5~", "Enter": b"\r", "Esc": b"\x1b[27u", "Tab": b"\t"}

_SEQUENCE: Final = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")

_ANSWERS: Final = {
    b"\x1b[c": b"\x1b[?62;22c",  # DA1: a VT220 with colour
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # DECRQM: synchronised output is known
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # in-band resize is not
    b"\x1b[?u": b"\x1b[?0u",  # kitty's keyboard protocol is known
    b"\x1b[>q": b"\x1bP>|bench(1)\x1b\\",  # XTVERSION
    b"\x1b[>0q": b"\x1bP>|bench(1)\x1b\\",
    b"\x1b[6n": b"\x1b[1;1R",  # the cursor's place
    b"\x1b[5n": b"\x1b[0n",
}


class TerminalError(Exception):
    """A program did not do what was waited for."""


class Repaint(NamedTuple):
    """What one key caused."""

    milliseconds: float
    """From the key to the last byte written."""
    size: int
    """Bytes written."""


class Terminal:
    """One program on a terminal of its own; a context manager that ends it."""

    def __init__(
        self, argv: Sequence[str], *, columns: int = 100, rows: int = 30, env: Mapping[str, str] | None = None
    ) -> None:
        """Start the program.

        Raises:
            TerminalError: If there is no such program.
        """
        program = shutil.which(argv[0])
        if program is None:
            raise TerminalError(f"{argv[0]} is not installed")
        self._output = b""
        self._unread = b""
        self._closed = False
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        name = os.ttyname(slave)
        # A session leader that opens a terminal is controlled by it.
        files = [(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0)]
        copies = [(os.POSIX_SPAWN_DUP2, 0, number) for number in (1, 2)]
        self.started = time.perf_counter()
        self._pid = os.posix_spawn(
            program, list(argv), _environment(env or {}), file_actions=[*files, *copies], setsid=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._master)

    def wait_for(self, text: str, timeout: float = 60.0) -> float:
        """Milliseconds from the start of the program until it has written ``text`` in one piece.

        Raises:
            TerminalError: If it does not within ``timeout`` seconds.
        """
        wanted = text.encode()
        while wanted not in _SEQUENCE.sub(b"", self._output):
            left = self.started + timeout - time.perf_counter()
            if self._closed or left <= 0:
                raise TerminalError(f"{text!r} was not written; the end of the output: {self._output[-2000:]!r}")
            self._read(min(left, 0.05))
        return (self._read_at - self.started) * 1000

    def settle(self, silence: float = SETTLED, timeout: float = 10.0) -> None:
        """Read until nothing was written for a while."""
        deadline = time.perf_counter() + timeout
        while self._read(silence) and time.perf_counter() < deadline:
            pass

    def press(self, key: str, patience: float = 2.0) -> Repaint:
        """Press a key (one character, or a name of :data:`KEYS`) and time the repaint.

        Raises:
            TerminalError: If nothing is written within ``patience`` seconds.
        """
        self._output = b""
        pressed = time.perf_counter()
        os.write(self._master, KEYS.get(key, key.encode()))
        if not self._read(patience):
            raise TerminalError(f"nothing was written after {key!r}")
        self.settle()
        return Repaint((self._read_at - pressed) * 1000, len(self._output))

    def memory(self) -> float:
        """Peak resident memory of the program and its children, in MiB."""
        kib, pids = 0, [self._pid]
        for pid in pids:
            with suppress(OSError):
                status = Path(f"/proc/{pid}/status").read_text()
                kib += int(status.partition("VmHWM:")[2].split()[0])
                for task in Path(f"/proc/{pid}/task").iterdir():
                    pids += map(int, (task / "children").read_text().split())
        return kib / 1024

    def _read(self, wait: float) -> bool:
        """Read once, and answer; False if nothing came in ``wait`` seconds."""
        if self._closed or not select.select([self._master], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._master, 1 << 20)
        except OSError:  # nobody has the other end open any more
            data = b""
        self._read_at = time.perf_counter()
        self._closed = not data
        self._output += data
        self._answer(data)
        return not self._closed

    def _answer(self, data: bytes) -> None:
        data = self._unread + data
        end = 0
        for sequence in _SEQUENCE.finditer(data):
            end = sequence.end()
            if (reply := _ANSWERS.get(sequence[0])) is not None:
                os.write(self._master, reply)
        cut = data.find(b"\x1b", end)
        self._unread = data[cut:] if cut >= 0 else b""


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    """This process's environment, as on a plain terminal with true colour, Python keeping what it compiled."""
    dropped = {"LINES", "COLUMNS", "NO_COLOR", "LESS", "TMUX", "TERM_PROGRAM", "PYTHONDONTWRITEBYTECODE"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"} | dict(extra)

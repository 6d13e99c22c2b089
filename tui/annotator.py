"""The reader's side of the annotator: its process started, listened to and ended."""

from __future__ import annotations

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from tempfile import TemporaryFile
from typing import IO, Final

import msgspec

from annotate.article import Article
from annotate.errors import reason, user_error
from annotate.events import MAX_LINE, Event, Failed, Finished, Request, decode_event, encode

# -P: a folder "annotate" where the user happens to be must not be taken for the package.
WORKER: Final = (sys.executable, "-P", "-m", "annotate.worker")

_COMPLAINT_BYTES: Final = 4096


async def events(article: Article, *, knowledge: bool, command: Sequence[str] = WORKER) -> AsyncGenerator[Event, None]:
    """What the annotator finds in ``article``, as it finds it.

    The last event is always :class:`Finished` or :class:`Failed`, whatever becomes of the process. The
    process ends with the generator: when it is exhausted or closed, or its task is cancelled.

    Args:
        article: What to annotate.
        knowledge: Whether the knowledge files are used.
        command: How the annotator is started.
    """
    with TemporaryFile() as complaints:
        try:
            process = await _start(command, complaints)
        except OSError as error:
            yield _failure(reason(error))
            return
        try:
            async with aclosing(_answers(process, Request(article, knowledge))) as answers:
                async for event in answers:
                    yield event
                    if isinstance(event, Finished | Failed):
                        return
            code = await process.wait()
            yield _failure(_last_line(complaints) or _how_it_ended(code))
        finally:
            await _end(process)


async def _start(command: Sequence[str], complaints: IO[bytes]) -> Process:
    # A session of its own: the terminal's signals are for the reader.
    return await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=complaints, limit=MAX_LINE, start_new_session=True
    )


async def _answers(process: Process, request: Request) -> AsyncGenerator[Event, None]:
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(ConnectionError):  # it died already, and so its output ends
        process.stdin.write(encode(request))
        await process.stdin.drain()
    while line := await process.stdout.readline():
        try:
            yield decode_event(line)
        except msgspec.MsgspecError as error:
            yield _failure(str(error))


async def _end(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()


def _failure(why: str) -> Failed:
    return Failed(str(user_error("annotator", reason=why)))


def _last_line(complaints: IO[bytes]) -> str:
    """What a traceback ends with: the error itself."""
    size = complaints.seek(0, 2)
    complaints.seek(max(0, size - _COMPLAINT_BYTES))
    lines = complaints.read().decode(errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "")


def _how_it_ended(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else str(code)

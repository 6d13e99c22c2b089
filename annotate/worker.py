"""The annotator as a process of its own: ``python -m annotate.worker``.

It reads one :class:`~annotate.events.Request` from standard input and writes events to standard
output, each a line of JSON (:mod:`annotate.events`). It gives way to the reader for the processor
and ends when the reader does: when standard input ends or standard output breaks. A crash is a
traceback on standard error and an exit code; the reader makes a sentence of it.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from annotate.annotation import Annotation
from annotate.errors import DurchblickError
from annotate.events import Event, Failed, Finished, Request, Stage, decode_request, encode

_NICENESS: Final = 5
_ONE_THREAD: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def main() -> None:
    """Answer the one request on standard input."""
    answers = _claim_stdout()
    request = decode_request(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _be_modest()
    try:
        for event in events(_stages(request)):
            answers.write(encode(event))
            answers.flush()
    except BrokenPipeError:
        os._exit(0)  # nobody listens any more, and closing the pipe in order would only fail again


def events(stages: Iterable[Stage]) -> Iterator[Event]:
    """What is written for the stages of a pipeline."""
    try:
        for stage in stages:
            yield Finished(stage) if isinstance(stage, Annotation) else stage
    except DurchblickError as error:
        yield Failed(str(error))


def _stages(request: Request) -> Iterator[Stage]:
    from annotate.pipeline import annotate_in_stages

    return annotate_in_stages(request.article, knowledge=request.knowledge, threads=1)


def _claim_stdout() -> BinaryIO:
    # What libraries print must not get between the events.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _end_with_parent() -> None:
    # Unbuffered: a thread inside a buffered reader would hold its lock when the interpreter ends.
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os._exit(0)


def _be_modest() -> None:
    os.nice(_NICENESS)
    for variable in _ONE_THREAD:  # before numpy is imported: a second thread would take the reader's core
        os.environ.setdefault(variable, "1")


if __name__ == "__main__":
    main()

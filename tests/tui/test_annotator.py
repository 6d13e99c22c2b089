import asyncio
import os
import sys
from contextlib import aclosing
from pathlib import Path

import pytest

from annotate.annotation import Annotation, Document, Pipeline
from annotate.events import Event, Failed, Finished, Progress
from annotate.library import DATA_VARIABLE
from annotate.sources.txt import article as text_article
from annotate.version import pipeline_version
from tui.annotator import events
from tui.reading import Reading

ARTICLE = text_article(b"Headline\n\nA sentence.", "a.txt")

PREAMBLE = """
import os, sys, time
from annotate.annotation import Annotation, Document, Pipeline
from annotate.events import Finished, Progress, decode_request, encode
def say(event):
    sys.stdout.buffer.write(encode(event)); sys.stdout.flush()
request = decode_request(sys.stdin.buffer.readline())
article = request.article
record = Annotation(Document.of(article, ()), Pipeline("test", sys.argv[1]))
say(Progress(os.getpid(), 1))
"""


def speaking(script: str) -> list[str]:
    return [sys.executable, "-c", PREAMBLE + script, pipeline_version()]


async def heard(script: str, text: bytes = b"Headline\n\nA sentence.") -> list[Event]:
    article = text_article(text, "a.txt")
    return [event async for event in events(article, knowledge=True, command=speaking(script))]


def is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


async def test_passes_events_on_up_to_the_record() -> None:
    found = await heard("say(Finished(record)); say(Progress(2, 2)); time.sleep(60)")
    assert found[1:] == [Finished(Annotation(Document.of(ARTICLE, ()), Pipeline("test", pipeline_version())))]
    assert isinstance(found[0], Progress)
    assert not is_running(found[0].done)


async def test_lines_may_be_long() -> None:
    found = await heard("say(Finished(record))", b"Long words " * 400_000)
    assert isinstance(found[-1], Finished)
    assert len(found[-1].annotation.document.text) == 4_400_000


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("raise ValueError('no such\\x1b[2J model')", "ValueError: no such␛[2J model"),
        ("os.kill(os.getpid(), 9)", "SIGKILL"),
        ("os._exit(3)", "3"),
        ("print('no event'); sys.stdout.flush(); time.sleep(60)", "malformed"),
    ],
)
async def test_whatever_becomes_of_the_process_is_one_sentence(script: str, reason: str) -> None:
    found = await heard(script)
    assert isinstance(found[-1], Failed)
    assert reason in found[-1].message
    assert "\x1b" not in found[-1].message
    assert "\n" not in found[-1].message


async def test_a_process_that_cannot_start_or_read_fails() -> None:
    for command in (["/nowhere/python"], [sys.executable, "-c", "raise SystemExit('gone')"]):
        long = text_article(b"word " * 100_000, "a.txt")
        found = [event async for event in events(long, knowledge=True, command=command)]
        assert len(found) == 1
        assert isinstance(found[0], Failed)


@pytest.mark.parametrize("how", ["closed", "cancelled"])
async def test_the_process_ends_with_its_listener(how: str) -> None:
    started = asyncio.Event()
    process_id = 0

    async def listen() -> None:
        nonlocal process_id
        async with aclosing(events(ARTICLE, knowledge=True, command=speaking("time.sleep(60)"))) as found:
            async for event in found:
                assert isinstance(event, Progress)
                process_id = event.done
                started.set()
                if how == "closed":
                    break

    task = asyncio.create_task(listen())
    await started.wait()
    if how == "cancelled":
        task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert not is_running(process_id)


async def test_a_second_reading_needs_no_annotator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    first = Reading(ARTICLE, command=speaking("say(Finished(record))"))
    assert first.position() is None
    found = [event async for event in first.events()]
    first.remember(5)
    second = Reading(ARTICLE, command=["/nowhere/python"])
    assert second.position() == 5
    assert [event async for event in second.events()] == found[-1:]
    without = Reading(ARTICLE, knowledge=False, command=["/nowhere/python"])
    assert [type(event) async for event in without.events()] == [Failed]

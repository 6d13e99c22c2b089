import subprocess
import sys
from collections.abc import Iterator
from textwrap import dedent

from annotate.annotation import Annotation, Document, Mention, Pipeline
from annotate.article import Article
from annotate.errors import DurchblickError
from annotate.events import Event, Failed, Finished, Names, Progress, Request, Stage, decode_event, encode
from annotate.sources.txt import article as text_article
from annotate.worker import events

ARTICLE = text_article("Überschrift 🙂\n\nEin Satz.".encode(), "a.txt")
NAMES = Names(0, 11, (Mention(0, 11, "m1", "ORG", "name"),))

FAKE = """
import os, sys, types
from annotate.annotation import Annotation, Document, Mention, Pipeline
from annotate.events import Names, Progress
def annotate_in_stages(article, knowledge, threads):
    print("a library prints")
    yield Names(0, 11, (Mention(0, 11, "m1", "ORG", "name"),))
    {then}
    seen = str((knowledge, threads, os.environ["OMP_NUM_THREADS"]))
    yield Annotation(Document.of(article, ()), Pipeline("test", seen))
sys.modules["annotate.pipeline"] = types.SimpleNamespace(annotate_in_stages=annotate_in_stages)
from annotate.worker import main
main()
"""


def worker(then: str = "pass") -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", dedent(FAKE).format(then=then)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_messages_survive_the_way_between_the_processes() -> None:
    record = Annotation(Document.of(ARTICLE, ()), Pipeline("test", "1"))
    messages: list[Event] = [NAMES, Progress(3, 20), Finished(record), Failed("Zeile\nzwei")]
    for message in messages:
        line = encode(message)
        assert line.count(b"\n") == 1
        assert decode_event(line) == message


def test_a_failure_that_the_user_can_mend_is_the_last_event() -> None:
    def stages() -> Iterator[Stage]:
        yield NAMES
        raise DurchblickError("A sentence.")

    assert list(events(stages())) == [NAMES, Failed("A sentence.")]


def test_answers_in_events_and_nothing_else() -> None:
    with worker() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(encode(Request(ARTICLE, knowledge=False)))
        process.stdin.flush()
        found = [decode_event(line) for line in process.stdout]
        process.stdin.close()
        assert process.wait(10) == 0
    record = Annotation(Document.of(ARTICLE, ()), Pipeline("test", "(False, 1, '1')"))
    assert found == [NAMES, Finished(record)]


def test_ends_when_the_reader_does() -> None:
    with worker("import time; time.sleep(60)") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(encode(Request(ARTICLE)))
        process.stdin.flush()
        assert decode_event(process.stdout.readline()) == NAMES
        process.stdin.close()
        assert process.wait(10) == 0


def test_is_quiet_when_nobody_listens() -> None:
    with worker("sys.stdin.buffer.read()") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(encode(Request(ARTICLE)))
        process.stdin.flush()
        assert process.wait(10) == 0
        assert b"Traceback" not in process.stderr.read()


def test_a_request_keeps_the_article() -> None:
    from annotate.events import decode_request

    request = Request(Article("i", "-", "t\r\n\u2028", "T", ARTICLE.paragraphs, "en", "2026", "A"), knowledge=False)
    assert decode_request(encode(request)) == request

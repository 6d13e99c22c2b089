"""How long it takes to annotate: in a process of its own, as the reader starts one, and by component."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from statistics import median
from time import perf_counter, process_time
from typing import Final, NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from annotate.article import Article
from annotate.events import Failed, Finished, Names, Request, decode_event, encode
from annotate.language.inference import THREADS
from annotate.language.pipeline import NAMES, WHOLE_TEXT, build
from annotate.language.slices import slices_of
from annotate.language.spans import make_doc, whole_doc
from annotate.sources import open_article
from annotate.sources.txt import article
from tests.accuracy.gold import load, names_in, text_of
from tests.benchmarks.documents import ARTICLE, long_text
from tests.benchmarks.table import table

ROUNDS: Final = 3


class Figures(NamedTuple):
    """What one process of the annotator took."""

    first: float
    """Seconds from its start to the first names."""
    total: float
    """Seconds to the whole annotation."""
    mebibytes: float
    """Peak resident memory."""


def run(rounds: int = ROUNDS) -> None:
    """Measure and print the tables."""
    articles = {
        "article": article(ARTICLE.read_bytes(), "article"),
        "1 MB": article(long_text(1.0).encode(), "1 MB"),
    }
    for name, one in articles.items():
        figures = [_process(one) for _ in range(rounds if name == "article" else 1)]
        row = [f"{median(column):.2f}" for column in zip(*figures, strict=True)]
        print(table(["process", "first names, s", "all, s", "MiB"], [[name, *row]]))
    took, mebibytes = map(median, zip(*(_command() for _ in range(rounds)), strict=True))
    print(table(["durchblick annotate", "all, s", "MiB"], [["article", f"{took:.2f}", f"{mebibytes:.0f}"]]))
    print()
    print(table(["encoder in batches", "words/s", "words/s of CPU time"], [_batch()]))
    print()
    seconds = _by_component(articles["1 MB"])
    print(table(["component", "s", "words/s"], _rows(seconds, len(articles["1 MB"].text.split()))))
    print(f"median of {rounds} rounds for the article, one round for 1 MB")


def _process(one: Article) -> Figures:
    """One run of the annotator, from its start to its end."""
    started, first = perf_counter(), 0.0
    with subprocess.Popen(
        [sys.executable, "-m", "annotate.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(encode(Request(one)))
        process.stdin.flush()
        for line in process.stdout:
            event = decode_event(line)
            if isinstance(event, Failed):
                raise RuntimeError(event.message)
            if isinstance(event, Names) and not first:
                first = perf_counter() - started
            if isinstance(event, Finished):
                break
        total = perf_counter() - started
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return Figures(first, total, usage.ru_maxrss / 1024)


def _command() -> tuple[float, float]:
    """Seconds from a cold start of the command to the article's whole record, and its peak memory in MiB."""
    started = perf_counter()
    command = [sys.executable, "-c", "from tui.cli import main; main()", "annotate", str(ARTICLE)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return perf_counter() - started, usage.ru_maxrss / 1024


def _batch() -> list[str]:
    """How fast texts are tokenised, cut into sentences and read by the encoder, on as many cores as it takes."""
    nlp = spacy.blank("de")
    nlp.add_pipe("durchblick_sentences")
    nlp.add_pipe("durchblick_encoder")
    nlp("Ein Satz.")
    texts = [text_of("development", load("development", name)) for name in names_in("development")]
    contents = [open_article(text).text for text in texts]
    words = sum(len(content.split()) for content in contents)
    started, used = perf_counter(), process_time()
    for _ in nlp.pipe(contents):
        pass
    return [f"{THREADS} threads", f"{words / (perf_counter() - started):.0f}", f"{words / (process_time() - used):.0f}"]


def _by_component(one: Article) -> Mapping[str, float]:
    """Seconds that each component takes of a process that has its dictionaries open."""
    nlp = build()
    _timed(nlp, article(ARTICLE.read_bytes(), "article"))
    return _timed(nlp, one)


def _timed(nlp: Language, one: Article) -> Mapping[str, float]:
    seconds: defaultdict[str, float] = defaultdict(float)

    def through(doc: Doc, *, whole: bool) -> Doc:
        for name, component in nlp.pipeline:
            if name in WHOLE_TEXT if whole else name not in WHOLE_TEXT or name == NAMES:
                started = perf_counter()
                doc = component(doc)
                seconds[name] += perf_counter() - started
        return doc

    docs = []
    for part in slices_of(one.text, one.paragraphs):
        started = perf_counter()
        doc = make_doc(nlp, one.text[part.start : part.end], part.paragraphs)
        seconds["tokenizer"] += perf_counter() - started
        docs.append(through(doc, whole=False))
    through(whole_doc(docs, one.paragraphs), whole=True)
    return seconds


def _rows(seconds: Mapping[str, float], words: int) -> Iterator[list[str]]:
    for name, took in seconds.items():
        yield [name, f"{took:.2f}", f"{words / took:.0f}"]
    total = sum(seconds.values())
    yield ["all", f"{total:.2f}", f"{words / total:.0f}"]

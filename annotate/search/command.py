"""``durchblick search``: one query over texts, from the shell."""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from re import finditer
from typing import TYPE_CHECKING, Final

from annotate.command import FAILED, OK, Arguments, narrate, words
from annotate.errors import DurchblickError
from annotate.harmless import harmless_line
from annotate.sources.folder import files_of

if TYPE_CHECKING:
    from annotate.article import Article
    from annotate.search.items import Item
    from annotate.search.results import Result, Results

NOTHING_FOUND: Final = 1
"""The exit code if nothing was found, as grep has it."""

_STDIN: Final = "-"
_LIMIT: Final = 50


@dataclass(frozen=True, slots=True)
class _Found:
    """What a query found in one source."""

    source: str
    line_starts: list[int]
    results: Results

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, counted from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


def search_parser() -> Arguments:
    """The options of ``durchblick search``."""
    parser = Arguments("durchblick search")
    parser.add_argument("query", nargs="?", metavar="QUERY")
    parser.add_argument("sources", nargs="*", metavar="SOURCE")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument("--limit", type=int, default=_LIMIT, metavar="N")
    parser.add_argument("--text-only", action="store_true")
    parser.add_argument("--allow-local", action="store_true")
    return parser


def search(arguments: Sequence[str]) -> int:
    """Print what a query finds in each source.

    Args:
        arguments: Those after ``search``.

    Returns:
        0 if anything was found, 1 if nothing, 2 if one of the sources could not be read.

    Raises:
        DurchblickError: If the arguments are wrong.
    """
    parser = search_parser()
    options = parser.parse(arguments)
    if options.help:
        print(words()("search.help").strip())
        return OK
    if not options.query:
        parser.error("QUERY is missing")
    if options.limit < 0:
        parser.error("--limit is negative")
    if not options.sources and sys.stdin is not None and sys.stdin.isatty():
        parser.error("SOURCE is missing")
    sources = [file for source in options.sources or [_STDIN] for file in files_of(source)]
    searched = [_search(source, options) for source in sources]
    found = _worth_showing([one for one in searched if one is not None])
    hits = _best_first(found)[: options.limit or None]
    _print(hits, options.format)
    _narrate(found, len(hits))
    if None in searched:
        return FAILED
    return OK if hits else NOTHING_FOUND


def _search(source: str, options: argparse.Namespace) -> _Found | None:
    from annotate.search.index import SearchIndex
    from annotate.sources import open_article

    try:
        article = open_article(source, allow_local=options.allow_local, tell=narrate)
        index = SearchIndex(_items(article, options))
    except DurchblickError as error:
        narrate(str(error))
        return None
    starts = [0, *(end.end() for end in finditer(r"\r\n|\r|\n", article.text))]
    return _Found(article.source, starts, index.search(options.query, options.limit or len(index)))


def _items(article: Article, options: argparse.Namespace) -> Iterable[Item]:
    """What can be found in an article; not what is known of it but stands nowhere in it."""
    from annotate.search.items import annotation_items, article_items

    if options.text_only:
        return article_items(article)
    from annotate.catalogue import user_language
    from annotate.library import Library
    from annotate.phrasing import sentence
    from annotate.version import pipeline_version

    library = Library.open()
    annotation = library.annotation(article, pipeline_version(), knowledge=not options.no_knowledge)
    if annotation is None:
        from annotate.pipeline import annotate

        annotation = annotate(article, knowledge=not options.no_knowledge)
        library.store(annotation, knowledge=not options.no_knowledge)
    items = annotation_items(library.corrected(annotation), partial(sentence, language=user_language()))
    if trouble := library.take_trouble():
        narrate(trouble)
    return (item for item in items if item.kind == "sentence" or item.places)


def _worth_showing(found: list[_Found]) -> list[_Found]:
    """Those that have all the words; if there are none, all of them."""
    return [one for one in found if one.results.items and not one.results.relaxed] or found


def _best_first(found: list[_Found]) -> list[tuple[_Found, Result]]:
    hits = [(one, result) for one in found for result in one.results.items]
    return sorted(hits, key=lambda hit: -hit[1].score)


def _print(hits: list[tuple[_Found, Result]], form: str) -> None:
    if form == "json":
        records = (json.dumps(_record(one, result), ensure_ascii=False) for one, result in hits)
        print("[" + ",\n ".join(records) + "]")
        return
    for one, result in hits:
        line, column = one.place(_first(result))
        print(f"{harmless_line(one.source)}:{line}:{column}: {harmless_line(result.item.text)}")


def _first(result: Result) -> int:
    """Where an editor should put its cursor."""
    return result.source_spans[0].start if result.source_spans else result.item.start


def _record(one: _Found, result: Result) -> dict[str, object]:
    item, why = result.item, result.why
    line, column = one.place(_first(result))
    return {
        "kind": item.kind,
        "id": item.id,
        "text": item.text,
        "start": item.start,
        "end": item.end,
        "score": round(result.score, 4),
        "spans": [list(span) for span in result.source_spans],
        "why": {"match": why.match, "alias": why.alias, "via": why.via or None},
        "source": one.source,
        "line": line,
        "column": column,
    }


def _narrate(found: list[_Found], shown: int) -> None:
    """Say on standard error what the results themselves do not."""
    say = words()
    total = sum(one.results.total for one in found)
    if 0 < shown < total:
        narrate(say("search.more", shown=shown, total=total))
    for key, values in _remarks(found):
        narrate(say(key, n=None, **{name: harmless_line(value) for name, value in values.items()}))


def _remarks(found: list[_Found]) -> Iterator[tuple[str, dict[str, str]]]:
    results = [one.results for one in found]
    some = [one for one in results if one.items]
    for part in dict.fromkeys(part for one in results for part in one.ignored):
        yield f"search.ignored.{part.reason.replace(' ', '_')}", {"part": part.text, "detail": part.detail}
    if some and all(one.relaxed for one in some):
        yield "search.relaxed", {}
    if some and all(one.did_you_mean for one in some):
        for meant in dict.fromkeys(one.did_you_mean for one in some if one.did_you_mean):
            yield "search.did_you_mean", {"query": meant}

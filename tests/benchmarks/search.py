"""How long the search index takes to build, and each query without any interface.

Each query is asked first of a fresh index, as the first keystroke would, and then again and again.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import perf_counter
from typing import Final

from annotate.article import Article
from annotate.search.index import SearchIndex
from annotate.search.items import article_items
from annotate.sources.txt import article
from tests.benchmarks.documents import ARTICLE, long_text
from tests.benchmarks.table import table

ROUNDS: Final = 15
SIZES: Final = (("6 KB", None), ("1 MB", 1.0), ("10 MB", 10.0))
"""Names, and megabytes; None for the article itself."""

SLICE: Final = 50
"""Items that are added at a time where the index is built in slices."""

QUERIES: Final = (
    "e",
    "mus",
    "musk",
    "neurlink",
    "nueralink",
    "altmann",
    "ubernahme",
    "rechenzentrum",
    "Eigentümer von OpenAI",
    "wer besitzt neuralink",
    '"sam altman"',
    "^elon",
    "musk !openai",
    r"/\d+ mill\w+/",
)


def run(rounds: int = ROUNDS) -> None:
    """Measure and print the tables."""
    articles = [(name, article(_text(megabytes).encode(), name)) for name, megabytes in SIZES]
    print(table(["build, ms", "items", "sentences", "index", "lookup", f"longest {SLICE}"], map(_build_row, articles)))
    print()
    indexes = [SearchIndex.from_article(one) for _, one in articles]
    sizes = [name for name, _ in articles]
    head = ["query, ms", *(f"{name} {what}" for name in sizes for what in ("first", "median", "p95", "found"))]
    print(table(head, (_query_row(query, indexes, rounds) for query in QUERIES)))
    print(f"medians and 95th percentiles of {rounds} rounds")


def _text(megabytes: float | None) -> str:
    return ARTICLE.read_text(encoding="utf-8") if megabytes is None else long_text(megabytes)


def _build_row(one: tuple[str, Article]) -> list[str]:
    name, source = one
    started = perf_counter()
    items = list(article_items(source))
    split = perf_counter()
    index, slices = SearchIndex(), []
    for start in range(0, len(items), SLICE):
        begun = perf_counter()
        index.extend(items[start : start + SLICE])
        slices.append(perf_counter() - begun)
    filled = perf_counter()
    index.prepare()
    spans = (split - started, filled - split, perf_counter() - filled, max(slices))
    return [name, str(len(items)), *map(_ms, spans)]


def _query_row(query: str, indexes: list[SearchIndex], rounds: int) -> list[str]:
    return [query, *(cell for index in indexes for cell in _figures(query, index, rounds))]


def _figures(query: str, index: SearchIndex, rounds: int) -> Iterator[str]:
    times = []
    for _ in range(rounds):
        started = perf_counter()
        results = index.search(query)
        times.append(perf_counter() - started)
    yield from map(_ms, (times[0], median(times), sorted(times)[int(len(times) * 0.95)]))
    yield str(results.total)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"

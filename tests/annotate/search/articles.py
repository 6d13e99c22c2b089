"""Articles for tests of the search: one paragraph a line."""

from __future__ import annotations

import re
from functools import cache, partial

from annotate.article import Article, Paragraph
from annotate.phrasing import sentence
from annotate.search.index import SearchIndex
from annotate.search.results import Result, Results
from tests.gold import gold_annotation


def article(text: str) -> Article:
    paragraphs = tuple(Paragraph(*line.span()) for line in re.finditer(r"[^\n]+", text))
    return Article("0", "test.txt", text, "", paragraphs)


def index_of(*lines: str) -> SearchIndex:
    return SearchIndex.from_article(article("\n".join(lines)))


@cache
def seed_index() -> SearchIndex:
    """The seed article with its gold annotation."""
    return SearchIndex.from_annotation(gold_annotation("musk-altman"), partial(sentence, language="de"))


@cache
def seed_text_index() -> SearchIndex:
    """The seed article before it is annotated."""
    return SearchIndex.from_article(gold_annotation("musk-altman").document.article())


def texts(results: Results) -> list[str]:
    return [result.item.text for result in results.items]


def matched(result: Result) -> list[str]:
    return [result.item.text[start:end] for start, end in result.spans]

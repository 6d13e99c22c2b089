"""The search index: filled with items, asked with queries.

A vocabulary of the distinct words stands before postings of the items that have them: a query's words
are compared with each distinct word once, however often the text has it. The index can be filled slice by slice
(:meth:`SearchIndex.extend`) and asked at any time in between. It must not be filled and asked by two threads at
once.

This module loads RapidFuzz: import it when an index is needed. The rest of the package that callers see
(:mod:`~annotate.search.results`, :mod:`~annotate.search.items`, :mod:`~annotate.search.query`) is light.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from annotate.search.answering import answer
from annotate.search.items import Item, Phrase, annotation_items, article_items
from annotate.search.query import parse
from annotate.search.results import Results
from annotate.search.store import Store

if TYPE_CHECKING:
    from annotate.annotation import Annotation
    from annotate.article import Article


class SearchIndex:
    """Items that can be searched."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._store: Final = Store()
        self.extend(items)

    @classmethod
    def from_article(cls, article: Article) -> SearchIndex:
        """The sentences of an article that is not annotated yet."""
        return cls(article_items(article))._prepared()

    @classmethod
    def from_annotation(cls, annotation: Annotation, phrase: Phrase) -> SearchIndex:
        """The entities, claims and sentences of an annotated article; ``phrase`` writes the claims out."""
        return cls(annotation_items(annotation, phrase))._prepared()

    def __len__(self) -> int:
        return len(self._store.items)

    def extend(self, items: Iterable[Item]) -> None:
        """Adds items. Among equally good ones those added first come first."""
        self._store.extend(items)

    def prepare(self) -> None:
        """Does now what the next search would have to do first after items were added."""
        for _ in self._store.vocabulary.forms():
            pass

    def _prepared(self) -> SearchIndex:
        self.prepare()
        return self

    def search(self, query: str, limit: int = 50) -> Results:
        """The items that match ``query``, best first, no more than ``limit``. Never fails."""
        return answer(self._store, parse(query), limit)

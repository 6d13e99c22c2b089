"""An article in, its annotation out: at once, or in stages that the reader can show as they come."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.annotation import Annotation
from annotate.article import Article
from annotate.events import Stage
from annotate.language.inference import THREADS, shipped


def annotate(article: Article, *, knowledge: bool = True, threads: int = THREADS) -> Annotation:
    """All that can be read out of an article.

    Args:
        article: The article.
        knowledge: Whether to use the knowledge files.
        threads: How many threads the encoder takes.
    """
    *_, last = annotate_in_stages(article, knowledge=knowledge, threads=threads)
    assert isinstance(last, Annotation)
    return last


def annotate_in_stages(article: Article, *, knowledge: bool = True, threads: int = THREADS) -> Iterator[Stage]:
    """The names of one slice after the other, with the progress made, and at last the whole annotation.

    Args:
        article: The article.
        knowledge: Whether to use the knowledge files.
        threads: How many threads the encoder takes.
    """
    shipped(threads)  # loads while spaCy is imported
    from annotate.language.stages import read

    return read(article, knowledge=knowledge, threads=threads)

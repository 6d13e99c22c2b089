"""What runs without the reader: ``annotate`` prints records, and an article can be printed as plain text."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.command import FAILED, OK, Arguments, narrate, words
from annotate.errors import DurchblickError

if TYPE_CHECKING:
    from annotate.article import Article


def annotate(arguments: Sequence[str]) -> int:
    """Print the record of each source.

    Args:
        arguments: Those after ``annotate``.

    Returns:
        0, or 2 if one of the sources could not be read.

    Raises:
        DurchblickError: If the arguments are wrong.
    """
    parser = Arguments("durchblick annotate")
    parser.add_argument("sources", nargs="*", metavar="SOURCE")
    parser.add_argument("--format", choices=["json"], default="json")
    options = parser.parse(arguments)
    if options.help:
        print(words()("annotate.help").strip())
        return OK
    if not options.sources:
        parser.error("SOURCE is missing")
    done = [_annotate(source, options) for source in options.sources]
    return OK if all(done) else FAILED


def print_article(article: Article, *, knowledge: bool) -> None:
    """Print an article with its marks and claims as plain text; a record that the library has is not made anew."""
    from annotate.catalogue import user_language
    from annotate.library import Library
    from annotate.plain import plain_lines
    from annotate.version import pipeline_version

    library = Library.open()
    annotation = library.annotation(article, pipeline_version(), knowledge=knowledge)
    if annotation is None:
        from annotate.pipeline import annotate as annotation_of

        annotation = annotation_of(article, knowledge=knowledge)
        library.store(annotation, knowledge=knowledge)
    for line in plain_lines(annotation, user_language()):
        print(line)
    if trouble := library.take_trouble():
        narrate(trouble)


def _annotate(source: str, options: argparse.Namespace) -> bool:
    from annotate.annotation import to_json
    from annotate.pipeline import annotate as annotation_of
    from annotate.sources import open_article

    try:
        annotation = annotation_of(open_article(source), knowledge=not options.no_knowledge)
    except DurchblickError as error:
        narrate(str(error))
        return False
    sys.stdout.buffer.write(to_json(annotation) + b"\n")
    sys.stdout.buffer.flush()
    name, found = annotation.document.source, annotation
    narrate(words()("annotate.done", name=name, mentions=len(found.mentions), claims=len(found.relations)))
    return True

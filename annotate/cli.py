"""What runs without the reader: ``annotate`` writes what it read in any format, and an article can be printed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.command import FAILED, OK, Arguments, narrate, words
from annotate.errors import DurchblickError, user_error
from annotate.export import FORMATS, Format
from annotate.sources.folder import files_of

if TYPE_CHECKING:
    from annotate.annotation import Annotation
    from annotate.article import Article


def annotate_parser() -> Arguments:
    """The options of ``durchblick annotate``."""
    parser = Arguments("durchblick annotate")
    parser.add_argument("sources", nargs="*", metavar="SOURCE")
    parser.add_argument("--format", choices=FORMATS, default="json")
    parser.add_argument("--out", metavar="PATH")
    parser.add_argument("--corrected", action="store_true")
    parser.add_argument("--allow-local", action="store_true")
    return parser


def annotate(arguments: Sequence[str]) -> int:
    """Write what was read out of the sources, in one of the formats.

    Args:
        arguments: Those after ``annotate``.

    Returns:
        0, or 2 if one of the sources could not be read.

    Raises:
        DurchblickError: If the arguments are wrong, or the output cannot be written.
    """
    parser = annotate_parser()
    options = parser.parse(arguments)
    if options.help:
        print(words()("annotate.help").strip())
        print(format_list())
        return OK
    if not options.sources:
        parser.error("SOURCE is missing")
    options.sources = [file for source in options.sources for file in files_of(source)]
    chosen = FORMATS[options.format]
    _check(chosen, options)
    read = [_annotate(source, options) for source in options.sources]
    if annotations := [each for each in read if each is not None]:
        if options.corrected:
            annotations = _corrected(annotations)
        _write(chosen, annotations, options.out)
    return OK if len(annotations) == len(read) else FAILED


def print_article(article: Article, *, knowledge: bool) -> None:
    """Print an article with marks and claims, corrected, as plain text; a record in the library is not made anew."""
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
    for line in plain_lines(library.corrected(annotation), user_language()):
        print(line)
    if trouble := library.take_trouble():
        narrate(trouble)


def format_list() -> str:
    """The formats, one a line, each with what it is."""
    say = words()
    width = max(map(len, FORMATS))
    return "\n".join(f"  {name:{width}}  {say(f'export.format.{name}')}" for name in FORMATS)


def _check(chosen: Format, options: argparse.Namespace) -> None:
    """Refuse what the format cannot do, before any work is done for it."""
    if len(options.sources) > 1 and not chosen.several:
        raise user_error("export.one_source", format=chosen.name)
    if chosen.kind != "text" and not options.out:
        raise user_error(f"export.needs_{'folder' if chosen.kind == 'folder' else 'file'}", format=chosen.name)


def _annotate(source: str, options: argparse.Namespace) -> Annotation | None:
    from annotate.pipeline import annotate as annotation_of
    from annotate.sources import open_article

    try:
        article = open_article(source, allow_local=options.allow_local, tell=narrate)
        annotation = annotation_of(article, knowledge=not options.no_knowledge)
    except DurchblickError as error:
        narrate(str(error))
        return None
    name, found = annotation.document.source, annotation
    narrate(words()("annotate.done", name=name, mentions=len(found.mentions), claims=len(found.relations)))
    return annotation


def _corrected(annotations: Sequence[Annotation]) -> list[Annotation]:
    """The records with what was corrected in the reader; what fits nothing any more is said."""
    from annotate.catalogue import user_language
    from annotate.corrections.applying import apply
    from annotate.corrections.wording import correction_text
    from annotate.harmless import harmless_line
    from annotate.library import Library

    library, say, made = Library.open(), words(), []
    for annotation in annotations:
        corrected = apply(annotation, library.corrections.of_text(annotation.document.id))
        made.append(corrected.annotation)
        name = harmless_line(annotation.document.source)
        if fitting := len(corrected.outcomes) - len(corrected.lost):
            narrate(say("annotate.corrected", n=fitting, name=name))
        if corrected.lost:
            text = harmless_line(correction_text(corrected.lost[0], user_language()))
            narrate(say("annotate.lost", n=len(corrected.lost), name=name, text=text))
    if trouble := library.take_trouble():
        narrate(trouble)
    return made


def _write(chosen: Format, annotations: Sequence[Annotation], out: str | None) -> None:
    from annotate.catalogue import user_language
    from annotate.export.writing import write_export

    files = chosen.export(annotations, user_language())
    if out:
        write_export(chosen, files, Path(out))
    else:
        sys.stdout.buffer.write(files[""])
        sys.stdout.buffer.flush()

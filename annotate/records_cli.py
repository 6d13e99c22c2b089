"""Commands on records: ``diff`` compares two, ``library import`` takes some into the user's library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from annotate.command import OK, Arguments, narrate, words
from annotate.errors import user_error

if TYPE_CHECKING:
    from annotate.annotation import Annotation
    from annotate.catalogue import Language
    from annotate.comparison import Comparison
    from annotate.library import Library

DIFFERENT: Final = 1
"""As ``diff`` has it."""


def diff_parser() -> Arguments:
    """The options of ``durchblick diff``."""
    parser = Arguments("durchblick diff")
    parser.add_argument("records", nargs="*", metavar="RECORD")
    return parser


def diff(arguments: Sequence[str]) -> int:
    """Print the claims in which two records differ.

    Returns:
        0 if they say the same, 1 if not.

    Raises:
        DurchblickError: If the arguments are wrong, or a file is no record.
    """
    parser = diff_parser()
    options = parser.parse(arguments)
    if options.help:
        print(words()("diff.help").strip())
        return OK
    if len(options.records) != 2:
        parser.error("two records are needed")
    from annotate.catalogue import user_language
    from annotate.comparison import compare

    before, after = (_single(name) for name in options.records)
    found = compare(before, after)
    for line in _differences(found, user_language()):
        print(line)
    return OK if found.same else DIFFERENT


def library_parser() -> Arguments:
    """The options of ``durchblick library``."""
    parser = Arguments("durchblick library")
    parser.add_argument("command", nargs="?", choices=["corrections", "find", "import", "notes"])
    parser.add_argument("record", nargs="?", metavar="RECORD")
    parser.add_argument("article", nargs="?", metavar="ARTICLE")
    return parser


def library(arguments: Sequence[str]) -> int:
    """List what was read, find who appears in it, print notes or corrections, or take records or corrections in.

    A record taken in stands in place of what the pipeline would make of its article.

    Raises:
        DurchblickError: If the arguments are wrong, or a file is no record.
    """
    parser = library_parser()
    options = parser.parse(arguments)
    if options.help:
        print(words()("library.help").strip())
        return OK
    if options.command in ("find", "import") and not options.record:
        parser.error(f"{options.command} needs an argument")
    if options.command != "import":
        return _print_library(options.command, options.record)
    from annotate.corrections.exchange import is_corrections

    lines = [] if options.article else _lines(_content(options.record))
    if lines and is_corrections(lines[0]):
        _take_corrections(options.record, lines)
    else:
        _take_records(_records(options.record, options.article))
    return OK


def _take_records(annotations: list[Annotation]) -> None:
    from annotate.library import Library

    kept = Library.open()
    for annotation in annotations:
        kept.adopt(annotation)
    _refuse_trouble(kept)
    for annotation in annotations:
        counts = {"mentions": len(annotation.mentions), "claims": len(annotation.relations)}
        print(words()("library.imported", name=_line(annotation.document.title), **counts))


def _take_corrections(name: str, lines: list[bytes]) -> None:
    import msgspec

    from annotate.corrections.exchange import corrections_from_json
    from annotate.library import Library

    try:
        read = [corrections_from_json(line) for line in lines]
    except msgspec.MsgspecError as error:
        raise user_error("records.no_corrections", name=name, reason=str(error)) from error
    kept = Library.open()
    new = [kept.corrections.adopt(each.corrections, each.id) for each in read]
    _refuse_trouble(kept)
    for each, count in zip(read, new, strict=True):
        shown = _line(each.title or each.source or each.id)
        print(words()("library.imported_corrections", n=len(each.corrections), name=shown, new=count))


def _refuse_trouble(kept: Library) -> None:
    if trouble := kept.take_trouble():
        raise user_error("records.not_kept", reason=trouble)


def _print_library(command: str | None, query: str) -> int:
    from annotate.catalogue import user_language
    from annotate.corrections.exchange import corrections_to_json
    from annotate.library import Library
    from annotate.library.printed import article_lines, found_lines, notes_markdown

    kept = Library.open()
    match command:
        case "find":
            lines = found_lines(query, kept, user_language(), words())
        case "notes":
            lines = notes_markdown(kept.marks.noted())
        case "corrections":
            lines = (corrections_to_json(each).decode() for each in kept.corrections.corrected())
        case _:
            lines = article_lines(kept.articles())
    for line in lines:
        print(line)
    if trouble := kept.take_trouble():
        narrate(trouble)
    return OK


def _single(name: str) -> Annotation:
    annotations = _records(name, None)
    if len(annotations) != 1:
        raise user_error("records.several", name=name)
    return annotations[0]


def _records(name: str, article: str | None) -> list[Annotation]:
    """The records in a file, or that of a gold file with its article; all of them sound.

    Raises:
        DurchblickError: If there are none.
    """
    import msgspec

    from annotate.annotation import from_json
    from annotate.gold import gold_annotation
    from annotate.validation import problem

    data = _content(name)
    try:
        if article is not None:
            annotations = [gold_annotation(data, _content(article), article)]
        else:
            annotations = [from_json(line) for line in _lines(data)]
    except (msgspec.MsgspecError, ValueError) as error:
        raise user_error("records.no_record", name=name, reason=str(error)) from error
    if not annotations:
        raise user_error("records.no_record", name=name, reason="0")
    for annotation in annotations:
        if wrong := problem(annotation):
            raise user_error("records.unsound", name=name, reason=wrong)
    return annotations


def _lines(data: bytes) -> list[bytes]:
    """The JSON objects of a file: one a line, or one over all of them."""
    return [line for line in (data.splitlines() if data.count(b"\n{") else [data]) if line.strip()]


def _content(name: str) -> bytes:
    from annotate.sources.reading import MAX_BYTES, read_file

    return read_file(name, MAX_BYTES)


def _differences(found: Comparison, language: Language) -> Iterator[str]:
    say = words()
    for sign, statements in (("-", found.gone), ("+", found.new)):
        for statement in statements:
            yield _line(f"{sign} {statement.sentence(language)}")
    for change in found.changed:
        names = ", ".join(say(f"diff.aspect.{aspect}") for aspect in change.aspects)
        yield _line(f"~ {names}: {change.before.sentence(language)} → {change.after.sentence(language)}")


def _line(text: str) -> str:
    from annotate.harmless import harmless_line

    return harmless_line(text)

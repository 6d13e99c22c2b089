"""The library as text for pipes: what was read, who appears where, and the notes with what they are on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from annotate.catalogue import Catalogue, Language
from annotate.harmless import harmless_line, harmless_lines
from annotate.library import Library, Opened
from annotate.lookup import Lookup
from annotate.marks.kept import NotedArticle
from annotate.phrasing import sentence


def article_lines(articles: Iterable[Opened]) -> Iterator[str]:
    """A line an article: when it was read, how far, its title, and where it comes from; tabs between."""
    for opened in articles:
        percent = "" if opened.percent is None else f"{opened.percent} %"
        fields = (day(opened.opened), percent, opened.title, opened.source)
        yield "\t".join(map(harmless_line, fields))


def found_lines(query: str, library: Library, language: Language, say: Catalogue) -> Iterator[str]:
    """Who a query names, in which articles, how often, and what those claim of them."""
    for figure in library.shelf().named(query):
        yield harmless_line(f"{figure.name} ({figure.type})")
        for each in figure.appearances:
            counts = say("library.counts", places=each.places, claims=len(each.claims))
            yield f"  {harmless_line(each.opened.title)}: {counts}"
            record = library.record_of(each.opened.id) if each.claims else None
            if record:
                lookup = Lookup(record)
                yield from (f"    {harmless_line(sentence(claim, lookup, language))}" for claim in each.claims)


def notes_markdown(articles: Iterable[NotedArticle]) -> Iterator[str]:
    """The notes as Markdown: a heading an article, what each note is on as a quotation, and the note below it."""
    for article in articles:
        yield f"# {_plain(article.title)}\n\n<{harmless_line(article.source)}>\n"
        for note in article.notes:
            yield f"> {_plain(note.anchor.quote)}\n\n{harmless_lines(note.text).strip()}\n"


def day(seconds: float) -> str:
    """A day as in ISO 8601; empty for one that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return ""


def _plain(text: str) -> str:
    """Words of an article on one line, none of them taken for Markdown."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in harmless_line(text))

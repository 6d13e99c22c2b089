"""The claims in plain sentences, one fact a line: for reading aloud, for mail, for a terminal.

No signs that a voice would stumble over: what was concluded, planned or said by somebody is said in
words. Kept: all of each claim but its offsets, which the paragraph's number stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.annotation import Annotation
from annotate.catalogue import Language
from annotate.export.network import Network, Statement, pipeline_text
from annotate.figures import phrases
from annotate.harmless import harmless_line


def export(annotations: Sequence[Annotation], language: Language) -> str:
    """A report on each article, one after the other."""
    network = Network.of(annotations)
    lines: list[str] = []
    for article in network.articles:
        own = [each for each in network.statements if each.article is article]
        lines += [*_article(article, own, language), ""]
    return "\n".join(lines)


def _article(article: Annotation, statements: Sequence[Statement], language: Language) -> Iterator[str]:
    say = phrases(language)
    document = article.document
    told = [each for each in statements if each.claim.provenance == "text"]
    yield harmless_line(document.title)
    yield harmless_line(say("export.source", name=document.source))
    if document.author:
        yield harmless_line(say("export.author", name=document.author))
    if document.published:
        yield harmless_line(say("export.published", date=document.published))
    yield say("export.made", pipeline=pipeline_text(article))
    yield ""
    yield say("export.claims", n=len(told)) + "." if told else say("export.no_claims")
    for number, statement in enumerate(told, 1):
        yield ""
        yield from _claim(number, statement, language)
    if background := [each for each in statements if each.claim.provenance == "background"]:
        yield ""
        yield say("export.background") + "."
        for number, statement in enumerate(background, 1):
            yield ""
            yield from _claim(number, statement, language)
    if article.unread:
        yield ""
        yield say("export.unread") + "."
        for unread in article.unread:
            quote = harmless_line(document.text[unread.start : unread.end])
            yield f"{say('mark.quote', text=quote)} ({harmless_line(unread.reason)})"


def _claim(number: int, statement: Statement, language: Language) -> Iterator[str]:
    say = phrases(language)
    claim = statement.claim
    yield harmless_line(f"{number}. {statement.spoken(language)}.")
    yield statement.standing(language)
    if who := statement.attribution(language):
        yield harmless_line(say("export.attribution", name=who))
    if claim.inferred:
        yield say("export.inferred")
    if claim.wording:
        yield harmless_line(say("export.wording", text=claim.wording))
    for quote, paragraph in zip(statement.quotes, statement.paragraphs, strict=True):
        yield harmless_line(say("export.quote", paragraph=paragraph, text=quote))
    if claim.source:
        yield harmless_line(say("export.from_source", source=claim.source, retrieved=claim.retrieved or "?"))

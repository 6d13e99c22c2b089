"""One HTML page that needs nothing else: the article with its marks, beside it the claims and their proofs.

No script, no font, no picture, and a content security policy that would let none in. Colours follow the
reader's choice of light or dark, and every type has a line of its own beneath, so that no colour is needed. Each
claim links to the sentences that prove it, and a sentence that is linked to stands out. Kept: all of each claim.
"""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import Final, get_args

from annotate.annotation import Annotation, Mention, MentionType, Range
from annotate.catalogue import Language
from annotate.export.network import Network, Statement, pipeline_text
from annotate.figures import phrases
from annotate.graph import TOPICS
from annotate.harmless import harmless, harmless_line
from annotate.lookup import Lookup
from annotate.phrasing import status_word

_STYLE: Final = files("annotate.export").joinpath("page.css").read_text(encoding="utf-8")


def export(annotations: Sequence[Annotation], language: Language) -> str:
    """The page of the article."""
    (article,) = annotations
    network = Network.of(annotations)
    title = _line(article.document.title)
    policy = b64encode(sha256(_STYLE.encode()).digest()).decode()
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta charset="utf-8">',
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{policy}'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        *_header(article, language),
        "<main>",
        *_article(article, language),
        *_claims(network, language),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _header(article: Annotation, language: Language) -> Iterator[str]:
    say, document = phrases(language), article.document
    yield "<header>"
    facts = [say("export.source", name=document.source)]
    facts += [say("export.author", name=document.author)] if document.author else []
    facts += [say("export.published", date=document.published)] if document.published else []
    yield f"<p>{' · '.join(map(_line, facts))}</p>"
    yield f"<p>{_line(say('export.made', pipeline=pipeline_text(article)))}</p>"
    used = {mention.type for mention in article.mentions}
    names = {say(f"type.{each}.name"): each for each in reversed(get_args(MentionType)) if each in used}
    marks = [f'<mark class="{kind.lower()}">{_line(name)}</mark>' for name, kind in reversed(names.items())]
    marks.append(f'<mark class="ref">{_line(say("export.reference"))}</mark>')
    yield f'<p class="legend">{" ".join(marks)} {_line(say("export.legend_inferred"))}</p>'
    yield "</header>"


def _article(article: Annotation, language: Language) -> Iterator[str]:
    document = article.document
    marks = _Marks(Lookup(article), language)
    yield f'<article lang="{_line(document.language)}">'
    for number, block in enumerate(document.paragraphs):
        tag = "p" if block.kind != "heading" else "h2" if number else "h1"
        parts, done = [], block.start
        for index in _within(document.sentences, block):
            sentence = document.sentences[index]
            start, end = max(sentence.start, done), min(sentence.end, block.end)
            parts.append(_plain(document.text[done:start]))
            parts.append(f'<span id="s{index + 1}">{marks.between(start, end)}</span>')
            done = end
        parts.append(marks.between(done, block.end))
        yield f"<{tag}>{''.join(parts)}</{tag}>"
    yield "</article>"


def _within(sentences: Sequence[Range], block: Range) -> range:
    """The indexes of the sentences that reach into a paragraph."""
    first = bisect_right(sentences, block.start, key=lambda s: s.end)
    return range(first, bisect_left(sentences, block.end, lo=first, key=lambda s: s.start))


class _Marks:
    """The outermost mentions of an article, as HTML."""

    def __init__(self, lookup: Lookup, language: Language) -> None:
        self._lookup = lookup
        self._language = language
        self._mentions = sorted(lookup.annotation.mentions, key=lambda m: (m.start, -m.end))

    def between(self, start: int, end: int) -> str:
        """A stretch of the text with its mentions marked."""
        first = bisect_left(self._mentions, start, key=lambda m: m.start)
        last = bisect_left(self._mentions, end, lo=first, key=lambda m: m.start)
        text, parts = self._lookup.annotation.document.text, []
        for span, group in groupby(self._mentions[first:last], key=lambda m: m.span):
            if span.start >= start and span.end <= end:
                parts += [_plain(text[start : span.start]), self._mark(list(group), text[span.start : span.end])]
                start = span.end
        return "".join([*parts, _plain(text[start:end])])

    def _mark(self, mentions: Sequence[Mention], text: str) -> str:
        first = mentions[0]
        kind = first.type.lower() if first.kind in ("name", "value") else "ref"
        entities = self._lookup.entities
        names = [entities[m.entity].name for m in mentions if m.entity in entities]
        sign = "≈ " if first.inferred else ""
        whys = [m.why for m in mentions if m.why]
        tip = " · ".join([*([sign + ", ".join(names)] if names else []), *whys])
        title = f' title="{_line(tip)}"' if tip else ""
        return f'<mark class="{kind}"{title}>{_plain(text)}</mark>'


def _claims(network: Network, language: Language) -> Iterator[str]:
    say = phrases(language)
    told = [each for each in network.statements if each.claim.provenance == "text"]
    background = [each for each in network.statements if each.claim.provenance == "background"]
    order = list(dict.fromkeys(TOPICS.values()))
    told.sort(key=lambda each: order.index(TOPICS[each.claim.type]))
    yield "<aside>"
    yield f"<h2>{_line(say('export.claims', n=len(told)) if told else say('export.no_claims'))}</h2>"
    for topic, members in groupby(told, key=lambda each: TOPICS[each.claim.type]):
        yield f"<h3>{_line(say(f'topic.{topic}'))}</h3>"
        yield from _list(members, language)
    if background:
        yield f"<h2>{_line(say('export.background'))}</h2>"
        yield from _list(background, language)
    for article in network.articles:
        yield from _unread(article, language)
    yield "</aside>"


def _list(statements: Iterable[Statement], language: Language) -> Iterator[str]:
    yield "<ul>"
    for statement in statements:
        yield from _claim(statement, language)
    yield "</ul>"


def _claim(statement: Statement, language: Language) -> Iterator[str]:
    say, claim = phrases(language), statement.claim
    badge = f' <b class="status">{_line(word)}</b>' if (word := status_word(claim.status, language)) else ""
    notes = [say("correction.confirmed")] if claim.confirmed else []
    notes += [say("export.inferred")] if claim.inferred else []
    notes += [say("export.wording", text=claim.wording)] if claim.wording else []
    if who := statement.attribution(language):
        notes.append(say("export.attribution", name=who))
    if claim.source:
        notes.append(say("export.from_source", source=claim.source, retrieved=claim.retrieved or "?"))
    yield f'<li id="{statement.id}" class="{claim.status}">'
    yield f"<p>{_line(statement.sentence(language))}{badge}</p>"
    if notes:
        yield f'<p class="note">{_line(" ".join(notes))}</p>'
    sentences = statement.article.document.sentences
    for quote, paragraph, place in zip(statement.quotes, statement.paragraphs, claim.evidence, strict=True):
        anchor = f"s{max(1, bisect_right(sentences, place.start, key=lambda s: s.start))}"
        proof = _line(say("export.quote", paragraph=paragraph, text=quote))
        yield f'<p class="proof"><a href="#{anchor}">{proof}</a></p>'
    yield "</li>"


def _unread(article: Annotation, language: Language) -> Iterator[str]:
    if not article.unread:
        return
    yield f"<h2>{_line(phrases(language)('export.unread'))}</h2>"
    yield "<ul>"
    sentences = article.document.sentences
    for unread in article.unread:
        anchor = f"s{max(1, bisect_right(sentences, unread.start, key=lambda s: s.start))}"
        quote = article.document.text[unread.start : unread.end]
        yield f'<li><p class="proof"><a href="#{anchor}">{_line(quote)}</a></p>'
        yield f'<p class="note">{_line(unread.reason)}</p></li>'
    yield "</ul>"


def _line(text: str) -> str:
    return escape(harmless_line(text))


def _plain(text: str) -> str:
    """Text of the article; its line ends stay where they are."""
    return escape(harmless(text.replace("\r\n", "\n").replace("\r", "\n")))

"""An annotated article as plain text: its marks in brackets, then its claims as sentences with their evidence.

Made for pipes and pagers: no colours, a paragraph a line as the article has it, and no character
that a terminal would obey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import get_args

from annotate.annotation import Annotation, Claim, Mention, MentionType, Range
from annotate.catalogue import Language
from annotate.figures import phrases
from annotate.harmless import harmless_line, harmless_lines
from annotate.lookup import Lookup
from annotate.phrasing import sentence
from annotate.read_language import read_language


def plain_lines(annotation: Annotation, language: Language) -> Iterator[str]:
    """The lines to print, without their ends.

    Args:
        annotation: What is printed.
        language: Of the words around the article.
    """
    lookup = Lookup(annotation)
    if note := read_language(annotation.document.language, language):
        yield harmless_line(note)
        yield ""
    if annotation.mentions:
        yield _legend(annotation.mentions, language)
        yield from _confirmed(annotation.relations, language)
        yield ""
    for paragraph in _marked_paragraphs(lookup, language):
        yield from harmless_lines(paragraph).split("\n")
        yield ""
    yield from _claims(lookup, language)
    yield from _background(lookup, language)
    yield from _unread(lookup, language)


def _legend(mentions: Iterable[Mention], language: Language) -> str:
    say = phrases(language)
    used = {mention.type for mention in mentions}
    types = [each for each in get_args(MentionType) if each in used]
    letters = {say(f"type.{each}.letter"): say(f"type.{each}.name") for each in types}
    names = ", ".join(say("mark.letter", letter=letter, type=name) for letter, name in letters.items())
    return say("mark.legend", names=names)


def _confirmed(claims: Iterable[Claim], language: Language) -> Iterator[str]:
    """What the sign of what a reader has confirmed means, where it stands."""
    if any(claim.confirmed for claim in claims):
        yield phrases(language)("mark.confirmed")


def _marked_paragraphs(lookup: Lookup, language: Language) -> Iterator[str]:
    document = lookup.annotation.document
    groups = list(_outermost(lookup.annotation.mentions))
    done = 0
    for block in document.paragraphs:
        parts: list[str] = []
        at = block.start
        while done < len(groups) and groups[done][0].start < block.end:
            group = groups[done]
            done += 1
            if group[0].start < at or group[0].end > block.end:
                continue
            parts += (document.text[at : group[0].start], _mark(group, lookup, language))
            at = group[0].end
        yield "".join((*parts, document.text[at : block.end]))


def _outermost(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    """The mentions by their span; those inside another are left out, as brackets in brackets confuse."""
    end = 0
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    for span, group in groupby(ordered, key=lambda m: m.span):
        if span.end > end:
            yield list(group)
            end = span.end


def _mark(group: list[Mention], lookup: Lookup, language: Language) -> str:
    say = phrases(language)
    first = group[0]
    text = lookup.text(first.span)
    if first.kind in ("name", "value"):
        return say("mark.name", text=text, letter=say(f"type.{first.type}.letter"))
    names = ", ".join(lookup.entities[m.entity].name for m in group if m.entity)
    if not names:
        return text
    return say("mark.inferred" if first.inferred else "mark.reference", text=text, names=names)


def _claims(lookup: Lookup, language: Language) -> Iterator[str]:
    claims = [claim for claim in lookup.annotation.relations if claim.provenance == "text"]
    if not claims:
        return
    yield from _heading(phrases(language)("plain.claims", n=len(claims)))
    for claim in claims:
        yield _item(claim, lookup, language)
        for evidence in claim.evidence:
            yield f"  {_quote(evidence, lookup, language)}"


def _background(lookup: Lookup, language: Language) -> Iterator[str]:
    claims = [claim for claim in lookup.annotation.relations if claim.provenance == "background"]
    if not claims:
        return
    yield ""
    yield from _heading(phrases(language)("plain.background"))
    for claim in claims:
        source = phrases(language)("plain.source", source=claim.source or "", retrieved=claim.retrieved or "")
        yield _item(claim, lookup, language)
        yield f"  {harmless_line(source)}"


def _unread(lookup: Lookup, language: Language) -> Iterator[str]:
    if not lookup.annotation.unread:
        return
    yield ""
    yield from _heading(phrases(language)("plain.unread"))
    for unread in lookup.annotation.unread:
        yield f"- {_quote(unread, lookup, language)} ({harmless_line(unread.reason)})"


def _heading(text: str) -> tuple[str, str]:
    return text, "-" * len(text)


def _item(claim: Claim, lookup: Lookup, language: Language) -> str:
    return f"- {harmless_line(sentence(claim, lookup, language))}"


def _quote(span: Range, lookup: Lookup, language: Language) -> str:
    return phrases(language)("mark.quote", text=harmless_line(lookup.text(span)))

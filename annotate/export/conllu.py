"""CoNLL-U: a word a line, names and references in MISC as CorefUD has them, claims in comments.

``Entity=(e1-PER-1-kind:name)`` opens and closes mentions; a comment at the article's beginning says who ``e1`` is.
``TokenRange`` gives each word's offsets in code points, and the white space is kept in ``SpacesAfter``
and ``SpacesBefore``, so the text can be put together again. A claim is a comment at the first sentence that
proves it, as JSON with all that it says. Lemma, part of speech and tree are empty: they are not in the record.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from annotate.annotation import Annotation, Mention
from annotate.article import Span
from annotate.catalogue import Language
from annotate.export.network import Network, Statement, pipeline_text
from annotate.export.tokens import sentences_of
from annotate.harmless import harmless_line

_SPACES: Final = {" ": "\\s", "\t": "\\t", "\r": "\\r", "\n": "\\n", "|": "\\p", "\\": "\\\\"}
"""How white space is written, after UDPipe."""


def export(annotations: Sequence[Annotation], language: Language) -> str:
    """The sentences of all articles."""
    network = Network.of(annotations)
    lines = ["# global.Entity = eid-etype-head-other"]
    for article in network.articles:
        own = [each for each in network.statements if each.article is article]
        lines += _article(article, own, language)
    return "\n".join(lines) + "\n"


def _article(article: Annotation, statements: Sequence[Statement], language: Language) -> Iterator[str]:
    text = article.document.text
    names = {entity.id: f"e{number}" for number, entity in enumerate(article.entities, 1)}
    sentences = sentences_of(article)
    edges = _edges(article, sentences, names)
    proved = _by_sentence(statements, sentences)
    yield f"# newdoc id = {article.document.id}"
    yield f"# title = {harmless_line(article.document.title)}"
    yield f"# source = {harmless_line(article.document.source)}"
    yield f"# generator = {harmless_line(pipeline_text(article))}"
    for entity in article.entities:
        about: dict[str, object] = {
            "name": entity.name,
            "type": entity.type,
            "aliases": entity.aliases,
            "links": entity.links,
        }
        about |= {"certainty": entity.link_certainty} if entity.link_certainty else {}
        yield _comment(f"entity {names[entity.id]}", about)
    for unread in article.unread:
        yield _comment("unread", {"range": f"{unread.start}:{unread.end}", "reason": unread.reason})
    for number, words in enumerate(sentences):
        yield f"# sent_id = {article.document.id[:12]}-{number + 1}"
        yield f"# text = {_shown(text[words[0].start : words[-1].end])}"
        for statement in proved[number]:
            yield _comment("claim", {name: value for name, value in statement.row(language).items() if value})
        for index, word in enumerate(words):
            following = words[index + 1].start if index + 1 < len(words) else _next(sentences, number, len(text))
            before = text[: word.start] if number == index == 0 else ""
            misc = _misc(word, text, before, text[word.end : following], edges[word])
            yield "\t".join([str(index + 1), _shown(text[word.start : word.end]), *["_"] * 7, misc])
        yield ""


def _next(sentences: Sequence[Sequence[Span]], number: int, end: int) -> int:
    return sentences[number + 1][0].start if number + 1 < len(sentences) else end


def _misc(word: Span, text: str, before: str, after: str, entity: str) -> str:
    values = [f"Entity={entity}"] if entity else []
    if not after:
        values.append("SpaceAfter=No")
    elif after != " ":
        values.append(f"SpacesAfter={_escaped(after)}")
    if before:
        values.append(f"SpacesBefore={_escaped(before)}")
    return "|".join([*values, f"TokenRange={word.start}:{word.end}"])


def _edges(article: Annotation, sentences: Sequence[Sequence[Span]], names: dict[str, str]) -> dict[Span, str]:
    """The brackets at each word: what ends there first, outermost mentions outside."""
    starts: dict[int, Span] = {word.start: word for words in sentences for word in words}
    ends: dict[int, Span] = {word.end: word for words in sentences for word in words}
    opening: dict[Span, list[str]] = defaultdict(list)
    closing: dict[Span, list[str]] = defaultdict(list)
    for mention in sorted(article.mentions, key=lambda m: (m.start, -m.end)):
        first, last = starts.get(mention.start), ends.get(mention.end)
        if first is None or last is None:
            continue
        name = names.get(mention.entity or "", mention.id.replace("-", "_"))
        bracket = f"({name}-{mention.type}-1-{_about(mention)}"
        if first == last:
            opening[first].append(f"{bracket})")
        else:
            opening[first].append(bracket)
            closing[last].insert(0, f"{name})")
    return defaultdict(str, {word: "".join((*closing[word], *opening[word])) for word in {*opening, *closing}})


def _about(mention: Mention) -> str:
    return f"kind:{mention.kind}" + (",inferred:yes" if mention.inferred else "")


def _by_sentence(statements: Sequence[Statement], sentences: Sequence[Sequence[Span]]) -> dict[int, list[Statement]]:
    """The claims by the number of the first sentence that proves them; those without proof stand at the first."""
    found: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        start = min((e.start for e in statement.claim.evidence), default=0)
        number = bisect_right(sentences, start, key=lambda words: words[-1].end)
        found[number if number < len(sentences) else 0].append(statement)
    return found


def _comment(name: str, value: Mapping[str, object]) -> str:
    return f"# {name} = {harmless_line(json.dumps(value, ensure_ascii=False))}"


def _shown(text: str) -> str:
    """A form or text, which must not be empty nor hold white space other than blanks."""
    return harmless_line(text) or "_"


def _escaped(space: str) -> str:
    return "".join(_SPACES.get(char, char if char.isprintable() else f"\\u{ord(char):04x}") for char in space)

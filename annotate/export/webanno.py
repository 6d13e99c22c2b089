"""WebAnno TSV 3.3, which INCEpTION opens, with the record beside it.

Only layers that every project has are used: mentions are named entities (``value`` their type, ``identifier``
their entity), and mentions of the same entity a coreference chain, each link with its kind. Claims and the
doubts of mentions have no place in those layers: they are in the record. Offsets are UTF-16 units, as the
format counts; white space between sentences becomes blanks, control characters become visible ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from annotate.annotation import Annotation, Mention, to_json
from annotate.article import Span
from annotate.catalogue import Language
from annotate.export.file_names import file_stem
from annotate.export.tokens import sentences_of
from annotate.harmless import harmless

_LAYERS: Final = (
    "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value",
    "#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceRelation|referenceType",
)
_RESERVED: Final = re.compile(r"->|[\\\[\]|_;*]")


def export(annotations: Sequence[Annotation], language: Language) -> dict[str, str | bytes]:
    """For each article its annotations, and its record."""
    files: dict[str, str | bytes] = {}
    for article in annotations:
        name = file_stem(article.document)
        files[f"{name}.tsv"] = "\n".join(["#FORMAT=WebAnno TSV 3.3", *_LAYERS, "", "", *_sentences(article)])
        files[f"{name}.json"] = to_json(article)
    return files


def _sentences(article: Annotation) -> Iterator[str]:
    text = article.document.text
    sentences = sentences_of(article)
    entities, links = _entities(article, sentences), _links(article, sentences)
    units = _units(text)
    for number, words in enumerate(sentences, 1):
        for line in text[words[0].start : words[-1].end].split("\n"):
            yield f"#Text={_text(line)}"
        for index, word in enumerate(words, 1):
            columns = [*_stacked(entities[word]), *_stacked(links[word])]
            place = f"{units[word.start]}-{units[word.end]}"
            yield "\t".join([f"{number}-{index}", place, _text(text[word.start : word.end]), *columns, ""])
        yield ""


def _units(text: str) -> list[int]:
    """The offset in UTF-16 units of each offset in code points."""
    return list(accumulate((1 + (char > "\uffff") for char in text), initial=0))


def _entities(article: Annotation, sentences: Sequence[Sequence[Span]]) -> dict[Span, list[tuple[str, str]]]:
    """Identifier and value of the named entities at each word."""
    identifiers = {entity.id: entity.links.get("wikidata", entity.id) for entity in article.entities}
    found: dict[Span, list[tuple[str, str]]] = defaultdict(list)
    for number, (mention, words) in enumerate(_mentions(article, sentences), 1):
        identifier = _value(identifiers.get(mention.entity or "", ""))
        for word in words:
            found[word].append((f"{identifier}[{number}]", f"{mention.type}[{number}]"))
    return found


def _links(article: Annotation, sentences: Sequence[Sequence[Span]]) -> dict[Span, list[tuple[str, str]]]:
    """Relation and type of the links of chains at each word."""
    chains = {entity.id: number for number, entity in enumerate(article.entities, 1)}
    reached: dict[int, int] = defaultdict(int)
    found: dict[Span, list[tuple[str, str]]] = defaultdict(list)
    for mention, words in _mentions(article, sentences):
        if mention.entity not in chains:
            continue
        chain = chains[mention.entity]
        reached[chain] += 1
        for word in words:
            found[word].append((f"*->{chain}-{reached[chain]}", f"{mention.kind}[{chain}]"))
    return found


def _mentions(article: Annotation, sentences: Sequence[Sequence[Span]]) -> Iterator[tuple[Mention, list[Span]]]:
    words = [word for sentence in sentences for word in sentence]
    first = {word.start: index for index, word in enumerate(words)}
    last = {word.end: index for index, word in enumerate(words)}
    for mention in article.mentions:
        if mention.start in first and mention.end in last:
            yield mention, words[first[mention.start] : last[mention.end] + 1]


def _stacked(values: Sequence[tuple[str, str]]) -> tuple[str, str]:
    if not values:
        return "_", "_"
    return "|".join(one for one, _ in values), "|".join(other for _, other in values)


def _value(text: str) -> str:
    return _RESERVED.sub(r"\\\g<0>", harmless(text).replace("\t", " ").replace("\n", " ")) or "*"


def _text(text: str) -> str:
    """A piece of text on one line; each character stays one unit, so that offsets hold."""
    kept = [harmless(part) for part in text.replace("\\", "\\\\").replace("\t", "\\t").split("\r")]
    return "\\r".join(kept)

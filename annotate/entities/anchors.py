"""The mentions of a text as the judges see them: names, and all phrases that may stand for somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.article import Span
from annotate.entities.resolved import Resolved
from annotate.entities.syntax import Phrase, Sentence
from annotate.language.decoding import Ints
from annotate.language.judges import Anchor
from annotate.language.references import kind_of
from annotate.language.sight import Sight


@dataclass(frozen=True, slots=True)
class Marked:
    """An anchor and what it is of."""

    anchor: Anchor
    span: Span
    phrase: Phrase | None = None
    """None for a name."""
    possessive: bool = False
    """Whether it is the pronoun that opens the phrase."""

    @property
    def is_reference(self) -> bool:
        """Whether it is no name."""
        return self.phrase is not None


def marked(resolved: Resolved, sight: Sight) -> list[Marked]:
    """All names with an entity and all other phrases, linked or not, in text order."""
    words = sight.words
    found: list[Marked] = []
    for sentence in resolved.reading.sentences:
        here = [*_names(resolved, sentence), *_references(resolved, sentence)]
        here = [replace(m, anchor=_on_words(m.anchor, words)) for m in here]
        found += sorted(here, key=lambda m: (m.anchor.first, m.anchor.last))
    return found


def reference_tokens(resolved: Resolved) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The head token of every reference that is linked, and whom it means."""
    for phrase, link in resolved.links.items():
        yield phrase.noun_index if phrase.noun_index >= 0 else phrase.end - 1, link.entities
    for phrase, link in resolved.possessors.items():
        yield phrase.start, link.entities


def _on_words(anchor: Anchor, words: Ints) -> Anchor:
    return replace(anchor, first=int(words[anchor.first]), last=int(words[anchor.last]))


def _names(resolved: Resolved, sentence: Sentence) -> Iterator[Marked]:
    tokens = resolved.reading.tokens
    places: dict[int, list[int]] = {}
    for token in range(sentence.start, sentence.end):
        numbers = (tokens.mention_at[token],) if token in tokens.mention_at else tokens.parts_at.get(token, ())
        for number in numbers:
            if number in resolved.named:
                places.setdefault(number, []).append(token)
    for number, covered in places.items():
        entity = resolved.named[number]
        anchor = Anchor(
            *(covered[0], covered[-1], "name", resolved.type(entity), entity),
            *(sentence.index, sentence.paragraph, sentence.heading),
        )
        yield Marked(anchor, tokens.mentions[number].span)


def _references(resolved: Resolved, sentence: Sentence) -> Iterator[Marked]:
    doc, language = resolved.reading.tokens.doc, resolved.reading.tokens.language
    for phrase in sentence.phrases:
        if phrase.possessive is not None:
            yield _reference(resolved, sentence, phrase, phrase.start, possessive=True)
        if phrase.name is not None or phrase.kind == "value":
            continue
        head = phrase.noun_index if phrase.noun_index >= 0 else phrase.end - 1
        if phrase.kind == "noun" or kind_of(doc[head], 1, language) in ("personal", "relative"):
            yield _reference(resolved, sentence, phrase, head, possessive=False)


def _reference(resolved: Resolved, sentence: Sentence, phrase: Phrase, token: int, *, possessive: bool) -> Marked:
    doc, language = resolved.reading.tokens.doc, resolved.reading.tokens.language
    link = (resolved.possessors if possessive else resolved.links).get(phrase)
    entity = link.entities[0] if link is not None and len(link.entities) == 1 else None
    kind = "possessive" if possessive else kind_of(doc[token], phrase.end - phrase.start, language)
    span = phrase.possessive if possessive and phrase.possessive is not None else phrase.full_span or phrase.span
    type_ = resolved.type(entity) if entity is not None else "other"
    anchor = Anchor(token, token, kind, type_, entity, sentence.index, sentence.paragraph, sentence.heading)
    return Marked(anchor, link.span if link is not None else span, phrase, possessive)

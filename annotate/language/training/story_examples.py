"""Stories as the judges learn from them: words, mentions on words, and what is claimed of each pair in a sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from annotate.article import Paragraph
from annotate.language.encoder import Text
from annotate.language.judges import Anchor, Kind, Ruled
from annotate.language.pieces import Pieces
from annotate.language.references import kind_of
from annotate.language.training.ruled import Rules
from annotate.language.training.stories import Place, Story, StoryMention


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim, and the words of its sentence that say so, counted from the sentence's first."""

    subject: str
    type: str
    object: str
    status: str
    words: tuple[int, ...]
    is_optional: bool


@dataclass(frozen=True, slots=True)
class StorySentence:
    """A sentence's words, end exclusive, the mentions in it by number, and what it claims."""

    start: int
    end: int
    mentions: tuple[int, ...]
    claims: tuple[Stated, ...]
    ruled: Ruled
    """What the rules claim."""


@dataclass(frozen=True, slots=True)
class Example:
    """One story on words."""

    name: str
    language: str
    text: Text
    mentions: list[Anchor]
    """Names and references to one entity, in text order; what the reference means is in ``entity``."""
    is_reference: list[bool]
    is_sure: list[bool]
    sentences: list[StorySentence]
    ruled: dict[int, str]
    """Whom the rules say that a reference means, by its head's word."""


def paragraphs(story: Story) -> list[Paragraph]:
    """The story's blocks, as an article has them."""
    return [
        Paragraph(start, end, "heading" if number in story.headings else "text")
        for number, (start, end) in enumerate(story.paragraphs)
    ]


def example(story: Story, doc: Doc, pieces: Pieces, rules: Rules) -> Example:
    """A story on the words of ``doc``, which has tags and trees, with what the rules say of it."""
    words = _Words(doc, pieces)
    ruled = {words.range((offset, offset + 1))[0]: entity for offset, entity in rules.references.items()}
    found = sorted(_anchors(story, words, ruled), key=lambda pair: (pair[0].first, pair[0].last))
    mentions = [anchor for anchor, _ in found]
    sentences = []
    for number, place in enumerate(story.sentences):
        start, end = words.range(place)
        inside = tuple(i for i, anchor in enumerate(mentions) if start <= anchor.first and anchor.last < end)
        claims = tuple(
            Stated(
                *(claim.subject, claim.type, claim.object, claim.status),
                tuple(word - start for part in claim.wording for word in range(*words.range(part))),
                claim.is_optional,
            )
            for claim in story.claims
            if claim.sentence == number
        )
        sentences.append(StorySentence(start, end, inside, claims, rules.claims.get(number, {})))
    sure = [not mention.is_optional for _, mention in found]
    references = [mention.is_reference for _, mention in found]
    return Example(story.name, story.language, words.text, mentions, references, sure, sentences, ruled)


class _Words:
    """The words of a text by character offsets."""

    def __init__(self, doc: Doc, pieces: Pieces) -> None:
        self.doc = doc
        self.text = Text.of(doc, pieces)
        self.starts = [doc[i].idx for i in self.text.tokens]
        self.ends = [doc[i].idx + len(doc[i]) for i in self.text.tokens]

    def range(self, place: Place) -> tuple[int, int]:
        """First and past the last word that a stretch of the text touches."""
        return bisect_right(self.ends, place[0]), bisect_left(self.starts, place[1])

    def token(self, word: int) -> Token:
        """The token of a word."""
        return self.doc[self.text.tokens[word]]


def _anchors(story: Story, words: _Words, ruled: Mapping[int, str]) -> Iterator[tuple[Anchor, StoryMention]]:
    starts = [start for start, _ in story.sentences]
    blocks = [start for start, _ in story.paragraphs]
    for mention in story.mentions:
        first, end = words.range(mention.place)
        if first == end:
            continue
        kind: Kind = "name"
        last = end - 1
        if mention.is_reference:
            head = head_of([words.token(word) for word in range(first, end)])
            kind = kind_of(words.token(first), end - first, story.language)
            first = last = first + head
        paragraph = bisect_right(blocks, mention.place[0]) - 1
        entity = mention.entities[0] if len(mention.entities) == 1 else None
        yield (
            Anchor(
                *(first, last, kind, story.entities[mention.entities[0]][0], entity),
                bisect_right(starts, mention.place[0]) - 1,
                paragraph,
                paragraph in story.headings,
                ruled.get(last) if mention.is_reference else None,
            ),
            mention,
        )


def head_of(tokens: Sequence[Token]) -> int:
    """The place of the head noun: the one whose own head lies outside, a noun before all else."""
    inside = {token.i for token in tokens}
    outer = [place for place, token in enumerate(tokens) if token.head.i not in inside or token.head == token]
    nouns = [place for place in outer if tokens[place].pos_ in ("NOUN", "PROPN", "ADJ", "PRON")]
    return (nouns or outer or [len(tokens) - 1])[0]

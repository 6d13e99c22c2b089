"""What the judges are asked about stories; an encoder's tags and trees tell nouns and their heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import annotate.language.pipeline  # noqa: F401
from annotate.language.encoder import EncoderComponent
from annotate.language.inference import Model
from annotate.language.judges import Anchor
from annotate.language.pieces import Pieces
from annotate.language.references import kind_of
from annotate.language.sight import set_sight
from annotate.language.spans import make_doc
from annotate.language.training.corpora import Entity, Sentence, bioes
from annotate.language.training.gold_stories import gold_stories
from annotate.language.training.judge_losses import ClaimTask, ReferenceTask, claim_task, reference_task
from annotate.language.training.ruled import names_of, rules_of
from annotate.language.training.stories import Story, read_stories
from annotate.language.training.story_examples import Example, example, paragraphs

ENTITIES: Final = "durchblick_entities"

_LABELS: Final = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "PRODUCT": "OTH", "EVENT": "OTH"}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A story and what is asked about it."""

    example: Example
    references: ReferenceTask | None
    claims: ClaimTask | None
    named: list[Sentence]
    """Its sentences with their names, as GermEval labels them."""


def stories_in(folders: Sequence[Path]) -> list[Story]:
    """The stories of folders, or the articles where they have the gold format."""
    return [
        story
        for folder in folders
        for story in (gold_stories(folder) if any(folder.glob("*.json")) else read_stories(folder))
    ]


def lessons(stories: Sequence[Story], folder: Path, pieces: Pieces | None = None) -> list[Lesson]:
    """The lessons of stories.

    Args:
        stories: The stories.
        folder: The encoder's that tags and parses them.
        pieces: Those that words are read in, if not the encoder's.
    """
    encoder = EncoderComponent("encoder", folder, 1)
    encoder.inference = Model.load(folder, 1)
    pipelines: dict[str, Language] = {}
    found = []
    for story in stories:
        if story.language not in pipelines:
            pipelines[story.language] = _pipeline(story.language)
        nlp = pipelines[story.language]
        doc = make_doc(nlp, story.text, paragraphs(story), mentions=names_of(story))
        for name, component in nlp.pipeline:
            if name == ENTITIES:
                doc = encoder(doc)
                set_sight(doc, None)
            doc = component(doc)
        one = example(story, doc, pieces or encoder.inference.pieces, rules_of(story, doc))
        others = list(_others(one, doc))
        found.append(Lesson(one, reference_task(one, others), claim_task(one), list(_named(story, one, doc))))
    return found


def _pipeline(language: str) -> Language:
    nlp = spacy.blank(language)
    for name in ("durchblick_sentences", "durchblick_values", ENTITIES, "durchblick_relations"):
        nlp.add_pipe(name)
    return nlp


def _named(story: Story, one: Example, doc: Doc) -> Iterator[Sentence]:
    """The sentences with labels: a place's adjective is derived, a name inside a word makes it partial."""
    tokens = [doc[i] for i in one.text.tokens]
    by_start = {token.idx: word for word, token in enumerate(tokens)}
    by_end = {token.idx + len(token): word for word, token in enumerate(tokens)}
    found: dict[int, Entity] = {}
    for mention in story.mentions:
        if mention.is_reference:
            continue
        label = _LABELS[story.entities[mention.entities[0]][0]]
        first, last = by_start.get(mention.place[0]), by_end.get(mention.place[1])
        if first is not None and last is not None:
            is_derived = label == "LOC" and first == last and tokens[first].pos_ == "ADJ"
            found[first] = Entity(first, last + 1, "LOCDERIV" if is_derived else label)
        elif first is not None:
            found[first] = Entity(first, first + 1, label + "PART")
    for sentence in one.sentences:
        inside = [e for e in found.values() if sentence.start <= e.start and e.end <= sentence.end]
        moved = [Entity(e.start - sentence.start, e.end - sentence.start, e.label) for e in inside]
        words = tuple(token.text for token in tokens[sentence.start : sentence.end])
        if words:
            yield Sentence(words, labels=bioes(len(words), moved))


def _others(one: Example, doc: Doc) -> Iterator[Anchor]:
    """Nouns and pronouns that no mention covers: they refer to nobody."""
    taken = {word for mention in one.mentions for word in range(mention.first, mention.last + 1)}
    for number, sentence in enumerate(one.sentences):
        for word in range(sentence.start, sentence.end):
            token = doc[one.text.tokens[word]]
            kind = kind_of(token, 1, one.language)
            nominal = token.pos_ in ("NOUN", "PRON") or (token.pos_ == "ADJ" and token.text[:1].isupper())
            if word not in taken and (nominal or (token.pos_ == "DET" and kind == "possessive")):
                yield Anchor(word, word, kind, "other", None, number, -1, ruled=one.ruled.get(word))

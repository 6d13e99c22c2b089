"""Where the rules end, the judge of references goes on: it links what they left open and drops what it doubts."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from annotate.entities.agreement import agrees
from annotate.entities.anchors import Marked, marked
from annotate.entities.resolved import Link, Resolved
from annotate.entities.why import why
from annotate.language.sight import Sight

SURE: Final = 0.5
"""The chance from which on a reference is linked that the rules left open."""

SURE_OF_ANOTHER: Final = 0.9
"""The chance from which on it means somebody else than the rules say."""

DOUBTED: Final = 0.01
"""The chance below which a link of the rules is dropped."""

OF_RULES: Final = 0.8
"""How often the rules are right in texts that nobody prepared for; the judge's chance is averaged with it."""

LEAST_LEFT: Final = 0.2
"""How much of the chances must be left when those of whom it cannot mean are taken away."""

_TIMES: Final = 2
"""A link that has been made helps with those after it."""


def judge_references(resolved: Resolved, sight: Sight) -> None:
    """Link, relink and unlink the references of a text."""
    states = sight.seen
    mentions = marked(resolved, sight)
    ruled = {_key(mention): mention.anchor.entity for mention in mentions}
    for again in range(_TIMES):
        if again:
            mentions = marked(resolved, sight)
        asked = [i for i, mention in enumerate(mentions) if mention.is_reference and not _is_plural(resolved, mention)]
        anchors = [replace(mention.anchor, ruled=ruled[_key(mention)]) for mention in mentions]
        answers = sight.judges.referents(states, asked, anchors)
        for number, (is_reference, chances) in zip(asked, answers, strict=True):
            _judge(resolved, mentions[number], {e: chance * is_reference for e, chance in chances.items()})


def _key(mention: Marked) -> tuple[int, int, bool]:
    return mention.anchor.first, mention.anchor.last, mention.is_reference


def _is_plural(resolved: Resolved, mention: Marked) -> bool:
    links = resolved.possessors if mention.possessive else resolved.links
    link = links.get(mention.phrase) if mention.phrase is not None else None
    return link is not None and len(link.entities) > 1


def _possible(resolved: Resolved, mention: Marked, chances: dict[str, float]) -> dict[str, float]:
    """The chances of persons and organisations that agree with the reference; those of others are shared out."""
    phrase, reading = mention.phrase, resolved.reading
    assert phrase is not None
    word = reading.tokens.doc[phrase.start].text
    head = reading.nouns.head(phrase.noun) if phrase.noun and not mention.possessive else None
    possible = {
        entity: chance
        for entity, chance in chances.items()
        if resolved.type(entity) in ("PER", "ORG")
        and agrees(word, head, resolved.entities[entity], reading.tokens.language)
    }
    left = 1 - sum(chances.values()) + sum(possible.values())
    return {entity: chance / left for entity, chance in possible.items()} if left > LEAST_LEFT else {}


def _judge(resolved: Resolved, mention: Marked, chances: dict[str, float]) -> None:
    phrase = mention.phrase
    assert phrase is not None
    links = resolved.possessors if mention.possessive else resolved.links
    chances = _possible(resolved, mention, chances)
    best = max(chances, key=chances.__getitem__, default=None)
    said = mention.anchor.entity
    if said is not None and chances.get(said, 0.0) < DOUBTED:
        del links[phrase]
        said = None
        if best is not None and chances[best] < SURE_OF_ANOTHER:
            return
    if said is None and best is not None and chances[best] >= SURE:
        tokens = resolved.reading.tokens
        span = mention.span
        ground = why("judged", tokens.language, tokens.text[span.start : span.end], resolved.entities[best].name)
        links[phrase] = Link((best,), span, ground, chance=chances[best])
    elif said is not None and len(links[phrase].entities) == 1:
        links[phrase] = replace(links[phrase], chance=(chances.get(said, 0.0) + OF_RULES) / 2)

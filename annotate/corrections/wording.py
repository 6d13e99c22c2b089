"""Corrections in words, in German and English. Results hold names from the text as they are: not yet safe to print."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.annotation import Annotation, Claim, Document, Pipeline
from annotate.catalogue import Language
from annotate.corrections.records import (
    Correction,
    JudgeClaim,
    JudgeLink,
    Link,
    Merge,
    Rename,
    Retype,
    Split,
    Stated,
)
from annotate.figures import phrases
from annotate.lookup import Lookup
from annotate.phrasing import sentence

_NOTHING = Lookup(Annotation(Document("", "", "", "", None, None, "", (), ()), Pipeline("", "")))
"""A record in which nobody has another name than a claim gives."""


def correction_text(correction: Correction, language: Language) -> str:
    """What a correction says, in one sentence without a full stop."""
    say = phrases(language)
    match correction:
        case JudgeClaim(claim, right):
            return say(f"correction.{'right' if right else 'wrong'}", claim=stated_text(claim, language))
        case JudgeLink(link, right):
            key = f"correction.link_{'right' if right else 'wrong'}"
            return say(key, text=_words([link]), name=link.entity.name)
        case Merge(entity, into):
            return say("correction.merge", name=entity.name, into=into.name)
        case Split(links, name, _, joins):
            key, old = "correction.move" if joins else "correction.split", links[0].entity.name if links else ""
            return say(key, n=len(links), text=_words(links), name=name, old=old)
        case Rename(entity, name):
            return say("correction.rename", old=entity.name, name=name)
        case Retype(entity, to):
            old, new = say(f"type.{entity.type}.name"), say(f"type.{to}.name")
            return say("correction.type", name=entity.name, old=old, type=new)


def stated_text(stated: Stated, language: Language) -> str:
    """The claim that a correction is about, as a sentence without a full stop."""
    claim = Claim(
        id="",
        type=stated.type,
        subject=stated.subject.name,
        object=stated.object.name,
        status=stated.status,
        provenance="background",  # which needs no evidence
        source="-",
        amount=stated.amount,
        percent=stated.percent,
    )
    return sentence(claim, _NOTHING, language)


def _words(links: Sequence[Link]) -> str:
    return " ".join(links[0].place.quote.split()) if links else ""

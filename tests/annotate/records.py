"""Small records, built by hand, for tests of what is made from an ``Annotation``."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.annotation import (
    Annotation,
    Block,
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Mention,
    Percent,
    Pipeline,
    Provenance,
    Range,
    RelationType,
    Status,
)


def claim(
    identifier: str,
    subject: str,
    relation: RelationType,
    object_: str,
    status: Status = "current",
    *,
    percent: float | None = None,
    provenance: Provenance = "text",
) -> Claim:
    """A claim with the least evidence that a claim of the text may have."""
    return Claim(
        identifier,
        relation,
        subject,
        object_,
        status,
        provenance,
        percent=None if percent is None else Percent(0, 1, percent),
        evidence=(Evidence(0, 1, (), "m0", "m0"),) if provenance == "text" else (),
        source=None if provenance == "text" else "https://example.org",
    )


def annotation(
    claims: Sequence[Claim], people: Sequence[str] = (), products: Sequence[str] = (), named: Sequence[str] = ()
) -> Annotation:
    """A record of these claims; every other entity is an organisation, ``named`` gives mentions in order."""
    names = dict.fromkeys([*named, *(end for c in claims for end in (c.subject, c.object))])
    text = " ".join(named) + "\n"

    def kind(name: str) -> EntityType:
        return "PER" if name in people else "PRODUCT" if name in products else "ORG"

    mentions, start = [], 0
    for index, name in enumerate(named):
        mentions.append(Mention(start, start + len(name), f"m{index}", kind(name), "name", name))
        start += len(name) + 1
    document = Document(
        "0", "test.txt", "", "de", None, None, text, (Block(0, len(text), "text"),), (Range(0, len(text)),)
    )
    entities = tuple(Entity(name, kind(name), name.title()) for name in names)
    return Annotation(document, Pipeline("test", "1"), entities, tuple(mentions), tuple(claims))

"""Records that exports are tried on: the seed article, every status and doubt at once, and texts that mean harm."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from annotate.annotation import (
    Amount,
    Annotation,
    Block,
    Claim,
    Date,
    Document,
    Entity,
    EntityType,
    Evidence,
    Mention,
    Percent,
    Pipeline,
    Range,
    RelationType,
    Status,
    Unread,
    Value,
)
from tests.gold import gold_annotation

STATUSES: tuple[Status, ...] = ("current", "former", "planned", "rejected", "alleged")


def seed() -> Annotation:
    """The article that comes with the program, as a perfect pipeline would read it."""
    return gold_annotation("musk-altman")


def full() -> Annotation:
    """The seed with links, background, something unread and an attribution in words."""
    gold = seed()
    links = {"elon_musk": "Q317521", "tesla": "Q478214", "microsoft": "Q2283"}
    entities = tuple(
        msgspec.structs.replace(e, links={"wikidata": links[e.id]}, link_certainty="name and type agree")
        if e.id in links
        else e
        for e in gold.entities
    )
    background = Claim(
        "b1",
        "leads",
        "elon_musk",
        "tesla",
        "current",
        "background",
        role="CEO",
        source="https://example.org/tesla",
        retrieved="2026-01-02",
    )
    planned = Claim(
        "b2", "owns", "microsoft", "openai", "planned", "background", source="https://example.org/plan", retrieved=None
    )
    sentence = gold.document.sentences[3]
    unread = Unread(sentence.start, sentence.end, (Range(sentence.start, sentence.start + 3),), "unklar")
    return msgspec.structs.replace(
        gold, entities=entities, relations=(*gold.relations, background, planned), unread=(unread,)
    )


def article(
    sentences: list[tuple[str, str, str]],
    *,
    relations: tuple[RelationType, ...] = ("owns",),
    statuses: tuple[Status, ...] = ("current",),
    separator: str = "\n",
    source: str = "a.txt",
    title: str = "Titel",
    types: tuple[EntityType, EntityType] = ("PER", "ORG"),
    attribution: str | None = None,
) -> Annotation:
    """An article of sentences ``(subject, words between, object)``, each a claim."""
    text = ""
    blocks: list[Block] = []
    mentions: list[Mention] = []
    claims: list[Claim] = []
    entities: dict[str, Entity] = {}
    for number, (subject, words, object_) in enumerate(sentences):
        start = len(text)
        ends = []
        for name, kind, after in ((subject, types[0], words), (object_, types[1], ".")):
            entities.setdefault(name, Entity(f"n{len(entities)}", kind, name))
            mention = Mention(len(text), len(text) + len(name), f"m{len(mentions)}", kind, "name", entities[name].id)
            mentions.append(mention)
            ends.append(mention)
            text += name + after
        words_start = ends[0].end
        blocks.append(Block(start, len(text), "text"))
        claims.append(
            Claim(
                f"c{number}",
                relations[number % len(relations)],
                entities[subject].id,
                entities[object_].id,
                statuses[number % len(statuses)],
                inferred=number % 2 == 1,
                wording=words.strip() or None,
                attribution=attribution,
                rule="test",
                evidence=(Evidence(start, len(text), (Range(words_start, ends[1].start),), ends[0].id, ends[1].id),),
            )
        )
        text += separator
    document = Document(
        sha256(text.encode("utf-8", "replace")).hexdigest(),
        source,
        title,
        "de",
        None,
        None,
        text,
        tuple(blocks),
        tuple(Range(b.start, b.end) for b in blocks),
    )
    return Annotation(document, Pipeline("test", "1"), tuple(entities.values()), tuple(mentions), tuple(claims))


def every_status(relation: RelationType = "owns") -> Annotation:
    """A claim of one type in every status."""
    sentences = [(f"Anna {status.title()}", " kauft ", f"Firma {status.title()}") for status in STATUSES]
    return article(sentences, relations=(relation,), statuses=STATUSES)


def measured() -> Annotation:
    """A claim with stake, amount, date, role and an entity that says so."""
    made = article([("Anna Amt", " hält seit 2020 51,3 Prozent für 5 Euro an der ", "Bau AG")], attribution="n0")
    claim = made.relations[0]
    measured_claim = msgspec.structs.replace(
        claim,
        role="Chefin",
        amount=Amount(40, 46, 5, "EUR", ">"),
        percent=Percent(22, 34, 51.3, "~"),
        date=Date(17, 21, "2020"),
    )
    value = Mention(22, 34, "v1", "QUANTITY", "value", None, Value(51.3, unit="percent"))
    return msgspec.structs.replace(
        made, relations=(measured_claim,), mentions=(made.mentions[0], value, made.mentions[1])
    )


UNICODE = [
    ("Zoë\u0308 Ünal 👩‍👩‍👧", " besitzt 💥 ", "E\u0301clair 🏭 AG"),
    ("A\u0328nna", " und 🇩🇪 führt ", "„Wört“-Haus"),
]


def unicode_text() -> Annotation:
    """Emoji, combining marks and CRLF line ends."""
    return article(UNICODE, separator="\r\n\r\n", relations=("owns", "leads"), statuses=("current", "planned"))


HOSTILE = (
    '=cmd|"/c calc"!A1',
    "+1+2",
    "@SUM(1)",
    "-x\ty",
    "\"quoted\", 'too' \\ back`tick`",
    "<script>alert(1)</script>&amp;",
    "]]> --> */ %% %%{init}%%",
    "../../etc/passwd",
    "CON",
    "a/b\\c:d*e?f|g#h^[[i]]",
    "\x1b]0;titel\x07\x1b[31mrot",
    "null\x00byte",
    "\u202egnikcart\u2066",
    "line\u2028sep\u0085nel",
    "# heading",
    "1. list",
    "[x](javascript:alert(1))",
    "![[embed]]",
    "{{template}} ${shell} $(x)",
    "x" * 400,
    ".hidden",
    "trailing.",
    "_->;*|_[1]",
    "\ufffe\uffff",
    "a\nb\rc",
)


def hostile() -> Annotation:
    """Names, wording, title and source that are formulas, markup, paths and control characters."""
    sentences = [(name, f" besitzt {name} ", f"{name} AG") for name in HOSTILE]
    made = article(
        sentences, source="=1+1/../<b>.txt", title="<img src=x onerror=alert(1)> [[x]] | =1", statuses=STATUSES
    )
    claims = tuple(
        msgspec.structs.replace(c, role=HOSTILE[i], attribution=HOSTILE[-1 - i], rule=HOSTILE[i])
        for i, c in enumerate(made.relations)
    )
    entities = tuple(
        msgspec.structs.replace(e, links={"wikidata": "javascript:1"}, link_certainty=HOSTILE[5], aliases=HOSTILE)
        for e in made.entities
    )
    background = msgspec.structs.replace(
        claims[0], id="b", provenance="background", evidence=(), source="javascript:alert(1)", retrieved=HOSTILE[5]
    )
    pipeline = Pipeline(HOSTILE[0], HOSTILE[5])
    return msgspec.structs.replace(made, relations=(*claims, background), entities=entities, pipeline=pipeline)


def many(count: int = 10_000) -> Annotation:
    """So many entities, two to a claim."""
    return article([(f"Person {i}", " besitzt ", f"Firma {i}") for i in range(count // 2)])

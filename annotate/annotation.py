"""The record that everything is built on, as frozen typed classes.

``annotation-format.md`` beside this file says what each field means; :func:`to_json` prints it and
:func:`from_json` reads it back. The classes are pure data: nothing here imports spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import msgspec

from annotate.article import Article, Paragraph, ParagraphKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

FORMAT: Final = "durchblick/1"
NAME_AND_TYPE: Final = "name and type agree"
"""How a record says that an entity's links were found by its name and type."""

EntityType = Literal["PER", "ORG", "LOC", "PRODUCT"]
MentionType = Literal["PER", "ORG", "LOC", "PRODUCT", "MONEY", "QUANTITY", "DATE", "EVENT"]
MentionKind = Literal["name", "epithet", "pronoun", "value"]
Status = Literal["current", "former", "planned", "rejected", "alleged"]
Provenance = Literal["text", "background"]
Operator = Literal["<", "<=", ">", ">=", "~"]
RelationType = Literal[
    "owns",
    "founded",
    "leads",
    "board_member_of",
    "member_of",
    "invested_in",
    "funded",
    "acquires",
    "develops",
    "divests",
    "merges_with",
    "subsidiary_of",
    "sued",
    "accuses",
    "competes_with",
    "rival_of",
    "partner_of",
    "friend_of",
    "family_of",
]
SYMMETRIC: frozenset[RelationType] = frozenset(
    {"merges_with", "competes_with", "rival_of", "partner_of", "friend_of", "family_of"}
)
"""Types that say the same in both directions; each pair is recorded once."""

_PARAGRAPH_KINDS: Final[dict[str, ParagraphKind]] = {kind: kind for kind in get_args(ParagraphKind)}

VALUE_TYPES: frozenset[MentionType] = frozenset({"MONEY", "QUANTITY", "DATE"})


class Record(msgspec.Struct, frozen=True):
    """Base of all parts of the record."""


class Range(Record, frozen=True):
    """A span as the format writes it."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        """The same as a :class:`Span`."""
        return Span(self.start, self.end)


class Block(Range, frozen=True):
    """A paragraph of the document."""

    kind: str


class Document(Record, frozen=True):
    """The text that was annotated."""

    id: str
    source: str
    title: str
    language: str
    """ISO 639 code of the language that was read; of any but German and English, only names are."""
    published: str | None
    author: str | None
    text: str
    paragraphs: tuple[Block, ...]
    sentences: tuple[Range, ...]
    site: str | None = None

    @classmethod
    def of(cls, article: Article, sentences: tuple[Range, ...], language: str = "de") -> Document:
        """The document part of the record for ``article``.

        Args:
            article: The article.
            sentences: Its sentences.
            language: As which it was read.
        """
        blocks = tuple(Block(p.start, p.end, p.kind) for p in article.paragraphs)
        return cls(
            article.id,
            article.source,
            article.title,
            language,
            article.published,
            article.author,
            article.text,
            blocks,
            sentences,
            article.site,
        )

    def article(self) -> Article:
        """The article that this document was made from."""
        paragraphs = tuple(Paragraph(b.start, b.end, _PARAGRAPH_KINDS.get(b.kind, "text")) for b in self.paragraphs)
        return Article(
            id=self.id,
            source=self.source,
            text=self.text,
            title=self.title,
            paragraphs=paragraphs,
            language=self.language,
            published=self.published,
            author=self.author,
            site=self.site,
        )


class Pipeline(Record, frozen=True):
    """Which pipeline made the record; cached records of another version are made anew."""

    name: str
    version: str


class Value(Record, frozen=True, omit_defaults=True):
    """What a value mention says, normalised."""

    value: int | float | str | None
    """A number, or a date as in ISO 8601 or EDTF; None when the text does not fix it."""
    currency: str | None = None
    """ISO 4217 code."""
    unit: str | None = None
    op: Operator | None = None


class Entity(Record, frozen=True):
    """Somebody or something that the text names."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    links: dict[str, str] = {}
    """Identifiers elsewhere, such as ``{"wikidata": "Q2283"}``."""
    link_certainty: str | None = None
    """Why the identifiers are thought to be this entity's, in words."""


class Mention(Range, frozen=True):
    """A place where the text names, describes or points to an entity, or gives a value."""

    id: str
    type: MentionType
    kind: MentionKind
    entity: str | None = None
    value: Value | None = None
    inferred: bool = False
    """The entity was concluded, not named."""
    why: str | None = None
    """How it was concluded, in the article's language."""
    confirmed: bool = False
    """A reader has said that it means its entity."""


class Amount(Range, frozen=True):
    """Money that belongs to a claim."""

    value: int | float
    currency: str | None = None
    op: Operator | None = None


class Percent(Range, frozen=True):
    """A stake that belongs to a claim, in percent."""

    value: int | float
    op: Operator | None = None


class Date(Range, frozen=True):
    """When the claim holds or happened."""

    value: str | None
    derived: bool = False
    """Worked out from another date of the text rather than written there."""


class Evidence(Range, frozen=True):
    """One whole sentence that states a claim."""

    trigger: tuple[Range, ...]
    subject_mention: str
    object_mention: str


class Claim(Record, frozen=True):
    """A relation that the text states, or that the knowledge files give as background.

    Raises:
        ValueError: If a claim of the text has no evidence, or a background claim no source.
    """

    id: str
    type: RelationType
    subject: str
    object: str
    status: Status
    provenance: Provenance = "text"
    inferred: bool = False
    wording: str | None = None
    role: str | None = None
    amount: Amount | None = None
    percent: Percent | None = None
    date: Date | None = None
    attribution: str | None = None
    rule: str | None = None
    evidence: tuple[Evidence, ...] = ()
    source: str | None = None
    retrieved: str | None = None
    confirmed: bool = False
    """A reader has said that the article does say so."""

    def __post_init__(self) -> None:
        if self.provenance == "text" and not self.evidence:
            raise ValueError(f"claim {self.id}: a claim of the text needs evidence")
        if self.provenance == "background" and not self.source:
            raise ValueError(f"claim {self.id}: a background claim needs a source")


class Unread(Range, frozen=True):
    """A sentence in which a claim was scented but could not be made with confidence."""

    trigger: tuple[Range, ...]
    reason: str
    """In the article's language."""


class Annotation(Record, frozen=True):
    """All that is known of one article."""

    document: Document
    pipeline: Pipeline
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """In text order; a plural has one mention per entity at the same span."""
    relations: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()
    format: Literal["durchblick/1"] = FORMAT

    @classmethod
    def from_doc(cls, doc: Doc, article: Article, pipeline: Pipeline, language: str | None = None) -> Annotation:
        """The record of an annotated ``Doc``: the only place that turns one into records."""
        from annotate.language.records import annotation_from_doc

        return annotation_from_doc(doc, article, pipeline, language)


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Annotation)


def to_json(annotation: Annotation) -> bytes:
    """The record as UTF-8 JSON."""
    return _encoder.encode(annotation)


def from_json(data: bytes) -> Annotation:
    """The record that ``data`` holds.

    Raises:
        msgspec.ValidationError: If it is not a record of this format.
    """
    return _decoder.decode(data)


def schema() -> dict[str, Any]:
    """The JSON schema of the record."""
    return msgspec.json.schema(Annotation)

"""The articles that were annotated by hand, as records; each says in ``conventions`` how it is to be read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from annotate.annotation import EntityType, Operator, RelationType, Status
from annotate.article import Span

Label: TypeAlias = Literal["PER", "ORG", "LOC", "PRODUCT", "MONEY", "QUANTITY", "DATE", "EVENT", "coref"]

NAMES: frozenset[str] = frozenset({"PER", "ORG", "LOC", "PRODUCT"})
VALUES: frozenset[str] = frozenset({"MONEY", "QUANTITY", "DATE"})

Corpus: TypeAlias = Literal["gold", "development", "english", "unseen", "fresh"]
"""Articles tested in detail, those that rules are tried on, English ones, and those that are only ever counted:
the unseen ones while something is tuned, the fresh ones when it is done."""

CORPORA: tuple[Corpus, ...] = ("gold", "development", "english", "unseen", "fresh")

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent


class Norm(msgspec.Struct, frozen=True):
    """What a value says."""

    value: int | float | str | None = None
    relative: str | None = None


class GoldSpan(msgspec.Struct, frozen=True):
    """A stretch of the text."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class GoldMention(GoldSpan, frozen=True):
    """A name, a value, or (label ``coref``) a reference."""

    surface: str
    label: Label
    entity: str | None = None
    refs: tuple[str, ...] = ()
    norm: Norm | None = None
    alt_labels: tuple[Label, ...] = ()
    subtoken: bool = False
    optional: bool = False


class Slot(msgspec.Struct, frozen=True):
    """An amount, percent or date of a relation."""

    value: int | float | str | None = None
    relative: str | None = None
    derived: bool = False
    op: Operator | None = None


class GoldRelation(msgspec.Struct, frozen=True):
    """A relation, with other answers that are also right."""

    type: RelationType
    subject: str
    object: str
    status: Status
    evidence: tuple[GoldSpan, ...]
    core: bool = False
    amount: Slot | None = None
    percent: Slot | None = None
    date: Slot | None = None
    accept_types: tuple[RelationType, ...] | None = None
    accept_subjects: tuple[str, ...] | None = None
    accept_objects: tuple[str, ...] | None = None
    accept_status: tuple[Status, ...] | None = None


class Trap(msgspec.Struct, frozen=True):
    """What a careless reader would believe."""

    type: str
    why: str = ""
    subject: str | None = None
    object: str | None = None
    forbidden_status: tuple[Status, ...] | None = None
    percent: str | None = None
    surface: str | None = None
    forbidden_refs: tuple[str, ...] = ()


class GoldEntity(msgspec.Struct, frozen=True):
    id: str
    label: EntityType
    name: str


class GoldDoc(msgspec.Struct, frozen=True):
    id: str
    chars: int
    path: str


class _Conventions(msgspec.Struct, frozen=True):
    symmetric_types: tuple[RelationType, ...]


class Gold(msgspec.Struct, frozen=True):
    """One annotated article."""

    doc: GoldDoc
    conventions: _Conventions
    entities: tuple[GoldEntity, ...]
    mentions: tuple[GoldMention, ...]
    relations: tuple[GoldRelation, ...]
    must_not: tuple[Trap, ...]

    @property
    def symmetric(self) -> frozenset[str]:
        """Relation types that say the same in both directions."""
        return frozenset(self.conventions.symmetric_types)


@cache
def load(corpus: Corpus, name: str) -> Gold:
    """The gold annotation of one article."""
    return msgspec.json.decode((_HERE / corpus / f"{name}.json").read_bytes(), type=Gold)


def names_in(corpus: Corpus) -> list[str]:
    """The articles of a corpus."""
    return sorted(path.stem for path in (_HERE / corpus).glob("*.json"))


def text_of(corpus: Corpus, gold: Gold) -> Path:
    """The file that a gold annotation is of."""
    path = _HERE / corpus / gold.doc.path
    return path if path.exists() else _ROOT / gold.doc.path

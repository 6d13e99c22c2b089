"""Corrections in the library: made, taken back, and found for the text as it is now."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from annotate.corrections.records import Correction, correction_from_json, correction_to_json
from annotate.marks.kept import VERSIONS

if TYPE_CHECKING:
    from annotate.article import Article
    from annotate.library.storage import Storage

_TURN: Final = "(SELECT coalesce(max(turn), 0) + 1 FROM corrections)"
_KEEP: Final = "INSERT OR REPLACE INTO corrections (id, article, correction, made, turn) VALUES (?, ?, ?, ?, {turn})"


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A correction in the library."""

    id: str
    article: str
    """The id of the text that it was made on."""
    correction: Correction
    made: float
    """Seconds since 1970."""
    turn: int = 0
    """Its place in the order in which they were made; 0 before it is kept."""


@dataclass(frozen=True, slots=True)
class CorrectedArticle:
    """An article with its corrections."""

    id: str
    title: str
    source: str
    corrections: tuple[Correction, ...]
    """In the order in which they were made."""


class Corrections:
    """The corrections of all articles."""

    def __init__(self, storage: Storage) -> None:
        self._storage: Final = storage

    def of(self, article: Article) -> list[KeptCorrection]:
        """The corrections of an article in the order in which they were made, also of earlier versions of its text."""
        return self._kept(f"article IN ({VERSIONS})", article.id)

    def of_text(self, article_id: str) -> list[Correction]:
        """The corrections made on a text, and on others that its source has held."""
        return [kept.correction for kept in self._kept(f"article IN ({VERSIONS})", article_id)]

    def make(self, correction: Correction, article_id: str) -> KeptCorrection | None:
        """Keep one more; None if that cannot be done."""
        made = KeptCorrection(uuid4().hex, article_id, correction, time.time())
        return made if self.keep(made) else None

    def keep(self, kept: KeptCorrection) -> bool:
        """Keep a correction, one that was taken back at its old place; False if that cannot be done."""
        turn = str(int(kept.turn)) if kept.turn else _TURN
        return self._storage.write(
            _KEEP.format(turn=turn), (kept.id, kept.article, correction_to_json(kept.correction), kept.made)
        )

    def drop(self, kept: KeptCorrection) -> bool:
        """Take a correction back; False if that cannot be done."""
        return self._storage.write("DELETE FROM corrections WHERE id = ?", (kept.id,))

    def adopt(self, corrections: Iterable[Correction], article_id: str) -> int | None:
        """Keep corrections made elsewhere, behind those that are there and without those that are there already.

        Returns:
            How many were new; None if they cannot be kept.
        """
        there = self.of_text(article_id)
        new = [correction for correction in dict.fromkeys(corrections) if correction not in there]
        statements = (
            (_KEEP.format(turn=_TURN), (uuid4().hex, article_id, correction_to_json(correction), time.time()))
            for correction in new
        )
        return len(new) if self._storage.write_all(statements) else None

    def corrected(self) -> list[CorrectedArticle]:
        """All corrections by article, the article read last first."""
        rows = self._storage.rows(
            "SELECT corrections.article, coalesce(title, ''), coalesce(source, ''), correction FROM corrections"
            " LEFT JOIN articles ON articles.id = corrections.article"
            " ORDER BY articles.turn DESC, corrections.article, corrections.turn"
        )
        found: dict[tuple[str, str, str], list[Correction]] = {}
        for article, title, source, packed in rows:
            if correction := correction_from_json(packed):
                found.setdefault((article, title, source), []).append(correction)
        return [CorrectedArticle(*of, tuple(corrections)) for of, corrections in found.items()]

    def articles(self) -> frozenset[str]:
        """The ids of the texts that something was corrected of, themselves or another that their source has held."""
        rows = self._storage.rows(
            "SELECT article FROM corrections UNION SELECT other.id FROM corrections"
            " JOIN articles ON articles.id = corrections.article"
            " JOIN articles AS other ON other.source = articles.source AND other.source <> '-'"
        )
        return frozenset(article for (article,) in rows)

    def _kept(self, where: str, article_id: str) -> list[KeptCorrection]:
        rows = self._storage.rows(
            f"SELECT id, article, correction, made, turn FROM corrections WHERE {where} ORDER BY turn",
            {"article": article_id},
        )
        return [
            KeptCorrection(id_, article, correction, made, turn)
            for id_, article, packed, made, turn in rows
            if (correction := correction_from_json(packed))
        ]

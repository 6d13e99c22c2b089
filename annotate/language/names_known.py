"""Clues from the knowledge files: names that are known to be somebody's or something's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from annotate.knowledge import Entry, load
from annotate.language.names_index import NameIndex
from annotate.language.spans import Clue, add_clues

_WEIGHT: Final = 3.0
"""More than the clues of the text together, so that what is known decides."""


_ADJECTIVE: Final = re.compile(r"[a-zäöüß](?:sch|lich|ig|al|iv|neu)e\Z")
_ARTICLE: Final = re.compile(r"\b(?:[Dd]ie|[Dd]en|[Dd]er)\s\Z")


class _Surfaces(NamedTuple):
    names: NameIndex
    entries: dict[str, Entry]


@cache
def _surfaces() -> _Surfaces:
    entries: dict[str, Entry] = {}
    for entry in load().entries.values():
        for surface in surfaces_of(entry):
            entries.setdefault(surface, entry)
    return _Surfaces(NameIndex(entries), entries)


def surfaces_of(entry: Entry) -> tuple[str, ...]:
    """The strings that name an entry by themselves, with the forms that German grammar gives them."""
    alone = (entry.surname, _capitalised(entry.surname)) if entry.surname and entry.surname_alone else ()
    names = (entry.name, *entry.aliases)
    if entry.type == "PER":
        return (*names, *alone)
    return (*names, *(form for name in names if " " in name for form in _forms(name)))


def _forms(name: str) -> Iterator[str]:
    """Der Deutschen Bahn, Deutscher Bahn; Quorvex-Energy in "Quorvex-Energy-Chef"."""
    first, _, rest = name.partition(" ")
    if _ADJECTIVE.search(first):
        yield from (f"{first}n {rest}", f"{first}r {rest}")
    yield name.replace(" ", "-")


def _capitalised(surname: str) -> str:
    """A surname with a particle, as it begins a sentence: Von der Leyen."""
    return surname[0].upper() + surname[1:]


def known_names(text: str) -> Iterator[Clue]:
    """The known names in a text.

    A name that is also an ordinary word counts only if the text has a word of its context.
    """
    names, entries = _surfaces()
    present: dict[str, bool] = {}
    for name, span in names.find(text):
        entry = entries[name]
        if entry.id not in present:
            present[entry.id] = not entry.context or _has_context(text, entry)
        is_letter = len(name) == 1 and "-" in text[max(0, span.start - 1) : span.end + 1]
        is_people = entry.people and _ARTICLE.search(text, max(0, span.start - 5), span.start)
        if present[entry.id] and not is_letter and not is_people:
            yield Clue(*span, entry.type, _WEIGHT, entry.id)


def _has_context(text: str, entry: Entry) -> bool:
    words = "|".join(re.escape(word) for word in entry.context)
    return re.search(rf"(?<!\w)(?:{words})(?:e?[sn])?(?!\w)", text) is not None


@Language.component("durchblick_known")
def known(doc: Doc) -> Doc:
    """Collect the clues of the knowledge files."""
    add_clues(doc, known_names(doc.text))
    return doc

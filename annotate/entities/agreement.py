"""Whether a reference can mean somebody at all: by the gender of its word and the kind of its noun."""

from __future__ import annotations

from typing import Final

from annotate.entities.nouns import HeadNoun
from annotate.entities.words import word_set
from annotate.language.spans import DocEntity, Gender

_GENDERS: Final[dict[str, dict[Gender, frozenset[str]]]] = {
    "de": {
        "m": word_set("er ihn ihm sein seine seinem seinen seiner seines dessen"),
        "f": word_set("sie ihr ihre ihrem ihren ihrer ihres deren"),
        "n": word_set("es das"),
    },
    "en": {
        "m": word_set("he him his"),
        "f": word_set("she her hers"),
        "n": word_set("it its which"),
    },
}
"""Words that mean a person of this gender if they mean a person; in English, no person if they are neuter."""


def agrees(word: str, head: HeadNoun | None, entity: DocEntity, language: str) -> bool:
    """Whether a reference may mean an entity.

    Args:
        word: The pronoun, or the first word of the phrase.
        head: What the phrase's noun says, if it has one that is known.
        entity: A person or an organisation.
        language: ``de`` or ``en``.
    """
    if head is not None:
        known = entity.type != "PER" or entity.gender is None or head.type != "PER" or head.gender not in ("m", "f")
        fits = head.type == entity.type or (entity.type == "ORG" and (head.orgs or head.type != "PER"))
        return fits and (known or head.gender == entity.gender)
    genders = _GENDERS[language]
    of = next((gender for gender, words in genders.items() if word.lower() in words), None)
    if of is None:
        return True
    if entity.type == "PER":
        return of != "n" and entity.gender in (None, of)
    return language != "en" or of == "n"

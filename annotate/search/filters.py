"""The words that filters go by, in German and English, and the facets they stand for."""

from __future__ import annotations

from typing import Final

_TYPES: Final = {
    "PER": "person personen people per mensch menschen",
    "ORG": "organisation organization organisationen firma firmen unternehmen company companies",
    "LOC": "location loc ort orte place places",
    "PRODUCT": "product products produkt produkte",
}
_STATUS: Final = {
    "current": "current aktuell heute",
    "former": "former fruher ehemals ehemalig einst",
    "planned": "planned geplant plan",
    "rejected": "rejected abgelehnt gescheitert",
    "alleged": "alleged angeblich behauptet",
}
_RELATIONS: Final = {
    "owns": "owns besitzt gehort",
    "founded": "founded gegrundet grundete grundet",
    "leads": "leads leitet fuhrt",
    "board_member_of": "board_member_of aufsichtsrat vorstand board",
    "member_of": "member_of mitglied",
    "invested_in": "invested_in investiert investierte",
    "funded": "funded finanziert finanzierte fordert forderte",
    "acquires": "acquires kauft ubernimmt ubernahme",
    "develops": "develops entwickelt",
    "divests": "divests verkauft",
    "merges_with": "merges_with fusioniert fusion merger",
    "subsidiary_of": "subsidiary_of tochter",
    "sued": "sued verklagt verklagte klage",
    "accuses": "accuses beschuldigt vorwurf",
    "competes_with": "competes_with konkurriert wettbewerb",
    "rival_of": "rival_of rivale rivalen gegner",
    "partner_of": "partner_of partner",
    "friend_of": "friend_of freund freunde befreundet",
    "family_of": "family_of familie verwandt",
}
_PANES: Final = {
    "sidebar": "sidebar leiste seitenleiste",
    "text": "text artikel article",
    "notes": "notes notizen marks marken",
}

_TABLES: Final = {"type": _TYPES, "status": _STATUS, "rel": _RELATIONS, "in": _PANES}

FIELDS: Final = {"type": "type", "typ": "type", "status": "status", "rel": "rel", "relation": "rel", "in": "in"}
"""The names of the filters, folded, and the facets' prefixes."""


def values_of(field: str, value: str) -> frozenset[str]:
    """The facets that a filter's folded value means; all that it may become while it is half typed."""
    prefix = FIELDS[field]
    return frozenset(
        f"{prefix}:{facet}"
        for facet, names in _TABLES[prefix].items()
        if value and any(name.startswith(value) for name in names.split())
    )

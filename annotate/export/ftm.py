"""FollowTheMoney JSON lines (schema 4): the article, its entities, and a link for each claim.

Every consumer draws an ``Ownership`` as a fact, whatever its status says. So only what the article states
as so, now, gets a link with a meaning: ``Ownership``, ``Directorship``, ``Membership`` and so on. What is
planned, rejected, alleged or over is an ``UnknownLink`` whose role says so in words; so is an investment
without a stake, a development and a merger, for which no schema fits what the article says. A payment is
written where money has flowed. Kept: all of each claim; the proof and quote on every link of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotate.annotation import Annotation, EntityType, RelationType
from annotate.catalogue import Language
from annotate.export.network import Network, Party, Statement, digest, pipeline_text
from annotate.figures import phrases
from annotate.harmless import harmless_line
from annotate.phrasing import certainty

_LINKS: Final[Mapping[RelationType, tuple[str, str, str]]] = {
    "owns": ("Ownership", "owner", "asset"),
    "acquires": ("Ownership", "owner", "asset"),
    "subsidiary_of": ("Ownership", "asset", "owner"),
    "invested_in": ("Ownership", "owner", "asset"),
    "founded": ("Membership", "member", "organization"),
    "leads": ("Directorship", "director", "organization"),
    "board_member_of": ("Directorship", "director", "organization"),
    "member_of": ("Membership", "member", "organization"),
    "rival_of": ("Associate", "person", "associate"),
    "friend_of": ("Associate", "person", "associate"),
    "family_of": ("Family", "person", "relative"),
}
"""For claims that hold: the schema, and the properties that subject and object go into."""

_TAKES: Final[Mapping[str, frozenset[EntityType]]] = {
    "owner": frozenset({"PER", "ORG"}),
    "asset": frozenset({"ORG", "PRODUCT"}),
    "member": frozenset({"PER", "ORG"}),
    "director": frozenset({"PER", "ORG"}),
    "organization": frozenset({"ORG"}),
    "person": frozenset({"PER"}),
    "associate": frozenset({"PER"}),
    "relative": frozenset({"PER"}),
}
"""What a property may point to."""

_PAID: Final[frozenset[RelationType]] = frozenset({"invested_in", "funded"})
_RELATIONSHIPS: Final = frozenset({"Associate", "Family"})
"""Schemata that call the role ``relationship``, and have no status."""

_LANGUAGES: Final = {"de": "deu", "en": "eng"}
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NAME_LENGTH: Final = 384
"""Characters of a name, at most."""
_URL: Final = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class _Row:
    """An entity of FollowTheMoney."""

    id: str
    schema: str
    properties: dict[str, list[str]]

    def line(self) -> str:
        """Its JSON; properties without a value are left out."""
        kept = {
            name: [harmless_line(value) for value in values if value]
            for name, values in self.properties.items()
            if any(values)
        }
        return json.dumps({"id": self.id, "schema": self.schema, "properties": kept}, ensure_ascii=False) + "\n"


def export(annotations: Sequence[Annotation], language: Language) -> str:
    """The entities of FollowTheMoney, a line each: articles, then parties, then links."""
    network = Network.of(annotations)
    links = [link for statement in network.statements for link in _links(statement, language)]
    owned = {asset for link in links for asset in link.properties.get("asset", ())}
    rows = [*map(_article, network.articles), *(_party(party, owned, language) for party in network.parties), *links]
    return "".join(row.line() for row in rows)


def _article(article: Annotation) -> _Row:
    document = article.document
    properties = {
        "title": [document.title],
        "fileName": [document.source],
        "language": [_LANGUAGES.get(document.language, "")],
        "author": [document.author or ""],
        "publishedAt": _dates(document.published),
        "sourceUrl": _urls(document.source),
        "notes": [f"sha256:{document.id}", pipeline_text(article)],
    }
    return _Row(_article_id(article), "Article", properties)


def _party(party: Party, owned: Container[str], language: Language) -> _Row:
    identifier = _id(party.id)
    weak = [alias for alias in party.aliases if party.type == "PER" and " " not in alias]
    properties = {
        "name": [_name(party.name)],
        "alias": [_name(alias) for alias in party.aliases if alias not in weak],
        "weakAlias": list(map(_name, weak)),
        "wikidataId": [party.wikidata or ""],
        "notes": [f"{party.wikidata}: {certainty(party.certainty, language)}"] if party.wikidata else [],
    }
    if party.type == "LOC":
        properties["full"] = [party.name]
    return _Row(identifier, _schema(party.type, identifier in owned), properties)


def _schema(kind: EntityType, owned: bool) -> str:
    """What an entity is; only as a company can an organisation be owned."""
    if kind == "ORG":
        return "Company" if owned else "Organization"
    return {"PER": "Person", "LOC": "Address", "PRODUCT": "Asset"}[kind]


def _links(statement: Statement, language: Language) -> Iterator[_Row]:
    claim = statement.claim
    if statement.holds and claim.type == "sued":
        yield from _lawsuit(statement, language)
    elif statement.holds and claim.type in _LINKS and _fits(statement):
        yield _link(statement, language)
    else:
        yield _unknown(statement, language)
    if statement.holds and claim.type in _PAID and claim.amount and _is_legal(statement.subject, statement.object):
        yield _payment(statement, language)


def _fits(statement: Statement) -> bool:
    claim = statement.claim
    _, subject, object_ = _LINKS[claim.type]
    if claim.type == "invested_in" and claim.percent is None:
        return False
    return statement.subject.type in _TAKES[subject] and statement.object.type in _TAKES[object_]


def _is_legal(*parties: Party) -> bool:
    return all(party.type in ("PER", "ORG") for party in parties)


def _link(statement: Statement, language: Language) -> _Row:
    claim = statement.claim
    schema, subject, object_ = _LINKS[claim.type]
    role = claim.role or phrases(language)(f"export.role.{claim.type}")
    properties: dict[str, list[str]] = {
        subject: [_id(statement.subject.id)],
        object_: [_id(statement.object.id)],
        **_common(statement, language),
    }
    if schema in _RELATIONSHIPS:
        return _Row(_id(statement.id), schema, {**properties, "relationship": [role]})
    properties |= {"role": [role], "status": [claim.status]}
    if schema == "Ownership" and claim.percent:
        properties["percentage"] = [f"{claim.percent.op or ''}{claim.percent.value}"]
    if schema == "Ownership" and claim.amount:
        properties |= {"sharesValue": [str(claim.amount.value)], "sharesCurrency": [claim.amount.currency or ""]}
    return _Row(_id(statement.id), schema, properties)


def _unknown(statement: Statement, language: Language) -> _Row:
    properties: dict[str, list[str]] = {
        "subject": [_id(statement.subject.id)],
        "object": [_id(statement.object.id)],
        **_common(statement, language),
        "role": [statement.label(language)],
        "status": [statement.claim.status],
    }
    return _Row(_id(statement.id), "UnknownLink", properties)


def _lawsuit(statement: Statement, language: Language) -> Iterator[_Row]:
    say = phrases(language)
    case = _id(f"{statement.id}-case")
    names = {"subject": statement.subject.name, "object": statement.object.name}
    common = _common(statement, language)
    about = {name: common[name] for name in ("summary", "description", "proof", "sourceUrl", "retrievedAt")}
    title = say("relation.sued.noun", n=None, **names)
    yield _Row(case, "CourtCase", {"name": [_name(title)], "fileDate": common["date"], **about})
    for side, party in (("plaintiff", statement.subject), ("defendant", statement.object)):
        properties: dict[str, list[str]] = {
            "case": [case],
            "party": [_id(party.id)],
            "role": [say(f"export.role.{side}")],
            **common,
        }
        yield _Row(_id(f"{statement.id}-{side}"), "CourtCaseParty", {**properties, "status": [statement.claim.status]})


def _payment(statement: Statement, language: Language) -> _Row:
    amount = statement.claim.amount
    assert amount is not None
    properties = {
        "payer": [_id(statement.subject.id)],
        "beneficiary": [_id(statement.object.id)],
        "amount": [str(amount.value)],
        "currency": [amount.currency or ""],
        "purpose": [statement.label(language)],
        **_common(statement, language),
    }
    return _Row(_id(f"{statement.id}-payment"), "Payment", properties)


def _common(statement: Statement, language: Language) -> dict[str, list[str]]:
    """What every link says: its claim in words, its proof and where that stands."""
    claim, say = statement.claim, phrases(language)
    doubts = [say("export.inferred")] if claim.inferred else []
    if who := statement.attribution(language):
        doubts.append(say("export.attribution", name=who))
    if claim.provenance == "background":
        doubts.append(say("export.background"))
    words = [say("export.wording", text=claim.wording)] if claim.wording else []
    place = [f"sha256:{statement.article.document.id}#char={e.start},{e.end}" for e in claim.evidence]
    is_text = claim.provenance == "text"
    made = say("export.rule", rule=claim.rule or "?", pipeline=pipeline_text(statement.article))
    return {
        "date": _dates(claim.date.value if claim.date else None),
        "summary": [statement.sentence(language), statement.standing(language), *doubts, *words, made],
        "description": list(statement.quotes),
        "recordId": [f"{claim.type} {where}" for where in place] or [claim.type],
        "proof": [_article_id(statement.article)] if is_text else [],
        "sourceUrl": _urls(claim.source or statement.article.document.source),
        "retrievedAt": _dates(claim.retrieved),
    }


def _article_id(article: Annotation) -> str:
    return _id(f"a{digest(article.document.id)}")


def _id(local: str) -> str:
    return f"durchblick-{local}"


def _name(text: str) -> str:
    return text if len(text) <= _NAME_LENGTH else text[: _NAME_LENGTH - 1] + "…"


def _dates(value: str | None) -> list[str]:
    """The date, if it is one that the format knows; it drops others, or worse, reads them as something else."""
    return [value] if value and _DATE.fullmatch(value) else []


def _urls(value: str) -> list[str]:
    return [value] if _URL.fullmatch(value) else []

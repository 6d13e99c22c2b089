"""Beneficial Ownership Data Standard 0.4: who owns, leads or sits on the board of what, as the article states it.

Only what holds now has a place there. What is planned, rejected, alleged or over, and what is no interest in
an organisation, is left out; the first statement's annotation says how many claims that are. A share is exact
only if the article says so; whether an interest is direct no article says. An article without a date is given
the first day of the calendar, which its annotation says too, as the standard demands one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from annotate.annotation import Annotation, Percent, RelationType
from annotate.catalogue import Language
from annotate.export.network import Network, Party, Statement, digest, pipeline_text
from annotate.figures import phrases
from annotate.harmless import harmless_line
from annotate.phrasing import certainty

_Json: TypeAlias = "Mapping[str, _Json] | Sequence[_Json] | str | int | float | bool"

_OWNING: Final[frozenset[RelationType]] = frozenset({"owns", "acquires", "subsidiary_of"})
_STAKES: Final[frozenset[RelationType]] = frozenset({*_OWNING, "invested_in"})
"""What is a shareholding where the article names the share."""

_SHARES: Final = re.compile(r"Anteil|Aktie|\bshare|\bstock", re.IGNORECASE)
_VOTES: Final = re.compile(r"Stimm(recht|anteil)|\bvot", re.IGNORECASE)
_CONTROL: Final = re.compile(r"kontrollier|\bcontrol", re.IGNORECASE)
_CHAIR: Final = re.compile(r"vorsitz|\bchair", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NO_DAY: Final = "0001-01-01"
_BOUNDS: Final = {"<": "exclusiveMaximum", "<=": "maximum", ">": "exclusiveMinimum", ">=": "minimum"}


def export(annotations: Sequence[Annotation], language: Language) -> str:
    """The statements on the parties, then those on their relationships."""
    network = Network.of(annotations)
    home = {end.id: each for each in reversed(network.statements) for end in (each.subject, each.object)}
    parties = [party for party in network.parties if party.type in ("PER", "ORG")]
    statements: list[dict[str, _Json]] = [
        _party(party, home[party.id].article if party.id in home else network.articles[0], language)
        for party in parties
    ]
    told = [each for each in network.statements if _interest(each)]
    statements += [_relationship(each, language) for each in told]
    if statements:
        left_out = len(network.statements) - len(told)
        note = phrases(language)("export.left_out", n=left_out)
        noted = statements[0]["annotations"]
        assert isinstance(noted, list)
        noted.append(_note(note))
    return json.dumps(statements, ensure_ascii=False, indent=1) + "\n"


def _party(party: Party, article: Annotation, language: Language) -> dict[str, _Json]:
    name = harmless_line(party.name)
    if party.type == "PER":
        names = [{"fullName": name}, *({"type": "alternative", "fullName": harmless_line(a)} for a in party.aliases)]
        details: dict[str, _Json] = {"isComponent": False, "personType": "knownPerson", "names": names}
    else:
        aliases = [harmless_line(alias) for alias in party.aliases]
        details = {"isComponent": False, "entityType": {"type": "legalEntity"}, "name": name, "alternateNames": aliases}
    notes: list[_Json] = []
    if party.wikidata:
        uri = f"https://www.wikidata.org/wiki/{party.wikidata}"
        details["identifiers"] = [{"id": party.wikidata, "schemeName": "Wikidata", "uri": uri}]
        notes.append(
            _note(harmless_line(f"Wikidata {party.wikidata}: {certainty(party.certainty, language)}"), "identifying")
        )
    kind = "person" if party.type == "PER" else "entity"
    return _statement(party.id, kind, party.id, details, article, notes)


def _relationship(statement: Statement, language: Language) -> dict[str, _Json]:
    subject, party = _ends(statement)
    say, claim = phrases(language), statement.claim
    interest: dict[str, _Json] = {
        "type": _interest(statement) or "",
        "directOrIndirect": "unknown",
        "details": harmless_line(f"{statement.sentence(language)}. {statement.standing(language)}"),
    }
    if claim.percent and claim.type in _STAKES:
        interest["share"] = _share(claim.percent)
    if claim.date and claim.date.value and _DAY.fullmatch(claim.date.value):
        interest["startDate"] = claim.date.value
    details: dict[str, _Json] = {
        "isComponent": False,
        "subject": subject.id,
        "interestedParty": party.id,
        "interests": [interest],
    }
    notes = [say("export.inferred")] if claim.inferred else []
    notes += [say("export.wording", text=claim.wording)] if claim.wording else []
    notes += [say("export.background")] if claim.provenance == "background" else []
    notes += [say("export.rule", rule=claim.rule or "?", pipeline=pipeline_text(statement.article))]
    for quote, place in zip(statement.quotes, claim.evidence, strict=True):
        notes.append(f"sha256:{statement.article.document.id}#char={place.start},{place.end}: {quote}")
    annotations: list[_Json] = [_note(harmless_line(note)) for note in notes]
    made = _statement(statement.id, "relationship", subject.id, details, statement.article, annotations)
    if who := statement.attribution(language):
        made["source"] = {**_source(statement.article), "assertedBy": [{"name": harmless_line(who)}]}
    if claim.source:
        made["source"] = {"type": ["thirdParty"], "description": harmless_line(claim.source)}
    return made


def _statement(
    record: str, kind: str, subject: str, details: _Json, article: Annotation, notes: list[_Json]
) -> dict[str, _Json]:
    published = article.document.published or ""
    day = published[:10] if _DAY.match(published) else _NO_DAY
    if day == _NO_DAY:
        notes = [*notes, _note(f"{_NO_DAY}: date unknown")]
    return {
        "statementId": f"durchblick-{record}-{digest(record, article.document.id)}",
        "statementDate": day,
        "declarationSubject": subject,
        "publicationDetails": {
            "publicationDate": day,
            "bodsVersion": "0.4",
            "publisher": {"name": f"Durchblick ({harmless_line(pipeline_text(article))})"},
        },
        "source": _source(article),
        "annotations": notes,
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "recordDetails": details,
    }


def _source(article: Annotation) -> dict[str, _Json]:
    document = article.document
    return {"type": ["thirdParty"], "description": harmless_line(f"{document.title} ({document.source})")}


def _note(text: str, motivation: str = "commenting") -> _Json:
    return {"statementPointerTarget": "/", "motivation": motivation, "description": text}


def _ends(statement: Statement) -> tuple[Party, Party]:
    """In which organisation the interest is, and whose it is."""
    if statement.claim.type == "subsidiary_of":
        return statement.subject, statement.object
    return statement.object, statement.subject


def _interest(statement: Statement) -> str | None:
    """The kind of interest, if the claim is one and holds."""
    claim = statement.claim
    subject, party = _ends(statement)
    if not statement.holds or subject.type != "ORG" or party.type not in ("PER", "ORG"):
        return None
    words = f"{claim.wording or ''} {claim.role or ''}"
    if claim.type == "leads":
        return "seniorManagingOfficial"
    if claim.type == "board_member_of":
        return "boardChair" if _CHAIR.search(words) else "boardMember"
    if claim.type not in _STAKES:
        return None
    if _VOTES.search(words):
        return "votingRights"
    if claim.percent or _SHARES.search(words):
        return "shareholding"
    if claim.type not in _OWNING:
        return None
    return "otherInfluenceOrControl" if _CONTROL.search(words) else "unknownInterest"


def _share(percent: Percent) -> dict[str, _Json]:
    if percent.op in _BOUNDS:
        return {_BOUNDS[percent.op]: percent.value}
    return {"exact": percent.value} if percent.op is None else {}

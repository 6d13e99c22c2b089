"""Claims as lines and sentences, each with the proof that stands beneath it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from annotate.annotation import Claim, Evidence, Mention, RelationType
from annotate.catalogue import Catalogue
from annotate.figures import phrases
from annotate.graph import Topic, topic
from annotate.lookup import Lookup
from annotate.phrasing import (
    attribution,
    claim_amount,
    claim_date,
    claim_percent,
    claim_sign,
    relation_label,
    sentence,
    status_word,
    verb,
)
from tui.views.parts import blank, name_part, quotation, quoted, sign, sign_of
from tui.views.rows import ClaimTarget, Part, Row

_PLAIN: Final[frozenset[RelationType]] = frozenset({"owns", "founded", "leads", "invested_in", "develops"})
"""What the topics' headings mean by themselves."""


def claim_key(claim: Claim) -> str:
    """The key of the row that shows the claim."""
    return f"claim:{claim.id}"


def topic_label(of: Topic, t: Catalogue) -> str:
    """What the claims of a topic are headed with."""
    return phrases(t.language)(f"topic.{of}")


def facts(claim: Claim, lookup: Lookup, t: Catalogue, *, stake: bool = True, role: bool = True) -> tuple[Part, ...]:
    """Stake, amount, date, role and who says so, as far as known and not said elsewhere."""
    figures = [
        claim_percent(claim.percent, t.language, short=True) if claim.percent and stake else "",
        claim_amount(claim.amount, t.language, short=True) if claim.amount else "",
        claim_date(claim, lookup, t.language),
    ]
    words = [_role(claim, lookup, t) if role else (), _attribution(claim, lookup, t)]
    return _joined([*((Part(figure),) for figure in figures if figure), *words])


def facts_under_topic(claim: Claim, lookup: Lookup, t: Catalogue) -> tuple[Part, ...]:
    """What is to be said of a claim that stands under the heading of its topic.

    That is the :func:`facts`, or the article's own words where there are none; for ownership these
    stand there in any case: "Besitzer" is not a share register. Before them stands what kind of claim
    it is, where neither heading nor role nor these words tell.
    """
    wording = claim.wording or ""
    label = relation_label(claim.type, t.language)
    kind = () if claim.type in _PLAIN or claim.role else (Part(label),)
    if topic(claim) == "ownership":
        known = facts(claim, lookup, t, role=(claim.role or "") not in wording)
        told_by_wording = label.casefold() in wording.casefold()
        return _joined([() if told_by_wording else kind, known, (quoted(wording, t),) if wording else ()])
    known = facts(claim, lookup, t)
    return _joined([kind, known]) if known or not wording else (quoted(wording, t),)


def status_parts(claim: Claim, t: Catalogue) -> tuple[Part, ...]:
    """The status in a word, for a line's right side, where it is never cut; nothing if the claim simply is so."""
    word = status_word(claim.status, t.language)
    return (Part(word, "status"),) if word else ()


def told(claim: Claim, entity: str, lookup: Lookup, t: Catalogue) -> tuple[Part, ...]:
    """The claim as told of one of its two entities, with its status: ``erhielt Geld von Microsoft  10 Mrd. $``."""
    other = claim.object if claim.subject == entity else claim.subject
    says = verb(claim, t.language, passive=claim.subject != entity)
    known = facts(claim, lookup, t, stake=claim.type != "owns")
    return (Part(f"{says} "), name_part(other, lookup), *((Part("  "), *known) if known else ()))


def proof(claim: Claim, lookup: Lookup, t: Catalogue) -> tuple[tuple[Part, ...], ...]:
    """The first sentence that states the claim, and why who was concluded to be who; or a background's source."""
    if claim.evidence:
        return _evidence(claim.evidence[0], lookup, t)
    return ((Part(t("card.source", source=claim.source or "", retrieved=claim.retrieved or "")),),)


def sentence_parts(claim: Claim, lookup: Lookup, t: Catalogue) -> tuple[Part, ...]:
    """The claim as a sentence, its entities in the inks of their types."""
    text = sentence(claim, lookup, t.language).removeprefix(f"{claim_sign(claim)} ")
    parts: list[Part] = []
    for name in _in_order((name_part(claim.subject, lookup), name_part(claim.object, lookup)), text):
        before, found, text = text.partition(name.text)
        parts += [Part(before), Part(found, name.ink)]
    return tuple(part for part in (sign_of(claim), *parts, Part(text)) if part.text)


def sentence_row(claim: Claim, lookup: Lookup, t: Catalogue, indent: int = 0) -> Row:
    """The claim as a sentence that leads to its evidence."""
    return Row(
        sentence_parts(claim, lookup, t),
        indent=indent,
        target=ClaimTarget(claim.id),
        key=claim_key(claim),
        wrap=True,
        hang=len(sign(False).text),
        detail=proof(claim, lookup, t),
    )


def background_rows(claims: Iterable[Claim], lookup: Lookup, t: Catalogue) -> tuple[Row, ...]:
    """What is known but not said by the article, under a heading that says so; nothing without claims."""
    rows = [sentence_row(claim, lookup, t, indent=1) for claim in claims]
    title = Row((Part(t("sidebar.background"), "heading"), Part(f"  {t('sidebar.not_from_article')}", "warning")))
    return (blank(), title, *rows) if rows else ()


def _evidence(evidence: Evidence, lookup: Lookup, t: Catalogue) -> tuple[tuple[Part, ...], ...]:
    """The sentence and, for each of the claim's two sides that was concluded, why."""
    ends = dict.fromkeys((evidence.subject_mention, evidence.object_mention))
    mentions = (lookup.mentions[end] for end in ends if end in lookup.mentions)
    reasons = (_reason(mention, lookup, t) for mention in mentions if mention.inferred)
    return (quotation(evidence, evidence.trigger, lookup, t), *reasons)


def _role(claim: Claim, lookup: Lookup, t: Catalogue) -> tuple[Part, ...]:
    """The role, in quotation marks where it stands like that in the article: ``Gründers`` is its inflected word."""
    if not claim.role:
        return ()
    said = any(claim.role in lookup.text(evidence) for evidence in claim.evidence)
    return (quoted(claim.role, t) if said else Part(claim.role),)


def _attribution(claim: Claim, lookup: Lookup, t: Catalogue) -> tuple[Part, ...]:
    """Who says so; quoted where the article's words for it are all that is known."""
    words = attribution(claim, lookup, t.language)
    if not words:
        return ()
    return (Part(words) if claim.attribution in lookup.entities else quoted(words, t),)


def _reason(mention: Mention, lookup: Lookup, t: Catalogue) -> tuple[Part, ...]:
    """What a mention was concluded to stand for, and how."""
    name, known = name_part(mention.entity or "", lookup), sign(True, mention.confirmed)
    if mention.why:
        return (known, name, Part(f": {mention.why}", "muted"))
    return (known, quoted(lookup.text(mention), t), Part(" = ", "muted"), name)


def _in_order(names: Iterable[Part], text: str) -> list[Part]:
    """Those of the names that the text has, in its order; of two that overlap, the first."""
    found = sorted((at, name) for name in names if (at := text.find(name.text)) >= 0) if text else []
    return [name for _, name in found]


def _joined(phrases: Iterable[tuple[Part, ...]]) -> tuple[Part, ...]:
    """The phrases with commas between them, those without words left out."""
    return tuple(part for phrase in phrases if phrase for part in (Part(", "), *phrase))[1:]

"""The component that reads who owns, founded, leads, funds, buys or sues whom."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from annotate.annotation import VALUE_TYPES, Status
from annotate.article import Span
from annotate.entities.phrases import noun_in
from annotate.entities.resolved import Resolved, resolved_of
from annotate.entities.roles import Roles
from annotate.entities.syntax import Phrase, Sentence
from annotate.language.sight import Sight, set_sight, sight_of
from annotate.language.spans import DocUnread, set_claims, set_unread
from annotate.relations.affiliations import read_affiliations
from annotate.relations.deals import read_deal_sides
from annotate.relations.drafts import Draft, merge
from annotate.relations.holders import span_of_noun
from annotate.relations.judged import added, doubted, is_judged, judge_claims, unsure
from annotate.relations.lexicon import lexicon_for
from annotate.relations.nouns import read_nouns
from annotate.relations.reader import Reader
from annotate.relations.slots import Slots
from annotate.relations.status import rejects
from annotate.relations.succession import Succession, draft_posts, successions
from annotate.relations.titles import read_titles
from annotate.relations.verbs import read_verbs

_FEW_WORDS = 8
"""A sentence of at most so many tokens only answers the one before."""
_POSTS = frozenset({"leads", "member_of", "board_member_of"})
_REASONS = {
    "subject": ("wer handelt, ist unklar", "who acts is unclear"),
    "object": ("wen oder was es betrifft, ist unklar", "whom or what it concerns is unclear"),
    "both": ("wer und wen es betrifft, ist unklar", "who and whom it concerns is unclear"),
}
_DOUBTFUL = ("was der Satz behauptet, ist zweifelhaft", "it is doubtful what the sentence claims")


@Language.component("durchblick_relations")
def read_relations(doc: Doc) -> Doc:
    """Leave the claims of the text on the document, and the sentences that could not be read."""
    resolved = resolved_of(doc)
    if resolved is None:
        return doc
    lexicon = lexicon_for(resolved.reading.tokens.language)
    roles = Roles(resolved)
    reader = Reader(resolved, roles, lexicon, Slots(resolved, roles, lexicon.stakes))
    unread: list[DocUnread] = []
    followed: list[Succession] = []
    for sentence in resolved.reading.sentences:
        before = len(reader.drafts)
        failed = read_verbs(reader, sentence)
        read_nouns(reader, sentence)
        read_titles(reader, sentence)
        read_affiliations(reader, sentence)
        read_deal_sides(reader, sentence)
        followed += successions(reader, sentence)
        _settle(reader, before, sentence)
        if len(reader.drafts) == before and _names_somebody(resolved, sentence):
            seen = [(verb.spans, reason) for verb, reason in failed] or [
                ((span_of_noun(reader, p),), "both") for p in _telling_nouns(reader, sentence)
            ]
            if seen:
                unread.append(_unread(sentence, seen, resolved.reading.tokens.language))
    draft_posts(reader, followed)
    if sight := sight_of(doc):
        unread = _judge(reader, sight, unread)
        set_sight(doc, None)
    headings = frozenset(s.span for s in resolved.reading.sentences if s.heading)
    set_claims(doc, merge(consistent(reader.drafts, headings)))
    set_unread(doc, unread)
    return doc


def _judge(reader: Reader, sight: Sight, unread: list[DocUnread]) -> list[DocUnread]:
    """Let the judge drop and add claims; returns what is left unread: what it doubts or is not sure of too."""
    judged = judge_claims(reader, sight)
    dropped = doubted(reader.drafts, judged)
    reader.drafts[:] = [draft for draft in reader.drafts if draft not in dropped]
    reader.drafts += added(reader, judged)
    reason = _DOUBTFUL[reader.resolved.reading.tokens.language == "en"]
    left = {u.sentence: u for u in unread}
    for sentence, trigger in (*((d.sentence, d.trigger) for d in dropped), *unsure(reader, judged)):
        left.setdefault(sentence, DocUnread(sentence, trigger, reason))
    told = {draft.sentence for draft in reader.drafts}
    return sorted((u for u in left.values() if u.sentence not in told), key=lambda u: u.sentence)


def _settle(reader: Reader, start: int, sentence: Sentence) -> None:
    """Plans that the next sentence turns down in a few words ("Der lehnte ab.") are rejected."""
    sentences = reader.resolved.reading.sentences
    here = bisect_left(sentences, sentence.span.start, key=lambda s: s.span.start)
    after = sentences[here + 1] if here + 1 < len(sentences) else None
    if after is None or after.paragraph != sentence.paragraph or after.end - after.start > _FEW_WORDS:
        return
    answer = after.phrases[0].kind in ("pronoun", "relative") if after.phrases else False
    if not answer or not rejects(reader.text[after.span.start : after.span.end]):
        return
    for number, draft in enumerate(reader.drafts[start:], start):
        if draft.status == "planned":
            reader.drafts[number] = replace(draft, status="rejected")


def consistent(drafts: list[Draft], headings: frozenset[Span] = frozenset()) -> list[Draft]:
    """The drafts without those that others of the same claim know better.

    Plans and allegations give way to what the text refuses or states as a fact; a headline, which tells of plans
    in the present tense, gives way to the text. Who is said to have left a firm has no post there because the judge
    thinks so. Whoever leads a firm and "übernahm" it took over the lead, unless
    a price or a share is told.
    """
    led = {(d.subject.entity, d.object.entity) for d in drafts if d.type == "leads"}
    drafts = [
        d
        for d in drafts
        if d.type != "acquires" or d.amount or d.percent or (d.subject.entity, d.object.entity) not in led
    ]
    left = {_pair(d) for d in drafts if d.type in _POSTS and d.status == "former"}
    drafts = [
        d for d in drafts if not (is_judged(d) and d.type in _POSTS and d.status == "current" and _pair(d) in left)
    ]
    told = {(_key(d), d.status) for d in drafts if d.sentence not in headings}
    body = [d for d in drafts if d.sentence not in headings or not _told_otherwise(d, told)]
    settled = {_key(d) for d in body if d.status in ("current", "rejected")}
    return [d for d in body if d.status not in ("planned", "alleged") or _key(d) not in settled]


def _pair(draft: Draft) -> frozenset[str]:
    return frozenset((draft.subject.entity, draft.object.entity))


def _key(draft: Draft) -> tuple[str, frozenset[str]]:
    return draft.type, _pair(draft)


def _told_otherwise(draft: Draft, told: set[tuple[tuple[str, frozenset[str]], Status]]) -> bool:
    others: tuple[Status, ...] = ("planned", "alleged", "rejected")
    return (_key(draft), "current") not in told and any((_key(draft), status) in told for status in others)


def _names_somebody(resolved: Resolved, sentence: Sentence) -> bool:
    return any(
        resolved.type(resolved.named[m]) in ("PER", "ORG")
        for p in sentence.phrases
        for m in p.inside
        if m in resolved.named and resolved.reading.mentions[m].type not in VALUE_TYPES
    )


def _telling_nouns(reader: Reader, sentence: Sentence) -> list[Phrase]:
    """The nouns that make claims elsewhere ("Gründer", "Übernahme") and are not just another word for somebody."""
    found: list[Phrase] = []
    for phrase in sentence.phrases:
        if not phrase.noun or phrase in reader.resolved.links:
            continue
        head = reader.resolved.reading.nouns.head(phrase.noun)
        role = head is not None and (head.role in reader.lexicon.roles or head.role in ("rival", "kin"))
        if role or reader.lexicon.action(noun_in(phrase, reader.resolved.reading.tokens.language)):
            found.append(phrase)
    return found


def _unread(sentence: Sentence, failed: list[tuple[tuple[Span, ...], str]], language: str) -> DocUnread:
    triggers: tuple[Span, ...] = tuple(s for spans, _ in failed for s in spans)
    german, english = _REASONS[failed[0][1]]
    return DocUnread(sentence.span, triggers, english if language == "en" else german)

"""A report in Markdown: who is in the article, its claims by topic, each with its sentences as quotes.

Kept: all of each claim; its place as the number of the paragraph and the offsets into the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from annotate.annotation import Annotation
from annotate.catalogue import Language
from annotate.export.markup import markdown
from annotate.export.network import Network, Party, Statement, pipeline_text
from annotate.figures import phrases
from annotate.graph import TOPICS
from annotate.phrasing import certainty


def export(annotations: Sequence[Annotation], language: Language) -> str:
    """A chapter on each article."""
    network = Network.of(annotations)
    lines: list[str] = []
    for article in network.articles:
        own = [each for each in network.statements if each.article is article]
        lines += _article(article, own, language)
    if network.parties:
        lines += _who(network.parties, language)
    return "\n".join(lines)


def _article(article: Annotation, statements: Sequence[Statement], language: Language) -> Iterator[str]:
    say = phrases(language)
    document = article.document
    told = [each for each in statements if each.claim.provenance == "text"]
    yield f"# {markdown(document.title)}"
    yield ""
    yield markdown(say("export.source", name=document.source)) + f" (`sha256:{document.id}`)  "
    for key, value in (("author", document.author), ("published", document.published)):
        if value:
            yield markdown(say(f"export.{key}", name=value, date=value)) + "  "
    yield markdown(say("export.made", pipeline=pipeline_text(article)))
    yield ""
    yield "## " + (say("export.claims", n=len(told)) if told else say("export.no_claims"))
    yield ""
    order = list(dict.fromkeys(TOPICS.values()))
    told.sort(key=lambda each: order.index(TOPICS[each.claim.type]))
    for topic, members in groupby(told, key=lambda each: TOPICS[each.claim.type]):
        yield f"### {say(f'topic.{topic}')}"
        yield ""
        for statement in members:
            yield from claim_lines(statement, language)
    if background := [each for each in statements if each.claim.provenance == "background"]:
        yield f"## {say('export.background')}"
        yield ""
        for statement in background:
            yield from claim_lines(statement, language)
    if article.unread:
        yield f"## {say('export.unread')}"
        yield ""
        for unread in article.unread:
            yield f"- „{markdown(document.text[unread.start : unread.end])}“ ({markdown(unread.reason)})"
        yield ""


def claim_lines(statement: Statement, language: Language) -> Iterator[str]:
    """A claim as an item of a list, with what is to be known of it and its quotes below."""
    say = phrases(language)
    claim = statement.claim
    yield f"- **{markdown(statement.sentence(language))}**"
    notes = [statement.standing(language)]
    if who := statement.attribution(language):
        notes.append(say("export.attribution", name=who))
    if claim.inferred:
        notes.append(say("export.inferred"))
    if claim.wording:
        notes.append(say("export.wording", text=claim.wording))
    if claim.source:
        notes.append(say("export.from_source", source=claim.source, retrieved=claim.retrieved or "?"))
    yield f"  {markdown(' '.join(notes))}"
    for quote, paragraph, place in zip(statement.quotes, statement.paragraphs, claim.evidence, strict=True):
        yield ""
        yield f"  > {markdown(say('export.quote', paragraph=paragraph, text=quote))} `{place.start}-{place.end}`"
    yield ""


def _who(parties: Sequence[Party], language: Language) -> Iterator[str]:
    say = phrases(language)
    yield f"## {say('export.who')}"
    yield ""
    for party in parties:
        words = [f"**{markdown(party.name)}**", say(f"type.{party.type}.name")]
        if party.aliases:
            words.append(markdown(say("export.aliases", names=", ".join(party.aliases))))
        if party.wikidata:
            words.append(
                f"[{markdown(say('export.link', id=party.wikidata, certainty=certainty(party.certainty, language)))}]"
                f"(https://www.wikidata.org/wiki/{party.wikidata})"
            )
        yield f"- {', '.join(words)}"
    yield ""

"""Notes for Obsidian: one an entity, one an article, linked to each other.

An article's note has its sentences as blocks with ids (``^s12``); an entity's note tells its claims, each with
its status in words, a link to whom it concerns and links to the sentences that prove it. Notes of one entity
in several articles are one. Kept: all of each claim but its offsets, for which the sentence's block stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from annotate.annotation import Annotation
from annotate.catalogue import Language
from annotate.export.file_names import file_name, file_stem
from annotate.export.markup import markdown
from annotate.export.network import Network, Party, Statement, pipeline_text
from annotate.figures import phrases
from annotate.harmless import harmless_line
from annotate.phrasing import claim_sign, verb

_ID_DIGITS: Final = 6
"""Of an id, in the name of a note whose like there is already."""


def export(annotations: Sequence[Annotation], language: Language) -> dict[str, str]:
    """The notes by their paths."""
    network = Network.of(annotations)
    names = _names(network.parties)
    claims = network.claims_of()
    notes = {
        f"{names[party.id]}.md": _entity(party, claims.get(party.id, ()), names, language) for party in network.parties
    }
    for article in network.articles:
        own = [each for each in network.statements if each.article is article]
        notes[f"{_folder(language)}/{file_stem(article.document)}.md"] = _article(article, own, names, language)
    return {path: "\n".join(lines) + "\n" for path, lines in notes.items()}


def _folder(language: Language) -> str:
    return phrases(language)("export.article")


def _names(parties: Sequence[Party]) -> dict[str, str]:
    """The notes' names by party, no two alike even where capitals do not count."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for party in parties:
        name = file_name(party.name)
        if name.casefold() in taken:
            name = f"{name} {party.id[:_ID_DIGITS]}"
        while name.casefold() in taken:
            name += "_"
        taken.add(name.casefold())
        names[party.id] = name
    return names


def _entity(party: Party, claims: Sequence[Statement], names: Mapping[str, str], language: Language) -> Iterator[str]:
    say = phrases(language)
    yield "---"
    yield f"aliases: [{', '.join(_yaml(alias) for alias in dict.fromkeys((party.name, *party.aliases)))}]"
    yield f"type: {party.type}"
    yield f"durchblick: {party.id}"
    if party.wikidata:
        yield f"wikidata: {party.wikidata}"
        yield f"wikidata_certainty: {_yaml(party.certainty or '?')}"
    yield "---"
    yield f"# {markdown(party.name)}"
    yield ""
    told = [each for each in claims if each.claim.provenance == "text"]
    background = [each for each in claims if each.claim.provenance == "background"]
    for heading, members in ((say("export.claims_of"), told), (say("export.background"), background)):
        if members:
            yield f"## {heading}"
            yield ""
            for statement in members:
                yield _claim(statement, party, names, language)
            yield ""


def _claim(statement: Statement, party: Party, names: Mapping[str, str], language: Language) -> str:
    """The claim as it is told of one of its parties."""
    say, claim = phrases(language), statement.claim
    passive = statement.subject.id != party.id
    other = statement.subject if passive else statement.object
    sign = f"{mark} " if (mark := claim_sign(claim)) else ""
    words = [f"{sign}{markdown(verb(claim, language, passive=passive))} {_link(names[other.id], other.name)}"]
    words += [markdown(statement.sentence(language)), markdown(statement.standing(language))]
    if claim.wording:
        words.append(markdown(say("export.wording", text=claim.wording)))
    note = f"{_folder(language)}/{file_stem(statement.article.document)}"
    for evidence in claim.evidence:
        words.append(_link(f"{note}#^{_block(statement.article, evidence.start)}", say("export.to_sentence")))
    if claim.source:
        words.append(markdown(say("export.from_source", source=claim.source, retrieved=claim.retrieved or "?")))
    return f"- {' · '.join(words)}"


def _article(
    article: Annotation, claims: Sequence[Statement], names: Mapping[str, str], language: Language
) -> Iterator[str]:
    say, document = phrases(language), article.document
    yield "---"
    yield f"title: {_yaml(document.title)}"
    yield f"source: {_yaml(document.source)}"
    yield f"sha256: {_yaml(document.id)}"
    yield f"pipeline: {_yaml(pipeline_text(article))}"
    yield "---"
    yield f"# {markdown(document.title)}"
    yield ""
    yield markdown(say("export.made", pipeline=pipeline_text(article)))
    yield ""
    for number, sentence in enumerate(document.sentences, 1):
        if words := markdown(document.text[sentence.start : sentence.end]):
            yield f"{words} ^s{number}"
            yield ""
    yield f"## {say('export.claims_of')}"
    yield ""
    for statement in claims:
        ends = " · ".join(_link(names[end.id], end.name) for end in (statement.subject, statement.object))
        yield f"- {markdown(statement.sentence(language))} · {markdown(statement.standing(language))} · {ends}"
    if article.unread:
        yield ""
        yield f"## {say('export.unread')}"
        yield ""
        for unread in article.unread:
            yield f"- [[#^{_block(article, unread.start)}|{say('export.to_sentence')}]] {markdown(unread.reason)}"


def _block(article: Annotation, offset: int) -> str:
    return f"s{max(1, bisect_right(article.document.sentences, offset, key=lambda s: s.start))}"


def _link(target: str, shown: str) -> str:
    """A link within the vault; its words are a file's name, so that nothing in them ends it."""
    return f"[[{target}|{file_name(shown)}]]"


def _yaml(text: str) -> str:
    """A double-quoted scalar of YAML."""
    line = harmless_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{line}"'

"""brat standoff: for each article its text, its annotations, and the record beside them.

Mentions are text-bound annotations; who they mean is a normalisation, and mentions of the same are
equivalent. A claim is an event with its trigger, since a relation could not have its status and doubts as
attributes. Notes have the rest of it. Background claims have no place in the text: they are in the record alone.
The folder has the configuration that brat needs. Offsets are code points.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, get_args

from annotate.annotation import Annotation, Mention, MentionKind, MentionType, Range, RelationType, Status, to_json
from annotate.catalogue import Language
from annotate.export.file_names import file_stem
from annotate.export.network import Network, Statement, pipeline_text
from annotate.harmless import harmless

_PIECE: Final = re.compile(r"[^\r\n]+")
_LINE_END: Final = re.compile(r"[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Other characters that some readers take for line ends."""
_NO_WORD: Final = re.compile(r"[^\w.-]")


def export(annotations: Sequence[Annotation], language: Language) -> dict[str, str | bytes]:
    """The files of the folder."""
    network = Network.of(annotations)
    files: dict[str, str | bytes] = {"annotation.conf": _configuration(), "visual.conf": "[labels]\n\n[drawing]\n"}
    for article in network.articles:
        own = [each for each in network.statements if each.article is article and each.claim.evidence]
        name = file_stem(article.document)
        files[f"{name}.txt"] = article.document.text
        files[f"{name}.ann"] = "".join(f"{line}\n" for line in _annotations(article, own, language))
        files[f"{name}.json"] = to_json(article)
    return files


def _configuration() -> str:
    arguments = "Subject:<ENTITY>, Object:<ENTITY>"
    lines = ["[entities]", *get_args(MentionType), "", "[relations]", "", "[events]"]
    lines += [f"{each}\t{arguments}" for each in get_args(RelationType)]
    lines += [
        "",
        "[attributes]",
        "Inferred\tArg:<ENTITY>",
        f"Kind\tArg:<ENTITY>, Value:{'|'.join(get_args(MentionKind))}",
    ]
    lines += ["Concluded\tArg:<EVENT>", f"Status\tArg:<EVENT>, Value:{'|'.join(get_args(Status))}", ""]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of an annotation file, each with the number that its kind has reached."""

    text: str
    lines: list[str] = field(default_factory=list)
    _reached: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, *values: str) -> str:
        """A line of one kind, whose id is given back."""
        self._reached[kind] += 1
        name = f"{kind}{self._reached[kind]}"
        self.lines.append("\t".join((name, *map(_line, values))))
        return name

    def bound(self, label: str, ranges: Sequence[Range]) -> str:
        """A text-bound annotation; one that goes over line ends is in pieces, as brat wants it."""
        pieces = [
            (each.start + match.start(), each.start + match.end())
            for each in ranges
            for match in _PIECE.finditer(self.text[each.start : each.end])
        ]
        places = ";".join(f"{start} {end}" for start, end in pieces)
        surface = " ".join(_LINE_END.sub("\ufffd", self.text[start:end]) for start, end in pieces)
        return self.add("T", f"{label} {places}", surface)

    def attribute(self, name: str, of: str, value: str = "") -> None:
        """Something that holds of a mention or event."""
        self.add("A", f"{name} {of} {value}".rstrip())

    def note(self, of: str, text: str) -> None:
        """What is to be known of it."""
        self.add("#", f"AnnotatorNotes {of}", text)


def _annotations(article: Annotation, statements: Sequence[Statement], language: Language) -> list[str]:
    made = _Lines(article.document.text)
    bound = {mention.id: _mention(mention, made) for mention in article.mentions}
    for entity in article.entities:
        names = [bound[mention.id] for mention in article.mentions if mention.entity == entity.id]
        if len(names) > 1:
            made.lines.append(f"*\tEquiv {' '.join(names)}")
        links = entity.links or {"durchblick": entity.id}
        for kind, link in sorted(links.items()):
            for name in names:
                made.add("N", f"Reference {name} {kind.title()}:{_NO_WORD.sub('_', link)}", entity.name)
    for statement in statements:
        _events(statement, bound, made, language)
    if article.mentions:
        first = bound[article.mentions[0].id]
        made.note(first, f"{article.document.title}; {pipeline_text(article)}")
        for unread in article.unread:
            made.note(first, f"unread {unread.start}-{unread.end}: {unread.reason}")
    return made.lines


def _mention(mention: Mention, made: _Lines) -> str:
    name = made.bound(mention.type, [mention])
    made.attribute("Kind", name, mention.kind)
    if mention.inferred:
        made.attribute("Inferred", name)
    if mention.why:
        made.note(name, mention.why)
    return name


def _events(statement: Statement, bound: Mapping[str, str], made: _Lines, language: Language) -> None:
    """An event for each sentence that proves the claim."""
    claim = statement.claim
    row = json.dumps({name: value for name, value in statement.row(language).items() if value}, ensure_ascii=False)
    for evidence in claim.evidence:
        trigger = made.bound(claim.type, evidence.trigger or [evidence])
        ends = f"Subject:{bound[evidence.subject_mention]} Object:{bound[evidence.object_mention]}"
        event = made.add("E", f"{claim.type}:{trigger} {ends}")
        made.attribute("Status", event, claim.status)
        if claim.inferred:
            made.attribute("Concluded", event)
        made.note(event, row)


def _line(text: str) -> str:
    """The text as a field: no tab, no line end, no control character; its other blanks as they are."""
    return harmless(_LINE_END.sub("\ufffd", text).replace("\t", " ").replace("\n", " ").replace("\r", " "))

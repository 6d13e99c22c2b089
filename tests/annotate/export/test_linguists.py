"""Formats for linguists: every mention comes back at its offsets, whatever the text is made of."""

import json
import re
from itertools import pairwise

import conllu
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from pyconll.load import load_from_string
from spacy.tokens import DocBin

from annotate.annotation import Annotation, from_json
from annotate.export import FORMATS
from annotate.export.tokens import sentences_of
from annotate.harmless import harmless_line
from tests.annotate.export import samples
from tests.gold import gold_annotation

ARTICLES = [samples.full(), gold_annotation("startup"), samples.unicode_text(), samples.hostile()]
IDS = ["seed", "startup", "unicode", "hostile"]


def spans(annotation: Annotation) -> set[tuple[int, int, str]]:
    return {(m.start, m.end, m.type) for m in annotation.mentions}


def told(row: dict[str, str]) -> tuple[str, ...]:
    """What a row says of a claim: who, what, whom, and how it stands."""
    return row["subject"], row["type"], row["object"], row["status"]


def claims_in(annotation: Annotation) -> list[tuple[str, ...]]:
    """The same of all claims of a record."""
    names = {e.id: e.name for e in annotation.entities}
    return sorted((names[c.subject], c.type, names[c.object], c.status) for c in annotation.relations)


def one(name: str, annotation: Annotation, suffix: str = "") -> str:
    (content,) = [data for key, data in FORMATS[name].export([annotation], "de").items() if key.endswith(suffix)]
    return content.decode()


@pytest.mark.parametrize("annotation", ARTICLES, ids=IDS)
class TestOffsets:
    def test_conllu(self, annotation: Annotation) -> None:
        text = annotation.document.text
        found: set[tuple[int, int, str]] = set()
        opened: list[tuple[str, int, str]] = []
        rebuilt = ""
        sentences = conllu.parse(one("conllu", annotation))
        for sentence in sentences:
            for token in sentence:
                start, end = map(int, token["misc"]["TokenRange"].split(":"))
                rebuilt += text[len(rebuilt) : start] + text[start:end]
                for match in re.finditer(
                    r"\((e\d+|[\w.]+)-([A-Z]+)-1-[^()]*?(?=\(|\)|$)(\))?|([\w.]+)\)", token["misc"].get("Entity", "")
                ):
                    if match[1] and match[3]:
                        found.add((start, end, match[2]))
                    elif match[1]:
                        opened.append((match[1], start, match[2]))
                    else:
                        index = max(i for i, each in enumerate(opened) if each[0] == match[4])
                        _, begun, kind = opened.pop(index)
                        found.add((begun, end, kind))
        assert found == spans(annotation)
        assert rebuilt == text[: len(rebuilt)]
        assert not text[len(rebuilt) :].strip()
        claims = [
            json.loads(line.split(" = ", 1)[1])
            for line in one("conllu", annotation).split("\n")
            if line.startswith("# claim = ")
        ]
        # What would end or turn a comment's line is replaced there, so only the rest of a name can be compared.
        found_claims, kept_claims = map(told, claims), claims_in(annotation)
        assert sorted(tuple(map(harmless_line, c)) for c in found_claims) == sorted(
            tuple(map(harmless_line, c)) for c in kept_claims
        )

    def test_conllu_is_read_by_pyconll_too(self, annotation: Annotation) -> None:
        words = sum(len(sentence) for sentence in sentences_of(annotation))
        assert sum(len(sentence) for sentence in load_from_string(one("conllu", annotation))) == words

    def test_webanno(self, annotation: Annotation) -> None:
        units = annotation.document.text.encode("utf-16-le", "surrogatepass")
        found: dict[str, list[tuple[int, int, str]]] = {}
        for line in one("webanno", annotation, ".tsv").split("\n"):
            fields = line.split("\t")
            if line.startswith("#") or len(fields) < 7:
                continue
            start, end = map(int, fields[1].split("-"))
            for value in [] if fields[4] == "_" else fields[4].split("|"):
                kind, number = re.fullmatch(r"([A-Z]+)\[(\d+)\]", value).groups()  # type: ignore[union-attr]
                found.setdefault(number, []).append((start, end, kind))

        def point(unit: int) -> int:
            return len(units[: 2 * unit].decode("utf-16-le", "surrogatepass"))

        whole = {(point(parts[0][0]), point(parts[-1][1]), parts[0][2]) for parts in found.values()}
        assert whole == spans(annotation)
        assert from_json(one("webanno", annotation, ".json").encode()) == annotation

    def test_brat(self, annotation: Annotation) -> None:
        text = annotation.document.text
        assert one("brat", annotation, ".txt") == text
        mentions, statuses = [], []
        for line in one("brat", annotation, ".ann").split("\n"):
            if match := re.fullmatch(r"T\d+\t([A-Z]+) ([\d ;]+)\t(.*)", line):
                pieces = [tuple(map(int, piece.split())) for piece in match[2].split(";")]
                mentions.append((pieces[0][0], pieces[-1][1], match[1]))
            elif match := re.fullmatch(r"A\d+\tStatus E\d+ (\w+)", line):
                statuses.append(match[1])
        assert set(mentions) == spans(annotation)
        assert sorted(statuses) == sorted(c.status for c in annotation.relations for _ in c.evidence)
        events = re.findall(r"^E\d+\t(\w+):T\d+ Subject:T(\d+) Object:T(\d+)", one("brat", annotation, ".ann"), re.M)
        places = dict(re.findall(r"^T(\d+)\t[A-Z]+ ([\d ;]+)\t", one("brat", annotation, ".ann"), re.M))
        begins = {m.id: m.start for m in annotation.mentions}
        stated = [(c.type, e) for c in annotation.relations for e in c.evidence]
        assert sorted((kind, int(places[s].split()[0]), int(places[o].split()[0])) for kind, s, o in events) == sorted(
            (kind, begins[e.subject_mention], begins[e.object_mention]) for kind, e in stated
        )

    def test_spacy(self, annotation: Annotation) -> None:
        (doc,) = DocBin().from_bytes(FORMATS["spacy"].export([annotation], "de")[""]).get_docs(spacy.blank("de").vocab)
        assert doc.text == annotation.document.text
        assert {(s.start_char, s.end_char, s.label_) for s in doc.spans["mentions"]} == spans(annotation)
        assert sorted(map(told, doc.user_data["claims"])) == claims_in(annotation)
        assert from_json(doc.user_data["record"].encode()) == annotation

    def test_w3c(self, annotation: Annotation) -> None:
        text = annotation.document.text
        items = json.loads(one("w3c", annotation))["items"]
        found = set()
        for item in items:
            targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
            for target in targets:
                if isinstance(target, str):
                    assert item["body"]["db:provenance"] == "background"
                    continue
                place, quote = target["selector"]
                assert text[place["start"] : place["end"]] == quote["exact"]
                assert text[: place["start"]].endswith(quote["prefix"])
                assert text[place["end"] :].startswith(quote["suffix"])
                if isinstance(item["body"], list):
                    found.add((place["start"], place["end"], item["body"][0]["value"]))
        assert found == spans(annotation)
        bodies = [i["body"] for i in items if "db:status" in i]
        assert sorted(told({key.removeprefix("db:"): value for key, value in b.items()}) for b in bodies) == claims_in(
            annotation
        )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(*[st.text(min_size=1, max_size=12)] * 3), min_size=1, max_size=3),
    st.sampled_from(["\n", "\r\n", " ", ""]),
)
def test_words_never_cross_the_edges_of_mentions(sentences: list[tuple[str, str, str]], separator: str) -> None:
    annotation = samples.article([(f"A{a}", b, f"B{c}") for a, b, c in sentences], separator=separator)
    words = [word for sentence in sentences_of(annotation) for word in sentence]
    covered = {offset for word in words for offset in range(word.start, word.end)}
    text = annotation.document.text
    assert all(offset in covered for offset, char in enumerate(text) if not char.isspace())
    assert words == sorted(words)
    assert all(one.end <= other.start for one, other in pairwise(words))
    for mention in annotation.mentions:
        assert mention.start in {word.start for word in words}
        assert not any(word.start < mention.start < word.end or word.start < mention.end < word.end for word in words)

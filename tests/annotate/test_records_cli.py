"""Comparing records and taking them into the library, as commands."""

from pathlib import Path

import msgspec
import pytest

from annotate.annotation import Amount, Annotation, to_json
from annotate.command import FAILED, OK, run
from annotate.comparison import compare
from annotate.library import DATA_VARIABLE, Library
from annotate.records_cli import DIFFERENT, diff, library
from annotate.validation import problem
from annotate.version import pipeline_version
from tests.annotate.export import samples
from tests.gold import GOLD, SEED, gold_annotation


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DURCHBLICK_LANG", "en")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changed(annotation: Annotation) -> Annotation:
    """One claim less, one of another status, one with another amount."""
    first, second, third, *rest = annotation.relations
    claims = (
        msgspec.structs.replace(second, status="planned"),
        msgspec.structs.replace(third, amount=Amount(0, 1, 7, "EUR")),
        *rest,
    )
    assert first.type == "founded"
    return msgspec.structs.replace(annotation, relations=claims)


class TestCompare:
    def test_finds_what_is_gone_new_and_changed(self) -> None:
        seed = samples.seed()
        found = compare(seed, changed(seed))
        assert [each.claim.id for each in found.gone] == ["r1"]
        assert [(each.before.claim.id, each.aspects) for each in found.changed] == [
            ("r2", ("status",)),
            ("r3", ("amount",)),
        ]
        assert not found.new
        assert [each.claim.id for each in compare(changed(seed), seed).new] == ["r1"]
        assert compare(seed, seed).same

    def test_is_not_misled_by_the_order_of_what_is_symmetric(self) -> None:
        ab = samples.article([("A", " konkurriert mit ", "B")], relations=("competes_with",), types=("ORG", "ORG"))
        ba = samples.article([("B", " konkurriert mit ", "A")], relations=("competes_with",), types=("ORG", "ORG"))
        assert compare(ab, ba).same
        owns = samples.article([("A", " besitzt ", "B")], types=("ORG", "ORG"))
        owned = samples.article([("B", " besitzt ", "A")], types=("ORG", "ORG"))
        assert not compare(owns, owned).same


class TestDiff:
    def test_prints_the_differences_and_ends_like_diff(self, capsys: pytest.CaptureFixture[str]) -> None:
        seed = samples.seed()
        Path("a.json").write_bytes(to_json(seed))
        Path("b.json").write_bytes(msgspec.json.format(to_json(changed(seed))))
        assert diff(["a.json", "a.json"]) == OK
        assert capsys.readouterr().out == ""
        assert diff(["a.json", "b.json"]) == DIFFERENT
        lines = capsys.readouterr().out.splitlines()
        assert [line[0] for line in lines] == ["-", "~", "~"]
        assert "status: ≈ Sam Altman founded OpenAI in 2015 → ≈ Sam Altman plans to found OpenAI in 2015" in lines[1]

    @pytest.mark.parametrize("content", [b"", b"{}", b"[1, 2]", b"\xff\xfe", b"nonsense"])
    def test_says_in_one_sentence_what_is_no_record(self, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
        Path("a.json").write_bytes(content)
        assert run(lambda: diff(["a.json", "a.json"])) == FAILED
        assert capsys.readouterr().err.count("\n") == 1
        assert run(lambda: diff(["a.json"])) == FAILED


class TestLibraryImport:
    def test_a_record_becomes_its_articles(self, capsys: pytest.CaptureFixture[str]) -> None:
        full = samples.full()
        Path("record.json").write_bytes(to_json(full))
        assert library(["import", "record.json"]) == OK
        assert f"{len(full.relations)} claims" in capsys.readouterr().out
        kept = Library.open()
        article = full.document.article()
        assert kept.annotation(article, pipeline_version(), knowledge=True) == full
        text_only = kept.annotation(article, pipeline_version(), knowledge=False)
        assert text_only is not None
        assert {claim.provenance for claim in text_only.relations} == {"text"}

    def test_a_gold_file_needs_its_article(self, capsys: pytest.CaptureFixture[str]) -> None:
        gold = str(GOLD / "musk-altman.json")
        assert run(lambda: library(["import", gold])) == FAILED
        assert run(lambda: library(["import", gold, str(GOLD / "startup.txt")])) == FAILED
        assert library(["import", gold, str(SEED)]) == OK
        article = gold_annotation("musk-altman").document.article()
        kept = Library.open().annotation(article, pipeline_version(), knowledge=True)
        assert kept is not None
        assert kept.relations == gold_annotation("musk-altman").relations

    def test_what_does_not_hold_together_is_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        seed = samples.seed()
        Path("bad.json").write_bytes(to_json(msgspec.structs.replace(seed, entities=seed.entities[1:])))
        assert run(lambda: library(["import", "bad.json"])) == FAILED
        assert "does not hold together" in capsys.readouterr().err


def test_every_part_of_a_record_is_checked() -> None:
    seed = samples.seed()
    replace = msgspec.structs.replace
    far = replace(seed.mentions[0], end=10**9)
    broken = [
        replace(seed, document=replace(seed.document, id="../x")),
        replace(seed, mentions=(far, *seed.mentions[1:])),
        replace(seed, mentions=(*seed.mentions, seed.mentions[0])),
        replace(seed, relations=(*seed.relations, seed.relations[0])),
        replace(seed, relations=(replace(seed.relations[0], subject="nobody"),)),
        replace(seed, mentions=seed.mentions[:1]),
    ]
    assert problem(seed) is None
    assert all(map(problem, broken))

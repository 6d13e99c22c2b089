"""Corrections in the library: kept, found again, applied wherever a record is read, and what an update changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from annotate.annotation import Annotation, Pipeline
from annotate.corrections.exchange import corrections_from_json, corrections_to_json, is_corrections
from annotate.corrections.making import Maker
from annotate.corrections.updates import update
from annotate.corrections.wording import correction_text
from annotate.library import Library
from annotate.lookup import Lookup
from annotate.sources.txt import article as text_article
from tests.annotate.export import samples
from tests.gold import gold_annotation

SEED = gold_annotation("musk-altman")
ARTICLE = SEED.document.article()
LOOKUP = Lookup(SEED)
MAKE = Maker(LOOKUP)
PRONOUN = next(m for m in SEED.mentions if m.entity == "elon_musk" and m.kind == "pronoun")
EVERY = (
    MAKE.judged_claim(SEED.relations[3], right=False),
    MAKE.judged_claim(SEED.relations[4], right=True),
    MAKE.judged_link(PRONOUN, right=True),
    MAKE.merged("neuralink", "tesla"),
    MAKE.split([PRONOUN], "Jemand", "PER"),
    MAKE.renamed("spacex", "Space Exploration Technologies"),
    MAKE.retyped("grok", "ORG") if "grok" in LOOKUP.entities else MAKE.retyped("xai", "PRODUCT"),
)


@pytest.fixture
def library() -> Library:
    return Library.in_memory()


def kept(library: Library) -> list[object]:
    return [each.correction for each in library.corrections.of(ARTICLE)]


class TestKeeping:
    def test_corrections_stay_in_the_order_in_which_they_were_made(self, tmp_path: Path) -> None:
        library = Library.open(tmp_path / "library.db")
        for correction in EVERY:
            assert library.corrections.make(correction, ARTICLE.id)
        library.close()
        assert kept(Library.open(tmp_path / "library.db")) == list(EVERY)

    def test_one_that_was_taken_back_returns_to_its_place(self, library: Library) -> None:
        for correction in EVERY:
            library.corrections.make(correction, ARTICLE.id)
        second = library.corrections.of(ARTICLE)[1]
        assert library.corrections.drop(second)
        assert kept(library) == [EVERY[0], *EVERY[2:]]
        assert library.corrections.keep(second)
        assert kept(library) == list(EVERY)

    def test_those_of_an_earlier_version_of_the_text_are_found(self, library: Library) -> None:
        old = text_article(b"Anna besitzt die Bau AG.", "/a.txt")
        new = text_article(b"Neu! Anna besitzt die Bau AG.", "/a.txt")
        library.remember(old, 0)
        library.remember(new, 0)
        library.corrections.make(EVERY[0], old.id)
        assert [each.correction for each in library.corrections.of(new)] == [EVERY[0]]
        assert new.id in library.corrections.articles()

    def test_what_is_taken_in_twice_is_there_once(self, library: Library) -> None:
        assert library.corrections.adopt(EVERY[:3], ARTICLE.id) == 3
        assert library.corrections.adopt((*EVERY, *EVERY), ARTICLE.id) == len(EVERY) - 3
        assert kept(library) == list(EVERY)


def test_everything_that_is_read_of_an_article_is_corrected(library: Library) -> None:
    library.remember(ARTICLE, 0)
    library.store(SEED, knowledge=True)
    library.corrections.make(MAKE.renamed("tesla", "Zesla"), ARTICLE.id)
    record = library.record_of(ARTICLE.id)
    assert record is not None
    assert "Zesla" in {entity.name for entity in record.entities}
    assert [figure.name for figure in library.shelf().named("zesla")] == ["Zesla"]
    raw = library.annotation(ARTICLE, SEED.pipeline.version, knowledge=True)
    assert raw is not None
    assert raw.entities == SEED.entities


class TestUpdates:
    def newer(self, annotation: Annotation = SEED) -> Annotation:
        """One claim less, and of another version."""
        return replace(annotation, pipeline=Pipeline("test", "2"), relations=annotation.relations[1:])

    def test_the_replaced_record_waits_to_be_looked_at(self, library: Library) -> None:
        library.store(SEED, knowledge=True)
        library.store(SEED, knowledge=True)
        assert library.earlier.of(ARTICLE.id, knowledge=True) is None
        assert library.earlier.is_told(ARTICLE.id, knowledge=True)
        library.store(self.newer(), knowledge=True)
        assert library.earlier.of(ARTICLE.id, knowledge=True) == SEED
        assert not library.earlier.is_told(ARTICLE.id, knowledge=True)
        assert library.earlier.is_told(ARTICLE.id, knowledge=True)

    def test_what_was_not_looked_at_is_told_with_the_next_update(self, library: Library) -> None:
        library.store(SEED, knowledge=True)
        library.store(self.newer(), knowledge=True)
        library.earlier.is_told(ARTICLE.id, knowledge=True)
        library.store(replace(SEED, pipeline=Pipeline("test", "3")), knowledge=True)
        assert library.earlier.of(ARTICLE.id, knowledge=True) == SEED
        assert not library.earlier.is_told(ARTICLE.id, knowledge=True)
        library.earlier.forget(ARTICLE.id, knowledge=True)
        assert library.earlier.of(ARTICLE.id, knowledge=True) is None

    def test_claims_gone_and_new_and_corrections_that_fit_no_more_are_listed(self) -> None:
        confirmed = MAKE.judged_claim(SEED.relations[0], right=True)
        changed = update(SEED, self.newer(), [confirmed, *EVERY[3:]])
        assert [each.claim.id for each in changed.claims.gone] == [SEED.relations[0].id]
        assert changed.lost == (confirmed,)
        assert update(self.newer(), SEED, []).claims.new[0].claim.id == SEED.relations[0].id
        assert update(SEED, SEED, EVERY).is_nothing

    def test_a_rejected_claim_is_neither_gone_nor_new(self) -> None:
        rejected = MAKE.judged_claim(SEED.relations[0], right=False)
        assert update(SEED, self.newer(), [rejected]).is_nothing
        assert update(self.newer(), SEED, [rejected]).is_nothing


class TestFiles:
    def test_hold_all_corrections_of_an_article(self, library: Library) -> None:
        library.remember(ARTICLE, 0)
        library.corrections.adopt(EVERY, ARTICLE.id)
        (corrected,) = library.corrections.corrected()
        line = corrections_to_json(corrected)
        assert b"\n" not in line
        assert is_corrections(line)
        assert corrections_from_json(line) == corrected

    @pytest.mark.parametrize("line", [b"", b"{}", b"[]", b"\xff", b'{"format": "durchblick/1"}'])
    def test_what_holds_none_is_told_from_them(self, line: bytes) -> None:
        assert not is_corrections(line)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_correction_is_told_in_words(language: str) -> None:
    texts = [correction_text(each, language) for each in EVERY]  # type: ignore[arg-type]
    assert len({text.partition(":")[0] for text in texts}) >= 5
    assert "Neuralink" in texts[3]
    assert "Tesla" in texts[3]


def test_the_stake_of_a_rejected_claim_is_told() -> None:
    measured = samples.measured()
    text = correction_text(Maker(Lookup(measured)).judged_claim(measured.relations[0], right=False), "de")
    assert "51,3 Prozent" in text

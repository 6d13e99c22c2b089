"""Who appears where in all that was read, and what the articles contradict each other in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from annotate.annotation import Amount, Annotation, Date, EntityType, Percent, RelationType, Status
from annotate.library import Library
from annotate.library.contradictions import Contradiction, contradictions
from annotate.library.shelf import likeness
from annotate.search.folding import words
from tests.annotate.export import samples


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library.db")
    yield library
    library.close()


def read(library: Library, *annotations: Annotation) -> None:
    for number, annotation in enumerate(annotations):
        document = msgspec.structs.replace(annotation.document, source=f"/{number}.txt")
        annotation = msgspec.structs.replace(annotation, document=document)
        library.remember(document.article(), 0)
        library.store(annotation, knowledge=True)


def claim(
    subject: str,
    object_: str,
    relation: RelationType,
    status: Status = "current",
    *,
    verb: str = " ",
    amount: Amount | None = None,
    percent: Percent | None = None,
    date: str | None = None,
    role: str | None = None,
) -> Annotation:
    """An article of one claim; ``verb`` tells two articles of the same claim apart."""
    types: tuple[EntityType, EntityType] = ("PER" if relation == "leads" else "ORG", "ORG")
    made = samples.article([(subject, f" und{verb}", object_)], relations=(relation,), types=types)
    said = msgspec.structs.replace(
        made.relations[0],
        status=status,
        amount=amount,
        percent=percent,
        date=Date(0, 1, date) if date else None,
        role=role,
    )
    return msgspec.structs.replace(made, relations=(said,))


def found(library: Library, *annotations: Annotation) -> list[Contradiction]:
    read(library, *annotations)
    return contradictions(library.shelf().said)


def euros(value: float, op: str | None = None) -> Amount:
    return Amount(0, 1, value, "EUR", op)  # type: ignore[arg-type]


class TestWhoAppears:
    def test_in_every_article_with_counts_and_claims(self, library: Library) -> None:
        other = claim("Merge Labs", "Nordwind", "acquires")
        read(library, samples.seed(), other)
        (figure,) = library.shelf().named("merge labs")
        assert (figure.name, figure.type) == ("Merge Labs", "ORG")
        newest, older = figure.appearances
        assert newest.opened.id == other.document.id
        assert (newest.places, len(newest.claims)) == (1, 1)
        seed = samples.seed()
        (entity,) = (e.id for e in seed.entities if e.name == "Merge Labs")
        assert older.places == sum(m.entity == entity for m in seed.mentions)
        assert [c.id for c in older.claims] == [
            c.id for c in seed.relations if entity in (c.subject, c.object) and c.provenance == "text"
        ]

    @pytest.mark.parametrize("query", ["Musk", "elon musk", "musk elon", "elon mus", "Elno Mussk"])
    def test_by_any_words_of_the_name(self, library: Library, query: str) -> None:
        read(library, samples.seed())
        assert "Elon Musk" in [figure.name for figure in library.shelf().named(query)]

    def test_mistyped(self, library: Library) -> None:
        read(library, samples.seed())
        shelf = library.shelf()
        assert shelf.named("nueralink")[0].name == "Neuralink"
        assert shelf.named("merge lasb")[0].name == "Merge Labs"
        assert not shelf.named("zzzz")
        assert not shelf.named("merge zzzz")
        assert not shelf.named("")

    def test_titles_are_found_by_their_words(self, library: Library) -> None:
        read(library, samples.seed(), claim("Nordwind", "Südhafen", "owns"))
        shelf = library.shelf()
        assert [opened.id for opened in shelf.titled("altman")] == [samples.seed().document.id]
        assert not shelf.titled("kohlweissling")

    def test_two_of_one_name_and_another_type_are_not_one(self, library: Library) -> None:
        read(
            library,
            samples.article([("Nordwind", " und ", "Alba")], types=("ORG", "ORG")),
            samples.article([("Nordwind", " oder ", "Alba")], types=("PRODUCT", "ORG")),
        )
        assert sorted(figure.type for figure in library.shelf().named("nordwind")) == ["ORG", "PRODUCT"]

    def test_a_record_that_cannot_be_read_is_left_out(self, library: Library) -> None:
        read(library, samples.seed())
        library._storage.write("UPDATE annotations SET record = ?", (b'{"entities": 3}',))
        shelf = library.shelf()
        assert len(shelf.articles) == 1
        assert not shelf.named("musk")


def test_likeness_prefers_the_whole_name_to_a_part_and_both_to_a_mistyped_one() -> None:
    asked = words("merge labs")
    scores = [likeness(asked, words(name)) for name in ("Merge Labs", "Merge Labs Europe", "Merge Lasb", "Merge")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1
    assert scores[-1] == 0


class TestContradictions:
    def test_another_status(self, library: Library) -> None:
        (one,) = found(
            library,
            claim("Alba", "Nordwind", "acquires", "planned"),
            claim("Alba", "Nordwind", "acquires", "rejected", verb=" nun "),
        )
        assert one.aspects == ("status",)
        assert {one.one.claim.status, one.other.claim.status} == {"planned", "rejected"}

    def test_another_amount_or_stake(self, library: Library) -> None:
        pairs = found(
            library,
            claim("Alba", "Nordwind", "invested_in", amount=euros(5)),
            claim("Alba", "Nordwind", "invested_in", amount=euros(7), verb=" nun "),
            claim("Alba", "Sund", "owns", percent=Percent(0, 1, 20)),
            claim("Alba", "Sund", "owns", percent=Percent(0, 1, 30), verb=" nun "),
        )
        assert sorted(pair.aspects for pair in pairs) == [("amount",), ("percent",)]

    def test_in_whichever_direction_what_is_symmetric_was_said(self, library: Library) -> None:
        pairs = found(
            library,
            claim("Alba", "Nordwind", "merges_with", "planned"),
            claim("Nordwind", "Alba", "merges_with", "rejected"),
        )
        assert len(pairs) == 1

    def test_two_leaders_of_one_organisation(self, library: Library) -> None:
        (pair,) = found(library, claim("Ada Blum", "Nordwind", "leads"), claim("Cem Dorn", "Nordwind", "leads"))
        assert pair.aspects == ("holder",)

    @pytest.mark.parametrize(
        "articles",
        [
            (claim("A", "B", "owns"), claim("A", "B", "owns", verb=" nun ")),
            (claim("A", "B", "owns", "planned"), claim("B", "A", "owns", "rejected")),
            (claim("A", "B", "owns"), claim("A", "C", "owns", "rejected")),
            (
                claim("A", "B", "invested_in", amount=euros(5)),
                claim("A", "B", "invested_in", verb=" nun "),
            ),
            (
                claim("A", "B", "invested_in", amount=euros(5, ">")),
                claim("A", "B", "invested_in", amount=euros(7), verb=" nun "),
            ),
            (
                claim("A", "B", "invested_in", amount=euros(100, "~")),
                claim("A", "B", "invested_in", amount=euros(104), verb=" nun "),
            ),
            (
                claim("A", "B", "invested_in", amount=euros(5), date="2020"),
                claim("A", "B", "invested_in", amount=euros(7), date="2023", verb=" nun "),
            ),
            (claim("A", "B", "leads"), claim("C", "B", "leads", "former")),
            (claim("A", "B", "leads", role="Finanzchef"), claim("C", "B", "leads", role="Vorstandschef")),
        ],
    )
    def test_what_is_none(self, library: Library, articles: tuple[Annotation, ...]) -> None:
        assert found(library, *articles) == []

    def test_an_article_does_not_contradict_itself(self, library: Library) -> None:
        one = claim("A", "B", "acquires", "planned")
        twice = msgspec.structs.replace(
            one, relations=(*one.relations, msgspec.structs.replace(one.relations[0], id="r2", status="rejected"))
        )
        assert found(library, twice) == []

    def test_background_says_nothing_of_articles(self, library: Library) -> None:
        one = claim("A", "B", "owns", "rejected")
        known = claim("A", "B", "owns", verb=" nun ")
        background = msgspec.structs.replace(
            known.relations[0], provenance="background", source="https://example.org", evidence=()
        )
        assert found(library, one, msgspec.structs.replace(known, relations=(background,))) == []

"""What must hold for every format alike."""

import re

import pytest
from msgspec.structs import replace

from annotate.annotation import Annotation
from annotate.catalogue import LANGUAGES, Language
from annotate.export import FORMATS
from annotate.figures import phrases
from tests.annotate.export import samples

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
VERBATIM = {"json", "gold", "brat", "webanno", "w3c", "spacy"}
"""Formats that hold text as it is, or escape it in their own way."""


def exported(name: str, annotation: Annotation, language: Language = "de") -> dict[str, bytes]:
    return FORMATS[name].export([annotation], language)


def as_text(files: dict[str, bytes]) -> str:
    return "\n".join(content.decode("utf-8", "replace") for content in files.values())


@pytest.mark.parametrize("name", FORMATS)
class TestEveryFormat:
    def test_is_described_in_both_languages(self, name: str) -> None:
        assert all(phrases(language)(f"export.format.{name}") for language in LANGUAGES)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_the_same_every_time(self, name: str, language: Language) -> None:
        assert exported(name, samples.full(), language) == exported(name, samples.full(), language)

    def test_takes_an_article_without_anything(self, name: str) -> None:
        assert exported(name, samples.article([]))

    def test_holds_no_character_that_a_terminal_obeys(self, name: str) -> None:
        text = as_text(exported(name, samples.hostile()))
        assert text
        if name not in VERBATIM:
            assert not CONTROLS.search(text)

    def test_takes_ten_thousand_entities(self, name: str) -> None:
        assert exported(name, samples.many())

    def test_several_articles_make_one_export_where_they_fit(self, name: str) -> None:
        if FORMATS[name].several:
            both = FORMATS[name].export([samples.seed(), samples.measured()], "de")
            assert len(as_text(both)) > len(as_text(exported(name, samples.seed())))

    def test_tells_what_a_reader_has_confirmed(self, name: str) -> None:
        made = samples.article([("Anna", " besitzt ", "Bau AG")])
        confirmed = replace(made, relations=(replace(made.relations[0], confirmed=True),))
        text = as_text(exported(name, confirmed))
        if name != "spacy":
            assert re.search(r'Vom Leser bestätigt|✓|confirmed"?\W+true', text)
        assert text != as_text(exported(name, made))

    def test_tells_all_that_qualifies_a_claim(self, name: str) -> None:
        text = as_text(exported(name, samples.full()))
        if name == "spacy":  # compressed: read in its own test
            return
        assert "gold" in text
        if name == "bods":  # holds what is current alone, and says how much it leaves out
            assert "Aussagen sind hier nicht enthalten" in text
            return
        for status in ("früher|former", "geplant|planned", "abgelehnt|rejected", "angeblich|behauptet|alleged"):
            assert re.search(status, text), status
        for words in ("laut Elon Musk|elon_musk", "Klage", "2015 waren sie so eng befreundet", "https"):
            assert re.search(words, text), words
        assert re.search("≈|Erschlossen|inferred", text)

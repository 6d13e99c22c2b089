"""What must hold for every format alike."""

import re

import pytest

from annotate.export import FORMATS
from annotate.figures import phrases
from tests.annotate.export import samples

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def exported(name: str, annotation=None, language="de"):
    return FORMATS[name].export([annotation or samples.seed()], language)


def as_text(files: dict[str, bytes]) -> str:
    return "\n".join(content.decode("utf-8", "replace") for content in files.values())


@pytest.mark.parametrize("name", FORMATS)
class TestEveryFormat:
    def test_is_described_in_both_languages(self, name: str) -> None:
        assert all(phrases(language)(f"export.format.{name}") for language in ("de", "en"))

    @pytest.mark.parametrize("language", ["de", "en"])
    def test_is_the_same_every_time(self, name: str, language: str) -> None:
        assert exported(name, samples.full(), language) == exported(name, samples.full(), language)

    def test_takes_an_article_without_anything(self, name: str) -> None:
        assert exported(name, samples.article([]))

    def test_takes_hostile_text(self, name: str) -> None:
        files = exported(name, samples.hostile())
        if FORMATS[name].kind != "binary" and name != "brat":
            assert not CONTROLS.search(as_text({k: v for k, v in files.items() if not k.endswith(".json")}))

    def test_takes_ten_thousand_entities(self, name: str) -> None:
        assert exported(name, samples.many())

    def test_names_the_pipeline(self, name: str) -> None:
        if name != "spacy":
            assert "gold" in as_text(exported(name))

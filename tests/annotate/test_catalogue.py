from pathlib import Path

import pytest

from annotate.catalogue import Catalogue, Language, user_language, whole_number


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "some_messages"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "de.toml").write_text(
        'hello = "Hallo {name}"\n[side]\nclaims = { one = "{n} Aussage", other = "{n} Aussagen" }\n', encoding="utf-8"
    )
    (folder / "en.toml").write_text("broken = 3\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "some_messages"


def test_fills_placeholders_and_plural_forms(package: str) -> None:
    say = Catalogue.load(package, "de")
    assert say.keys == {"hello", "side.claims"}
    assert say("hello", name="{x}[b]") == "Hallo {x}[b]"
    assert [say("side.claims", n=n) for n in (0, 1, 2, 12345)] == [
        "0 Aussagen",
        "1 Aussage",
        "2 Aussagen",
        "12.345 Aussagen",
    ]


def test_mistakes_of_the_program_are_errors(package: str) -> None:
    say = Catalogue.load(package, "de")
    for key in ("nothing", "hello", "side.claims"):
        with pytest.raises(KeyError):
            say(key)
    with pytest.raises(ValueError, match="broken"):
        Catalogue.load(package, "en")


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "de_CH"}, "de"),
        ({"DURCHBLICK_LANG": "de", "LC_ALL": "en_GB"}, "de"),
        ({"DURCHBLICK_LANG": "", "LANG": "de"}, "de"),
    ],
)
def test_the_environment_chooses_the_language(environ: dict[str, str], language: Language) -> None:
    assert user_language(environ) == language


def test_groups_thousands() -> None:
    assert (whole_number(1234567, "de"), whole_number(1234567, "en"), whole_number(999, "de")) == (
        "1.234.567",
        "1,234,567",
        "999",
    )

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.catalogue import LANGUAGES
from annotate.settings.reading import leaves, read_settings
from annotate.settings.schema import Settings, ThemeColours


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DURCHBLICK_LANG", "en")


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "durchblick.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    found = read_settings(tmp_path / "none.toml")
    assert (found.settings, found.problems, found.given) == (Settings(), (), {})


def test_what_the_file_says_holds(tmp_path: Path) -> None:
    path = written(
        tmp_path, 'width = 60\r\nreading-aid = true\r\n[sidebar]\r\nside = "left"\r\n[keys]\r\nzen = ["x", "f11"]'
    )
    found = read_settings(path)
    assert found.problems == ()
    assert (found.settings.width, found.settings.reading_aid, found.settings.sidebar.side) == (60, True, "left")
    assert found.settings.keys == {"zen": ["x", "f11"]}
    assert found.given["sidebar", "side"] == "left"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('\ntheem = "nord"', "line 2: there is no setting “theem”. Did you mean “theme”?"),
        ("[sidebar]\nsiz = 3", "line 2: there is no setting “sidebar.siz”. Did you mean “size”?"),
        ("width = 10", "line 1: “width” must be a whole number from 30 to 120; the default holds."),
        ('width = "wide"', "line 1: “width” must be a whole number from 30 to 120; the default holds."),
        ('sidebar.side = "lefft"', 'must be one of "left", "right"; the default holds. Did you mean “left”?'),
        ("sidebar = 3", "line 1: “sidebar” must be a table"),
        ("[theme]\nname = 3", "“theme” must be text in quotes"),
        ('[highlights]\nperson = "rot"', "line 2: “highlights.person” must be a colour like"),
        ("[keys]\nzen = 3", "line 2: “keys.zen” must be a key or a list of keys"),
        ("[sidbar]", "line 1: there is no setting “sidbar”. Did you mean “sidebar”?"),
        ('[themes.mine]\nprimry = "#000000"', "“themes.mine.primry”. Did you mean “primary”?"),
        ("zzzzzzzz = 1", "there is no setting “zzzzzzzz”."),
        ('"\\u001b[2J" = 1', "there is no setting"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    path = written(tmp_path, text)
    (problem,) = read_settings(path).problems
    assert problem.startswith(f"“{path}”, line ")
    assert sentence in problem
    assert "\x1b" not in problem


def test_what_is_right_holds_beside_what_is_wrong(tmp_path: Path) -> None:
    found = read_settings(written(tmp_path, 'width = 3\ntheme = "nord"\n[sidebar]\nsize = 99\nshown = false'))
    assert len(found.problems) == 2
    assert (found.settings.theme, found.settings.width) == ("nord", Settings().width)
    assert (found.settings.sidebar.shown, found.settings.sidebar.size) == (False, Settings().sidebar.size)


@pytest.mark.parametrize("content", [b"width = ", b"\xff\xfe\x00", b"a = 1\na = 2", b"[" * 100_000])
def test_a_file_that_is_no_toml_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    found = read_settings(written(tmp_path, content))
    assert found.settings == Settings()
    assert len(found.problems) == 1
    assert "durchblick.toml" in found.problems[0]


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert len(read_settings(tmp_path / "folder").problems) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=80) | st.text(alphabet='[]."=\n #abcwidth{}1', max_size=60).map(str.encode))
def test_no_file_brings_it_down(tmp_path: Path, content: bytes) -> None:
    for problem in read_settings(written(tmp_path, content)).problems:
        assert problem.isprintable()


@pytest.mark.parametrize("language", LANGUAGES)
class TestTheFileToBeginWith:
    def text(self, language: str) -> str:
        return (resources.files("annotate.settings") / f"template.{language}.toml").read_text("utf-8")

    def test_says_nothing_as_it_is(self, language: str, tmp_path: Path) -> None:
        found = read_settings(written(tmp_path, self.text(language)))
        assert (found.settings, found.problems) == (Settings(), ())

    def test_explains_every_setting_with_its_default(self, language: str, tmp_path: Path) -> None:
        text = re.sub(r"^#(?=[a-z[])", "", self.text(language), flags=re.MULTILINE)
        found = read_settings(written(tmp_path, text))
        assert found.problems == ()
        defaults = dict(leaves(msgspec.to_builtins(Settings())))
        assert {key for key, value in defaults.items() if value != {}} <= found.given.keys()
        plain = [key for key in defaults if key[0] not in ("highlights", "keys", "themes")]
        assert {key: found.given[key] for key in plain} == {key: defaults[key] for key in plain}
        own = tomllib.loads(text)["themes"]["sepia"]
        assert set(own) == set(ThemeColours.__struct_encode_fields__)

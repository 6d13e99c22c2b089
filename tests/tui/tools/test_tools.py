from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from annotate.catalogue import LANGUAGES
from annotate.command import FAILED, OK
from annotate.errors import DurchblickError
from tui.actions import ACTIONS
from tui.cli import durchblick
from tui.tools import doctor
from tui.tools.registry import COMMANDS, READER, everything

TOLD = re.compile(r"^  (--[\w-]+)", re.MULTILINE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", everything(), ids=lambda command: command.name or "reader")
def test_help_and_parser_agree(command: object, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DURCHBLICK_LANG", language)
    assert isinstance(command, type(READER))
    known = {name for action in command._actions() for name in action.option_strings}
    told = {name for option in command.options() for name in option.names}
    assert "--help" in told
    assert told <= known
    assert set(TOLD.findall(command.help_text())) <= known
    assert all(option.text for option in command.options())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert durchblick([name, "--help"]) == OK
    assert f"durchblick {name}" in capsys.readouterr().out


class TestConfig:
    def test_shows_what_holds_and_where_it_comes_from(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file.write_text('\nwidth = 60\ntheme = "nord"')
        assert durchblick(["config", "--theme", "dracula", "--lang", "en"]) == OK
        lines = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()]
        assert ["width", "60", "file, line 2"] in lines
        assert ["theme", '"dracula"', "call"] in lines
        assert ["mouse", "true", "default"] in lines
        assert ["language", '"en"', "call"] in lines

    def test_a_mistake_is_told_with_exit_code_2(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file.write_text("widht = 3")
        assert durchblick(["config"]) == FAILED
        assert "„width“" in capsys.readouterr().err

    def test_begins_a_file_once(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert durchblick(["config", "--init"]) == OK
        file.write_text(file.read_text() + "# mine")
        with pytest.raises(DurchblickError, match=r"settings\.toml"):
            durchblick(["config", "--init"])
        assert file.read_text().endswith("# mine")


class TestLanguage:
    def test_the_file_gives_every_command_its_language(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file.write_text('language = "en"')
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DURCHBLICK_LANG", "")
            durchblick(["keys", "--help"])
        assert capsys.readouterr().out.startswith("Usage:")

    def test_the_environment_comes_before_it(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file.write_text('language = "en"')
        durchblick(["keys", "--help"])
        assert capsys.readouterr().out.startswith("Aufruf:")


def test_keys_shows_remaps_and_clashes(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert durchblick(["keys"]) == OK
    shown = capsys.readouterr().out
    assert all(re.search(rf"\b{action.id}\b", shown) for action in ACTIONS)
    file.write_text('[keys]\nzen = "x"\nview = "x"')
    assert durchblick(["keys"]) == FAILED
    said = capsys.readouterr()
    assert re.search(r"^\* x +zen ", said.out, re.MULTILINE)
    assert "„x“" in said.err


def test_the_doctor_knows_what_is_broken(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "_model", lambda words, environ: iter(()))
    assert durchblick(["doctor"]) == OK
    assert "!!" not in capsys.readouterr().out
    file.write_text("width = 3")
    assert durchblick(["doctor"]) == FAILED
    assert "width" in capsys.readouterr().out
    file.unlink()
    (tmp_path / "data").rename(tmp_path / "gone")
    (tmp_path / "data").write_text("no folder")
    assert durchblick(["doctor"]) == FAILED


def completed(words: list[str], script: str, folder: Path) -> set[str]:
    """What bash offers for the last of the words."""
    quoted = " ".join(f"'{word}'" for word in words)
    lines = [
        script,
        f"COMP_WORDS=({quoted})",
        f"COMP_CWORD={len(words) - 1}",
        "_durchblick",
        "printf '%s\\n' \"${COMPREPLY[@]}\"",
    ]
    found = subprocess.run(["bash", "-c", "\n".join(lines)], capture_output=True, text=True, cwd=folder, check=True)
    assert found.stderr == ""
    return set(found.stdout.split())


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_completes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    durchblick(["completions", "bash"])
    script = capsys.readouterr().out

    def offers(*words: str) -> set[str]:
        return completed(["durchblick", *words], script, tmp_path)

    assert offers("") == set(COMMANDS)
    assert offers("ann") == {"annotate"}
    assert offers("--th") == {"--theme"}
    assert "nord" in offers("--theme", "")
    assert offers("--lang", "") == {"de", "en"}
    assert offers("annotate", "--format", "gra") == {"graphml"}
    assert offers("config", "--i") == {"--init"}
    assert offers("completions", "") == {"bash", "zsh", "fish"}
    assert offers("annotate", "a") == set()


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_take_their_completions(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    durchblick(["completions", shell])
    script = capsys.readouterr().out
    assert all(name in script for name in (*COMMANDS, "format", "theme"))
    if found := shutil.which(shell):
        assert subprocess.run([found, "-n"], input=script, text=True, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not shutil.which("groff"), reason="needs groff")
@pytest.mark.parametrize("language", LANGUAGES)
def test_groff_sets_the_manual_page(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    durchblick(["man", "--lang", language])
    page = capsys.readouterr().out
    assert page.isascii()
    setter = ["groff", "-man", "-Tutf8", "-ww", "-rLL=120n", "-P-c"]
    done = subprocess.run(setter, input=page, text=True, capture_output=True, encoding="utf-8", check=True)
    assert [line for line in done.stderr.splitlines() if "cannot" not in line] == []
    text = re.sub(r".\x08", "", done.stdout)
    for command in COMMANDS.values():
        for option in command.options():
            assert option.text in text
    assert "≈" in text or "×" in text

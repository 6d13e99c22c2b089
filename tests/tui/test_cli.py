import fcntl
import gc
import os
import pty
import select
import subprocess
import sys
import termios
import time
from dataclasses import replace
from pathlib import Path

import pytest

import tui.app
from annotate.article import Article
from annotate.catalogue import Language
from annotate.command import OK
from annotate.errors import DurchblickError
from annotate.library import DATA_VARIABLE, Library
from annotate.seed import seed_article
from annotate.settings.places import CONFIG_VARIABLE, STATE_VARIABLE
from annotate.sources import open_article
from tui.cli import durchblick
from tui.reading import Reading
from tui.session import Session
from tui.settings.preferences import Preferences

SEED = Path(__file__).parents[2] / "seeds" / "musk-altman.txt"
COMMAND = (sys.executable, "-m", "tui.cli")


class Terminal:
    """Stands for the reader and the terminal it needs: what was opened, and how."""

    def __init__(self) -> None:
        self.opened: list[tuple[Article, Language, str]] = []
        self.begun: list[str] = []

    def read(
        self, article: Article, session: Session, language: Language, preferences: Preferences, begin: str
    ) -> None:
        self.begun.append(begin)
        gc.enable()
        session.position()
        self.opened.append((article, language, preferences.settings.theme))

    @property
    def source(self) -> str:
        return self.opened[-1][0].source


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path / "settings.toml"))
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    monkeypatch.setenv("DURCHBLICK_LANG", "en")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Kopf\n\nEin Satz.")
    return tmp_path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    terminal = Terminal()
    monkeypatch.setattr(tui.app, "read", terminal.read)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("tui.cli._is_terminal", lambda stream: True)
    return terminal


class TestWhatIsOpened:
    def test_the_source_named(self, terminal: Terminal) -> None:
        assert durchblick(["a.txt"]) == OK
        assert terminal.opened[0][0].text == "Kopf\n\nEin Satz."

    def test_first_the_seed_and_then_what_was_read_last(self, terminal: Terminal) -> None:
        durchblick([])
        assert terminal.opened[0][0].text == seed_article().text == open_article(SEED).text
        durchblick(["a.txt"])
        durchblick([])
        assert terminal.source.endswith("/a.txt")

    def test_what_was_read_last_may_be_gone(
        self, terminal: Terminal, home: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        durchblick(["a.txt"])
        (home / "a.txt").unlink()
        durchblick([])
        assert terminal.source == seed_article().source
        assert "a.txt" in capsys.readouterr().err

    def test_a_text_that_was_piped_in_is_found_again(self, terminal: Terminal) -> None:
        from annotate.annotation import Annotation, Document, Pipeline
        from annotate.sources.txt import article as text_article

        piped = text_article(b"Piped text.", "-")
        Reading(piped).position()
        Library.open().store(Annotation(Document.of(piped, (), "en"), Pipeline("test", "1")), knowledge=True)
        durchblick([])
        assert terminal.opened[0][0] == replace(piped, language="en"), "what it was read as is known by now"

    def test_a_file_named_like_the_subcommand(self, terminal: Terminal, home: Path) -> None:
        (home / "annotate").write_text("Text")
        durchblick(["./annotate"])
        assert terminal.source == "./annotate"
        with pytest.raises(DurchblickError):
            durchblick(["annotate"])
        assert len(terminal.opened) == 1

    def test_the_library_is_opened_over_the_last_article(self, terminal: Terminal) -> None:
        durchblick(["a.txt"])
        assert durchblick(["library"]) == OK
        assert terminal.source.endswith("/a.txt")
        assert terminal.begun == ["", "screen.library"]

    def test_language_and_theme_are_passed_on(self, terminal: Terminal) -> None:
        durchblick(["a.txt"])
        durchblick(["a.txt", "--lang", "de", "--theme", "durchblick-light"])
        assert [how for _, *how in terminal.opened] == [["en", "durchblick-dark"], ["de", "durchblick-light"]]

    def test_an_unknown_theme_is_one_sentence(self, terminal: Terminal) -> None:
        with pytest.raises(DurchblickError, match="durchblick-dark"):
            durchblick(["a.txt", "--theme", "bogus"])
        assert not terminal.opened

    def test_trouble_with_the_library_is_said_once_the_reader_is_left(
        self, terminal: Terminal, home: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (home / "data").write_text("no folder")
        durchblick(["a.txt"])
        assert len(terminal.opened) == 1
        assert capsys.readouterr().err.count("\n") == 1


def test_a_terminal_that_cannot_draw_gets_plain_text(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []
    monkeypatch.setattr("annotate.cli.print_article", lambda article, knowledge: printed.append(article.text))
    for value in ("dumb", ""):
        monkeypatch.setenv("TERM", value)
        durchblick(["a.txt"])
    assert len(printed) == 2
    assert not terminal.opened


def test_the_library_is_listed_where_there_is_no_terminal(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    durchblick(["a.txt"])
    for words in (["library", "find", "x"], ["library", "--help"]):
        assert durchblick(words) == OK
    monkeypatch.setattr("tui.cli._is_terminal", lambda stream: False)
    capsys.readouterr()
    assert durchblick(["library"]) == OK
    assert "a.txt" in capsys.readouterr().out
    assert len(terminal.opened) == 1


def test_says_the_versions_of_program_and_pipeline(capsys: pytest.CaptureFixture[str]) -> None:
    assert durchblick(["--version"]) == OK
    assert capsys.readouterr().out.startswith("durchblick 0.")


def test_a_pipe_that_closes_early_is_no_error(home: Path) -> None:
    (home / "long.txt").write_text("Ein Satz.\n" * 50_000)
    from annotate.annotation import Annotation, Document, Pipeline
    from annotate.version import pipeline_version

    article = open_article(home / "long.txt")
    Library.open().store(Annotation(Document.of(article, ()), Pipeline("test", pipeline_version())), knowledge=True)
    with subprocess.Popen(
        [*COMMAND, str(home / "long.txt")], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"Ein Satz.\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 141


def test_text_piped_in_is_read_and_the_keys_still_work() -> None:
    screen, keyboard = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, b"\x1e\x00\x50\x00\x00\x00\x00\x00")
    before = termios.tcgetattr(keyboard)
    process = subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=keyboard,
        stderr=keyboard,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0),
        env={**os.environ, "TERM": "xterm-256color"},
    )
    try:
        assert process.stdin is not None
        process.stdin.write(b"Geheimes Ungeheuer\n\nEin Satz.")
        process.stdin.close()
        assert "Ungeheuer" in until(screen, "Ungeheuer")
        os.write(screen, b"q")
        until(screen, "\x1b[?1049l")
        assert process.wait(20) == 0
        assert termios.tcgetattr(keyboard) == before
    finally:
        process.kill()
        process.wait()
        os.close(screen)
        os.close(keyboard)


def until(screen: int, wanted: str) -> str:
    """What is written to the screen up to and with ``wanted``."""
    seen = ""
    deadline = time.monotonic() + 20
    while wanted not in seen and time.monotonic() < deadline:
        if select.select([screen], [], [], 0.2)[0]:
            seen += os.read(screen, 65536).decode(errors="replace")
    return seen

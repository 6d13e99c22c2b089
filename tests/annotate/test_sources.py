import io
import os
import textwrap
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.errors import DurchblickError
from annotate.sources import open_article
from annotate.sources.decoding import decode
from annotate.sources.reading import MAX_BYTES
from annotate.sources.txt import article as text_article
from annotate.sources.txt import paragraph_spans

SEED = Path(__file__).parents[2] / "seeds" / "musk-altman.txt"
GERMAN = "Die Übernahme gefällt größeren Aktionären nicht, sagte die Chefin über das Geschäft in München."


def shown(article: Article) -> list[tuple[str, str]]:
    return [(p.kind, article.text[p.start : p.end]) for p in article.paragraphs]


class TestSeed:
    def test_is_read_as_it_stands(self) -> None:
        article = open_article(SEED)
        assert article.text == SEED.read_bytes().decode()
        assert article.source == str(SEED)
        assert article.title == article.text.split("\n")[0]

    def test_has_a_headline_and_a_paragraph_a_line(self) -> None:
        article = open_article(SEED)
        lines = [line for line in article.text.split("\n") if line]
        assert [text for _, text in shown(article)] == [line.strip() for line in lines]
        assert [p.kind for p in article.paragraphs] == ["heading"] + ["text"] * (len(lines) - 1)


class TestDecoding:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman", "cp850"]
    )
    def test_finds_the_encoding_of_western_text(self, encoding: str) -> None:
        text = f"{GERMAN}\r\n\r\n{GERMAN}\n"
        assert decode(text.encode(encoding)) == text

    @pytest.mark.parametrize("mark", [b"\xfe\xff", b"\xff\xfe\x00\x00"])
    def test_marks_are_no_text(self, mark: bytes) -> None:
        encoding = "utf-16-be" if len(mark) == 2 else "utf-32-le"
        assert decode(mark + "ab".encode(encoding)) == "ab"

    def test_broken_places_stay_places(self) -> None:
        data = GERMAN.encode().replace(b"gef", b"g\xff\xfef") + b"\xc3"
        assert decode(data) == GERMAN.replace("gef", "g\ufffd\ufffdf") + "\ufffd"

    @given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
    def test_marked_or_utf8_text_is_unchanged(self, text: str, encoding: str) -> None:
        text = text.replace("\x00", "").lstrip("\ufeff")
        assert decode(text.encode(encoding)) == text

    @given(st.binary(max_size=300))
    @example(b"\xff\xfe")
    @example(b"\xff\xfea")
    @example(b"\xef\xbb\xbf")
    @example(b"a\x00b\x00c\x00\xd8")
    def test_any_bytes_are_an_article_or_one_sentence(self, data: bytes) -> None:
        try:
            article = text_article(data, "some.txt")
        except DurchblickError:
            return
        assert article.text == decode(data)
        assert article.text.encode()  # no surrogates: the record is UTF-8
        check_structure(article)


def check_structure(article: Article) -> None:
    end = 0
    for paragraph in article.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(article.text)
        inside = article.text[paragraph.start : paragraph.end]
        assert inside == inside.strip()
        assert not article.text[end : paragraph.start].strip()
        end = paragraph.end
    assert not article.text[end:].strip()
    assert article.title


class TestLayout:
    @given(st.text(alphabet="aB .\t\r\n\u2028\x0b", min_size=1).filter(str.strip))
    def test_every_word_is_in_one_paragraph(self, text: str) -> None:
        check_structure(text_article(text.encode(), "some.txt"))

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_a_line_is_a_paragraph(self, end: str) -> None:
        text = end.join([GERMAN, "", GERMAN * 2, "  " + GERMAN, ""])
        assert [text[a:b] for a, b in paragraph_spans(text)] == [GERMAN, GERMAN * 2, GERMAN]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_in_hard_wrapped_text_a_block_is_a_paragraph(self, end: str) -> None:
        blocks = [textwrap.fill(GERMAN * count, 72).replace("\n", end) for count in (4, 7, 1)]
        text = f"Überschrift{end}{end}" + f"{end}  {end}".join(blocks)
        assert [text[a:b] for a, b in paragraph_spans(text)] == ["Überschrift", *blocks]

    def test_verse_and_lists_are_not_hard_wrapped(self) -> None:
        lines = [
            "Es war einmal",
            "ein kleiner Vers",
            "der hatte Zeilen",
            "doch keinen Rand",
            "und war verschieden lang, mal mehr",
        ]
        assert len(paragraph_spans("\n".join(lines))) == len(lines)

    def test_short_lines_between_prose_are_headings(self) -> None:
        text = "\n\n".join(
            ["Die Schlagzeile", "Von A. B.", GERMAN, "Die Vorgeschichte", GERMAN, "Nur ein Satz.", GERMAN, "Ende"]
        )
        kinds = [kind for kind, _ in shown(text_article(text.encode(), "-"))]
        assert kinds == ["heading", "text", "text", "heading", "text", "text", "text", "text"]

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("Kommt die Übernahme?\n\n" + GERMAN, "Kommt die Übernahme?"),
            (GERMAN + "\n" + GERMAN, "bericht"),
            ("Ein einziger Absatz", "bericht"),
        ],
    )
    def test_the_title_is_the_headline_or_the_files_name(self, text: str, title: str) -> None:
        assert text_article(text.encode(), "/some/bericht.txt").title == title

    def test_a_title_without_headline_or_file_is_the_beginning(self) -> None:
        assert text_article((GERMAN * 9).encode(), "-").title.startswith("Die Übernahme gefällt")
        assert len(text_article((GERMAN * 9).encode(), "-").title) <= 80

    def test_escape_sequences_are_text(self) -> None:
        text = "\x1b[2J\x1b]0;title\x07" + GERMAN
        assert text_article(text.encode(), "-").text == text


def problem(source: str | Path, max_bytes: int = MAX_BYTES) -> str:
    with pytest.raises(DurchblickError) as raised:
        open_article(source, max_bytes=max_bytes)
    assert "\n" not in str(raised.value)
    return str(raised.value)


class TestProblems:
    @pytest.fixture(autouse=True)
    def english(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DURCHBLICK_LANG", "en")

    def test_what_is_no_readable_file(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "binary").write_bytes(bytes(range(256)) * 9)
        (tmp_path / "empty").touch()
        (tmp_path / "blank").write_text(" \n\t\n")
        (tmp_path / "long").write_bytes(b"word " * 20)
        assert "There is no file" in problem(tmp_path / "missing")
        assert "is a folder" in problem(tmp_path)
        assert "is not a regular file" in problem(tmp_path / "pipe")
        assert "is not a regular file" in problem("/dev/zero")
        assert "is not a text file" in problem(tmp_path / "binary")
        assert "is empty" in problem(tmp_path / "empty")
        assert "only white space" in problem(tmp_path / "blank")
        assert "is larger than" in problem(tmp_path / "long", max_bytes=99)
        assert "cannot be read" in problem("a\0b")

    def test_a_sparse_gigabyte_is_not_read(self, tmp_path: Path) -> None:
        with (tmp_path / "huge").open("wb") as file:
            file.truncate(1 << 30)
        assert "is larger than 50 MB" in problem(tmp_path / "huge")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_forbidden_file(self, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("x")
        (tmp_path / "secret").chmod(0)
        assert "may not be read" in problem(tmp_path / "secret")

    def test_names_cannot_speak_to_the_terminal(self) -> None:
        assert "\x1b" not in problem("/nowhere/\x1b[2J\udcff")

    def test_the_users_language_is_spoken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DURCHBLICK_LANG", "de")
        assert "gibt es nicht" in problem("/nowhere")

    def test_a_name_that_is_no_text_is_kept_as_text(self, tmp_path: Path) -> None:
        path = os.fsencode(tmp_path) + b"/\xff.txt"
        Path(os.fsdecode(path)).write_text("Some text")
        assert open_article(os.fsdecode(path)).source.encode().endswith(b"/?.txt")


class TestStandardInput:
    def test_is_read_to_its_end(self) -> None:
        article = open_article("-", stdin=io.BytesIO(GERMAN.encode()))
        assert (article.text, article.source) == (GERMAN, "-")

    def test_is_given_up_when_it_does_not_end(self) -> None:
        class Endless(io.BytesIO):
            taken = 0

            def read(self, size: int | None = -1) -> bytes:
                assert size is not None
                self.taken += size
                return b"x" * size

        endless = Endless()
        with pytest.raises(DurchblickError):
            open_article("-", stdin=endless, max_bytes=5000)
        assert endless.taken <= 5001

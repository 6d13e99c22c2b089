"""What the tests of all kinds of sources share."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.article import Article
from annotate.errors import DurchblickError
from annotate.sources import open_article

FILES = Path(__file__).parent / "files"


def shown(article: Article) -> list[tuple[str, str]]:
    return [(p.kind, article.text[p.start : p.end]) for p in article.paragraphs]


def opened(folder: Path, name: str, data: bytes) -> Article:
    """The article in a file of this name."""
    (folder / name).write_bytes(data)
    return open_article(folder / name)


def problem(folder: Path, name: str, data: bytes) -> str:
    """What the user is told about such a file: one sentence."""
    with pytest.raises(DurchblickError) as raised:
        opened(folder, name, data)
    said = str(raised.value)
    assert name in said
    assert said.isprintable()
    return said


def check_structure(article: Article) -> None:
    """What holds for every article, wherever it came from."""
    end = 0
    for paragraph in article.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(article.text)
        inside = article.text[paragraph.start : paragraph.end]
        assert inside == inside.strip()
        assert not article.text[end : paragraph.start].strip()
        end = paragraph.end
    assert article.text.encode()  # no surrogates: the record is UTF-8
    assert article.title


def damaged(data: bytes, times: int, seed: int = 1) -> Iterator[bytes]:
    """The file cut off somewhere, with bits flipped, or with a stretch of it overwritten."""
    dice = random.Random(seed)
    for number in range(times):
        broken = bytearray(data)
        if number % 3 == 0:
            del broken[dice.randrange(len(broken)) :]
        elif number % 3 == 1:
            for _ in range(dice.choice((1, 3, 30))):
                broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8)
        else:
            start = dice.randrange(len(broken))
            broken[start : start + 40] = dice.randbytes(40)
        yield bytes(broken)


def check_damaged(folder: Path, name: str, data: bytes, times: int) -> None:
    """A damaged file is an article or one sentence, never anything else."""
    for broken in damaged(data, times):
        article = attempt(folder, name, broken)
        if article is not None:
            check_structure(article)
    os.remove(folder / name)


def attempt(folder: Path, name: str, data: bytes) -> Article | None:
    """The article in such a file; None if the user is told in one sentence that there is none."""
    try:
        return opened(folder, name, data)
    except DurchblickError as refused:
        said = str(refused)
    assert said.isprintable()
    return None

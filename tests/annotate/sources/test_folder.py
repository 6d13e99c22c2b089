from pathlib import Path

import pytest

from annotate.errors import DurchblickError
from annotate.sources.folder import files_of


def test_a_folder_is_its_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.pdf", ".hidden.txt", "picture.png", "C.EML"):
        (tmp_path / name).touch()
    (tmp_path / "inner.txt").mkdir()
    assert [Path(file).name for file in files_of(str(tmp_path))] == ["C.EML", "a.pdf", "b.txt"]


@pytest.mark.parametrize("source", ["-", "missing.txt", "https://example.com/", "a\0b"])
def test_anything_else_is_itself(source: str) -> None:
    assert files_of(source) == [source]


def test_a_folder_without_such_files_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DurchblickError, match="holds no file that can be read"):
        files_of(str(tmp_path))

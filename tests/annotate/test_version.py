from pathlib import Path

import pytest

from annotate import version


def test_any_change_of_code_or_data_is_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "_PACKAGE", tmp_path)
    (tmp_path / "pipeline.py").write_text("")
    (tmp_path / "annotation.py").write_text("")
    (tmp_path / "sentences.py").write_text("")
    (tmp_path / "article.py").write_text("")
    (tmp_path / "language" / "__pycache__").mkdir(parents=True)
    weights = tmp_path / "language" / "weights"
    weights.write_bytes(b"a" * 1_000_000)

    def digest() -> str:
        version._digest.cache_clear()
        return version.pipeline_version()

    seen = [digest()]
    assert digest() == seen[0]
    weights.write_bytes(b"a" * 999_999 + b"b")
    seen.append(digest())
    (tmp_path / "language" / "rules.py").write_text("x = 1")
    seen.append(digest())
    (tmp_path / "language" / "rules.py").rename(tmp_path / "language" / "other.py")
    seen.append(digest())
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "txt.py").write_text("x = 1")
    seen.append(digest())
    assert len(set(seen)) == len(seen)
    (tmp_path / "language" / "__pycache__" / "rules.pyc").write_text("compiled")
    assert digest() == seen[-1]
    monkeypatch.undo()
    version._digest.cache_clear()

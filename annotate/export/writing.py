"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from annotate.errors import reason, user_error
from annotate.export import Format


def write_export(chosen: Format, files: Mapping[str, bytes], path: Path) -> None:
    """Write what a format made: its one file to ``path``, or its several into the folder there.

    Raises:
        DurchblickError: If they cannot be written.
    """
    if chosen.kind == "folder":
        write_folder(path, files)
    else:
        write_file(path, files[""])


def write_file(path: Path, content: bytes) -> None:
    """Write a file; one that is there stays as it was until the new one is whole.

    Raises:
        DurchblickError: If it cannot be written.
    """
    if path.is_dir():
        raise user_error("export.is_folder", name=str(path))
    _write({path: content}, path)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made if there is none; all of them, or none.

    Raises:
        DurchblickError: If they cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise user_error("export.is_file", name=str(folder))
    _write({folder.joinpath(*name.split("/")): content for name, content in files.items()}, folder)


def _write(files: Mapping[Path, bytes], shown: Path) -> None:
    whole: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, prefix=".durchblick-", delete=False) as file:
                whole[path] = Path(file.name)
                file.write(content)
            whole[path].chmod(0o666 & ~_umask())
        for path, written in whole.items():
            written.replace(path)
    except OSError as error:
        raise user_error("export.unwritable", name=str(shown), reason=reason(error)) from error
    finally:
        for written in whole.values():
            written.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

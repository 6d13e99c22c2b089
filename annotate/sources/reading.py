"""The bytes of a source, or one clear sentence why there are none."""

from __future__ import annotations

import os
import stat
import sys
from typing import BinaryIO, Final

from annotate.errors import DurchblickError, reason, user_error

MAX_BYTES: Final = 50 * 1024 * 1024
"""A hundred times a long novel: what is larger was hardly meant to be read."""

_MIB: Final = 1024 * 1024


def read_file(name: str, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file, or of a shell's process substitution.

    Raises:
        DurchblickError: If there is no such file, or it is a folder or a device, cannot be read or
            is too large.
    """
    try:
        status = os.stat(name)
        if stat.S_ISDIR(status.st_mode):
            raise user_error("source.folder", name=name)
        # Opening any other pipe would wait, perhaps for ever, for somebody to write into it.
        if not stat.S_ISREG(status.st_mode) and not (stat.S_ISFIFO(status.st_mode) and name.startswith("/dev/fd/")):
            raise user_error("source.special", name=name)
        if status.st_size > max_bytes:
            raise _too_large(name, max_bytes)
        with open(name, "rb") as file:
            return _read(file, name, max_bytes)
    except FileNotFoundError:
        raise user_error("source.missing", name=name) from None
    except PermissionError:
        raise user_error("source.forbidden", name=name) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise user_error("source.unreadable", name=name, reason=reason(error)) from None


def read_stream(stream: BinaryIO | None = None, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a stream up to its end; of standard input by default.

    Raises:
        DurchblickError: If it cannot be read or does not end within ``max_bytes``.
    """
    if stream is None and sys.stdin is None:
        raise user_error("source.closed")
    try:
        return _read(stream or sys.stdin.buffer, "-", max_bytes)
    except OSError as error:
        raise user_error("source.unreadable", name="-", reason=reason(error)) from None


def _read(stream: BinaryIO, name: str, max_bytes: int) -> bytes:
    chunks: list[bytes] = []
    left = max_bytes
    while chunk := stream.read(min(_MIB, left + 1)):
        chunks.append(chunk)
        left -= len(chunk)
        if left < 0:
            raise _too_large(name, max_bytes)
    return b"".join(chunks)


def _too_large(name: str, max_bytes: int) -> DurchblickError:
    return user_error("source.large", name=name, limit=max_bytes // _MIB)

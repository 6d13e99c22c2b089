"""Copying to the clipboard of the desktop, beside the terminal's own (OSC 52), which not every terminal has."""

from __future__ import annotations

import contextlib


def copy_natively(text: str) -> None:
    """Put the text on the desktop's clipboard, if there is one. Takes a while: call it from a thread.

    Over ssh or on a bare console there is none, which is not worth a word: the terminal's clipboard has the text.
    """
    import pyperclip

    with contextlib.suppress(pyperclip.PyperclipException, OSError):
        pyperclip.copy(text)


def quotation(sentence: str, title: str, source: str) -> str:
    """A sentence as one line, with where it is from below it."""
    quoted = " ".join(sentence.split())
    origin = ", ".join(part for part in (" ".join(title.split()), source) if part and part != "-")
    return f"„{quoted}“\n{origin}" if origin else f"„{quoted}“"

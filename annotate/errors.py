"""What a user can be told when something does not work."""

from __future__ import annotations


class DurchblickError(Exception):
    """A failure that the user can do something about.

    Its text is one whole sentence that names the file or key and says what to do, without control
    characters; commands print it to standard error and end with exit code 2.
    """


def user_error(key: str, **values: object) -> DurchblickError:
    """The error ``error.<key>`` of the message catalogue, in the user's language."""
    # Only where something fails: a start that goes well reads no catalogue for it.
    from annotate.catalogue import Catalogue, user_language
    from annotate.harmless import harmless_line

    say = Catalogue.load("annotate.phrases", user_language())
    shown = {name: harmless_line(value) if isinstance(value, str) else value for name, value in values.items()}
    return DurchblickError(say(f"error.{key}", n=None, **shown))


def reason(error: Exception) -> str:
    """Why something failed, in the system's words, without numbers and paths."""
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)

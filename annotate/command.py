"""What all commands share: how they read their arguments, say what went wrong, and end."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import Final, NoReturn, TextIO

from annotate.catalogue import LANGUAGE_VARIABLE, LANGUAGES, Catalogue, user_language
from annotate.errors import DurchblickError, reason, user_error
from annotate.own_model import VARIABLE, folder_of
from annotate.settings.adopted import adopt_settings

OK: Final = 0
FAILED: Final = 2
INTERRUPTED: Final = 130
"""128 + SIGINT, as shells have it."""
NOBODY_LISTENS: Final = 141
"""128 + SIGPIPE: what the output went to has ended, as with ``| head``."""


class Arguments(argparse.ArgumentParser):
    """A parser whose help comes from the message catalogue and whose errors are one sentence."""

    def __init__(self, command: str) -> None:
        super().__init__(prog=command, add_help=False, allow_abbrev=False)
        self.add_argument("--help", "-h", action="store_true")
        self.add_argument("--lang", choices=LANGUAGES)
        self.add_argument("--no-knowledge", action="store_true")
        self.add_argument("--model", metavar="NAME")

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The options; the language and model they or else the settings name hold from now on, in subprocesses too.

        Raises:
            DurchblickError: If the arguments are wrong.
        """
        adopt_settings()
        options = self.parse_args(arguments)
        if options.lang:
            os.environ[LANGUAGE_VARIABLE] = options.lang
        if options.model:
            folder_of(options.model)
            os.environ[VARIABLE] = options.model
        return options

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments.

        Raises:
            DurchblickError: Always.
        """
        raise user_error("usage", problem=message, command=self.prog)


def words() -> Catalogue:
    """What commands say, in the user's language."""
    return Catalogue.load("annotate.phrases", user_language())


def narrate(text: str) -> None:
    """Say something that is not data."""
    print(text, file=sys.stderr)


def run(command: Callable[[], int]) -> int:
    """The exit code of a command, whatever happens in it that is no defect of the program."""
    sys.stdout, sys.stderr = _output(sys.stdout), _output(sys.stderr)
    try:
        code = command()
        sys.stdout.flush()
    except DurchblickError as error:
        narrate(str(error))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return NOBODY_LISTENS
    except OSError as error:
        _drop_output()
        narrate(str(user_error("output", reason=reason(error))))
        return FAILED
    return code


def _output(stream: TextIO | None) -> TextIO:
    """The stream, made to take any character; if it is closed, one that takes all and keeps nothing."""
    if stream is None:
        return open(os.devnull, "w")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream


def _drop_output() -> None:
    # What is still in the buffer would fail again when the interpreter ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

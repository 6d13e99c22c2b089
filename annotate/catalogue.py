"""Messages for the user in their language: one TOML file a language, shipped inside a package.

A message is a string with ``{placeholders}``, or a table of plural forms that ``n`` chooses from::

    title = "Who is who"

    [sidebar]
    claims = { one = "{n} claim", other = "{n} claims" }

Tables group keys: the second message's key is ``sidebar.claims``.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Final, Literal, TypeAlias, cast, get_args

Language: TypeAlias = Literal["de", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
LANGUAGE_VARIABLE: Final = "DURCHBLICK_LANG"
"""Environment variable with the user's language; the command line's ``--lang`` sets it."""

_PLURAL_FORMS: Final = {"one", "other"}
_THOUSANDS: Final[dict[Language, str]] = {"de": ".", "en": ","}

Message: TypeAlias = str | dict[str, str]


def user_language(environ: Mapping[str, str] = os.environ) -> Language:
    """The language that the environment asks for: German, else English.

    ``DURCHBLICK_LANG`` comes before the POSIX locale variables, in their order.
    """
    for variable in (LANGUAGE_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(variable):
            return "de" if value.lower().startswith("de") else "en"
    return "en"


def whole_number(number: int, language: Language) -> str:
    """The number with its thousands grouped as the language does it: ``12.345``."""
    return f"{number:,}".replace(",", _THOUSANDS[language])


class Catalogue:
    """The messages of one package in one language."""

    def __init__(self, language: Language, messages: Mapping[str, Message]) -> None:
        self.language: Final = language
        self._messages = dict(messages)

    @classmethod
    def load(cls, package: str, language: Language) -> Catalogue:
        """The messages in ``language.toml`` of an importable package.

        Raises:
            FileNotFoundError: If the package has no messages in this language.
            ValueError: If the file is not a catalogue.
        """
        folder = next(iter(import_module(package).__path__))
        with Path(folder, f"{language}.toml").open("rb") as file:
            return cls(language, _flatten(tomllib.load(file)))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all messages."""
        return frozenset(self._messages)

    def __contains__(self, key: str) -> bool:
        return key in self._messages

    def __call__(self, key: str, *, n: int | None = None, **values: object) -> str:
        """The message, its placeholders filled.

        Args:
            key: The message's key, its tables joined with dots.
            n: Chooses the plural form and fills ``{n}``.
            values: Fill the other placeholders; whole numbers are grouped as the language does it.

        Raises:
            KeyError: If the catalogue has no such message, or the message a placeholder that was
                given no value: a mistake in the program, never in its input.
        """
        message = self._messages[key]
        if n is not None:
            values["n"] = n
        if isinstance(message, dict):
            if n is None:
                raise KeyError(f"{key} has plural forms and needs n")
            message = message["one" if n == 1 else "other"]
        return message.format_map({name: self._shown(value) for name, value in values.items()})

    def template(self, key: str) -> str:
        """A message without plural forms, its placeholders not filled.

        Raises:
            KeyError: If the catalogue has no such message.
        """
        message = self._messages[key]
        if isinstance(message, dict):
            raise KeyError(f"{key} has plural forms")
        return message

    def _shown(self, value: object) -> object:
        return whole_number(value, self.language) if type(value) is int else value


def _flatten(table: Mapping[str, object], prefix: str = "") -> dict[str, Message]:
    messages: dict[str, Message] = {}
    for name, value in table.items():
        key = prefix + name
        if isinstance(value, str):
            messages[key] = value
        elif not isinstance(value, dict):
            raise ValueError(f"{key} is neither text nor a table")
        elif set(value) == _PLURAL_FORMS and all(isinstance(form, str) for form in value.values()):
            messages[key] = cast(dict[str, str], value)
        else:
            messages |= _flatten(value, f"{key}.")
    return messages

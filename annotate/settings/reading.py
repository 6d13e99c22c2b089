"""The settings file, read key by key: whatever is wrong with one, all others hold.

The file is the user's; nothing here writes to it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

import msgspec
from msgspec.inspect import BoolType, DictType, IntType, LiteralType, StrType, StructType, Type, UnionType, type_info

from annotate.catalogue import Catalogue, user_language
from annotate.errors import reason
from annotate.harmless import harmless_line
from annotate.settings.places import settings_path
from annotate.settings.schema import Settings

Key: TypeAlias = tuple[str, ...]

_NEAR: Final = 60.0
"""The least similarity (RapidFuzz's ratio, 0 to 100) of a name that may have been meant."""
_MAX_BYTES: Final = 1 << 20


class SettingsFile(msgspec.Struct, frozen=True):
    """What a settings file says."""

    path: Path
    text: str
    settings: Settings
    given: Mapping[Key, object]
    """The values that the file gives and that could be taken, by key."""
    problems: tuple[str, ...] = ()
    """What is wrong with it, one sentence each; defaults stand in for what is."""

    def complain(self, key: Key, message: str, wrong: str = "", near: Iterable[str] = (), **values: object) -> str:
        """One sentence about a key: the file, the line, what is wrong, and which of some names was meant.

        Args:
            key: The key.
            message: Which sentence, ``problem.<message>`` of the catalogue.
            wrong: What was given.
            near: What could have been given.
            values: Fill the sentence's other placeholders.
        """
        return _complaint(self.path, self.text, key, message, wrong, near, **values)


def read_settings(path: Path | None = None) -> SettingsFile:
    """What the user's settings file says, or the one at ``path``; defaults if there is none."""
    file = path or settings_path()
    try:
        with file.open("rb") as opened:
            data = opened.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise OSError(27, "File too large")
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except FileNotFoundError:
        return SettingsFile(file, "", Settings(), {})
    except OSError as error:
        return _unread(file, "unreadable", reason=reason(error))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        return _unread(file, "no_toml", reason=str(error))
    good, problems = dict(leaves(table)), list[str]()
    try:
        return SettingsFile(file, text, msgspec.convert(table, Settings), good)
    except msgspec.ValidationError:
        good.clear()
    for key, value in leaves(table):
        if problem := _problem(file, text, key, value):
            problems.append(problem)
        else:
            good[key] = value
    return SettingsFile(file, text, msgspec.convert(nested(good), Settings), good, tuple(problems))


def say() -> Catalogue:
    """What is said of settings, in the user's language."""
    return Catalogue.load("annotate.settings.messages", user_language())


def _unread(file: Path, message: str, **values: object) -> SettingsFile:
    problem = say()(f"problem.{message}", file=harmless_line(str(file)), n=None, **_harmless(values))
    return SettingsFile(file, "", Settings(), {}, (problem,))


def _problem(file: Path, text: str, key: Key, value: object) -> str | None:
    try:
        msgspec.convert(nested({key: value}), Settings)
    except msgspec.ValidationError:
        for depth in range(1, len(key) + 1):
            part, outer = key[:depth], _type_of(key[: depth - 1])
            if _type_of(part) is None:
                if not isinstance(outer, StructType):  # a table where a value is wanted
                    return _complaint(file, text, part[:-1], "value", expected=expected(part[:-1]))
                names = [field.encode_name for field in outer.fields]
                return _complaint(file, text, part, "unknown", part[-1], names)
        return _complaint(file, text, key, "value", str(value), choices(key), expected=expected(key))
    return None


def expected(key: Key) -> str:
    """A few words on what a setting may be."""
    words = say()
    match _type_of(key):
        case BoolType():
            return words("expected.yes_no")
        case IntType(ge=least, le=most):
            return words("expected.number", least=least, most=most)
        case LiteralType(values=values):
            return words("expected.one_of", values=", ".join(f'"{value}"' for value in values))
        case StructType() | DictType():
            return words("expected.table")
        case UnionType(types=(StrType(pattern=pattern), *_)) if pattern:
            return words("expected.colour")
        case UnionType():
            return words("expected.keys")
    return words("expected.text")


def choices(key: Key) -> tuple[str, ...]:
    """The values that a setting may have, if they can be told one by one."""
    kind = _type_of(key)
    return tuple(map(str, kind.values)) if isinstance(kind, LiteralType) else ()


def _type_of(key: Key) -> Type | None:
    kind: Type | None = type_info(Settings)
    for name in key:
        if isinstance(kind, StructType):
            kind = next((field.type for field in kind.fields if field.encode_name == name), None)
        elif isinstance(kind, DictType):
            kind = kind.value_type
        else:
            return None
    return kind


def _complaint(
    file: Path, text: str, key: Key, message: str, wrong: str = "", near: Iterable[str] = (), **values: object
) -> str:
    from annotate.settings.lines import line_of  # only where something is wrong

    words = say()
    nearest = _nearest(wrong, near)
    place = {"file": str(file), "line": str(line_of(text, key) or 1), "setting": ".".join(key)}
    sentence = words(f"problem.{message}", n=None, **_harmless({**place, **values}))
    return f"{sentence} {words('problem.hint', nearest=nearest)}" if nearest else sentence


def _nearest(name: str, names: Iterable[str]) -> str | None:
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None


def _harmless(values: Mapping[str, object]) -> dict[str, object]:
    return {name: harmless_line(value) if isinstance(value, str) else value for name, value in values.items()}


def leaves(table: Mapping[str, object], outer: Key = ()) -> Iterator[tuple[Key, object]]:
    """The keys of all tables with their values; of a table without any, itself."""
    for name, value in table.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, (*outer, name))
        else:
            yield (*outer, name), value


def nested(flat: Mapping[Key, object]) -> dict[str, Any]:
    """The tables that hold these keys."""
    nested: dict[str, Any] = {}
    for key, value in flat.items():
        table = nested
        for name in key[:-1]:
            table = table.setdefault(name, {})
        table[key[-1]] = value
    return nested

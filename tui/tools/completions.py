"""``durchblick completions``: what bash, zsh and fish need to complete commands and options."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from annotate.catalogue import Catalogue
from annotate.command import OK, Arguments
from tui.tools.registry import COMMANDS, READER, Command, Option, everything

_FILES: Final = ("SOURCE", "PATH")


def completions_parser() -> Arguments:
    """The options of ``durchblick completions``."""
    parser = Arguments("durchblick completions")
    parser.add_argument("shell", nargs="?", choices=[*SHELLS])
    return parser


def completions(arguments: Sequence[str]) -> int:
    """Print the completions for a shell.

    Raises:
        DurchblickError: If the arguments are wrong.
    """
    parser = completions_parser()
    options = parser.parse(arguments)
    from annotate.settings.reading import say

    words = say()
    if options.help:
        print(words("completions.help").strip())
        return OK
    if not options.shell:
        parser.error("bash, zsh or fish is needed")
    print("\n".join(SHELLS[options.shell](words)))
    return OK


def bash(words: Catalogue) -> Iterator[str]:
    """For bash 3.2 and later, without the bash-completion package."""
    yield "# bash completion for durchblick"
    yield "_durchblick() {"
    yield '    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=""'
    yield "    COMPREPLY=()"
    yield "    ((COMP_CWORD > 1)) && case ${COMP_WORDS[1]} in"
    yield f"        {'|'.join(COMMANDS)}) command=${{COMP_WORDS[1]}} ;;"
    yield "    esac"
    yield "    local words="
    yield '    case "$command $before" in'
    for command in everything():
        for option in command.options():
            if option.takes:
                patterns = "|".join(f'"{command.name} {name}"' for name in option.names)
                yield f"        {patterns})"
                if option.values:
                    yield f'            COMPREPLY=($(compgen -W {_quoted(" ".join(option.values))} -- "$word"))'
                    yield "            return ;;"
                else:
                    yield "            compopt -o default 2>/dev/null; return ;;"
    yield "    esac"
    yield '    case "$command" in'
    for command in everything():
        options = " ".join(name for option in command.options() for name in option.names)
        plain = " ".join(COMMANDS if command is READER else command.values())
        yield f'        "{command.name}")'
        yield f"            if [[ $word == -* ]]; then words={_quoted(options)}; else words={_quoted(plain)}; fi ;;"
    yield "    esac"
    yield '    [[ -n $command ]] || ((COMP_CWORD == 1)) || [[ $word == -* ]] || words=""'
    yield '    COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield "    compopt -o default 2>/dev/null"
    yield "}"
    yield "complete -F _durchblick durchblick"


def zsh(words: Catalogue) -> Iterator[str]:
    """For zsh's compsys."""
    yield "#compdef durchblick"
    yield "_durchblick() {"
    yield "    local -a commands"
    yield "    commands=("
    yield from (f"        {_quoted(f'{name}:{_plain(text)}')}" for name, text in _texts(words))
    yield "    )"
    yield "    case ${words[2]} in"
    for command in COMMANDS.values():
        yield f"        {command.name})"
        yield "            shift words; ((CURRENT--))"
        yield "            _arguments -s \\"
        yield from _zsh_arguments(command, _zsh_rest(command))
        yield "            ;;"
    yield "        *)"
    yield "            _arguments -s \\"
    yield from _zsh_arguments(READER, "'1: :{_describe command commands; _files}'")
    yield "            ;;"
    yield "    esac"
    yield "}"
    yield 'if [[ $funcstack[1] == _durchblick ]]; then _durchblick "$@"; else compdef _durchblick durchblick; fi'


def fish(words: Catalogue) -> Iterator[str]:
    """For fish 3."""
    yield "# fish completion for durchblick"
    all_names = " ".join(COMMANDS)
    for name, text in _texts(words):
        yield f"complete -c durchblick -n __fish_use_subcommand -a {name} -d {_fish_quoted(text)}"
    for command in everything():
        if command is READER:
            condition = _fish_quoted(f"not __fish_seen_subcommand_from {all_names}")
        else:
            condition = _fish_quoted(f"__fish_seen_subcommand_from {command.name}")
        if values := command.values():
            yield f"complete -c durchblick -n {condition} -f -a {_fish_quoted(' '.join(values))}"
        for option in command.options():
            long, *short = option.names
            parts = [f"complete -c durchblick -n {condition} -l {long.lstrip('-')}"]
            parts += [f"-s {name.lstrip('-')}" for name in short]
            if option.values:
                parts.append(f"-x -a {_fish_quoted(' '.join(option.values))}")
            elif option.takes:
                parts.append("-r")
            yield " ".join([*parts, f"-d {_fish_quoted(option.text)}"])


SHELLS: Final[dict[str, Callable[[Catalogue], Iterator[str]]]] = {"bash": bash, "zsh": zsh, "fish": fish}
"""Who can complete, and what writes the script for it."""


def _texts(words: Catalogue) -> Iterator[tuple[str, str]]:
    return ((name, words(f"command.{name}")) for name in COMMANDS)


def _zsh_arguments(command: Command, rest: str) -> Iterator[str]:
    for option in command.options():
        for name in option.names:
            yield f"                {_quoted(_zsh_option(name, option))} \\"
    yield f"                {rest}"


def _zsh_option(name: str, option: Option) -> str:
    said = f"{name}[{_plain(option.text)}]"
    if option.values:
        return f"{said}:{option.takes}:({' '.join(option.values)})"
    return f"{said}:{option.takes}:{'_files' if option.takes in _FILES else ' '}" if option.takes else said


def _zsh_rest(command: Command) -> str:
    values = command.values()
    return _quoted(f"1: :({' '.join(values)})") + " '*: :_files'" if values else "'*: :_files'"


def _plain(text: str) -> str:
    """Without what means something within a specification of zsh's."""
    return text.translate({ord("["): "(", ord("]"): ")", ord(":"): ",", ord("\\"): "/"})


def _quoted(text: str) -> str:
    """One word of a POSIX shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

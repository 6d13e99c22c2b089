"""Words of German and English that a question may have and its answer need not."""

from __future__ import annotations

from typing import Final

_GERMAN: Final = """
    wer wen wem wessen was wo wie wann warum welche welcher welches der die das den dem des ein eine einen einem
    einer eines und oder von vom zu zum zur in im an am auf bei mit fur aus ist sind war hat haben hatte wird wurde
    sich
"""
_ENGLISH: Final = """
    who whom whose what where when why how which the a an and or of to in on at by for from with is are was has had
    did does do
"""

FUNCTION_WORDS: Final = frozenset(f"{_GERMAN} {_ENGLISH}".split())
"""Folded."""

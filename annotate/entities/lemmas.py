"""Lemmas: simplemma's, with what German verbs need besides.

simplemma's German data knows most forms; it does not part "zu" from a separable verb, and some prefixed
verbs only in the infinitive.
"""

from __future__ import annotations

import re
from functools import lru_cache

from annotate.language.dictionary import lemmatize

_PREFIXES = "ab|an|auf|aus|bei|durch|ein|fest|her|hin|los|mit|nach|nieder|über|um|unter|vor|weg|weiter|zurück|zusammen"
ZU_INFIX = re.compile(rf"^({_PREFIXES})zu(\w+e[lr]?n)$")
"""A separable verb's infinitive with its "zu" inside ("einzusteigen")."""
_PREFIX = re.compile(rf"^({_PREFIXES})(\w{{4,}})$")
INFINITIVE = re.compile(r"\w(en|ern|eln|tun)$")
_IRREGULAR = {"gehört": "gehören", "fusionierten": "fusionieren", "geboten": "bieten"}
"""Forms that simplemma takes for another verb's."""


@lru_cache(maxsize=20_000)
def lemma_of(word: str, language: str) -> str:
    """The lemma of a lower-case word; a verb's is its infinitive with its prefix ("einzusteigen" to "einsteigen")."""
    if not word.isprintable():
        # The dictionaries fail at control characters.
        return word
    if not word or (language == "de" and word in _IRREGULAR):
        return _IRREGULAR.get(word, word)
    if language == "de" and (infix := ZU_INFIX.match(word)):
        return infix[1] + infix[2]
    lemma = lemmatize(word, language).lower()
    if language == "de" and lemma == word and not INFINITIVE.search(word) and (split := _PREFIX.match(word)):
        stem = lemmatize(split[2], language).lower()
        if stem != split[2] and INFINITIVE.search(stem):
            return split[1] + stem
    return lemma


@lru_cache(maxsize=20_000)
def noun_lemma(word: str, language: str) -> str:
    """The nominative singular of a noun as it is written."""
    if not word or not word.isprintable():
        return word
    lemma = lemmatize(word, language)
    # simplemma knows some nouns in the spelling of before 1996 only.
    return lemma.replace("ß", "ss") if "ss" in word else lemma

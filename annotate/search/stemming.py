"""Related words: a stem that German and English inflections and derivations share.

"Besitzer" and "besitzt", "Gründung" and "gegründet", "Investition" and "investierte", "owner" and "owned". Longer
words lose the longest ending that leaves four letters: enough to search by, and no claim about the language.
"""

from __future__ import annotations

import re
from typing import Final

_ENDING: Final = re.compile(
    r"""(?<=\w{4})(?:
      ierungen | ierung | ierenden | ierende | ieren | iere | ierten | ierter | ierte | ierst | iert | ier
    | ationen | ation | itionen | ition | ionen | ion | atoren | ator | itoren | itor | oren | ors | or
    | enten | ent | enzen | enz | erinnen | erin | ernde | ungen | ung
    | etest | eten | eter | etes | ete | et | test | ten | ter | tes | te | st | t
    | ern | ers | er | enden | ende | end | en | em | es | e | s | eds | ed | ings | ing
    )\Z""",
    re.VERBOSE,
)
_PARTICIPLE: Final = re.compile(r"ge(?=\w{4,}(?:t|te|ten|ter|tes|en|ene|enen)\Z)")


def stem(folded: str) -> str:
    """The stem of a folded word; the word itself if it has no ending that is known."""
    return _ENDING.sub("", _PARTICIPLE.sub("", folded, count=1) if folded.startswith("ge") else folded)


def kin_beginnings(folded: str) -> tuple[str, ...]:
    """What words with the same stem begin with."""
    ending_less = stem(folded)
    return ending_less, f"ge{ending_less}"

"""Related words: a stem that German and English inflections and derivations share.

"Besitzer" and "besitzt", "Gründung" and "gegründet", "Investition" and "investierte", "owner" and "owned". Longer
words lose the longest ending that leaves four letters; the forms of strong verbs, with what nouns are made of them,
are listed ("schließen", "schloss", "Schluss"). Enough to search by, and no claim about the language. A lemmatiser
would know more, but its dictionaries take longer to load, and more memory, than all the rest of a search.
"""

from __future__ import annotations

import re
from typing import Final

_ENDINGS: Final = """
    ierungen ierung ierenden ierende ieren iere ierten ierter ierte ierst iert ier
    ationen ation itionen ition ionen ion atoren ator itoren itor oren ors or
    enten ent enzen enz erinnen erin erungen erung ernde erten erter ertes erte ert eren erer eres erem ere
    ungen ung etest etem eten eter etes ete et test tem ten ter tes te st t
    ern ers er enden ende end en em es e s eds ed ings ing
"""
_ENDING: Final = re.compile(rf"(?<=\w{{4}})(?:{'|'.join(_ENDINGS.split())}|(?<=l)n)\Z")
_LAST: Final = re.compile(r"(?<=\w{4})[st]+\Z")
"""The last letters of a root that could be an ending as well: German writes "Preis" and "Preise", "leisten" and
"Leistung"."""

_PARTICIPLE: Final = re.compile(r"ge(?=\w{4,}(?:t|te|ten|ter|tes|en|ene|enen)\Z)")
_INNER: Final = "ab|an|auf|aus|bei|durch|ein|fest|her|hin|los|mit|nach|nieder|uber|um|unter|vor|weg|zuruck|zusammen|zu"
"""Prefixes that a verb may leave behind; its participle and infinitive have ge and zu behind them."""
_SPLIT: Final = re.compile(rf"(?P<prefix>{_INNER})(?:ge|zu)(?=\w{{3,}}(?:t|te|ten|ter|tes|en|ene|enen)\Z)")

_STRONG: Final = """
    beiss biss | bieg bog | biet bot | bind band bund | blas blies | bleib blieb | brat briet | berg birg barg borg
    brech brich brach broch bruch | brenn brannt | bring bracht brought | denk dacht | dring drang drung
    fall fiel fell | fang fing | fecht focht | fehl fiehl fahl fohl | find fand fund found | flieg flog flug
    flieh floh
    fliess floss fluss | frier fror | geb gib gab | geh ging gang | gelt gilt galt golt | giess goss guss
    gess giss gass | gleich glich | grab grub | greif griff | halt hielt | hang hing | heb hob | heiss hiess
    helf hilf half holf | kenn kannt | kling klang klung | komm kam kunft | kriech kroch | lad lud | lass liess
    lauf lief | leid litt | leih lieh | les lies las | lieg lag | lier lor lust | mess miss mass | nehm nimm nahm nomm
    nenn nannt | pfeif pfiff | preis pries | rat riet | reiss riss | reit ritt | riech roch | ring rang rung
    ruf rief | schaff schuf | scheid schied | schein schien | schieb schob | schiess schoss schuss
    schlaf schlief | schlag schlug | schliess schloss schluss | schneid schnitt | schreib schrieb
    schreit schritt | schweig schwieg | schwimm schwamm schwomm | schwind schwand schwund | seh sieh sah
    send sandt sent | sing sang sung | sink sank sunk | sitz sass sess | sprech sprich sprach sproch
    spring sprang sprung | steh stand stood | stehl stiehl stahl stohl | steig stieg | sterb stirb starb storb
    stoss stiess | streich strich | streit stritt | trag trug | treff triff traf troff | treib trieb
    tret tritt trat | trink trank trunk | wachs wuchs | weis wies | wend wandt | werb wirb warb worb
    werf wirf warf worf | wieg wog | winn wann wonn | zieh zog zug | zwing zwang zwung
    buy bought | sell sold | tell told | hold held | pay paid | say said | mak made | tak took | giv gave | leav left
    lead led | meet met | keep kept | feel felt | spend spent | build built | teach taught | catch caught
    think thought | seek sought | fight fought | grow grew grown | know knew known
    draw drew drawn | throw threw thrown
    speak spoke | break broke | choos chose chosen | writ wrote written | driv drove driven | begin began begun
    steal stole stolen | win won | get got | run ran
"""
"""Strong verbs and their like, one between bars or line ends, folded; then English ones."""

_OUTER: Final = f"{_INNER}|be|emp|ent|er|miss|ver|zer|wider|wieder"
_VERBS: Final = tuple(tuple(row.split()) for row in re.split(r"[|\n]", _STRONG) if row.split())
_VERB_OF: Final = {form: forms for forms in _VERBS for form in forms}


def _stems(forms: list[str]) -> str:
    return "|".join(sorted(forms, key=len, reverse=True))


_INFLECTED: Final = "en ene enem enen ener enes e es em et st t te ten test n s ing"
_DERIVED: Final = "ung ungen end ende endem enden ender endes er ern ers"
"""Endings that only the infinitive's stem has: "liefern" is no form of "lief"."""

_STRONG_FORM: Final = re.compile(
    rf"(?P<prefix>(?:{_OUTER})?)(?:ge|zu)?(?:"
    rf"(?P<infinitive>{_stems([forms[0] for forms in _VERBS])})(?:{'|'.join(f'{_INFLECTED} {_DERIVED}'.split())})?"
    rf"|(?P<short>{_stems([form for form in _VERB_OF if len(form) < 4])})(?:en)?"
    rf"|(?P<long>{_stems([form for form in _VERB_OF if len(form) > 3])})(?:{'|'.join(_INFLECTED.split())})?"
    r")\Z"
)

RESTS: Final = frozenset(
    f"{last}{ending}"
    for last in ("", "s", "t", "ss", "st", "tt", "ts")
    for ending in ("", *f"{_ENDINGS} {_INFLECTED} {_DERIVED}".split())
)
"""All that may come behind a beginning of :func:`kin_beginnings`; few words have one of these there by chance."""


def stem(folded: str) -> str:
    """The stem of a folded word; the word itself if it has no ending that is known."""
    if strong := _STRONG_FORM.match(folded):
        return f"{strong['prefix']}{_verb(strong)[0]}"
    split = _SPLIT.match(folded)
    whole = split["prefix"] + folded[split.end() :] if split else folded
    root = _ENDING.sub("", _PARTICIPLE.sub("", whole, count=1) if whole.startswith("ge") else whole)
    return _LAST.sub("", root)


def kin_beginnings(folded: str) -> list[str]:
    """What words with the same stem begin with."""
    if strong := _STRONG_FORM.match(folded):
        return [f"{strong['prefix']}{infix}{form}" for form in _verb(strong) for infix in ("", "ge", "zu")]
    root = stem(folded)
    split = re.match(_INNER, root)
    infixed = [f"{split[0]}{infix}{root[split.end() :]}" for infix in ("ge", "zu")] if split else []
    return [root, f"ge{root}", *infixed]


def _verb(strong: re.Match[str]) -> tuple[str, ...]:
    return _VERB_OF[strong["infinitive"] or strong["short"] or strong["long"]]

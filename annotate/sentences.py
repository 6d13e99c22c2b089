"""Sentence boundaries of German and English news text, found by rules alone.

Pure Python and cheap to import, so that the reader can move by sentences before the language
pipeline is loaded; the pipeline uses the same boundaries. A full stop ends a sentence unless
something speaks against it: an abbreviation, an initial, an ordinal, a lower-case continuation. Where
a form is open ("5 Mio. Die …", "am 3. Mai"), the next word decides: a capital alone proves nothing in
German, but a capitalised function word does.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from annotate.article import Span

_STOP: Final = re.compile(r"""(?<![.!?…])[.!?…]++["“”»«‘’')\]]*+(?=\s|[„(]|\Z)""")
"""A possible end: the marks and whatever closes directly behind them."""

_GAP: Final = re.compile(r"\n[^\S\n]*\n")
"""A blank line ends a sentence whatever stands before it."""

_NEXT: Final = re.compile(r"""\s*[„“”"»«‚‘’'(\[–—-]*\s*(?:(?P<word>\w+)|(?P<sign>\S))?""")
_TAIL: Final = re.compile(r"(?:(?:\b[^\W\d_]{1,4}\.[^\S\n]?)*\b[^\W\d_]+|\b[\d.,]*\d)\s*\Z")
_TAIL_WINDOW: Final = 40
_CAMEL: Final = re.compile(r"[^\W\d_]{1,3}[A-ZÄÖÜ]")
"""A name that begins with a small letter (iPhone, xAI, eBay) and may begin a sentence."""

_ROMAN: Final = re.compile(r"[IVX]{2,}\Z")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST: Final = _words(
    # titles and forms of address
    "dr prof dipl hr fr hrn frl st sr mr mrs ms rev gov sen hon phil jur habil "
    # what introduces something
    "bzw ca evtl ggf inkl exkl zzgl vgl sog gem lt bes insb insbes einschl vs approx hrsg geb verh gest ehem stellv "
    "jap engl frz amerik österr schweiz niederl mind durchschn betr bspw "
    "z.b d.h i.e e.g v.a i.d.r o.g s.o i.s.v m.e u.u z.t z.zt z.hd i.a u.z"
)
"""Abbreviations after which the sentence always goes on; blanks inside are left out."""

_SELDOM_LAST: Final = _words(
    "mio mrd tsd bio mill usw etc al co inc corp ltd llc bros jr plc s.p.a s.a s.r.l n.v b.v a.s u.a u.ä o.ä u.s.w "
    "u.v.m a.d a.m p.m i.r u.s.a p.a d.j v.chr n.chr jan feb mär apr jun jul aug sep sept okt oct nov dez dec "
    "std sek km kg qm jh jhd max min tel str gen col capt lt sgt rep pres"
)
"""Abbreviations that may also end a sentence; the next word decides."""

_BEFORE_NUMBER: Final = _words("nr nrn no art abs ziff kap bd fig vol str tel abb seite")
"""Abbreviations only if a number follows."""

_OPENERS: Final = _words(
    # articles, pronouns, determiners
    "der die das den dem des ein eine einen einem einer eines er sie es wir ich ihr man wer was welche dies diese "
    "dieser dieses diesen diesem jene jener jeder jede jedes alle beide beiden viele einige mehrere manche kein keine "
    "keiner sein seine seinen seiner ihre ihren ihrem unser unsere mein meine solche solch etwas nichts niemand "
    # prepositions
    "in im am an auf aus bei beim mit nach vom von vor zu zum zur seit unter über um für gegen ohne durch zwischen "
    "trotz wegen während laut neben statt anstatt innerhalb außerhalb ab bis dank angesichts aufgrund "
    # conjunctions and adverbs
    "und oder aber denn doch sondern wenn weil da dass ob obwohl als wie so auch nun jetzt dann danach dabei damit "
    "dafür dagegen daher darum deshalb deswegen dennoch trotzdem zudem außerdem allerdings jedoch inzwischen "
    "mittlerweile bereits schon noch nur erst einst früher später zuvor zuletzt zunächst schließlich dort hier heute "
    "gestern morgen derzeit aktuell bislang bisher seitdem seither insgesamt künftig vielmehr immerhin ebenso nicht "
    "nie hinzu darüber darunter davon daran darauf hierzu wo wann warum womit wieso natürlich tatsächlich vielleicht "
    "ist war hat sind waren wird wurde wurden kann soll "
    # English
    "the a an he she it they we you his her its their our my this that these those there here what who which when "
    "where why how if but and or so yet because although while as at by for from of on to with without under after "
    "before since until during despite some many most several all both each every no not never however meanwhile now "
    "then also still once today yesterday later is was are were has have had will would"
)
"""Function words that, with a capital, open a sentence."""

_BEFORE_ORDINAL: Final = _words(
    "der die das den dem des am im vom zum zur beim ans ins ein eine einen einem einer eines kein keine bis ab seit "
    "und oder jeder jede jedes jeden jedem dieser diese dieses diesen diesem sein seine seinen seinem ihr ihre ihren "
    "ihrem"
)
_AFTER_ORDINAL: Final = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert "
    "jahrhunderts jahrtausend platz auflage quartal bundesliga liga weltkrieg weltkriegs fc"
)


def sentences_of(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of one paragraph, ``text[start:end]``.

    Together they hold every character that is not blank; they are in order, do not overlap and begin
    and end with a character that is not blank. Closing quotes and brackets stay with the sentence that
    they close.

    Args:
        text: The whole source text.
        start: Where the paragraph begins.
        end: Where it ends; the end of the text if left out.
    """
    end = len(text) if end is None else end
    cuts = {stop.end() for stop in _STOP.finditer(text, start, end) if _ends(text, stop, start, end)}
    cuts.update(gap.start() for gap in _GAP.finditer(text, start, end))
    edges = [start, *sorted(cuts), end]
    pieces = (_trimmed(text, left, right) for left, right in pairwise(edges))
    return [piece for piece in pieces if piece.start < piece.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + max(left, len(piece.rstrip())))


def _ends(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Whether a sentence ends with ``stop``."""
    following = _NEXT.match(text, stop.end(), end)
    word, sign = (following["word"], following["sign"]) if following else (None, None)
    if word is None:
        if sign is None or sign in ",;:)]/":
            return False
        word = sign
    if word[0].islower() and not _CAMEL.match(word):
        return False
    marks = stop.group().rstrip("\"“”»«‘’')]")
    if "!" in marks or "?" in marks:
        return True
    before = stop.start()
    if marks != ".":
        return _opens(word) or not text[before - 1 : before].isspace()
    if marks != stop.group() and len(stop.group()) > len(marks) and stop.group()[1] not in ")]":
        return True
    return _full_stop_ends(text[max(start, before - _TAIL_WINDOW) : before], word)


def _full_stop_ends(before: str, word: str) -> bool:
    """Whether a full stop between ``before`` and ``word`` ends a sentence."""
    tail = _TAIL.search(before)
    if tail is None:
        return True
    last = tail.group().strip()
    if last[-1].isdigit():
        return _number_ends(before[: tail.start()], last, word)
    whole = re.sub(r"\s", "", last)
    part = whole.rpartition(".")[2]
    forms = {whole.lower(), part.lower()}
    if forms & _NEVER_LAST or (forms & _BEFORE_NUMBER and word[0].isdigit()):
        return False
    is_open = len(part) == 1 or bool(_ROMAN.match(part)) or bool(forms & _SELDOM_LAST)
    return _opens(word) if is_open else True


def _number_ends(before: str, number: str, word: str) -> bool:
    """Whether a number with a full stop ends a sentence, or is an ordinal or part of a date.

    An ordinal stands at the start or behind a word that announces it: der 1. Vorsitzende, am 2. Weihnachtstag.
    """
    if not number.isdigit() or len(number) > 3:
        return True
    if word[0].isdigit() or word.lower() in _AFTER_ORDINAL:
        return False
    words = before.split()
    is_announced = not words or words[-1].lower() in _BEFORE_ORDINAL
    return not is_announced or _opens(word)


def _opens(word: str) -> bool:
    return word.lower() in _OPENERS

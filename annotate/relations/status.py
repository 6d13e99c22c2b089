"""Whether a claim holds: rejected, not claimed at all, alleged, planned, former or current.

The order is the one in which a reader must not be misled: a refusal anywhere above the trigger wins,
then what takes the claim back, then who only says so, then what is still to come, then what is over.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from annotate.annotation import Status
from annotate.entities.syntax import Clause, Sentence, Verb
from annotate.entities.tokens import Kind, Tokens
from annotate.entities.words import word_set

Verdict = Status | Literal["none"]

_HYPOTHETICAL: Final = frozenset({"ob", "falls", "wenn", "sofern", "if", "whether", "unless"})
_INSTEAD: Final = frozenset({"statt", "anstatt", "ohne"})
_ENDED: Final = re.compile(r"\bbis (?:ende |anfang |mitte |zum jahr )?(?:19|20)\d\d\b", re.IGNORECASE)
_EXPECTING: Final = re.compile(
    r"\brechne[nt]\w* damit\b|\bberichten? zufolge\b|\baccording to reports\b", re.IGNORECASE
)
_REPORTED: Final = re.compile(r"\bwie\b[^,]*\bbericht", re.IGNORECASE)
_SETTLING: Final = re.compile(r"\bfrei erfunden|\bkeine Rede|\bvom Tisch|\bdementier", re.IGNORECASE)
"""What settles a matter wherever it stands in the sentence."""
_DENIED: Final = re.compile(
    r",\s+(?:which|what) \w+ (?:has |have )?(?:denie[sd]|disputes?)|"
    r",\s+was \w+ (?:bestreite|bestritt|dementier|zurückweis)\w*",
    re.IGNORECASE,
)
"""What a party says is not so."""
_FLOATED: Final = re.compile(r"\b(?:ins Spiel|im Gespräch|im Raum|in Aussicht|auf dem Tisch|kurz vor)\b", re.IGNORECASE)
"""Where ideas are that nobody has carried out yet."""
_COMPLAINING: Final = word_set("verklagen klagen vorwerfen beschuldigen bezichtigen sue accuse")
"""What is done about something that is not so."""
_DENYING: Final = re.compile(r"\b(?:deny|denie[sd]|denying)\b", re.IGNORECASE)
_ACCUSING: Final = frozenset({"vorwerfen", "beschuldigen", "bezichtigen", "unterstellen", "vorhalten", "accuse"})
_INTENDING: Final = word_set("wollen mögen sollen müssen dürfen will would shall should may might must could")


def _pattern(words: str, phrases: Iterable[str] = ()) -> re.Pattern[str]:
    alternatives = [re.escape(w).replace(r"\*", r"\w*") for w in [*words.split(), *phrases]]
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cues:
    rejecting: re.Pattern[str]
    prefix: dict[str, str]
    no_comment: re.Pattern[str]
    planning: re.Pattern[str]
    alleging: re.Pattern[str]
    doubting: re.Pattern[str]
    former: re.Pattern[str]


@cache
def _cues() -> _Cues:
    data = tomllib.loads(files("annotate.relations").joinpath("lexicon", "status.toml").read_text("utf-8"))
    rejecting = _pattern(data["rejecting"], data["rejecting_phrases"])
    return _Cues(rejecting, data["prefix"], **{name: _pattern(words) for name, words in data["words"].items()})


def governing(clause: Clause) -> list[Clause]:
    """The clauses that a claim hangs on; what a relative clause says is said on its own."""
    above: list[Clause] = []
    while clause.parent is not None and clause.kind not in ("relative", "attribute"):
        clause = clause.parent
        above.append(clause)
    return above


def text_of(clause: Clause, tokens: Tokens) -> str:
    """The clause's words."""
    return " ".join(tokens.doc[i].text for i in clause.tokens)


def _loose(clause: Clause, tokens: Tokens) -> str:
    """The clause's words outside its phrases: "ihr früherer Partner hält Anteile" is not over."""
    inside = {i for p in clause.phrases if p.kind != "value" for i in range(p.start, p.end)}
    described = [q for p in clause.phrases for q in (p, *p.appositions)]
    starts = {p.start for p in described if p.preposition is None and p.kind == "noun"}
    # "Muster, einst Chefin der Bank, leitet …": the adverb belongs to the apposition.
    inside |= {s - 1 for s in starts if s > 1 and tokens.doc[s - 2].text in (",", "(", "–")}
    return " ".join(tokens.doc[i].text for i in clause.tokens if i not in inside)


def rejects(text: str) -> bool:
    """Whether a stretch of text says no to something.

    >>> rejects("Der Vorstand lehnte das Angebot ab"), rejects("Sie lehnte an der Wand")
    (True, False)
    """
    if _cues().no_comment.search(text):
        return False
    for match in _cues().rejecting.finditer(text):
        word = match[0].lower()
        prefix = _cues().prefix.get(word)
        if prefix is None or re.search(rf"\b{prefix}\b", text[match.end() :], re.IGNORECASE):
            return True
    return False


def status_of(clause: Clause, sentence: Sentence, tokens: Tokens, verb: Verb | None, *, state: bool = False) -> Verdict:
    """The status of a claim that the verb, or a noun in the clause, makes."""
    above = governing(clause)
    own = text_of(clause, tokens)
    outer = " ".join(text_of(c, tokens) for c in above)
    sentence_text = tokens.text[sentence.span.start : sentence.span.end]
    tried = own if verb is None else _without(own, verb, tokens)
    if _DENIED.search(sentence_text):
        return "alleged"
    if _cues().doubting.search(own):
        return "none"
    complains = verb is not None and verb.lemma in _COMPLAINING
    if _rejected(tried, outer, "" if complains else sentence_text) or _turned_down(clause, sentence, tokens):
        return "rejected"
    if sentence.question or _DENYING.search(sentence_text) or _taken_back(clause, above):
        return "none"
    if verb is not None and _intended_once(clause, verb, tokens):
        return "rejected"
    unnamed = " ".join(tokens.doc[i].text for i in clause.tokens if tokens.kinds[i] is not Kind.NAME)
    said = unnamed if verb is None else re.sub(r"\b(?:angeblich|mutmaßlich)e\w*", "", unnamed, flags=re.IGNORECASE)
    if _alleged(clause, above, verb, said, outer, sentence_text):
        return "alleged"
    if _planned(clause, above, verb, own, outer) or (verb is not None and _to_do(clause, verb, tokens)):
        return "planned"
    if _former(verb, _loose(clause, tokens), state):
        return "former"
    return "current"


def _without(own: str, verb: Verb, tokens: Tokens) -> str:
    """The clause's words without the trigger: "abgegeben" is not what rejects itself."""
    for index in verb.tokens:
        own = re.sub(rf"\b{re.escape(tokens.doc[index].text)}\b", "", own, count=1)
    return own


def _rejected(own: str, outer: str, sentence: str) -> bool:
    return rejects(own) or rejects(outer) or bool(_SETTLING.search(sentence))


def _turned_down(clause: Clause, sentence: Sentence, tokens: Tokens) -> bool:
    """Whether the sentence goes on that it came to nothing: "wollte A übernehmen, scheiterte aber"."""
    last = clause.tokens[-1] if clause.tokens else 0
    for other in sentence.clauses:
        goes_on = other.subject is None or other.sibling is clause or other.subject is clause.subject
        if (
            other.kind == "main"
            and other.tokens
            and other.tokens[0] > last
            and goes_on
            and rejects(text_of(other, tokens))
        ):
            return True
    return False


def _taken_back(clause: Clause, above: list[Clause]) -> bool:
    if clause.negated or clause.marker in _HYPOTHETICAL or clause.marker in _INSTEAD:
        return True
    if any(c.marker in _HYPOTHETICAL or c.marker in _INSTEAD for c in above):
        return True
    return clause.kind == "infinitive" and clause.parent is not None and clause.parent.negated


def _alleged(clause: Clause, above: list[Clause], verb: Verb | None, own: str, outer: str, sentence: str) -> bool:
    if verb is not None and verb.modal in ("sollen", "wollen") and verb.perfect:
        return True
    if _says_so(own) or _says_so(outer):
        return True
    if verb is not None and verb.modal == "sollen" and _REPORTED.search(sentence):
        return True
    return any(v.lemma in _ACCUSING for c in above for v in c.verbs)


def _intended_once(clause: Clause, verb: Verb, tokens: Tokens) -> bool:
    """As in “hatte A kaufen wollen”: a plan of the past that the text does not say was carried out."""
    forms = {tokens.lower(i) for i in clause.tokens}
    return verb.modal == "wollen" and "wollen" in forms and bool(forms & {"hatte", "hatten"})


def _says_so(text: str) -> bool:
    return bool(_cues().alleging.search(text) or _EXPECTING.search(text))


def _planned(clause: Clause, above: list[Clause], verb: Verb | None, own: str, outer: str) -> bool:
    if verb is not None and ((verb.modal in _INTENDING and not verb.perfect) or verb.conditional):
        return True
    if verb is not None and verb.future:
        return not re.search(r"\bnoch bis\b", own)
    if clause.marker == "um" or _FLOATED.search(own):
        return True
    if clause.kind == "infinitive" and _cues().planning.search(outer):
        return True
    if verb is not None:
        return "künftig" in own.split()
    to_come = any(v.conditional or v.future or (v.modal in _INTENDING and not v.perfect) for v in clause.verbs)
    return to_come or bool(_cues().planning.search(own))


def _to_do(clause: Clause, verb: Verb, tokens: Tokens) -> bool:
    """Whether it is the verb of "plans to buy", "agreed to buy", "considered buying"."""
    if tokens.language != "en" or verb.tokens[0] == 0:
        return False
    before = " ".join(tokens.doc[i].text for i in clause.tokens if i < verb.tokens[0])
    return tokens.lower(verb.tokens[0] - 1) == "to" or bool(_cues().planning.search(before))


def _former(verb: Verb | None, own: str, state: bool) -> bool:
    if _cues().former.search(own):
        return True
    if not state or verb is None:
        return False
    if verb.perfect and re.search(r"\b(?:has|have)\b.*\bsince\b", own):
        # "has run the firm since 2016"
        return False
    told = verb.past or (verb.perfect and not verb.stative and verb.modal is None)
    return told or (bool(_ENDED.search(own)) and not verb.future)

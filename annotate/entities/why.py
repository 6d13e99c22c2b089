"""The grounds of a link, in the article's language, in words that a reader understands."""

from __future__ import annotations

from typing import Final

_GROUNDS: Final[dict[str, tuple[str, str]]] = {
    "apposition": ("„{text}“: steht als Beiname direkt bei {name}", "“{text}”: stands right beside {name}"),
    "subject": ("„{text}“: {name} ist das Subjekt davor", "“{text}”: {name} is the subject before"),
    "clause": ("„{text}“: {name} ist Subjekt desselben Satzes", "“{text}”: {name} is the subject of the same sentence"),
    "only": ("„{text}“: nur {name} passt in Geschlecht und Zahl", "“{text}”: only {name} fits in gender and number"),
    "salient": ("„{text}“: vor allem von {name} ist hier die Rede", "“{text}”: the text is mostly about {name} here"),
    "other": ("„{text}“: {name} ist der andere der beiden, um die es geht", "“{text}”: {name} is the other of the two"),
    "pair": (
        "„{text}“: gemeint sind die beiden, die zuletzt zusammen genannt wurden",
        "“{text}”: the two that were named together last",
    ),
    "main_pair": (
        "„{text}“: gemeint sind die beiden Personen, von denen der Artikel handelt",
        "“{text}”: the two people the article is about",
    ),
    "speaker": ("„{text}“: hier spricht {name}", "“{text}”: {name} is speaking"),
    "interview": ("„{text}“: das Gespräch wird mit {name} geführt", "“{text}”: the interview is with {name}"),
    "main_firms": (
        "„{text}“: gemeint sind die beiden Unternehmen, von denen der Artikel handelt",
        "“{text}”: the two companies the article is about",
    ),
    "votes": (
        "„{text}“: zu den Stellen, an denen es so steht, passt {name}",
        "“{text}”: {name} fits the places that say so",
    ),
    "stated": (
        "„{text}“: so nennt der Artikel {name} an anderer Stelle",
        "“{text}”: the article calls {name} so elsewhere",
    ),
    "noun": ("„{text}“: als solches wurde {name} vorgestellt", "“{text}”: that is how {name} was introduced"),
    "nearest": ("„{text}“: {name} ist das zuletzt genannte Unternehmen", "“{text}”: {name} is the company named last"),
    "before": ("„{text}“: {name} wurde direkt davor genannt", "“{text}”: {name} was mentioned right before"),
    "buyer": ("„{text}“: davor hieß es, dass {name} kauft", "“{text}”: {name} was said to be buying"),
    "topic": ("„{text}“: davon handelt der Artikel", "“{text}”: that is what the article is about"),
    "relative": ("„{text}“: bezieht sich auf {name} direkt davor", "“{text}”: refers to {name} right before it"),
    "place": ("„{text}“: {name} kommt laut Artikel von dort", "“{text}”: the article says {name} is from there"),
    "part": ("„{text}“: kürzt den Namen {name} ab", "“{text}”: short for {name}"),
    "judged": (
        "„{text}“: nach dem ganzen Zusammenhang ist wohl {name} gemeint",
        "“{text}”: by all that the text says this is probably {name}",
    ),
    "affiliation": (
        "„{text}“: {name} wird im Artikel dieser Person zugeordnet",
        "“{text}”: the article ties {name} to this person",
    ),
}


def why(ground: str, language: str, text: str, name: str = "") -> str:
    """One sentence that says why ``text`` is taken to stand for ``name``."""
    german, english = _GROUNDS[ground]
    return (english if language == "en" else german).format(text=" ".join(text.split()), name=name)

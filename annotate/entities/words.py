"""The closed word classes that a sentence is read by: articles, pronouns, prepositions, connectors.

A feature is two letters, case and gender: ``Nm`` is nominative masculine, ``Dp`` dative plural (``N A D
G`` by ``m f n p``). A word's features are all it may be; agreement narrows them by intersection.
The German paradigms are those of the Duden grammar.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

Features = frozenset[str]

ANY: Final[Features] = frozenset(case + gender for case in "NADG" for gender in "mfnp")


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def _f(text: str) -> Features:
    return frozenset(text.split())


def _cases(cases: str) -> Features:
    return frozenset(f for f in ANY if f[0] in cases)


_DEFINITE: Final = {
    "der": _f("Nm Df Gf Gp"),
    "die": _f("Nf Af Np Ap"),
    "das": _f("Nn An"),
    "den": _f("Am Dp"),
    "dem": _f("Dm Dn"),
    "des": _f("Gm Gn"),
}
_EIN_ENDINGS: Final = {
    "": _f("Nm Nn An"),
    "e": _f("Nf Af Np Ap"),
    "en": _f("Am Dp"),
    "em": _f("Dm Dn"),
    "er": _f("Df Gf Gp"),
    "es": _f("Gm Gn"),
}
_DIES_ENDINGS: Final = {
    "er": _f("Nm Df Gf Gp"),
    "e": _f("Nf Af Np Ap"),
    "es": _f("Nn An Gm Gn"),
    "en": _f("Am Dp"),
    "em": _f("Dm Dn"),
}
STRONG_ENDINGS: Final = {
    "em": _f("Dm Dn"),
    "es": _f("Nn An"),
    "er": _f("Nm Df Gf Gp"),
    "e": _f("Nf Af Np Ap"),
}
"""What an adjective's ending says where no article does ("mit riesigem Netzwerk")."""
WEAK_ENDINGS: Final = {"e": _f("Nm Nf Nn Af An"), "en": ANY - _f("Nm Nf Nn Af An")}
"""What an adjective's ending adds to a definite article ("der große", "die großen")."""

POSSESSIVE_STEMS: Final = {"sein": "mn", "ihr": "fp", "unser": "", "mein": ""}
"""The genders of the possessor that a possessive's stem allows."""


def _inflect(stems: tuple[str, ...], endings: dict[str, Features]) -> dict[str, Features]:
    return {stem + ending: features for stem in stems for ending, features in endings.items()}


@dataclass(frozen=True)
class Words:
    """The closed classes of one language; all keys are lower case."""

    determiners: dict[str, Features]
    possessives: dict[str, str]
    """Possessive pronoun to the genders (``m f n p``) that its possessor may have."""
    pronouns: dict[str, Features]
    """Third person pronouns; ``ANY`` cases where a form says little."""
    demonstratives: frozenset[str]
    relatives: dict[str, Features]
    relative_genitives: dict[str, str]
    """"dessen", "deren", "whose" to the genders of the antecedent."""
    prepositions: dict[str, Features]
    contractions: dict[str, tuple[str, Features]]
    """"vom" to "von" and what it says about its noun."""
    subordinators: frozenset[str]
    infinitive_openers: frozenset[str]
    coordinators: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    become: frozenset[str]
    modals: dict[str, str]
    """Inflected modal to its lemma."""
    prefixes: frozenset[str]
    """Separable verb prefixes."""
    negations: frozenset[str]
    particles: frozenset[str]
    """Lower-case words that are neither verbs nor adjectives."""
    plural_both: frozenset[str]
    titles: frozenset[str] = frozenset(
        {"dr.", "prof.", "dr", "prof", "professor", "herr", "frau", "mr", "mr.", "ms", "ms."}
    )

    @cached_property
    def auxiliaries(self) -> frozenset[str]:
        """All forms that carry tense, voice or mood for another verb."""
        return self.be | self.have | self.become | frozenset(self.modals)


_MODAL_FORMS: Final = {
    "sollen": "soll sollen sollte sollten solle sollst",
    "wollen": "will wollen wollte wollten wolle",
    "können": "kann können konnte konnten könne könnte könnten",
    "müssen": "muss müssen musste mussten müsse müsste müssten",
    "dürfen": "darf dürfen durfte durften dürfe dürfte dürften",
    "mögen": "mag mögen möchte möchten mochte",
}

GERMAN: Final = Words(
    determiners={
        **_DEFINITE,
        **_inflect(("ein", "kein", "sein", "ihr", "unser", "mein"), _EIN_ENDINGS),
        **_inflect(("dies", "jed", "jen", "welch", "manch", "solch", "all", "mehrer", "einig"), _DIES_ENDINGS),
        "beide": _f("Np Ap"),
        "beiden": _f("Dp Gp Np Ap"),
        "beider": _f("Gp"),
        "zwei": _f("Np Ap Dp"),
    },
    possessives={
        stem + ending: genders for stem, genders in POSSESSIVE_STEMS.items() if genders for ending in _EIN_ENDINGS
    },
    pronouns={
        "er": _f("Nm"),
        "sie": _f("Nf Af Np Ap"),
        "es": _f("Nn An"),
        "ihn": _f("Am"),
        "ihm": _f("Dm Dn"),
        "ihr": _f("Df"),
        "ihnen": _f("Dp"),
        "wir": _f("Np"),
        "ich": _f("Nm"),
        "man": _f("Nm"),
    },
    demonstratives=frozenset({"dieser", "diese", "dieses", "diesem", "diesen"}),
    relatives={
        **{k: v for k, v in _DEFINITE.items() if k != "des"},
        "der": _f("Nm Df"),
        "den": _f("Am"),
        "denen": _f("Dp"),
        "welcher": _f("Nm Df"),
        "welche": _f("Nf Af Np Ap"),
        "welches": _f("Nn An"),
        "welchem": _f("Dm Dn"),
        "welchen": _f("Am Dp"),
    },
    relative_genitives={"dessen": "mn", "deren": "fp"},
    prepositions={
        **dict.fromkeys(word_set("bei mit von aus nach seit gegenüber gemäß samt außer"), _cases("D")),
        "zu": _cases("D"),
        **dict.fromkeys(["für", "gegen", "durch", "ohne", "um", "per", "pro"], _cases("A")),
        **dict.fromkeys(word_set("in an auf über unter vor hinter neben zwischen"), _cases("AD")),
        **dict.fromkeys(
            word_set("wegen während trotz statt anstatt angesichts seitens innerhalb außerhalb aufgrund mithilfe"),
            _cases("DG"),
        ),
        "laut": _cases("DG"),
        "bis": _cases("A"),
        "als": _cases("NAD"),
        "wie": _cases("NAD"),
    },
    contractions={
        "vom": ("von", _f("Dm Dn")),
        "zum": ("zu", _f("Dm Dn")),
        "zur": ("zu", _f("Df")),
        "im": ("in", _f("Dm Dn")),
        "ins": ("in", _f("An")),
        "am": ("an", _f("Dm Dn")),
        "ans": ("an", _f("An")),
        "beim": ("bei", _f("Dm Dn")),
        "aufs": ("auf", _f("An")),
        "fürs": ("für", _f("An")),
        "durchs": ("durch", _f("An")),
    },
    subordinators=word_set(
        "dass daß weil da wenn falls ob als während nachdem bevor ehe obwohl obgleich sodass damit indem "
        "seit seitdem sobald solange sofern soweit wie wo wobei womit wodurch woran wofür weshalb "
        "weswegen warum was wer sooft zumal"
    ),
    infinitive_openers=frozenset({"um", "ohne", "statt", "anstatt", "außer"}),
    coordinators=frozenset(
        {"und", "oder", "sowie", "sondern", "aber", "doch", "denn", "beziehungsweise", "bzw.", "jedoch", "&"}
    ),
    be=word_set("ist sind war waren sei seien wäre wären gewesen sein bin"),
    have=word_set("hat haben hatte hatten habe hätte hätten gehabt"),
    become=word_set("wird werden wurde wurden werde würde würden worden geworden"),
    modals={form: lemma for lemma, forms in _MODAL_FORMS.items() for form in forms.split()},
    prefixes=word_set(
        "ab an auf aus bei ein fest her heraus hervor hin hinzu los mit nach nieder teil um vor voran weg "
        "weiter wieder zu zurück zusammen unter über entgegen gegenüber fort frei bekannt inne preis "
        "statt auseinander"
    ),
    negations=word_set(
        "nicht kein keine keinen keinem keiner keines nie niemals weder keinesfalls keineswegs nirgends"
    ),
    particles=word_set(
        "vormals auch nur noch schon bereits sogar selbst so sehr mehr zudem außerdem damit dabei dafür dagegen "
        "dazu darauf daran darin davon danach daraufhin darüber darum deshalb daher hier dort nun jetzt "
        "heute gestern morgen künftig zuvor später früher seither seitdem inzwischen mittlerweile derzeit "
        "zuletzt zunächst erst etwa rund knapp gut fast kaum immer wieder oft allein ebenfalls gemeinsam "
        "offenbar angeblich wohl vielleicht allerdings jedoch dennoch trotzdem zwar eben eher ganz "
        "mehrheitlich insgesamt weltweit vor allem unter anderem sowohl sich einander nichts etwas alles "
        "wer was uns mich dies namens nicht nie niemals weder noch zufolge zugleich gleichzeitig umgehend "
        "genau kürzlich außer hinaus heraus ebenso bislang bisher demnach demzufolge zudem gar ja nein "
        "bald sofort damals einst ehemals denen mir dir ihm ihn ihnen er es regelmäßig direkt künftig "
        "voraus frühestens spätestens mindestens höchstens maximal vollständig komplett teilweise "
        "spektakulär überraschend gerade besonders weiterhin nämlich mitunter meist samt hinweg "
        "seinerseits ihrerseits vorerst"
    ),
    plural_both=frozenset({"beide", "beiden", "beider"}),
)

ENGLISH: Final = Words(
    determiners=dict.fromkeys(
        word_set("the a an this that these those its his her their our my no any some both each every another"), ANY
    ),
    possessives={"his": "m", "her": "f", "its": "n", "their": "p"},
    pronouns={
        "he": _cases("N") & frozenset(f for f in ANY if f[1] == "m"),
        "she": frozenset({"Nf"}),
        "it": frozenset({"Nn", "An", "Dn"}),
        "they": frozenset({"Np"}),
        "him": frozenset({"Am", "Dm"}),
        "them": frozenset({"Ap", "Dp"}),
        "we": frozenset({"Np"}),
        "i": frozenset({"Nm"}),
        "you": frozenset({"Np"}),
    },
    demonstratives=frozenset(),
    relatives={
        "which": frozenset(f for f in ANY if f[1] in "np"),
        "who": frozenset(f for f in ANY if f[1] in "mfp"),
        "that": ANY,
    },
    relative_genitives={"whose": "mfnp"},
    prepositions=dict.fromkeys(
        word_set(
            "in at of by for from with to against into on over under between about as after before since "
            "until during through via without within among despite like near"
        ),
        _cases("AD"),
    ),
    contractions={},
    subordinators=word_set(
        "that because if whether when while although though unless until since after before where why how"
    ),
    infinitive_openers=frozenset(),
    coordinators=frozenset({"and", "or", "but", "&", "yet"}),
    be=word_set("is are was were be been being am"),
    have=word_set("has have had having"),
    become=frozenset(),
    modals={w: w for w in word_set("will would can could may might must shall should")},
    prefixes=frozenset(),
    negations=frozenset({"not", "n't", "never", "no", "neither", "nor", "without"}),
    particles=word_set(
        "also only just even already still now then today yesterday tomorrow later earlier recently "
        "currently there here not never very more most much too so however meanwhile instead together "
        "once reportedly allegedly about around nearly almost former formerly ago away up down out off "
        "back i we you us me it he she they him them himself herself itself"
    ),
    plural_both=frozenset({"both"}),
)


def words_for(language: str) -> Words:
    """The closed classes of ``language`` (ISO 639-1); German for any but English."""
    return ENGLISH if language == "en" else GERMAN

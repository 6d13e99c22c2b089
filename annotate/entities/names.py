"""Which names name the same: "Muster", "Max Muster" and "Musters" one person, "A" and "A Industries AG" one firm.

Aliases are read off the names themselves: genitive endings, legal forms, surnames, the first word of a
firm. Who shares a surname goes by who acted last.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files

from annotate.annotation import EntityType
from annotate.entities.reading import Reading
from annotate.entities.syntax import Clause, Phrase
from annotate.language.names_words import given_names
from annotate.language.spans import DocEntity, DocMention, Gender

_LEGAL_FORMS = (
    r"GmbH\s*&\s*Co\.?\s*(?:KGaA|KG|OHG)|AG\s*&\s*Co\.?\s*(?:KGaA|KG|OHG)|SE\s*&\s*Co\.?\s*(?:KGaA|KG)|gGmbH|GmbH|mbH|AG|SE|KGaA|KG|OHG|UG|eG|e\.\s?V\.|"
    r"S\.p\.A\.?|SpA|S\.A\.S?\.?|SA|SAS|N\.V\.|NV|B\.V\.|BV|AB|ASA|AS|A/S|Oyj|Oy|plc|PLC|Ltd\.?|Limited|LLC|LLP|LP|Inc\.?|Corp\.?|Corporation|"
    r"Co\.?|Holding|Group|Gruppe|Konzern"
)
_TRAILING = re.compile(rf"[\s,]+(?:{_LEGAL_FORMS})$")
_TYPES: dict[str, EntityType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "PRODUCT": "PRODUCT"}
_FORMER = frozenset(
    {"früher", "vormals", "ehemals", "einst", "zuvor", "früheren", "ehemaligen", "formerly", "previously"}
)
_NOW = frozenset({"inzwischen", "heute", "jetzt", "mittlerweile", "nun", "seither", "seitdem"})
_PARTS = frozenset(
    {
        "Tochter",
        "Tochterfirma",
        "Tochtergesellschaft",
        "Tochterunternehmen",
        "Ableger",
        "Sparte",
        "Marke",
        "Dienst",
        "subsidiary",
        "unit",
    }
)
"""Nouns that make what they name a part of a firm rather than the firm."""
_NAMED = frozenset({"Namen", "Name", "name"})


@cache
def _first_names() -> dict[str, Gender]:
    data = tomllib.loads(files("annotate.entities").joinpath("lexicon", "first_names.toml").read_text("utf-8"))
    genders: tuple[Gender, ...] = ("m", "f")
    return {name: gender for gender in genders for name in data[gender].split()}


def _is_first_name(word: str) -> bool:
    return word in _first_names() or word in given_names()


def _gender_of(first_name: str) -> Gender | None:
    """The usual gender of a first name, of its first part if it is a double one."""
    names = [first_name, first_name.partition("-")[0]]
    known = (found for n in names for found in (_first_names().get(n), given_names().get(n)))
    return next((gender for gender in known if gender is not None), None)


@lru_cache(maxsize=10_000)
def strip_legal_form(name: str) -> str:
    """The name of a firm without its legal form.

    >>> strip_legal_form("Muster & Söhne GmbH & Co. KG")
    'Muster & Söhne'
    """
    while (shorter := _TRAILING.sub("", name)) != name and len(shorter) > 1:
        name = shorter
    return name


@dataclass
class Group:
    """The names of one entity, while they are being gathered."""

    type: EntityType
    forms: list[str] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    known: str | None = None
    gender: Gender | None = None
    title: str | None = None
    """The current name of what was renamed."""

    @property
    def name(self) -> str:
        """The fullest form."""
        return self.title or max(self.forms, key=lambda f: (len(f.split()), len(f), f))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the fullest form, without the legal form."""
        return tuple(strip_legal_form(self.name).split())


@dataclass(frozen=True, slots=True)
class Naming:
    """The entities and which mention names which."""

    groups: tuple[Group, ...]
    group_of: dict[int, int]
    """Mention number to group number."""

    def entities(self) -> tuple[DocEntity, ...]:
        """The groups as entities; ids count in the order in which they are named first."""
        found = []
        for number, group in enumerate(self.groups):
            name = group.name
            aliases = tuple(dict.fromkeys(f for f in group.forms if f != name))
            found.append(DocEntity(f"e{number + 1}", group.type, name, aliases, group.gender, group.known))
        return tuple(found)


def gather(reading: Reading) -> Naming:
    """Group the names of a document into entities."""
    names = {i: m for i, m in enumerate(reading.mentions) if m.kind == "name" and m.type in _TYPES}
    places = _places(reading, names)
    forms = {i: _bare(reading, i, m, places) for i, m in names.items()}
    # In a compound a name has hyphens for its blanks ("Muster-Labs-Gründer").
    spaced = set(forms.values())
    forms = {i: f.replace("-", " ") if f.replace("-", " ") in spaced else f for i, f in forms.items()}
    types = _types(names, forms)
    gathering = _Gathering(forms, types, _apart(reading, forms), _acting(reading))
    # The full forms first, so that a short one finds them wherever they stand.
    short = {i: None for i in names if gathering.has_longer(i)}
    for i in names:
        if i not in short:
            gathering.join(i, names[i], gathering.same(i, names[i]))
    turns = _turns(reading)
    for i in short:
        number = gathering.antecedent(i, first=i in turns)
        gathering.join(i, names[i], gathering.same(i, names[i]) if number is None else number)
    groups, group_of = gathering.groups, gathering.group_of
    return _numbered(groups, group_of, _merge_renamed(reading, forms, groups, group_of))


def _acting(reading: Reading) -> frozenset[int]:
    """The names that main clauses are about: "der Sohn von Otto Muster" does not go on about Otto."""
    subjects = (c.subject for s in reading.sentences for c in s.clauses if c.kind == "main" and c.subject is not None)
    return frozenset(p.name for subject in subjects for p in subject.group() if p.name is not None)


def _turns(reading: Reading) -> frozenset[int]:
    """The names that say who speaks in an interview ("Muster: …"): it is with the one presented first."""
    doc = reading.tokens.doc
    opening = ((s, s.phrases[0]) for s in reading.sentences if s.phrases)
    return frozenset(
        p.name
        for s, p in opening
        if p.name is not None and p.start == s.start and p.end < s.end and doc[p.end].text == ":"
    )


def _places(reading: Reading, names: dict[int, DocMention]) -> dict[str, str]:
    """The places of the text by the part they share with their adjectives."""
    texts = (reading.tokens.text[m.start : m.end] for m in names.values() if m.type == "LOC")
    return {place_stem(t): t for t in texts if not t.endswith("er")}


def _bare(reading: Reading, number: int, mention: DocMention, places: dict[str, str]) -> str:
    """The name as it is listed: no genitive ending, the place instead of its adjective."""
    text = " ".join(reading.tokens.text[mention.start : mention.end].split())
    if reading.is_genitive(number):
        text = re.sub(r"(?:['’]s?|s)$", "", text)
    if mention.type == "LOC":
        text = text.replace("-", " ")
        return places.get(place_stem(text), text) if text.endswith("er") else text
    return text


def place_stem(word: str) -> str:
    """The part that a city and its adjective share: "Göpping" for "Göppingen", "Göppinger", "Göppingern"."""
    while len(shorter := re.sub(r"(?:ern|ers|er|en|e|n)$", "", word)) < len(word) and len(shorter) > 3:
        word = shorter
    return word


def _types(names: dict[int, DocMention], forms: dict[int, str]) -> dict[int, EntityType]:
    """One type for one form: the one that most of its mentions have."""
    votes: dict[str, dict[EntityType, float]] = {}
    for i, mention in names.items():
        form, kind = votes.setdefault(forms[i], {}), _TYPES[mention.type]
        form[kind] = form.get(kind, 0.0) + mention.score
    best = {form: max(kinds, key=lambda kind: (kinds[kind], kind)) for form, kinds in votes.items()}
    return {i: best[forms[i]] for i in names}


def _apart(reading: Reading, forms: dict[int, str]) -> frozenset[tuple[str, str]]:
    """Short and long names that stand for two firms: one sentence names both, or a noun makes one a part of the other.

    "Die A AG und ihre Sparte A Robotics" speaks of two, "A" and "A Maschinenbau AG" in different sentences of one.
    """
    found: set[tuple[str, str]] = set()
    for sentence in reading.sentences:
        whole = [p.name for p in sentence.phrases if p.name is not None and p.name in forms]
        whole += [p.possessor for p in sentence.phrases if p.possessor is not None and p.possessor in forms]
        here = {strip_legal_form(forms[m]) for m in whole}
        found.update((a, b) for a in here for b in here if a != b)
        for phrase in sentence.phrases:
            head = reading.nouns.head(phrase.noun) if phrase.noun else None
            part = head is not None and (head.type == "PRODUCT" or head.lemma in _PARTS)
            if phrase.name in forms and (part or _is_new(reading, phrase)):
                long = strip_legal_form(forms[phrase.name])
                found.update((strip_legal_form(f), long) for f in forms.values())
    return frozenset(found)


def _is_new(reading: Reading, phrase: Phrase) -> bool:
    """As in “die neu gegründete A Manufaktur GmbH”: not the A of old."""
    words = {reading.tokens.lower(i) for i in range(phrase.start, phrase.end)}
    return bool(words & {"neu", "neue", "neuen", "neuer", "neugegründete"}) and any("gründet" in w for w in words)


class _Gathering:
    """The groups while names are added to them, with ways to find the one a name belongs to."""

    def __init__(
        self,
        forms: dict[int, str],
        types: dict[int, EntityType],
        apart: frozenset[tuple[str, str]],
        acting: frozenset[int],
    ) -> None:
        self.groups: list[Group] = []
        self.group_of: dict[int, int] = {}
        self._forms = forms
        self._types = types
        self._apart = apart
        self._acting = acting
        self._by_form: dict[tuple[EntityType, str], int] = {}
        self._by_known: dict[str, int] = {}
        self._by_word: dict[tuple[EntityType, str], dict[str, None]] = {}
        for number, form in forms.items():
            words = form.split()
            for word in (words[0], words[-1], words[-1].removesuffix("s"), *strip_legal_form(form).split()[-1:]):
                self._by_word.setdefault((types[number], word), {})[form] = None

    def _longer(self, i: int) -> list[str]:
        """The longer names of the text that the name may be short for."""
        form, kind = self._forms[i], self._types[i]
        words = form.split()
        others = self._by_word.get((kind, words[0]), {}) | self._by_word.get((kind, words[-1]), {})
        return [
            o for o in others if o != form and _abbreviates(words, o, kind) and not _are_apart(form, o, self._apart)
        ]

    def has_longer(self, i: int) -> bool:
        """Whether the name may be short for a longer one."""
        return bool(self._longer(i))

    def same(self, i: int, mention: DocMention) -> int | None:
        """The group that has the name already, or the same entry of the knowledge files."""
        found = self._by_form.get((self._types[i], self._forms[i]))
        return self._by_known.get(mention.known) if found is None and mention.known is not None else found

    def antecedent(self, i: int, first: bool) -> int | None:
        """The group that a short form stands for: of several, the person who acted last or the firm named first.

        Args:
            i: The mention.
            first: Whether a person, too, is the one named first.
        """
        kind = self._types[i]
        keys = [(kind, form) for form in self._longer(i)]
        fitting = {self._by_form[key] for key in keys if key in self._by_form}
        if len(fitting) <= 1:
            return next(iter(fitting), None)
        before = [(self._latest(n, i), n) for n in fitting if min(self.groups[n].mentions) < i]
        if kind == "ORG" or first or not before:
            return min(fitting, key=lambda n: min(self.groups[n].mentions))
        return max(before)[1]

    def _latest(self, number: int, i: int) -> tuple[bool, int]:
        """How the one of a group was named last before ``i``: as who acts or by the short form, if ever."""
        named = [m for m in self.groups[number].mentions if m < i]
        acting = [m for m in named if m in self._acting or self._forms[m] == self._forms[i]]
        return bool(acting), max(acting or named)

    def join(self, i: int, mention: DocMention, number: int | None) -> None:
        """Add the name to the group, or to a new one."""
        form, kind = self._forms[i], self._types[i]
        if number is None:
            number = len(self.groups)
            self.groups.append(Group(kind))
        group = self.groups[number]
        group.mentions.append(i)
        if form not in group.forms:
            group.forms.append(form)
        group.known = group.known or mention.known
        if kind == "PER" and group.gender is None:
            group.gender = _gender_of(form.split()[0])
        self.group_of[i] = number
        self._by_form.setdefault((kind, form), number)
        if mention.known is not None:
            self._by_known.setdefault(mention.known, number)


def _are_apart(form: str, other: str, apart: frozenset[tuple[str, str]]) -> bool:
    return (strip_legal_form(form), strip_legal_form(other)) in apart


def _abbreviates(words: list[str], full: str, kind: EntityType) -> bool:
    if kind == "PER":
        parts = full.split()
        if len(parts) <= len(words):
            return False
        if len(words) == 1:
            return words[0] in (parts[-1], parts[0])
        # "Otto Muster" is not "Hans Otto Muster", "von Muster" is "Max von Muster".
        return parts[-len(words) :] == words and not _is_first_name(words[0])
    if kind == "ORG":
        short, long = strip_legal_form(" ".join(words)).split(), strip_legal_form(full).split()
        if short == long:
            return len(words) < len(full.split())
        return len(long) > len(short) and long[: len(short)] == short and len(short[0]) > 1
    if kind == "PRODUCT":
        return len(words) == 1 and words[0] + "s" == full
    return False


def _merge_renamed(
    reading: Reading, forms: dict[int, str], groups: list[Group], group_of: dict[int, int]
) -> dict[int, int]:
    """Old names: "das früher unter dem Namen B bekannt war" makes B an alias of the antecedent."""
    merged: dict[int, int] = {}
    for sentence in reading.sentences:
        for clause in sentence.clauses:
            for phrase in clause.phrases:
                if phrase.name is None or phrase.name not in group_of:
                    continue
                if (current := _renamed(reading, clause, phrase)) is None or current not in group_of:
                    continue
                old, new = group_of[phrase.name], group_of[current]
                kinds = (groups[old].type, groups[new].type)
                if old == new:
                    # The knowledge files had joined them already; which name is the new one, the text says.
                    groups[new].title = forms[current]
                elif set(kinds) <= {"ORG", "PRODUCT"}:
                    merged[old] = new
    return merged


def _renamed(reading: Reading, clause: Clause, phrase: Phrase) -> int | None:
    """The mention that bears the new name, if the clause says that the phrase gives the old one."""
    words = {reading.tokens.lower(i) for i in clause.tokens}
    lemmas = {v.lemma for v in clause.verbs}
    says_former = bool(words & _FORMER)
    named = (
        phrase.noun in _NAMED
        or bool(lemmas & {"heißen", "firmieren"})
        or (phrase.preposition == "als" and "bekannt" in words)
    )
    if says_former and named:
        subject = clause.subject
        if subject is not None and subject.kind == "relative" and clause.antecedent is not None:
            subject = clause.antecedent
        if subject is None or subject is phrase:
            return None
        if subject.apposed_to is not None and subject.name is None:
            subject = subject.apposed_to
        return subject.name
    before = phrase.start - 1
    if before > 0 and reading.tokens.lower(before) in _FORMER and phrase.bare and phrase.preposition is None:
        # "A (früher B)", "A, vormals B,"
        comma = reading.tokens.doc[before - 1].text
        earlier = [p for p in clause.phrases if p.end <= before and p.name is not None]
        if comma in ("(", ",") and earlier and earlier[-1].end == before - 1:
            return earlier[-1].name
    if "heißen" in lemmas and words & _NOW and clause.subject is not None and phrase is not clause.subject:
        # "B, das inzwischen A heißt": either name will do.
        subject = clause.antecedent if clause.subject.kind == "relative" else clause.subject
        return subject.name if subject is not None and phrase.bare and phrase.preposition is None else None
    if "umbenennen" in lemmas and phrase.preposition == "in" and clause.subject is not None:
        return clause.subject.name
    return None


def _numbered(groups: list[Group], group_of: dict[int, int], merged: dict[int, int]) -> Naming:
    for old, new in sorted(merged.items()):
        if new in merged:
            continue
        groups[new].title = groups[new].name
        groups[new].forms += groups[old].forms
        groups[new].mentions += groups[old].mentions
        groups[new].known = groups[new].known or groups[old].known
    target = {n: merged.get(n, n) for n in range(len(groups))}
    kept = sorted({target[n] for n in range(len(groups))}, key=lambda n: min(groups[n].mentions))
    renumbered = {old: new for new, old in enumerate(kept)}
    final = tuple(replace(groups[n]) for n in kept)
    return Naming(final, {m: renumbered[target[g]] for m, g in group_of.items()})

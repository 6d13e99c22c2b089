"""A text as long as a book, annotated: some told sentences far apart in very many made-up ones.

The told sentences say what queries ask for. The made-up ones surround them with the words and names of a
business page, among them names that are close to those asked for. All of it is the same in every run.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from annotate.annotation import (
    Annotation,
    Block,
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Mention,
    MentionKind,
    Pipeline,
    Range,
    RelationType,
    Status,
)

SENTENCES: Final = 6000
"""Made-up sentences: about 600 KB, a novel of 350 pages."""

_TITLE: Final = "Die Reederin und das Kupfer"

_TOLD_NAMES: Final[dict[str, tuple[EntityType, str]]] = {
    "halvorsen": ("PER", "Ingrid Halvorsen"),
    "boettcher": ("PER", "Jürgen Böttcher"),
    "saalfeld": ("PER", "Mirjam Saalfeld"),
    "oeztuerk": ("PER", "Kemal Öztürk"),
    "grosskopf": ("PER", "Helene Großkopf"),
    "dvoracek": ("PER", "Antonín Dvořáček"),
    "lindqvist": ("PER", "Åsa Lindqvist"),
    "weyland": ("PER", "Tobias Weyland"),
    "kranz": ("PER", "Ute Kranz"),
    "nordlicht": ("ORG", "Nordlicht Reederei"),
    "kupferhof": ("ORG", "Kupferhof Metall"),
    "bluetenwerk": ("ORG", "Blütenwerk"),
    "tiefsee": ("ORG", "Tiefsee Energie"),
    "stellwerk": ("ORG", "Stellwerk Systeme"),
    "ziegelbruecke": ("ORG", "Ziegelbrücke Bank"),
    "quarzfeld": ("ORG", "Quarzfeld Optik"),
    "wattstrom": ("ORG", "Wattstrom"),
    "seeadler": ("PRODUCT", "Seeadler"),
    "morgenrot": ("PRODUCT", "Morgenrot"),
    "brunsbuettel": ("LOC", "Brunsbüttel"),
    "goerlitz": ("LOC", "Görlitz"),
    "lodz": ("LOC", "Łódź"),
}

# [words|entity] is a name, [words|entity|kind] a reference.
_TOLD: Final = (
    "[Ingrid Halvorsen|halvorsen] übernahm die [Nordlicht Reederei|nordlicht] im Winter von ihrem Onkel.",
    "[Die Reederin|halvorsen|epithet] verkaufte noch vor Ostern drei Frachter nach Singapur.",
    "[Der Kupferkönig von Görlitz|boettcher|epithet] schwieg zu allen Vorwürfen der Gewerkschaft.",
    "[Jürgen Böttcher|boettcher] hat [Kupferhof Metall|kupferhof] 1994 in einer Scheune gegründet.",
    "[Er|boettcher|pronoun] schlief in den ersten Jahren auf einem Feldbett neben dem Schmelzofen.",
    "[Mirjam Saalfeld|saalfeld] leitet seit dem Frühjahr die Forschung bei [Quarzfeld Optik|quarzfeld].",
    "[Die Physikerin|saalfeld|epithet] entwickelte dort einen Spiegel, der Röntgenstrahlen bündelt.",
    "[Kemal Öztürk|oeztuerk] verklagte die [Ziegelbrücke Bank|ziegelbruecke] wegen falscher Beratung.",
    "[Helene Großkopf|grosskopf] besitzt ein Drittel der Anteile an [Stellwerk Systeme|stellwerk].",
    "[Antonín Dvořáček|dvoracek] stammt aus [Łódź|lodz] und baute dort zuerst Webstühle.",
    "[Åsa Lindqvist|lindqvist] investierte neunzig Millionen Kronen in [Tiefsee Energie|tiefsee].",
    "[Tobias Weyland|weyland] will [Blütenwerk|bluetenwerk] bis zum Herbst an die Börse bringen.",
    "[Ute Kranz|kranz] warnte als Einzige vor dem Hochwasser an der Neiße.",
    "Der Frachter [Seeadler|seeadler] lief mit zerrissenem Segel in [Brunsbüttel|brunsbuettel] ein.",
    "Das Gezeitenkraftwerk vor Helgoland liefert Strom für vierzigtausend Haushalte.",
    "Ein Windparkbetreiber aus Dithmarschen kündigte den Pachtvertrag fristlos.",
    "Die Software [Morgenrot|morgenrot] erkennt Risse in Eisenbahnschienen, bevor sie gefährlich werden.",
    "Für die Bahnhofsuhr in [Görlitz|goerlitz] fand sich nach der Renovierung kein Uhrmacher mehr.",
    "Die Staatsanwältin beantragte einen Durchsuchungsbeschluss für das Kontor am Sandtorkai.",
    "Über Nacht stürzte der Kupferpreis um ein Fünftel.",
    "Niemand hatte die Versicherungsprämie für das Trockendock bezahlt.",
    "Die Gläubigerversammlung vertagte sich auf den Aschermittwoch.",
    "Im Hafenbecken trieben Kisten mit norwegischem Stockfisch.",
    "Der Betriebsrat lehnte die Kurzarbeit in der Gießerei einstimmig ab.",
    "Zwei Taucher bargen die Schiffsglocke aus elf Metern Tiefe.",
    "Ein Leuchtturmwärter vermachte sein Haus der Seenotrettung.",
    "Die Lokführer streikten am Gründonnerstag von vier Uhr früh an.",
    "[Stellwerk Systeme|stellwerk] lieferte der Bahn dreihundert Weichenantriebe mit fehlerhaften Dichtungen.",
    "[Wattstrom|wattstrom] und [Tiefsee Energie|tiefsee] konkurrieren um dieselben Fördermittel.",
    "Die Kartellwächter verboten die Fusion der beiden Zuckerfabriken.",
    "Aus dem Steinbruch wurde ein Freilufttheater mit neunhundert Plätzen.",
    "Wer den Tresorschlüssel zuletzt hatte, blieb ungeklärt.",
    "Die Buchprüfer stießen auf gefälschte Frachtbriefe aus drei Jahrzehnten.",
    "Der Notar verlas das Testament bei offenem Fenster.",
    "Eine Brieftaube brachte die Nachricht schneller als der Telegraf.",
    "[Die Bankerin mit dem Strohhut|kranz|epithet] unterschrieb als Letzte.",
    "[Der schwedische Investorenschreck|lindqvist|epithet] ist in Wahrheit eine Dame aus Uppsala.",
    "[Sie|lindqvist|pronoun] sammelt alte Seekarten und spielt leidlich Cello.",
    "Ein Kühlcontainer voller Tulpenzwiebeln stand acht Tage in der Sonne.",
    "Das Landgericht sprach den Kapitän vom Vorwurf der Meuterei frei.",
)

_CLAIMS: Final[tuple[tuple[str, RelationType, str, str, Status], ...]] = (
    ("übernahm", "acquires", "halvorsen", "nordlicht", "current"),
    ("gegründet", "founded", "boettcher", "kupferhof", "current"),
    ("leitet", "leads", "saalfeld", "quarzfeld", "current"),
    ("verklagte", "sued", "oeztuerk", "ziegelbruecke", "current"),
    ("besitzt", "owns", "grosskopf", "stellwerk", "current"),
    ("investierte", "invested_in", "lindqvist", "tiefsee", "current"),
    ("konkurrieren", "competes_with", "wattstrom", "tiefsee", "current"),
)
"""Trigger (once in the told sentences), type, subject, object, status."""


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FIRST: Final = _list(
    "Anna Bernd Carla Dieter Elke Ferdinand Greta Holger Ines Jakob Karin Lothar Monika Norbert Olga Peter Rosa"
    " Stefan Tanja Ulrich Vera Walter Jürgen Ingrid Tobias Helene Ute Götz Käthe"
)
_LAST: Final = _list(
    "Albrecht Bergmann Claussen Dittrich Ebersbach Fuchs Gärtner Hoffmann Iversen Jäger Köhler Lehmann Möller"
    " Neumann Ohlsen Petersen Quandel Richter Schröder Thielen Unger Vogel Wagner Zander Böttger Halverscheid"
    " Saalbach Großmann Lindner Weigand Krantz Kranich"
)
_FIRM: Final = _list(
    "Alster Birken Dorn Eichen Falken Granit Hafen Isar Kiefern Linden Marsch Nord Ostsee Pappel Rhein Silber Tannen"
    " Ulmen Weser Zinn Kupfer Licht Quarz Tief Strom"
)
_SUFFIX: Final = ("werk", "bau", " Technik", " Logistik", " Holding", "bank", " Systeme", " Energie", "chemie")
_PLACES: Final = _list(
    "Kassel Bremen Rostock Chemnitz Ulm Lübeck Passau Trier Husum Cottbus Jena Würzburg Köln Gera Emden Bautzen"
)
_NOUNS: Final = _list(
    "Vertrag Auftrag Umsatz Gewinn Verlust Standort Lieferung Streik Prozess Kredit Bericht Markt Preis Plan"
    " Zulieferer Vorstand Aufsichtsrat Kunde Maschine Halle Schiff Hafen Strecke Leitung Fabrik Werkstatt Anlage"
    " Rechnung Prüfung Haftung Zahlung Behörde Messe Patent Entwicklung Forschung Förderung Börse Bank Bahn Kupfer"
    " Frachter Reederei Optik Energie Kraftwerk Gericht Investor"
)
_HEADS: Final = _list("Kosten Preis Leitung Plan Bericht Verfahren Markt Halle Abteilung Frist Prüfung Vertrag")
_ADJECTIVES: Final = _list(
    "neue alte große kleine teure schwierige späte frühe sichere fragliche unerwartete gemeinsame geheime längste"
)
_VERBS: Final = _list(
    "prüft verlangt beklagt erwartet bestreitet verkauft kauft bestellt verschiebt bestätigt kündigt verliert"
    " entwickelt fördert plant verteidigt erneuert verhandelt finanziert"
)
_TIMES: Final = (
    "gestern",
    "heute",
    "seit Montag",
    "im Mai",
    "vor Gericht",
    "nach Angaben der Polizei",
    "seit Jahren",
    "kurz danach",
)

_MARK: Final = re.compile(r"\[([^|\]]+)\|(\w+)(?:\|(\w+))?\]")
_KINDS: Final[dict[str, MentionKind]] = {"epithet": "epithet", "pronoun": "pronoun"}


@dataclass(slots=True)
class _Writer:
    """Writes marked sentences down, and keeps where they and their mentions are."""

    entities: dict[str, Entity]
    parts: list[str] = field(default_factory=list)
    at: int = 0
    mentions: list[Mention] = field(default_factory=list)

    def sentence(self, marked: str) -> Range:
        start, last = self.at, 0
        for match in _MARK.finditer(marked):
            self.plain(marked[last : match.start()])
            kind = _KINDS.get(match[3], "name")
            self.mentions.append(
                Mention(
                    self.at,
                    self.at + len(match[1]),
                    f"m{len(self.mentions)}",
                    self.entities[match[2]].type,
                    kind,
                    match[2],
                    inferred=kind != "name",
                )
            )
            self.plain(match[1])
            last = match.end()
        self.plain(marked[last:])
        return Range(start, self.at)

    def plain(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)


@cache
def book() -> Annotation:
    """The annotated book."""
    dice = random.Random(11)
    entities = {name: Entity(name, kind, text) for name, (kind, text) in _TOLD_NAMES.items()}
    told_names = {entity.name for entity in entities.values()}
    for number, (kind, text) in enumerate(_made_up_names(dice)):
        if text not in told_names:
            entities[f"e{number}"] = Entity(f"e{number}", kind, text)
    made_up = [entity for entity in entities.values() if entity.name not in told_names]
    writer = _Writer(entities)
    title = writer.sentence(_TITLE)
    paragraphs, sentences, told = [Block(*title.span, "heading")], [title], dict[str, Range]()
    for paragraph in _paragraphs(dice, made_up):
        writer.plain("\n\n")
        start = writer.at
        for number, marked in enumerate(paragraph):
            writer.plain(" " if number else "")
            sentences.append(writer.sentence(marked))
            if marked in _TOLD:
                told[marked] = sentences[-1]
        paragraphs.append(Block(start, writer.at, "text"))
    text = "".join(writer.parts)
    named = {mention.entity for mention in writer.mentions}
    return Annotation(
        Document("book", "buch.txt", _TITLE, "de", None, None, text, tuple(paragraphs), tuple(sentences)),
        Pipeline("book", "1"),
        tuple(entity for entity in entities.values() if entity.id in named),
        tuple(writer.mentions),
        tuple(_claims(told, writer.mentions, text)),
    )


def _made_up_names(dice: random.Random) -> Iterator[tuple[EntityType, str]]:
    people = dict.fromkeys(f"{dice.choice(_FIRST)} {dice.choice(_LAST)}" for _ in range(160))
    firms = dict.fromkeys(dice.choice(_FIRM) + dice.choice(_SUFFIX) for _ in range(140))
    yield from (("PER", name) for name in people)
    yield from (("ORG", name) for name in firms)
    yield from (("LOC", name) for name in _PLACES)


def _paragraphs(dice: random.Random, entities: list[Entity]) -> Iterator[list[str]]:
    """Paragraphs of 3 to 8 marked sentences, with the told ones at even distances."""
    left, told = SENTENCES, iter(_TOLD)
    every = SENTENCES // len(_TOLD)
    until_told = every // 2
    while left > 0:
        paragraph = []
        for _ in range(dice.randint(3, 8)):
            paragraph.append(_made_up(dice, entities))
            left, until_told = left - 1, until_told - 1
            if not until_told:
                until_told = every
                paragraph += [sentence for sentence in (next(told, None),) if sentence]
        yield paragraph


def _made_up(dice: random.Random, entities: list[Entity]) -> str:
    def name() -> str:
        entity = dice.choice(entities)
        shown = entity.name.split()[-1] if entity.type == "PER" and dice.random() < 0.4 else entity.name
        return f"[{shown}|{entity.id}]"

    def noun() -> str:
        return dice.choice(_NOUNS) if dice.random() < 0.6 else dice.choice(_NOUNS) + dice.choice(_HEADS).lower()

    def thing() -> str:
        return f"{dice.choice(('die', 'eine', 'keine', 'jede'))} {dice.choice(_ADJECTIVES)} {noun()}"

    shape = dice.randrange(6)
    verb, time = dice.choice(_VERBS), dice.choice(_TIMES)
    if shape == 0:
        return f"{name()} {verb} {time} {thing()}."
    if shape == 1:
        return f"{name()} {verb} {thing()} von {name()}, doch {name()} {dice.choice(_VERBS)} {thing()}."
    if shape == 2:
        return f"{time[0].upper() + time[1:]} {verb} {name()} {thing()} und {thing()}."
    if shape == 3:
        return f"Ohne {noun()} und {noun()} {verb} niemand {thing()}."
    if shape == 4:
        return f"Weil {name()} {thing()} {verb}, {dice.choice(_VERBS)} {name()} {time} {thing()}."
    return f"{dice.randint(2, 900)} Millionen Euro {dice.choice(('kostet', 'bringt'))} {thing()} {time}."


def _claims(told: dict[str, Range], mentions: list[Mention], text: str) -> Iterator[Claim]:
    for number, (trigger, relation, subject, object_, status) in enumerate(_CLAIMS):
        where = next(place for marked, place in told.items() if trigger in marked)
        within = {m.entity: m.id for m in mentions if where.start <= m.start < where.end}
        at = text.index(trigger, where.start)
        proof = Evidence(where.start, where.end, (Range(at, at + len(trigger)),), within[subject], within[object_])
        yield Claim(f"c{number}", relation, subject, object_, status, wording=trigger, rule="book", evidence=(proof,))

"""The most common constructions of English articles."""

from __future__ import annotations

import pytest

from annotate.language.spans import mentions_of
from tests.annotate.marked import claims, read_marked, references

CASES: dict[str, tuple[str, set[str]]] = {
    "owns": ("[Max Carter|PER] owns [Velora|ORG].", {"owns(Max Carter, Velora) current"}),
    "owns a stake": ("[Altus|ORG] holds 12 percent of [Velora|ORG].", {"owns(Altus, Velora) current 12%"}),
    "owned by": ("[Velora|ORG] is owned by [Altus|ORG].", {"owns(Altus, Velora) current"}),
    "founded": (
        "[Max Carter|PER] and [Jane Hill|PER] founded [Velora|ORG] in 2015.",
        {"founded(Max Carter, Velora) current", "founded(Jane Hill, Velora) current"},
    ),
    "founded passive": ("[Velora|ORG] was founded by [Jane Hill|PER].", {"founded(Jane Hill, Velora) current"}),
    "acquired": (
        "[Meridian|ORG] acquired [Velora|ORG] for $45 million.",
        {"acquires(Meridian, Velora) current 45000000"},
    ),
    "has bought": ("[Meridian|ORG] has bought [Velora|ORG].", {"acquires(Meridian, Velora) current"}),
    "plans to buy": ("[Meridian|ORG] plans to buy [Velora|ORG].", {"acquires(Meridian, Velora) planned"}),
    "will not buy": ("[Meridian|ORG] will not buy [Velora|ORG].", set()),
    "if": ("If [Meridian|ORG] buys [Velora|ORG], prices will rise.", set()),
    "question": ("Will [Meridian|ORG] buy [Velora|ORG]?", set()),
    "invested": (
        "[Altus|ORG] invested $10 million in [Velora|ORG].",
        {"invested_in(Altus, Velora) current 10000000"},
    ),
    "sued": ("[Max Carter|PER] sued [Velora|ORG] in March.", {"sued(Max Carter, Velora) current"}),
    "accused": (
        "[Max Carter|PER] accused [Velora|ORG] of fraud.",
        {"accuses(Max Carter, Velora) current"},
    ),
    "CEO before the name": ("[Velora|ORG] CEO [Jane Hill|PER] resigned.", {"leads(Jane Hill, Velora) former"}),
    "CEO of": (
        "[Jane Hill|PER], the chief executive of [Velora|ORG], resigned.",
        {"leads(Jane Hill, Velora) former"},
    ),
    "is CEO of": ("[Jane Hill|PER] is the CEO of [Velora|ORG].", {"leads(Jane Hill, Velora) current"}),
    "founder of": (
        "[Jane Hill|PER], the founder of [Velora|ORG], spoke.",
        {"founded(Jane Hill, Velora) current"},
    ),
    "possessive founder": ("[Velora|ORG]'s founder [Jane Hill|PER] spoke.", {"founded(Jane Hill, Velora) current"}),
    "particle verb": ("[Meridian|ORG] snapped up [Velora|ORG].", {"acquires(Meridian, Velora) current"}),
    "taken over": ("[Velora|ORG] was taken over by [Meridian|ORG].", {"acquires(Meridian, Velora) current"}),
    "started": ("[Velora|ORG] was started by [Jane Hill|PER].", {"founded(Jane Hill, Velora) current"}),
    "has run since": (
        "[Jane Hill|PER] has run [Velora|ORG] since 2016.",
        {"leads(Jane Hill, Velora) current"},
    ),
    "on somebody's board": (
        "[Jane Hill|PER] sits on [Velora|ORG]'s board.",
        {"board_member_of(Jane Hill, Velora) current"},
    ),
    "round led by": (
        "[Velora|ORG] raised $40 million in a round led by [Altus|ORG].",
        {"invested_in(Altus, Velora) current"},
    ),
    "leads no round": ("[Jane Hill|PER], who leads the team, joined. [Velora|ORG] grew.", set()),
    "rumoured": (
        "[Meridian|ORG] is reportedly buying [Velora|ORG].",
        {"acquires(Meridian, Velora) alleged"},
    ),
    "rejected": ("[Velora|ORG] rejected a takeover by [Meridian|ORG].", set()),
    "competes": ("[Velora|ORG] competes with [Meridian|ORG].", {"competes_with(Velora, Meridian) current"}),
    "develops": (
        "[Velora|ORG] launched the app [Fluxo|PRODUCT].",
        {"develops(Velora, Fluxo) current"},
    ),
    "pronoun": (
        "[Jane Hill|PER] studied in Leeds. In 2015 she founded [Velora|ORG].",
        {"founded(Jane Hill, Velora) current"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_reads_what_is_said_and_nothing_else(name: str) -> None:
    text, expected = CASES[name]
    assert claims(read_marked(text, "en")) == expected


def test_the_grounds_of_links_are_english() -> None:
    doc = read_marked("[Jane Hill|PER] studied in Leeds. In 2015 she left.", "en")
    assert references(doc) == {"she -> Jane Hill"}
    assert [m.why for m in mentions_of(doc) if m.kind == "pronoun"] == ["“she”: Jane Hill is the subject before"]


ARTICLE = """\
Chipmaker [Tronix|ORG] to buy rival [Vexel|ORG]
[Tronix|ORG] has agreed to acquire [Vexel|ORG] for $2.4 billion, the companies said on Monday. The deal still \
needs approval from regulators.
[Vexel|ORG] was founded in 2011 by [Laura Finch|PER] and [Ben Osei|PER]. [Finch|PER], who is chief executive of \
the company, owns 12 percent of [Vexel|ORG]. [Osei|PER] left in 2019 and now runs the startup [Palewire|ORG].
[Tronix|ORG] CEO [Dan Whitlock|PER] called the takeover a milestone. He said [Vexel|ORG] would remain \
independent. The investor [Blue Harbor|ORG] holds 9 percent of [Tronix|ORG].
Last year [Tronix|ORG] sued [Sentaro|ORG], a South Korean competitor, over patents. [Sentaro|ORG] denied the \
allegations. In May [Tronix|ORG] invested $50 million in [Palewire|ORG].
[Gigasoft|ORG] had also considered buying [Vexel|ORG], but dropped the plan. [Vexel|ORG] develops the chip \
[Vega|PRODUCT], which competes with [Lumacore|PRODUCT].
"""


def test_an_article_gives_its_claims_and_no_others() -> None:
    assert claims(read_marked(ARTICLE, "en")) == {
        "acquires(Gigasoft, Vexel) rejected",
        "acquires(Tronix, Vexel) planned 2400000000",
        "competes_with(Vega, Lumacore) current",
        "competes_with(Vexel, Tronix) current",
        "develops(Vexel, Vega) current",
        "founded(Ben Osei, Vexel) current",
        "founded(Laura Finch, Vexel) current",
        "invested_in(Tronix, Palewire) current 50000000",
        "leads(Ben Osei, Palewire) current",
        "leads(Dan Whitlock, Tronix) current",
        "owns(Blue Harbor, Tronix) current 9%",
        "leads(Laura Finch, Vexel) current",
        "owns(Laura Finch, Vexel) current 12%",
        "sued(Tronix, Sentaro) current",
    }

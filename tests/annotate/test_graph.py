from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Annotation, Claim, RelationType, Status
from annotate.graph import TOPICS, Camp, Graph, Line, graph, walk
from tests.annotate.records import annotation, claim
from tests.gold import GoldName, gold_annotation

ENTITIES = ("ada", "bo", "acme", "bolt", "cargo", "dome", "lamp")


def shown(found: Graph) -> list[str]:
    lines = (line.claim.id for camp in (*found.camps, *found.others) for line in walk(camp.lines))
    return [*lines, *(c.id for c in (*found.between, *found.rest, *found.background))]


def line_to(camp: Camp, other: str) -> Line:
    return next(line for line in walk(camp.lines) if line.other == other)


def heads(found: Graph) -> list[str]:
    return [camp.head for camp in found.camps]


@st.composite
def records(draw: st.DrawFn) -> Annotation:
    entity = st.sampled_from(ENTITIES)
    size = draw(st.integers(0, 14))
    claims = [
        claim(
            f"c{index}",
            draw(entity),
            draw(st.sampled_from(get_args(RelationType))),
            draw(entity),
            draw(st.sampled_from(get_args(Status))),
            percent=draw(st.none() | st.floats(0, 100)),
            provenance=draw(st.sampled_from(("text", "text", "text", "background"))),
        )
        for index in range(size)
    ]
    return annotation(claims, people=("ada", "bo"), products=("lamp",), named=draw(st.lists(entity, max_size=8)))


@given(records())
def test_every_claim_stands_in_exactly_one_place(record: Annotation) -> None:
    assert sorted(shown(graph(record))) == sorted(c.id for c in record.relations)


@given(records())
def test_camps_share_no_member(record: Annotation) -> None:
    found = graph(record)
    members = [member for camp in (*found.camps, *found.others) for member in camp.members]
    assert len(members) == len(set(members))


@given(records())
def test_only_current_claims_of_the_text_decide_who_belongs_to_whom(record: Annotation) -> None:
    for camp in graph(record).camps:
        joined = {line.other: line.claim for line in walk(camp.lines) if line.below}
        assert all(c.status == "current" and c.provenance == "text" for c in joined.values())


@pytest.mark.parametrize("name", ["musk-altman", "maschinenbau", "startup"])
def test_gold_claims_stand_in_exactly_one_place(name: GoldName) -> None:
    record = gold_annotation(name)
    assert sorted(shown(graph(record))) == sorted(c.id for c in record.relations)


def test_the_seed_sets_musk_against_altman() -> None:
    found = graph(gold_annotation("musk-altman"))
    assert found.opposed
    musk, altman = found.camps
    assert (musk.head, altman.head) == ("elon_musk", "sam_altman")
    assert {"tesla", "spacex", "neuralink", "xai", "grok", "x"} == set(musk.members) - {"elon_musk"}
    assert {"openai", "chatgpt", "applied_intuition", "glydways", "longshot_space", "merge_labs"} == set(
        altman.members
    ) - {"sam_altman"}
    assert line_to(musk, "colossus").claim.status == "planned"
    openai = line_to(altman, "openai")
    assert [line.claim.type for line in openai.below if line.other == "microsoft"] == ["invested_in", "partner_of"]
    assert [line.other for line in line_to(musk, "xai").below] == ["grok"]


def test_the_seed_tells_what_reaches_from_one_camp_into_the_other() -> None:
    found = graph(gold_annotation("musk-altman"))
    assert [(c.subject, c.type, c.object) for c in found.ties() if c.type != "member_of"] == [
        ("elon_musk", "founded", "openai"),
        ("elon_musk", "funded", "openai"),
    ]
    between = {(c.type, c.subject, c.object, c.status) for c in found.between}
    assert ("merges_with", "tesla", "openai", "rejected") in between
    assert ("sued", "elon_musk", "sam_altman", "current") in between


def test_opponents_are_persons_if_persons_stand_behind_the_quarrelling_firms() -> None:
    record = annotation(
        [
            claim("c1", "acme", "competes_with", "bolt"),
            claim("c2", "ada", "leads", "acme"),
            claim("c3", "bo", "founded", "bolt"),
        ],
        people=("ada", "bo"),
    )
    assert heads(graph(record)) == ["ada", "bo"]


def test_opponents_are_firms_if_a_person_stands_behind_only_one_of_them() -> None:
    record = annotation(
        [claim("c1", "acme", "sued", "bolt"), claim("c2", "ada", "leads", "acme")], people=("ada",), named=("bolt",)
    )
    found = graph(record)
    assert heads(found) == ["bolt", "acme"]
    assert [(line.other, line.outgoing) for line in found.camps[1].lines] == [("ada", False)]


def test_a_quarrel_over_a_product_is_its_makers() -> None:
    record = annotation(
        [claim("c1", "bolt", "competes_with", "lamp"), claim("c2", "acme", "develops", "lamp")], products=("lamp",)
    )
    assert set(heads(graph(record))) == {"acme", "bolt"}


@pytest.mark.parametrize(
    ("stronger", "weaker"), [("owns", "leads"), ("leads", "founded"), ("founded", "invested_in"), ("owns", "funded")]
)
def test_who_decides_goes_by_ownership_leadership_founding_money(stronger: RelationType, weaker: RelationType) -> None:
    rivals = claim("c1", "ada", "rival_of", "bo")
    record = annotation(
        [rivals, claim("c2", "ada", weaker, "acme"), claim("c3", "bo", stronger, "acme")],
        people=("ada", "bo"),
        named=("ada", "ada", "bo"),
    )
    assert "acme" in next(camp for camp in graph(record).camps if camp.head == "bo").members


def test_among_equals_the_one_named_more_often_owns() -> None:
    claims = [
        claim("c1", "ada", "rival_of", "bo"),
        claim("c2", "bo", "owns", "acme"),
        claim("c3", "ada", "owns", "acme"),
    ]
    record = annotation(claims, people=("ada", "bo"), named=("bo", "ada", "ada"))
    assert "acme" in graph(record).camps[0].members
    assert graph(record).camps[0].head == "ada"


def test_a_minority_stake_is_money_not_ownership() -> None:
    claims = [claim("c1", "fund", "owns", "acme", percent=14), claim("c2", "ada", "leads", "acme")]
    assert heads(graph(annotation(claims, people=("ada",)))) == ["ada"]


@pytest.mark.parametrize("status", ["planned", "rejected", "alleged", "former"])
def test_what_is_not_so_now_decides_nothing_but_is_told(status: Status) -> None:
    claims = [
        claim("c1", "ada", "rival_of", "bo"),
        claim("c2", "ada", "owns", "acme", status),
        claim("c3", "bo", "funded", "acme"),
    ]
    ada, bo = graph(annotation(claims, people=("ada", "bo"))).camps
    assert (ada.members, bo.members) == (("ada",), ("bo", "acme"))
    assert [line.claim.id for line in ada.lines] == ["c2"]


def test_without_opponents_owners_stand_with_what_they_own() -> None:
    claims = [
        claim("c1", "dome", "owns", "cargo"),
        claim("c2", "acme", "owns", "bolt"),
        claim("c3", "bolt", "develops", "lamp"),
        claim("c4", "ada", "friend_of", "bo"),
    ]
    found = graph(annotation(claims, people=("ada", "bo"), products=("lamp",)))
    assert not found.opposed
    assert heads(found) == ["acme", "dome"]
    assert [c.id for c in found.rest] == ["c4"]


def test_firms_that_own_each_other_still_have_a_head() -> None:
    claims = [claim("c1", "acme", "owns", "bolt"), claim("c2", "bolt", "owns", "acme")]
    found = graph(annotation(claims, named=("bolt",)))
    assert heads(found) == ["bolt"]
    assert sorted(shown(found)) == ["c1", "c2"]


def test_a_subsidiary_stands_below_its_parent() -> None:
    found = graph(annotation([claim("c1", "bolt", "subsidiary_of", "acme"), claim("c2", "bolt", "owns", "cargo")]))
    (line,) = found.camps[0].lines
    assert (found.camps[0].head, line.other, line.outgoing) == ("acme", "bolt", False)
    assert [below.other for below in line.below] == ["cargo"]


def test_a_third_fighter_has_a_camp_only_if_something_is_his() -> None:
    rivalry = [claim("c1", "ada", "rival_of", "bo"), claim("c2", "ada", "rival_of", "cy")]
    people = ("ada", "bo", "cy")
    assert heads(graph(annotation(rivalry, people, named=("ada", "bo")))) == ["ada", "bo"]
    with_firm = [*rivalry, claim("c3", "cy", "owns", "acme")]
    assert heads(graph(annotation(with_firm, people, named=("ada", "ada", "bo", "bo", "cy")))) == ["ada", "bo", "cy"]


def test_owners_beside_the_opponents_keep_what_they_own() -> None:
    claims = [claim("c1", "ada", "rival_of", "bo"), claim("c2", "acme", "owns", "bolt")]
    found = graph(annotation(claims, people=("ada", "bo")))
    assert heads(found) == ["ada", "bo"]
    assert [(camp.head, camp.members) for camp in found.others] == [("acme", ("acme", "bolt"))]


def test_a_firm_stands_for_itself_if_it_is_named_more_often_than_who_leads_it() -> None:
    claims = [claim("c1", "ada", "leads", "acme"), claim("c2", "acme", "owns", "bolt")]
    found = graph(annotation(claims, people=("ada",), named=("acme", "acme", "ada")))
    assert heads(found) == ["acme"]
    assert sorted(line.other for line in found.camps[0].lines) == ["ada", "bolt"]


def test_background_is_kept_apart_and_decides_nothing() -> None:
    found = graph(annotation([claim("b1", "acme", "owns", "bolt", provenance="background")]))
    assert not found.camps
    assert [c.id for c in found.background] == ["b1"]


def test_every_type_of_claim_has_a_topic() -> None:
    assert set(TOPICS) == set(get_args(RelationType))


def test_nothing_comes_of_nothing() -> None:
    found = graph(annotation([]))
    assert (found.camps, found.between, found.rest, found.opposed) == ((), (), (), False)


def test_claims_are_told_in_the_order_of_their_topics() -> None:
    claims: list[Claim] = [
        claim("c1", "ada", "funded", "acme"),
        claim("c2", "ada", "owns", "bolt"),
        claim("c3", "ada", "founded", "bolt"),
    ]
    assert [line.claim.id for line in graph(annotation(claims, ("ada",))).camps[0].lines] == ["c2", "c3", "c1"]

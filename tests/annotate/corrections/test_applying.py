"""Corrections applied to a record: what each does, and what holds whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from annotate.annotation import Annotation, Claim, EntityType, Mention
from annotate.corrections.applying import Corrected, apply
from annotate.corrections.making import Maker, name_given
from annotate.corrections.records import Correction, correction_from_json, correction_to_json
from annotate.lookup import Lookup
from annotate.validation import problem
from tests.annotate.export import samples
from tests.gold import gold_annotation

SEED = gold_annotation("musk-altman")
LOOKUP = Lookup(SEED)
MAKE = Maker(LOOKUP)


def renumbered(annotation: Annotation) -> Annotation:
    """The record as another version of the pipeline might make it: the same under other ids."""

    def entity(identifier: str | None) -> str | None:
        return identifier and f"e-{identifier}"

    return replace(
        annotation,
        entities=tuple(replace(e, id=f"e-{e.id}") for e in annotation.entities),
        mentions=tuple(replace(m, id=f"x{m.id}", entity=entity(m.entity)) for m in annotation.mentions),
        relations=tuple(
            replace(
                c,
                id=f"n{c.id}",
                subject=f"e-{c.subject}",
                object=f"e-{c.object}",
                evidence=tuple(
                    replace(e, subject_mention=f"x{e.subject_mention}", object_mention=f"x{e.object_mention}")
                    for e in c.evidence
                ),
            )
            for c in annotation.relations
        ),
    )


def mention_of(entity: str, kind: str) -> Mention:
    return next(m for m in SEED.mentions if m.entity == entity and m.kind == kind)


def fits(corrected: Corrected) -> list[str]:
    return [outcome.fit for outcome in corrected.outcomes]


def claims_of(annotation: Annotation, entity: str) -> set[str]:
    return {c.id for c in annotation.relations if entity in (c.subject, c.object)}


class TestVerdicts:
    def test_a_rejected_claim_is_gone_and_all_else_is_as_it_was(self) -> None:
        claim = SEED.relations[4]
        made = apply(SEED, [MAKE.judged_claim(claim, right=False)])
        assert made.annotation == replace(SEED, relations=tuple(c for c in SEED.relations if c is not claim))
        assert made.rejected == 1

    def test_a_confirmed_claim_is_marked(self) -> None:
        claim = SEED.relations[4]
        made = apply(SEED, [MAKE.judged_claim(claim, right=True)])
        assert [c.id for c in made.annotation.relations if c.confirmed] == [claim.id]

    def test_background_knowledge_can_be_rejected_too(self) -> None:
        full = samples.full()
        claim = full.relations[-1]
        made = apply(full, [Maker(Lookup(full)).judged_claim(claim, right=False)])
        assert [c.id for c in full.relations if c not in made.annotation.relations] == [claim.id]

    def test_a_claim_of_another_status_is_another_claim(self) -> None:
        claim = SEED.relations[4]
        other = replace(SEED, relations=(replace(claim, status="alleged"),))
        made = apply(other, [MAKE.judged_claim(claim, right=False), MAKE.judged_claim(claim, right=True)])
        assert made.annotation == other
        assert fits(made) == ["already", "lost"]

    def test_a_confirmed_link_is_marked(self) -> None:
        mention = mention_of("elon_musk", "pronoun")
        made = apply(SEED, [MAKE.judged_link(mention, right=True)])
        assert [m.id for m in made.annotation.mentions if m.confirmed] == [mention.id]

    def test_what_was_read_by_a_rejected_link_is_proved_no_more(self) -> None:
        claim, evidence, mention = next(
            (c, e, LOOKUP.mentions[e.subject_mention])
            for c in SEED.relations
            for e in c.evidence
            if len(c.evidence) == 1 and LOOKUP.mentions[e.subject_mention].kind == "pronoun"
        )
        made = apply(SEED, [MAKE.judged_link(mention, right=False)])
        assert mention.id not in {m.id for m in made.annotation.mentions}
        assert claim.id not in {c.id for c in made.annotation.relations}
        assert MAKE.stated(claim) in made.outcomes[0].gone
        assert LOOKUP.text(evidence) in {anchor.quote for gone in made.outcomes[0].gone for anchor in gone.sentences}

    def test_a_name_that_means_nobody_known_stays_marked(self) -> None:
        mention = mention_of("elon_musk", "name")
        made = apply(SEED, [MAKE.judged_link(mention, right=False)])
        (left,) = [m for m in made.annotation.mentions if m.id == mention.id]
        assert (left.entity, left.span, left.type) == (None, mention.span, mention.type)

    def test_a_verdict_on_what_is_gone_is_said(self) -> None:
        mention = mention_of("elon_musk", "name")
        wrong, right = (MAKE.judged_link(mention, right=r) for r in (False, True))
        assert fits(apply(SEED, [wrong, wrong, right])) == ["applied", "already", "lost"]


class TestEntities:
    def test_two_that_are_merged_are_one_in_mentions_and_claims(self) -> None:
        made = apply(SEED, [MAKE.merged("neuralink", "tesla")])
        assert "neuralink" not in {e.id for e in made.annotation.entities}
        (tesla,) = [e for e in made.annotation.entities if e.id == "tesla"]
        assert "Neuralink" in tesla.aliases
        places = {m.span for m in SEED.mentions if m.entity in ("neuralink", "tesla")}
        assert {m.span for m in made.annotation.mentions if m.entity == "tesla"} == places
        assert not claims_of(made.annotation, "neuralink")

    def test_claims_that_say_the_same_after_a_merger_are_one_with_all_that_proves_it(self) -> None:
        made = samples.article([("Anna", " kauft ", "Bau"), ("Anna", " kauft ", "Bau AG")])
        one, other = made.relations
        corrected = apply(made, [Maker(Lookup(made)).merged(other.object, one.object)])
        (claim,) = corrected.annotation.relations
        assert claim.id == one.id
        assert [e.span for e in claim.evidence] == [e.span for c in made.relations for e in c.evidence]
        assert corrected.outcomes[0].gone == ()

    def test_what_one_does_to_itself_after_a_merger_is_gone_and_told(self) -> None:
        claim = next(c for c in SEED.relations if c.type == "merges_with")
        made = apply(SEED, [MAKE.merged(claim.subject, claim.object)])
        assert all(c.subject != c.object for c in made.annotation.relations)
        assert MAKE.stated(claim) in made.outcomes[0].gone

    def test_a_mention_that_is_split_off_takes_its_claims_along(self) -> None:
        made = samples.article(
            [("Merkur", " kauft ", "Bau AG"), ("Merkur", " kauft ", "Nord AG")], types=("ORG", "ORG")
        )
        lookup = Lookup(made)
        second = made.mentions[2]
        corrected = apply(made, [Maker(lookup).split([second], "Merkur Bank", "ORG")]).annotation
        (bank,) = [e for e in corrected.entities if e.name == "Merkur Bank"]
        assert [(c.id, c.subject) for c in corrected.relations] == [("c0", made.relations[0].subject), ("c1", bank.id)]
        assert next(m for m in corrected.mentions if m.id == second.id).entity == bank.id

    def test_a_claim_with_two_sentences_is_divided(self) -> None:
        made = samples.article([("Merkur", " kauft ", "Bau AG")] * 2, types=("ORG", "ORG"))
        claim = replace(made.relations[0], evidence=tuple(e for c in made.relations for e in c.evidence))
        made = replace(made, relations=(claim,))
        corrected = apply(made, [Maker(Lookup(made)).split([made.mentions[2]], "Merkur", "ORG")]).annotation
        assert len({e.id for e in corrected.entities if e.name == "Merkur"}) == 2
        assert [len(c.evidence) for c in corrected.relations] == [1, 1]
        assert corrected.relations[0].id == claim.id
        assert problem(replace(corrected, document=replace(corrected.document, id="0" * 64))) is None

    def test_a_mention_can_be_given_to_another_entity(self) -> None:
        mention = mention_of("elon_musk", "pronoun")
        made = apply(SEED, [MAKE.moved([mention], "sam_altman")]).annotation
        found = next(m for m in made.mentions if m.id == mention.id)
        assert (found.entity, found.confirmed) == ("sam_altman", True)
        assert len(made.entities) == len(SEED.entities)

    def test_an_entity_that_nothing_means_any_more_is_gone(self) -> None:
        mentions = [m for m in SEED.mentions if m.entity == "neuralink"]
        made = apply(SEED, [MAKE.split(mentions, "Neuralink Corp.", "ORG")]).annotation
        assert "neuralink" not in {e.id for e in made.entities}
        assert not claims_of(made, "neuralink")

    def test_another_name_and_type_are_everywhere(self) -> None:
        made = apply(SEED, [MAKE.renamed("tesla", "Tesla, Inc."), MAKE.retyped("tesla", "PRODUCT")]).annotation
        (tesla,) = [e for e in made.entities if e.id == "tesla"]
        assert (tesla.name, tesla.type) == ("Tesla, Inc.", "PRODUCT")
        assert "Tesla" in tesla.aliases
        assert {m.type for m in made.mentions if m.entity == "tesla"} == {"PRODUCT"}
        assert fits(apply(made, [MAKE.renamed("tesla", "Tesla, Inc."), MAKE.retyped("tesla", "PRODUCT")])) == [
            "already",
            "already",
        ]

    def test_who_is_of_another_type_is_not_who_was_known(self) -> None:
        full = samples.full()
        made = apply(full, [Maker(Lookup(full)).retyped("tesla", "PRODUCT")])
        (tesla,) = [e for e in made.annotation.entities if e.id == "tesla"]
        assert (tesla.links, tesla.link_certainty) == ({}, None)
        assert not any(
            c.provenance == "background" for c in made.annotation.relations if "tesla" in (c.subject, c.object)
        )
        assert made.outcomes[0].gone

    def test_what_the_record_knows_nothing_of_is_lost_and_said(self) -> None:
        other = gold_annotation("startup")
        corrections: list[Correction] = [
            MAKE.merged("neuralink", "tesla"),
            MAKE.renamed("tesla", "T"),
            MAKE.retyped("tesla", "LOC"),
            MAKE.split([mention_of("tesla", "name")], "T", "ORG"),
        ]
        made = apply(other, corrections)
        assert made.annotation == other
        assert made.lost == tuple(corrections)


def test_a_name_is_one_line_of_some_length() -> None:
    assert name_given("  Tesla\n, Inc. \ud800") == "Tesla , Inc. ?"
    assert len(name_given("x" * 1000)) == 200
    assert name_given(" \t") == ""


# Whatever the corrections


TYPES: tuple[EntityType, ...] = ("PER", "ORG", "LOC", "PRODUCT")


@st.composite
def a_correction(draw: st.DrawFn, annotation: Annotation) -> Correction | None:
    """A correction of something that the record has."""
    lookup = Lookup(annotation)
    make = Maker(lookup)
    entities = [e.id for e in annotation.entities]
    linked = [m for m in annotation.mentions if m.entity]
    kind = draw(st.sampled_from(("claim", "link", "merge", "split", "move", "rename", "type")))
    if kind == "claim":
        return (
            make.judged_claim(draw(st.sampled_from(annotation.relations)), right=draw(st.booleans()))
            if annotation.relations
            else None
        )
    if not linked or len(entities) < 2:
        return None
    one, other = draw(st.sampled_from(entities)), draw(st.sampled_from(entities))
    mention = draw(st.sampled_from(linked))
    match kind:
        case "link":
            return make.judged_link(mention, right=draw(st.booleans()))
        case "merge":
            return make.merged(one, other)
        case "split":
            same = [m for m in linked if m.entity == mention.entity and draw(st.booleans())]
            return make.split([mention, *same], draw(NAMES), draw(st.sampled_from(TYPES)))
        case "move":
            return make.moved([mention], one)
        case "rename":
            return make.renamed(one, draw(NAMES))
        case _:
            return make.retyped(one, draw(st.sampled_from(TYPES)))


NAMES = st.sampled_from(["Tesla", "Elon Musk", "X", "Ünal 👩‍👩‍👧", "\x1b[31m", "a" * 200, "OpenAI"])
RECORDS = {
    "seed": SEED,
    "full": samples.full(),
    "unicode": samples.unicode_text(),
    "startup": gold_annotation("startup"),
}


def check(before: Annotation, after: Annotation) -> None:
    """What holds of a record with corrections."""
    assert problem(after) is None
    assert after.document == before.document
    assert after.unread == before.unread
    spans = {m.id: m.span for m in before.mentions}
    assert all(spans[m.id] == m.span for m in after.mentions)
    assert [m.id for m in before.mentions if m.id in {m.id for m in after.mentions}] == [m.id for m in after.mentions]
    assert len({e.id for e in after.entities}) == len(after.entities)
    known = {m.id: m for m in after.mentions}
    told = {c.id: c for c in before.relations}
    for claim in after.relations:
        assert claim.subject != claim.object
        assert claim.evidence or claim.provenance == "background"
        for evidence in claim.evidence:
            assert known[evidence.subject_mention].entity == claim.subject
            assert known[evidence.object_mention].entity == claim.object
        if claim.id in told:
            assert (claim.type, claim.status, claim.wording) == (
                told[claim.id].type,
                told[claim.id].status,
                told[claim.id].wording,
            )


@pytest.mark.parametrize("name", RECORDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_whatever_is_corrected_the_record_holds_together(name: str, data: st.DataObject) -> None:
    record = RECORDS[name]
    corrections: list[Correction] = []
    now = record
    for _ in range(data.draw(st.integers(1, 6))):
        if (correction := data.draw(a_correction(now))) is None:
            continue
        corrections.append(correction)
        made = apply(record, corrections)
        assert made.outcomes[-1].fit != "lost"
        now = made.annotation
        check(record, now)
    packed = [correction_from_json(correction_to_json(each)) for each in corrections]
    assert packed == corrections
    other = apply(renumbered(record), corrections)
    assert fits(other) == fits(apply(record, corrections))
    assert [claim_content(other.annotation, c) for c in other.annotation.relations] == [
        claim_content(now, c) for c in now.relations
    ]
    check(renumbered(record), other.annotation)


def claim_content(annotation: Annotation, claim: Claim) -> tuple[object, ...]:
    names = {e.id: (e.name, e.type) for e in annotation.entities}
    evidence = [(e.start, e.end) for e in claim.evidence]
    return claim.type, names[claim.subject], names[claim.object], claim.status, claim.confirmed, evidence


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_corrections_of_one_article_do_no_harm_to_another(data: st.DataObject) -> None:
    correction = data.draw(a_correction(SEED))
    other = RECORDS["startup"]
    if correction is not None:
        check(other, apply(other, [correction, correction]).annotation)


class TestWhatIsNotMeant:
    def test_a_sentence_that_was_not_judged_still_proves_the_claim(self) -> None:
        made = samples.article([("Anna", " besitzt ", "Bau AG")] * 2)
        judged, other = made.relations
        both = replace(made, relations=(replace(judged, evidence=(*judged.evidence, *other.evidence)),))
        correction = Maker(Lookup(made)).judged_claim(judged, right=False)
        (left,) = apply(both, [correction]).annotation.relations
        assert left.evidence == other.evidence

    def test_few_words_are_not_taken_for_the_same_words_elsewhere(self) -> None:
        made = samples.article([("er", " besitzt die ", "Bau AG")])
        longer = samples.article([("Anna", " und ", "Bert"), ("er", " bereut nun die ", "Tat")])
        correction = Maker(Lookup(made)).judged_link(made.mentions[0], right=False)
        assert fits(apply(longer, [correction])) == ["lost"]

    def test_few_words_are_known_again_by_what_stands_around_them(self) -> None:
        made = samples.article([("er", " besitzt die ", "Bau AG")])
        longer = samples.article([("Anna", " und ", "Bert"), ("er", " besitzt die ", "Bau AG")])
        correction = Maker(Lookup(made)).judged_link(made.mentions[0], right=False)
        assert fits(apply(longer, [correction])) == ["applied"]

    def test_an_entity_is_not_taken_for_whom_a_word_with_its_name_refers_to(self) -> None:
        made = apply(SEED, [MAKE.renamed("tesla", "Zesla")]).annotation
        first = MAKE.named("tesla").place
        assert first is not None
        start = next(m.start for m in SEED.mentions if m.entity == "tesla" and m.kind == "name")
        less = replace(
            made,
            mentions=tuple(m for m in made.mentions if not (m.start == start and m.kind == "name")),
            entities=tuple(replace(e, aliases=()) for e in made.entities),
        )
        assert fits(apply(less, [MAKE.renamed("tesla", "T")])) == ["lost"]

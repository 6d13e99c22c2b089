from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Article, Span
from annotate.marks.anchors import anchor_from_json, anchor_to_json, anchored, located
from annotate.sources.txt import article as text_article

TEXT = (
    "Der Streit\n\nDie Gründer streiten seit Jahren. Der Konzern kaufte im Mai ein Start-up aus Wien.\n\n"
    "Später kam es anders. Der Konzern kaufte im Mai ein Start-up aus Graz.\n"
)


def article(text: str) -> Article:
    return text_article(text.encode(), "a.txt")


OLD = article(TEXT)


def passage(words: str, *, last: bool = False) -> Span:
    start = TEXT.rindex(words) if last else TEXT.index(words)
    return Span(start, start + len(words))


def found(span: Span, text: str) -> str | None:
    new = article(text)
    place = located(anchored(span, OLD), new)
    return None if place is None else new.text[place.start : place.end]


def test_stays_where_it_was_in_the_same_text() -> None:
    for span in (passage("Der Konzern kaufte"), passage("Der Konzern kaufte", last=True), Span(20, 20), Span(0, 0)):
        assert located(anchored(span, OLD), OLD) == span


def test_moves_with_its_words() -> None:
    new = "Neuer Vorspann, länger als zuvor.\n\n" + TEXT
    for last in (False, True):
        span = passage("Der Konzern kaufte", last=last)
        place = located(anchored(span, OLD), article(new))
        assert place is not None
        assert place.start == span.start + len(new) - len(TEXT)


def test_of_words_that_stand_twice_those_with_the_same_around_them() -> None:
    first, second = TEXT.split("\n\n")[1:]
    new = article(f"Der Streit\n\n{second}\n{first}\n")
    place = located(anchored(passage("Der Konzern kaufte im Mai"), OLD), new)
    assert place is not None
    assert new.text[place.start :].startswith("Der Konzern kaufte im Mai ein Start-up aus Wien")


def test_is_found_in_a_text_that_was_wrapped_anew() -> None:
    assert found(passage("Konzern kaufte im Mai"), TEXT.replace(" im Mai", "\nim   Mai")) == "Konzern kaufte\nim   Mai"


def test_is_found_reworded() -> None:
    new = TEXT.replace("Die Gründer streiten seit Jahren.", "Die Gründer streiten schon seit Jahren.")
    assert "streiten schon seit" in (found(passage("Die Gründer streiten seit Jahren."), new) or "")


def test_is_gone_with_its_words() -> None:
    assert found(passage("Die Gründer streiten seit Jahren."), "Etwas ganz anderes.\n\nKein Wort davon.") is None
    assert found(passage("Wien"), TEXT.replace("Wien", "Rom")) is None


def test_a_position_moves_with_what_follows_it() -> None:
    at = TEXT.index("Später")
    new = article("Mehr davor.\n\n" + TEXT)
    assert located(anchored(Span(at, at), OLD), new) == Span(at + 13, at + 13)


def test_is_kept_as_text() -> None:
    anchor = anchored(passage("Der Konzern"), OLD)
    assert anchor_from_json(anchor_to_json(anchor)) == anchor
    for broken in ("", "{}", "[1]", "\x00"):
        assert anchor_from_json(broken) is None


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_text_holds_nothing(text: str) -> None:
    empty = replace(OLD, text=text, paragraphs=())
    assert located(anchored(passage("Konzern"), OLD), empty) is None
    assert located(anchored(Span(0, 0), empty), empty) == Span(0, 0)


@given(st.text(st.sampled_from("ab \n.é\u0301\x1b"), max_size=60), st.data())
def test_every_place_of_every_text_is_found_again(text: str, data: st.DataObject) -> None:
    if not text.strip():
        return
    here = article(text)
    start = data.draw(st.integers(0, len(here.text)))
    end = data.draw(st.integers(start, len(here.text)))
    assert located(anchored(Span(start, end), here), here) == Span(start, end)
    elsewhere = article(data.draw(st.text("ab \n", min_size=1)) + "c")
    place = located(anchored(Span(start, end), here), elsewhere)
    assert place is None or 0 <= place.start <= place.end <= len(elsewhere.text)

"""Slices are the text, whole and in order, and their paragraphs stay where they were."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Paragraph
from annotate.language.slices import FIRST, SLICE, slices_of

_TEXTS = st.text(alphabet=st.sampled_from("ab. \n"), max_size=300)


@given(_TEXTS, st.integers(5, 60))
def test_slices_are_the_text(text: str, size: int) -> None:
    paragraphs = [Paragraph(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    slices = list(slices_of(text, paragraphs, size))
    assert "".join(text[s.start : s.end] for s in slices) == text
    inside = {s.start + i for s in slices for p in s.paragraphs for i in range(p.start, p.end)}
    assert all(i in inside or c.isspace() for i, c in enumerate(text))
    for s in slices:
        assert s.paragraphs or not paragraphs
        if s.paragraphs:
            assert s.paragraphs[-1].end - s.paragraphs[0].start <= size


def test_paragraphs_are_cut_between_sentences() -> None:
    text = "Eins ist da. Zwei ist da. Drei ist da."
    pieces = [text[s.start : s.end] for s in slices_of(text, [Paragraph(0, len(text))], 26)]
    assert pieces == ["Eins ist da. Zwei ist da. ", "Drei ist da."]


def test_the_first_slices_are_small() -> None:
    text = "Eins ist da.\n" * 5000
    paragraphs = [Paragraph(i, i + 12) for i in range(0, len(text), 13)]
    sizes = [s.end - s.start for s in slices_of(text, paragraphs)]
    assert sizes[0] <= FIRST
    assert sizes[:3] == sorted(sizes[:3])
    assert max(sizes) <= SLICE

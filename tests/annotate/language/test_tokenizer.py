"""Tokens respect the sentence boundaries and never change the text."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Paragraph
from annotate.language.spans import make_doc, sentences_in, whole_doc
from annotate.language.tokenizer import sentences

_NLP = spacy.blank("de")


def test_stops_are_parted_from_numbers_and_abbreviations() -> None:
    text = "Es begann 2018. Er kaufte die Quorvex GmbH. Dr. Krell kam am 3. Mai."
    doc = sentences(make_doc(_NLP, text, [Paragraph(0, len(text))]))
    assert [s.text for s in doc.sents] == ["Es begann 2018.", "Er kaufte die Quorvex GmbH.", "Dr. Krell kam am 3. Mai."]
    assert {"2018", "GmbH", "Dr.", "3."} <= {t.text for t in doc}


@given(st.text(alphabet=st.sampled_from("aB. \n1„“-"), max_size=60))
def test_the_text_stays_and_every_sentence_begins_with_a_token(text: str) -> None:
    doc = sentences(make_doc(_NLP, text))
    assert doc.text == text
    covered = {t.i for s in doc.sents for t in s}
    assert covered == set(range(len(doc)))


def test_stretches_without_blanks_are_cut_and_the_text_stays() -> None:
    text = "Krell (" + "(" * 450 + " kam. " + "a" * 900
    doc = make_doc(_NLP, text)
    assert doc.text == text
    assert max(len(token) for token in doc) <= 200


def test_slices_become_one_doc() -> None:
    texts = ["Eins ist da. \n\n", "Zwei ist da."]
    docs = [sentences(make_doc(_NLP, t, [Paragraph(0, 12)])) for t in texts]
    whole = whole_doc(docs, [Paragraph(0, 12), Paragraph(15, 27)])
    assert whole.text == "".join(texts)
    assert [whole.text[a:b] for a, b in sentences_in(whole)] == ["Eins ist da.", "Zwei ist da."]
    assert [s.text.strip() for s in whole.sents] == ["Eins ist da.", "Zwei ist da."]

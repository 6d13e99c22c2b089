"""Sentence boundaries on the ``Doc``, and tokens that respect them."""

from __future__ import annotations

from bisect import bisect_right
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from annotate.language.spans import sentences_in


@Language.component("durchblick_sentences")
def sentences(doc: Doc) -> Doc:
    """Set ``Token.is_sent_start`` from :func:`annotate.sentences.sentences_of`.

    spaCy's tokenizer keeps a number or an abbreviation and its full stop together ("2018.", "GmbH.");
    at the end of a sentence the stop becomes a token of its own.
    """
    found = sentences_in(doc)
    _split_stops(doc, {sentence.end for sentence in found})
    ends = [token.idx + len(token) for token in doc]
    first_tokens = {bisect_right(ends, sentence.start) for sentence in found}
    marks = np.full((len(doc), 1), -1, dtype=np.int64)
    marks[[i for i in first_tokens if i < len(doc)]] = 1
    doc.from_array(["SENT_START"], cast(Ints2d, marks.view(np.uint64)))
    return doc


def _split_stops(doc: Doc, ends: set[int]) -> None:
    joined = [t for t in doc if t.idx + len(t) in ends and len(t) > 1 and t.text[-1] == "." and t.text[-2].isalnum()]
    if not joined:
        return
    with doc.retokenize() as retokenizer:
        for token in joined:
            retokenizer.split(token, [token.text[:-1], "."], heads=[(token, 0), (token, 0)])

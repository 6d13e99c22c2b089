"""Names and syntax from a spaCy pipeline of the user's own, on our tokens and sentences."""

from __future__ import annotations

from typing import Final, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.types import Ints2d

from annotate import own_model
from annotate.errors import reason, user_error

_LABELS: Final = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "NORP": "",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "MISC": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
}
"""Our label for each of the usual ones; others, such as dates and sums, are no names."""

_COLUMNS: Final = ("POS", "TAG", "MORPH", "LEMMA", "DEP", "HEAD")


class Own:
    """Puts what the pipeline says in the place of what was set before; what it does not say stays."""

    def __init__(self, model: str) -> None:
        own_model.folder_of(model)
        try:
            self._nlp = spacy.load(model)
        except (OSError, ValueError, ImportError) as error:
            raise user_error("model.broken", name=model, reason=reason(error)) from error
        self._has_names = any("doc.ents" in self._nlp.get_pipe_meta(name).assigns for name in self._nlp.pipe_names)

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with the pipeline's names, tags and tree."""
        starts: list[bool | int | None] = [bool(token.is_sent_start) for token in doc]
        read = Doc(self._nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc], sent_starts=starts)
        for _, component in self._nlp.pipeline:
            read = component(read)
        columns: list[int | str] = [name for name in _COLUMNS if read.has_annotation("DEP" if name == "HEAD" else name)]
        if columns and len(doc):
            strings = {string for token in read for string in (token.pos_, token.tag_, token.lemma_, token.dep_)}
            for string in strings:
                doc.vocab.strings.add(string)
            values = np.asarray(read.to_array(columns), dtype=np.uint64)
            values = values.reshape(len(doc), len(columns))
            if "MORPH" in columns:
                morphs = [doc.vocab.morphology.add(str(token.morph)) for token in read]
                values[:, columns.index("MORPH")] = np.array(morphs, dtype=np.uint64)
            doc.from_array(columns, cast(Ints2d, values))
        if self._has_names:
            labelled = [(ent, _LABELS.get(ent.label_)) for ent in read.ents]
            doc.set_ents([Span(doc, ent.start, ent.end, label) for ent, label in labelled if label])
            doc.spans["partial"] = []
        return doc


@Language.factory("durchblick_own", default_config={"model": ""})
def make_own(nlp: Language, name: str, model: str) -> Own:
    """The component for the pipeline of this name or in this folder."""
    return Own(model)

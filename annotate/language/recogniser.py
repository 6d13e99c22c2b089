"""The shipped recogniser: part-of-speech tags and names from a small spaCy network.

``model/MODEL_CARD.md`` says what it was trained on and how well it does;
:mod:`annotate.language.training.recogniser` trains it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from spacy.pipeline import TrainablePipe
from spacy.util import load_config

if TYPE_CHECKING:
    from spacy.language import Language

MODEL: Final = Path(__file__).with_name("model") / "recogniser"


def add_recogniser(nlp: Language, model: Path = MODEL) -> None:
    """Append the recogniser's components, with their trained weights, to ``nlp``.

    They set ``token.pos_`` (universal tags) and ``doc.ents`` (PER, ORG, LOC, MISC), keep entities that are set
    already, and leave sentence starts alone.

    Args:
        nlp: A German pipeline, blank or with components that come first.
        model: A folder that the training recipe wrote.

    Raises:
        ValueError: The folder holds another pipeline.
    """
    components = load_config(model / "config.cfg")["components"]
    added = []
    for name, settings in components.items():
        component = nlp.add_pipe(settings.pop("factory"), name, config=settings)
        if not isinstance(component, TrainablePipe):
            raise ValueError(f"{model}: {name} is not a trained component; train the recogniser again")
        added.append(component)
    for component in added:
        component.from_disk(model / component.name, exclude=["vocab"])

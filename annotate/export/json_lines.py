"""The record itself, one JSON object a line: everything is in it, and it can be read back.

``annotate/annotation-format.md`` says what each field means.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.annotation import Annotation, to_json
from annotate.catalogue import Language


def export(annotations: Sequence[Annotation], language: Language) -> bytes:
    """The records of the articles, a line each."""
    return b"".join(to_json(annotation) + b"\n" for annotation in annotations)

"""What a new version of the pipeline reads differently in an article, the reader's corrections applied to both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.annotation import Annotation
from annotate.comparison import Comparison, compare
from annotate.corrections.applying import apply
from annotate.corrections.records import Correction


@dataclass(frozen=True, slots=True)
class Update:
    """The differences, and the corrections that fit nothing any more."""

    claims: Comparison
    lost: tuple[Correction, ...]
    """Those that fitted before."""

    @property
    def is_nothing(self) -> bool:
        """Whether the new version says the same."""
        return self.claims.same and not self.lost


def update(before: Annotation, after: Annotation, corrections: Sequence[Correction]) -> Update:
    """What has changed from one record of an article to another."""
    was, now = apply(before, corrections), apply(after, corrections)
    fitted = set(corrections).difference(was.lost)
    return Update(compare(was.annotation, now.annotation), tuple(each for each in now.lost if each in fitted))

from __future__ import annotations

import pytest

from annotate.language.spans import claims_of
from tests.annotate.marked import read_marked


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019 gründete [Paula Reuter|PER] in Kiel die [Tidewerk GmbH|ORG].", "2019"),
        ("2019 waren sie sich so einig, dass [Paula Reuter|PER] die [Tidewerk GmbH|ORG] gründete.", "2019"),
        (
            "Der Erfolg der Konkurrenz Ende 2019 ärgerte [Paula Reuter|PER] so sehr, dass sie einige Monate später die "
            "[Tidewerk GmbH|ORG] gründete.",
            None,
        ),
    ],
)
def test_a_date_belongs_to_the_clause_that_it_stands_in(text: str, date: str | None) -> None:
    (claim,) = (c for c in claims_of(read_marked(text)) if c.type == "founded")
    assert (claim.date.value if claim.date else None) == date

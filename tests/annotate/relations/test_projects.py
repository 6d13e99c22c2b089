from __future__ import annotations

import pytest

from tests.annotate.marked import claims, read_marked

SAID = "[Rita Wendt|PER] wirbt für ihr gewaltiges [Aurora|PRODUCT]-Projekt. "


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (SAID + "[Aurora|PRODUCT] soll das größte Rechenzentrum Europas werden.", "planned"),
        (SAID + "[Aurora|PRODUCT] ist das größte Rechenzentrum Europas.", "current"),
    ],
)
def test_what_is_yet_to_be_is_planned(text: str, status: str) -> None:
    assert claims(read_marked(text)) == {f"develops(Rita Wendt, Aurora) {status}"}

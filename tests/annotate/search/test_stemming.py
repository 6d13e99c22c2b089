from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.search.folding import fold_word
from annotate.search.stemming import kin_beginnings, stem


@pytest.mark.parametrize(
    "words",
    [
        "schließen schloss geschlossen schließt Schluss Schließung",
        "ausschließen ausgeschlossen ausschloss auszuschließen Ausschluss",
        "übernehmen übernahm übernommen übernimmt Übernahme",
        "bergen birgt barg bargen geborgen Bergung",
        "verlieren verlor verloren verliert Verlust Verluste",
        "gewinnen gewann gewonnen gewinnt",
        "ankündigen angekündigt Ankündigung",
        "investieren investierte investiert Investition",
        "rufen rief gerufen",
        "auflösen aufgelöst aufzulösen Auflösung",
        "liefern liefert lieferte geliefert Lieferung",
        "leisten leistet leistete geleistet Leistung",
        "führen führt führte geführt Führung",
        "Preis Preise Preises Preisen",
        "groß große größer größere",
        "buy buys buying bought",
        "find finds finding found",
        "write writes writing wrote written",
        "take takes taking took taken",
    ],
)
def test_the_forms_of_a_verb_and_its_nouns_are_kin(words: str) -> None:
    folded = [fold_word(word) for word in words.split()]
    assert len({stem(word) for word in folded}) == 1
    for word in folded:
        assert all(any(other.startswith(beginning) for beginning in kin_beginnings(word)) for other in folded)


@pytest.mark.parametrize(
    ("one", "other"), [("Last", "lesen"), ("schlagen", "schließen"), ("Ruf", "Reif"), ("liefern", "laufen")]
)
def test_others_are_not(one: str, other: str) -> None:
    assert stem(fold_word(one)) != stem(fold_word(other))


@given(st.text(alphabet="aeghlnorstuz", max_size=14))
def test_a_word_begins_with_one_of_its_own_kins_beginnings(word: str) -> None:
    assert any(word.startswith(beginning) for beginning in kin_beginnings(word))

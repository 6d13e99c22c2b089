import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.language.detection import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Konzern übernimmt den Wettbewerber für drei Milliarden Euro.", "de"),
        ("Harbour Energy verkauft Anteile an Wintershall Dea.", "de"),
        ("Musk twitterte: „The bird is freed.“ Danach entließ er den Vorstand.", "de"),
        ("KONZERN VERKAUFT SEINE TOCHTER AN EINEN RIVALEN", "de"),
        ("The group bought its rival for three billion euros.", "en"),
        ("Merck KGaA, Darmstadt, bought SpringWorks.", "en"),
        ("Le groupe automobile a annoncé mardi la vente de sa filiale allemande.", "fr"),
        ("Het bedrijf heeft dinsdag bekendgemaakt dat het zijn dochteronderneming verkoopt.", "nl"),
        ("Virksomheden meddelte tirsdag, at den sælger sit tyske datterselskab.", "da"),
        ("同社は火曜日、ドイツ子会社を米国の投資家に売却すると発表した。", "ja"),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "…", "12345", "BMW AG", "😀", "\ud800"])
def test_what_tells_nothing_is_german(text: str) -> None:
    assert detect(text) == "de"


def test_a_quotation_in_front_does_not_decide_for_a_long_text() -> None:
    english = "The company said that it would sell the business to its rival. " * 40
    german = "Der Konzern teilte mit, dass er das Geschäft an den Rivalen verkauft. " * 400
    assert detect(english + german) == "de"


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert detect(text).isalpha()

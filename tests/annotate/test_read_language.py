import pytest

from annotate.catalogue import Language
from annotate.read_language import read_language


@pytest.mark.parametrize(
    ("code", "language", "words"),
    [
        ("de", "en", None),
        ("en", "de", "Englisch"),
        ("fr", "de", "Französisch: nur Namen gelesen"),
        ("nl", "en", "Dutch: only names are read"),
        ("xal", "en", "xal: only names are read"),
    ],
)
def test_languages_are_called_by_their_names(code: str, language: Language, words: str | None) -> None:
    assert read_language(code, language) == words

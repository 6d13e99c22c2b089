from __future__ import annotations

import re

from annotate.catalogue import Catalogue

PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)\}")
GERMAN, ENGLISH = (Catalogue.load("annotate.settings.messages", language) for language in ("de", "en"))


def test_both_languages_say_the_same_things_of_the_same_values() -> None:
    assert GERMAN.keys == ENGLISH.keys
    for key in GERMAN.keys:
        assert GERMAN.template(key).strip()
        assert set(PLACEHOLDER.findall(GERMAN.template(key))) == set(PLACEHOLDER.findall(ENGLISH.template(key))), key

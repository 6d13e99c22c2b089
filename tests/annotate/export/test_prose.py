"""The formats for people tell every claim of an article, in its direction and with its status."""

from __future__ import annotations

import html
import re

import pytest

from annotate.catalogue import LANGUAGES, Language
from annotate.export import FORMATS
from annotate.export.network import Network
from tests.annotate.export.samples import full


def _words(text: str) -> str:
    """The text without markup, escapes and line breaks, so that sentences can be looked for in it."""
    bare = html.unescape(re.sub(r"<[^>]*>", "", text))
    return re.sub(r"\s+", " ", re.sub(r"\[\[[^\]|]*\||\]\]|[\\*`]", "", bare))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["report", "markdown", "html", "obsidian"])
def test_every_claim_is_told(name: str, language: Language) -> None:
    record = full()
    written = FORMATS[name].export([record], language)
    told = _words("\n".join(content.decode() for content in written.values()))
    statements = Network.of([record]).statements
    assert len(statements) == len(record.relations)
    for statement in statements:
        sentences = {_words(statement.sentence(language)), _words(statement.spoken(language))}
        assert any(sentence in told for sentence in sentences), (name, statement.sentence(language))

"""Markdown: rendered by markdown-it and read as any page, so that no mark of it reaches the screen."""

from __future__ import annotations

import re
from typing import Final

from annotate.article import Article
from annotate.errors import user_error
from annotate.sources.decoding import decode
from annotate.sources.markup import html_tree, markup_pieces
from annotate.sources.pieces import Facts, article_of

MAX_BYTES: Final = 5 * 1024 * 1024

_FRONT: Final = re.compile(r"\A---[ \t]*\r?\n(.{0,10000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD: Final = re.compile(r"""^(title|author|date|lang|language)[ \t]*:[ \t]*(["']?)(.+?)\2[ \t]*\r?$""", re.MULTILINE)


def article(data: bytes, source: str) -> Article:
    """The article in a Markdown file; its front matter is what it says about itself.

    Raises:
        DurchblickError: If it is too large, or no text is in it.
    """
    from markdown_it import MarkdownIt

    if len(data) > MAX_BYTES:
        raise user_error("source.large", name=source, limit=MAX_BYTES // (1024 * 1024))
    text = decode(data)
    front = _FRONT.match(text)
    fields = {name: value for name, _, value in _FIELD.findall(front[1])} if front else {}
    rendered = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text[front.end() :] if front else text)
    )
    tree = html_tree(rendered)
    if tree is None:
        raise user_error("source.blank", name=source)
    facts = Facts(
        title=fields.get("title"),
        author=fields.get("author"),
        published=fields.get("date"),
        language=fields.get("lang") or fields.get("language"),
    )
    return article_of(markup_pieces(tree), facts, data, source)

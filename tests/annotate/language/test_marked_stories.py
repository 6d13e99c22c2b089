"""Reading stories that are marked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import annotate.language.training.stories as stories
from annotate.language.training.stories import StoryError, read_stories, read_story

STORY = """\
# de
@ lumivia ORG Lumivia GmbH
@ demir PER Aylin Demir
@ tesla ORG Tesla

= [Lumivia|lumivia] wächst
[Aylin Demir|demir] hat [das Start-up|>lumivia] 2018 in [Köln|?tesla] gegründet.
+ demir founded lumivia current :: hat … gegründet

Nun will [[Tesla|tesla]-Chefin|>demir] es.
? demir leads tesla current :: Chefin
- demir owns tesla :: she leads it
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "one.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_lie_on_their_words(tmp_path: Path) -> None:
    story = read_story(write(tmp_path, STORY))
    assert story.text == (
        "Lumivia wächst\n\nAylin Demir hat das Start-up 2018 in Köln gegründet.\n\nNun will Tesla-Chefin es."
    )
    marked = [(story.text[slice(*m.place)], m.entities, m.is_reference, m.is_optional) for m in story.mentions]
    assert marked == [
        ("Lumivia", ("lumivia",), False, False),
        ("Aylin Demir", ("demir",), False, False),
        ("das Start-up", ("lumivia",), True, False),
        ("Köln", ("tesla",), False, True),
        ("Tesla-Chefin", ("demir",), True, False),
        ("Tesla", ("tesla",), False, False),
    ]
    assert next(story.text[slice(*place)] for place in story.paragraphs) == "Lumivia wächst"
    assert story.headings == {0}


def test_claims_belong_to_the_sentence_above(tmp_path: Path) -> None:
    story = read_story(write(tmp_path, STORY))
    first, second = story.claims
    assert (first.sentence, first.subject, first.type, first.object, first.status) == (
        *(1, "demir", "founded", "lumivia", "current"),
    )
    assert [story.text[slice(*place)] for place in first.wording] == ["hat", "gegründet"]
    assert second.is_optional
    assert story.traps == [("demir", "owns", "tesla")]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[Wer|nobody] kommt.", "unknown entity: nobody"),
        ("[Lumivia|lumivia kommt.", "no mark"),
        ("[Lumivia kommt.", "not closed"),
        ("@ x THING X", "no type of entity"),
        ("Satz.\n+ demir owns lumivia current :: besitzt", "not in the sentence"),
        ("Satz.\n+ demir loves lumivia current :: Satz", "no type of claim"),
        ("Satz.\n+ demir owns lumivia once :: Satz", "no status"),
        ("Satz.\n+ demir owns", "neither entity nor claim"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, line: str, message: str) -> None:
    path = write(tmp_path, STORY + "\n" + line + "\n")
    with pytest.raises(StoryError, match=message) as caught:
        read_story(path)
    assert str(caught.value).startswith(f"{path}:")


def test_the_stories_that_the_judges_learned_from_can_be_read() -> None:
    found = read_stories(Path(stories.__file__).with_name("stories"))
    assert len(found) > 200
    assert all(story.claims and story.mentions for story in found)

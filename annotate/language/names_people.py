"""What speaks for a person: given names, initials and titles."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.language.names_sentence import NO_NAMES, Sentence, is_given, is_name_word, marks, never
from annotate.language.names_words import is_inflected
from annotate.language.spans import Clue


def people(s: Sentence) -> Iterator[Clue]:
    """Given names with what follows, initials and titles: Petra Ohlsdorf, A. Krell, Herr Krell."""
    per = marks().per
    index = 0
    while index < len(s.words):
        word = s.words[index]
        end = person_end(s, index) if is_given(word) or _is_initial(s, index) else index
        if end > index + 1:
            yield s.clue(index, end, "PER", 1.2)
            yield from _first_names(s, index)
            index = end
            continue
        if f"{word.text}." in per.titles or word.text in per.titles:
            follower = index + 1
            if follower < len(s.words) and s.words[follower].is_capital and not is_given(s.words[follower]):
                gap = s.text[word.end : s.words[follower].start]
                if gap.strip(".").isspace() and is_name_word(s.words[follower]):
                    yield s.clue(follower, max(follower + 1, s.run(follower)), "PER", 0.8)
        index += 1


def _first_names(s: Sentence, start: int) -> Iterator[Clue]:
    """The given names that share the surname of the name at ``start``: Viktor und Emil Saalfeld."""
    if start >= 2 and s.words[start].joined and s.words[start - 1].text in ("und", "and", "&"):
        first = start - 2
        if is_given(s.words[first]) and s.words[start - 1].joined and not (first and is_given(s.words[first - 1])):
            yield s.clue(first, first + 1, "PER", 1.0)


def person_end(s: Sentence, start: int) -> int:
    """The end of a person's name that begins with a given name."""
    end = start + 1
    while end < len(s.words) and end - start < 5:
        word = s.words[end]
        if not (word.joined or _is_initial(s, end - 1)):
            break
        if word.text in marks().per.particles and end + 1 < len(s.words) and s.words[end + 1].pos == "PROPN":
            end += 1
        elif _is_surname(s, end):
            end += 1
            if len(word.text) > 1 and not is_given(word) and not _goes_on(s, end):
                break
        else:
            break
    return end


def _is_initial(s: Sentence, index: int) -> bool:
    """Whether a capital letter with a full stop stands before a name."""
    if index + 1 >= len(s.words) or len(s.words[index].text) != 1 or not s.words[index].text.isupper():
        return False
    between = s.text[s.words[index].end : s.words[index + 1].start]
    return between in (". ", ".") and s.words[index + 1].pos == "PROPN"


def _goes_on(s: Sentence, index: int) -> bool:
    """Whether a name goes on behind a surname: with a particle, or with a second surname that is no ordinary word."""
    if index >= len(s.words) or not s.words[index].joined:
        return False
    word = s.words[index]
    is_second = is_name_word(word) and s.kind(index) is None
    return word.text in marks().per.particles or is_second


def _is_surname(s: Sentence, index: int) -> bool:
    """Whether a word behind a given name is the surname; a noun is one if it is not inflected and no role."""
    word = s.words[index]
    if word.text in marks().per.surnames:
        return True
    if not word.text[0].isupper() or word.text in never() or word.pos in NO_NAMES:
        return False
    return word.pos != "NOUN" or not (is_inflected(word.text) or s.kind(index))

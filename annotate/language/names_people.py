"""What speaks for a person: given names, initials and titles."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.language.names_sentence import Sentence, is_given, is_name_word, marks, never
from annotate.language.names_words import Word, is_common
from annotate.language.spans import Clue


def people(s: Sentence) -> Iterator[Clue]:
    """Given names with what follows, initials and titles: Petra Ohlsdorf, A. Krell, Herr Krell."""
    per = marks().per
    index = 0
    while index < len(s.words):
        word = s.words[index]
        end = _person_end(s, index) if is_given(word) or _is_initial(s, index) else index
        if end > index + 1:
            yield s.clue(index, end, "PER", 1.2)
            index = end
            continue
        if f"{word.text}." in per.titles or word.text in per.titles:
            follower = index + 1
            if follower < len(s.words) and s.words[follower].is_capital and not is_given(s.words[follower]):
                gap = s.text[word.end : s.words[follower].start]
                if gap.strip(".").isspace() and is_name_word(s.words[follower]):
                    yield s.clue(follower, max(follower + 1, s.run(follower)), "PER", 0.8)
        index += 1


def _person_end(s: Sentence, start: int) -> int:
    """The end of a person's name that begins with a given name."""
    end = start + 1
    while end < len(s.words) and end - start < 5:
        word = s.words[end]
        if not (word.joined or _is_initial(s, end - 1)):
            break
        if word.text in marks().per.particles and end + 1 < len(s.words) and s.words[end + 1].pos == "PROPN":
            end += 1
        elif word.text[0].isupper() and word.text not in never() and _is_surname(word):
            end += 1
            follower = s.words[end].text if end < len(s.words) and s.words[end].joined else ""
            if len(word.text) > 1 and not is_given(word) and follower not in marks().per.particles:
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


def _is_surname(word: Word) -> bool:
    return word.pos in ("PROPN", "NOUN", "ADJ", "X", "") and not (word.pos == "NOUN" and is_common(word.text))

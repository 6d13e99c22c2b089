"""What speaks for a person: given names, initials and titles."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.language.names_sentence import Sentence, is_given, is_name_word, marks, never
from annotate.language.names_words import Word, is_common
from annotate.language.spans import Clue


def people(s: Sentence) -> Iterator[Clue]:
    """Given names with what follows, and titles: Petra Vogt, Dr. Miriam Solbach, Herr Roth."""
    per = marks().per
    index = 0
    while index < len(s.words):
        word = s.words[index]
        end = _person_end(s, index) if is_given(word) else index
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
        initial = len(s.words[end - 1].text) == 1 and s.text[s.words[end - 1].end : word.start] == ". "
        if not (word.joined or initial):
            break
        if word.text in marks().per.particles and end + 1 < len(s.words) and s.words[end + 1].text[0].isupper():
            end += 1
        elif word.text[0].isupper() and word.text not in never() and _is_surname(word):
            end += 1
            if len(word.text) > 1 and not is_given(word):
                break
        else:
            break
    return end


def _is_surname(word: Word) -> bool:
    return word.pos in ("PROPN", "NOUN", "ADJ", "X", "") and not (word.pos == "NOUN" and is_common(word.text))

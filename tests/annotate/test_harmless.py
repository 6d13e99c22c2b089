from hypothesis import given
from hypothesis import strategies as st

from annotate.harmless import harmless, harmless_line, harmless_lines


def test_control_characters_become_visible() -> None:
    assert harmless("a\x1b[2J\x07\x7f\x9b\tb\n\u202e") == "a␛[2J␇␡\ufffd\tb\n\ufffd"
    assert harmless_lines("a\r\nb\rc\n") == "a\nb\nc\n"
    assert harmless_line(" a\r\n\t b\x00 ") == "a b␀"


@given(st.text())
def test_offsets_hold_and_nothing_is_obeyed(text: str) -> None:
    safe = harmless(text)
    assert len(safe) == len(text)
    assert all(character in "\t\n" or character.isprintable() or ord(character) > 0x9F for character in safe)
    assert harmless(safe) == safe

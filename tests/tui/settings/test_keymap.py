from __future__ import annotations

from tests.tui.reading import ReaderApp
from tui.actions import ACTIONS
from tui.settings.keymap import UNBOUND, remapped, textual_keymap
from tui.settings.preferences import Preferences


def complain(key: tuple[str, ...], message: str, wrong: str = "", near: object = (), **values: object) -> str:
    return " ".join([key[-1], message, *map(str, values.values())])


def outcome(keys: dict[str, str | list[str]]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    actions, problems = remapped(keys, complain)
    return {a.id: a.keys for a, usual in zip(actions, ACTIONS, strict=True) if a.keys != usual.keys}, problems


def test_an_action_gets_the_keys_it_is_given() -> None:
    assert outcome({"zen": "w", "next_mention": ["f8", "f9"]}) == (
        {"zen": ("w",), "next_mention": ("f8", "f9")},
        [],
    )


def test_keys_can_be_exchanged_without_a_clash() -> None:
    assert outcome({"zen": "s", "sidebar": "z"}) == ({"zen": ("s",), "sidebar": ("z",)}, [])


def test_a_key_that_is_set_is_taken_from_whom_it_belonged_to_by_default() -> None:
    assert outcome({"zen": "down"}) == ({"down": ("j",), "zen": ("down",)}, [])
    assert outcome({"zen": "s"}) == ({"sidebar": (), "zen": ("s",)}, ["zen lost sidebar"])


def test_of_two_that_are_set_to_one_key_the_first_has_it() -> None:
    assert outcome({"zen": "w", "view": "w"}) == ({"zen": ("w",)}, ["view taken w zen"])


def test_a_key_that_begins_a_sequence_is_in_its_way() -> None:
    assert outcome({"zen": "w w", "view": "w"}) == ({"zen": ("w w",)}, ["view taken w zen"])
    assert outcome({"zen": "g"}) == (
        {"top": ("home",), "next_heading": (")",), "previous_heading": ("(",), "zen": ("g",)},
        [],
    )
    assert outcome({"next_heading": "] ]"}) == (
        {"next_heading": ("] ]",), "next_mention": ()},
        ["next_heading lost next_mention"],
    )


def test_an_action_can_be_without_keys() -> None:
    actions, problems = remapped({"zen": []}, complain)
    assert problems == []
    assert textual_keymap(actions) == {"zen": UNBOUND}


def test_what_is_no_action_or_no_key_is_told() -> None:
    assert outcome({"zenn": "w", "zen": "ctrll+x", "view": "5", "copy": "nokey", "note": "g nokey"}) == (
        {},
        ["zenn action", "zen key ctrll+x", "view digit 5", "copy key nokey", "note key g nokey"],
    )


async def test_the_reader_follows_the_users_keys() -> None:
    actions, _ = remapped({"down": ["w", ","], "up": "j", "half_down": []}, complain)
    app = ReaderApp(preferences=Preferences(actions=actions))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("w", "w", "comma", "j", "d")
        await pilot.pause()
        assert app.reader.article.top == 2

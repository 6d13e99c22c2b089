"""What can be done with a claim, a mention or an entity that is chosen: asked for step by step, then done and said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias, get_args

from textual.app import App

from annotate.annotation import Claim, Entity, EntityType, Mention
from annotate.catalogue import Catalogue
from annotate.corrections.making import name_given
from annotate.corrections.records import Correction
from annotate.corrections.wording import correction_text, stated_text
from annotate.harmless import harmless_line
from tui.corrector import Corrector
from tui.screens.asking import Choice, EntityScreen, MenuScreen, NameScreen

Selected: TypeAlias = Claim | Mention | Entity
Say: TypeAlias = Callable[[str], None]

CORRECTING: Final = "correcting"
"""The group of the workers that correct something."""

_TYPES: Final[tuple[EntityType, ...]] = get_args(EntityType)
_ENTITY_KEYS: Final = {"m": "merge", "n": "rename", "t": "type"}


async def judged(selected: Selected, corrector: Corrector, t: Catalogue, say: Say, *, right: bool) -> None:
    """Confirm or reject a claim, or that a mention means its entity."""
    correction = _verdict(selected, corrector, right=right)
    if correction is None:
        say(t("corrections.no_verdict"))
    elif right and not isinstance(selected, Entity) and selected.confirmed:
        say(t("corrections.already_confirmed"))
    else:
        await _make(correction, corrector, t, say)


async def corrected(app: App[object], selected: Selected, corrector: Corrector, t: Catalogue, say: Say) -> None:
    """Let the user choose what is to be corrected, and how."""
    correction = await _Asking(app, corrector, t).about(selected)
    if correction is not None:
        await _make(correction, corrector, t, say)


async def _make(correction: Correction, corrector: Corrector, t: Catalogue, say: Say) -> None:
    outcome = await corrector.make(correction)
    if outcome is None:
        say(t("corrections.not_kept"))
        return
    said = [harmless_line(correction_text(correction, t.language))]
    if len(outcome.gone) == 1:
        said.append(t("corrections.went", claim=harmless_line(stated_text(outcome.gone[0], t.language))))
    elif outcome.gone:
        said.append(t("corrections.went_several", n=len(outcome.gone)))
    said.append(t("corrections.undo_hint"))
    say(" · ".join(said))


def _verdict(selected: Selected, corrector: Corrector, *, right: bool) -> Correction | None:
    match selected:
        case Claim():
            return corrector.maker.judged_claim(selected, right=right)
        case Mention():
            return corrector.maker.judged_link(selected, right=right)
        case _:
            return None


class _Asking:
    """Questions about what is chosen, one after the other, each of which can be left."""

    def __init__(self, app: App[object], corrector: Corrector, t: Catalogue) -> None:
        self._app = app
        self._corrector = corrector
        self._lookup = corrector.lookup
        self._t = t

    async def about(self, selected: Selected) -> Correction | None:
        """The correction that the user wants; None if it is none."""
        match selected:
            case Claim():
                return await self._claim(selected)
            case Mention():
                return await self._mention(selected)
            case Entity():
                choices = [*self._of_entity(selected.id)]
                answer = await self._menu(self._t("correct.title", name=selected.name), choices)
                return await self._entity(selected.id, answer)

    async def _claim(self, claim: Claim) -> Correction | None:
        t, names = self._t, {end: self._lookup.entities[end].name for end in (claim.subject, claim.object)}
        choices = [Choice("x", t("correct.claim_wrong")), Choice("r", t("correct.claim_right"))]
        ends = dict(zip("12", names, strict=False))
        choices += [Choice(key, t("correct.about", name=names[end])) for key, end in ends.items()]
        maker = self._corrector.maker
        answer = await self._menu(stated_text(maker.stated(claim), t.language), choices)
        if answer in ends:
            return await self.about(self._lookup.entities[ends[answer]])
        return maker.judged_claim(claim, right=answer == "r") if answer else None

    async def _mention(self, mention: Mention) -> Correction | None:
        t, entity, maker = self._t, mention.entity or "", self._corrector.maker
        text, name = self._lookup.text(mention), self._lookup.entities[entity].name
        alike = self._alike(mention)
        choices = [
            Choice("x", t("correct.link_wrong", text=text, name=name)),
            Choice("r", t("correct.link_right", text=text, name=name)),
            Choice("o", t("correct.other", text=text)),
            Choice("s", t("correct.split", text=text)),
            *([Choice("a", t("correct.split_all", n=len(alike), text=text))] if len(alike) > 1 else []),
            *self._of_entity(entity),
        ]
        match await self._menu(t("correct.title", name=f"{text} = {name}" if text != name else name), choices):
            case "x":
                return maker.judged_link(mention, right=False)
            case "r":
                return maker.judged_link(mention, right=True)
            case "o":
                chosen = await self._other(t("correct.whom", text=text), entity)
                return maker.moved([mention], chosen) if chosen else None
            case "s" | "a" as answer:
                given = await self._name(t("correct.new_name"), text)
                moved = alike if answer == "a" else [mention]
                return maker.split(moved, given, self._lookup.entities[entity].type) if given else None
            case answer:
                return await self._entity(entity, answer)

    def _alike(self, mention: Mention) -> list[Mention]:
        """The mentions of the same entity by the same name."""
        if mention.kind != "name":
            return [mention]
        own, text = self._lookup.mentions_of.get(mention.entity or "", ()), self._lookup.text(mention)
        return [each for each in own if each.kind == "name" and self._lookup.text(each) == text]

    def _of_entity(self, entity: str) -> Iterator[Choice]:
        name = self._lookup.entities[entity].name
        for key, what in _ENTITY_KEYS.items():
            yield Choice(key, self._t(f"correct.{what}", name=name))

    async def _entity(self, entity: str, answer: str | None) -> Correction | None:
        t, found, maker = self._t, self._lookup.entities[entity], self._corrector.maker
        match _ENTITY_KEYS.get(answer or ""):
            case "merge":
                chosen = await self._other(t("correct.same_as", name=found.name), entity)
                return maker.merged(entity, chosen) if chosen else None
            case "rename":
                given = await self._name(t("correct.rename", name=found.name), found.name)
                return maker.renamed(entity, given) if given and given != found.name else None
            case "type":
                chosen_type = await self._type(t("correct.type", name=found.name), found.type)
                return maker.retyped(entity, chosen_type) if chosen_type else None
            case _:
                return None

    async def _menu(self, title: str, choices: list[Choice]) -> str | None:
        return await self._app.push_screen_wait(MenuScreen(title, choices, self._t))

    async def _name(self, title: str, name: str) -> str:
        given = await self._app.push_screen_wait(NameScreen(title, name, self._t))
        return name_given(given) if given else ""

    async def _other(self, title: str, entity: str) -> str | None:
        return await self._app.push_screen_wait(EntityScreen(title, self._lookup, entity, self._t))

    async def _type(self, title: str, now: EntityType) -> EntityType | None:
        t = self._t
        letters = {t(f"legend.{each}.letter"): each for each in _TYPES if each != now}
        answer = await self._menu(title, [Choice(key, t(f"legend.{each}.name")) for key, each in letters.items()])
        return letters[answer] if answer else None

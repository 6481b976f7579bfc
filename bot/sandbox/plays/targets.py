"""Find the message and the button that a step means."""

from typing import Any

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.matching import find, offers
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.rest import rest
from bot.sandbox.plays.sight import before
from bot.sandbox.plays.stage import PATIENCE_SECONDS, Stage, cards
from bot.sandbox.seen import Seen, SeenButton

MORE = "more"
# What brings a card that offers more: the rest of its own buttons, or from a list the card itself.
DOORS = (MORE, "open")
CALM_SECONDS = 3.0


def wanted_texts(stage: Stage, target: Any) -> list[str]:
    """Return the texts that a target must have, with kept words in place."""
    written = target if isinstance(target, list) else [] if target is None else [target]
    return [stage.memory.read(text) for text in written]


def in_view(stage: Stage, step: Step, member: Member) -> list[Seen]:
    """Return what the member sees where the step happens, oldest first."""
    return before(member, stage.things(), where=step.keys.get("in"), chats=stage.chats)


async def thing_with(stage: Stage, step: Step, member: Member, target: Any, *, own: bool = False) -> Seen:
    """Return the newest message with the target's text, people's own words included.

    Args:
        own: whether only what this member wrote counts.

    Raises:
        Unmet: there is none when patience ends.
    """
    if isinstance(target, dict):
        return _held(stage, member, str(target["held"]))
    texts = wanted_texts(stage, target)
    deadline = stage.deadline(PATIENCE_SECONDS)
    while True:
        # What one person alone is shown can be pressed, but not edited, reacted to or replied to.
        things = [thing for thing in in_view(stage, step, member) if thing.kind == "message"]
        things = [
            thing for thing in things if not own or (not thing.by_bot and thing.author == member.person)
        ]
        for thing in reversed(things):
            if _has(thing, texts):
                return thing
        if deadline.passed:
            raise Unmet(f"a message with {' and '.join(texts)} before {member.name}", cards(things))
        await stage.glance()


async def button_for(stage: Stage, step: Step, member: Member) -> tuple[Seen, SeenButton]:
    """Return the newest message that has the text and offers the action, and the button.

    Raises:
        Unmet: nothing offers it, not even behind `more`.
    """
    action, target = stage.memory.text(step.what), step.keys.get("on")
    if isinstance(target, dict):
        return _held_button(stage, member, action, str(target["held"]))
    texts = wanted_texts(stage, target)
    found = await _offered(stage, step, member, texts, action)
    if found is None:
        wanted = f"{' and '.join(texts) or 'anything'} with a button `{action}` before {member.name}"
        raise Unmet(wanted, cards([thing for thing in in_view(stage, step, member) if thing.by_bot]))
    return found


async def _offered(
    stage: Stage, step: Step, member: Member, texts: list[str], action: str
) -> tuple[Seen, SeenButton] | None:
    deadline = stage.deadline(PATIENCE_SECONDS)
    while not deadline.passed:
        if found := _newest(in_view(stage, step, member), texts, action):
            return found
        if any(_newest(in_view(stage, step, member), texts, door) for door in DOORS if texts or door == MORE):
            await _calm(stage)
            # The card may have changed while it came to rest: only a card at rest tells what is behind it.
            direct = _newest(in_view(stage, step, member), texts, action)
            return direct or await _behind(stage, step, member, texts, action)
        await stage.glance()
    return None


async def _behind(
    stage: Stage, step: Step, member: Member, texts: list[str], action: str
) -> tuple[Seen, SeenButton] | None:
    doors = (_newest(in_view(stage, step, member), texts, door) for door in DOORS)
    opened = next((door for door in doors if door is not None), None)
    if opened is None:
        return None
    since = stage.town.world.changes
    await stage.side(member.platform).press(member.person, *opened)
    deadline = stage.deadline(PATIENCE_SECONDS)
    while not deadline.passed:
        # What is opened may stand elsewhere (a modal, a message for one) and need not repeat the number.
        shown = before(member, stage.things(), where=None, chats=stage.chats)
        if found := _newest([thing for thing in shown if thing.changed > since], [], action):
            return found
        await stage.glance()
    return None


async def _calm(stage: Stage) -> None:
    try:
        await rest(stage, seconds=CALM_SECONDS)
    except Unmet:
        stage.desk.check()


def _newest(things: list[Seen], texts: list[str], action: str) -> tuple[Seen, SeenButton] | None:
    for thing in reversed(things):
        if _has(thing, texts) and (button := offers(thing, action, about=texts)) is not None:
            return thing, button
    return None


def _held(stage: Stage, member: Member, name: str) -> Seen:
    thing = stage.memory.held[name]
    if thing.platform != member.platform:
        raise Unmet(f"`{name}` to be held on {member.platform}, where {member.name} is", cards([thing]))
    return thing


def _held_button(stage: Stage, member: Member, action: str, name: str) -> tuple[Seen, SeenButton]:
    thing = _held(stage, member, name)
    button = offers(thing, action)
    if button is None:
        raise Unmet(f"a button `{action}` on the held message `{name}`", cards([thing]))
    return thing, button


def _has(thing: Seen, texts: list[str]) -> bool:
    return all(find(text, thing.text) is not None for text in texts)

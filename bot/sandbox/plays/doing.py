"""What people do in a step."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.filling import fill_form
from bot.sandbox.plays.matching import find
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.questions import question_of
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.rest import settle_before
from bot.sandbox.plays.settling import open_modal
from bot.sandbox.plays.sight import HOME
from bot.sandbox.plays.stage import Pressed, Stage
from bot.sandbox.plays.targets import button_for, thing_with, wanted_texts
from bot.sandbox.side import CannotDo

Deed = Callable[[Stage, Step, Member], Awaitable[None]]


async def do(stage: Stage, step: Step) -> None:
    """Let a member of the cast do what the step says.

    Raises:
        Unmet: the platform refuses, or what is needed for it is not on the screen.
    """
    await settle_before(stage, step)
    stage.begin(doing=True)
    await deed(stage, step)


async def deed(stage: Stage, step: Step) -> None:
    """Do it without drawing a line before it, as the steps of an `all` are done."""
    member = stage.cast[step.keys["by"]]
    try:
        await DEEDS[step.verb](stage, step, member)
    except CannotDo as refused:
        raise Unmet(
            f"{member.name} to be able to {step.verb} on {member.platform}", [str(refused)]
        ) from refused


def place_of(step: Step, member: Member) -> str:
    """Return where the step happens: the private chat with the bot unless it says otherwise."""
    place = step.keys.get("in")
    return member.person if place in (None, HOME) else str(place)


def attached(stage: Stage, written: Any) -> list[str]:
    """Return the files that a step attaches, as paths from the working directory."""
    names = [written] if isinstance(written, str) else list(written or [])
    return [str((stage.play.path.parent / str(name)).resolve()) for name in names]


async def _say(stage: Stage, step: Step, member: Member) -> None:
    thread, place = None, place_of(step, member)
    if "thread" in step.keys:
        answered = await thing_with(stage, step, member, step.keys["thread"])
        thread, place = answered.seen_id, answered.place
    since = stage.town.world.changes
    await stage.side(member.platform).say(
        member.person,
        place,
        stage.memory.said(step.what),
        attach=attached(stage, step.keys.get("attach")),
        mention=bool(step.keys.get("mention", False)),
        thread=thread,
    )
    if _asks_to_fill(step):
        await fill_form(stage, step, member, since=since)


async def _command(stage: Stage, step: Step, member: Member) -> None:
    since = stage.town.world.changes
    line = "/" + stage.memory.text(step.what).removeprefix("/")
    await stage.side(member.platform).command(member.person, place_of(step, member), line)
    if _asks_to_fill(step):
        await fill_form(stage, step, member, since=since)


async def _press(stage: Stage, step: Step, member: Member) -> None:
    modal = _modal_meant(stage, step, member)
    if modal is not None:
        await _end_modal(stage, step, member, modal_seen_id=modal)
        return
    thing, button = await button_for(stage, step, member)
    since = stage.town.world.changes
    for _ in range(int(step.keys.get("times", 1))):
        await stage.side(member.platform).press(member.person, thing, button)
    if _asks_to_fill(step):
        await fill_form(stage, step, member, since=since)
    elif step.keys.get("submit", True) and question_of(thing) is None and thing.kind != "modal":
        stage.pressed.append(Pressed(member, since))


def _modal_meant(stage: Stage, step: Step, member: Member) -> str | None:
    """Return the open modal that `confirm` and `cancel` mean on Slack, where they are no buttons of ours."""
    if member.platform != "slack" or step.what not in {"confirm", "cancel"}:
        return None
    modal = open_modal(stage, member, since=-1)
    target = step.keys.get("on")
    if modal is None or isinstance(target, dict):
        return None
    texts = wanted_texts(stage, target)
    return modal.seen_id if all(find(text, modal.text) is not None for text in texts) else None


async def _end_modal(stage: Stage, step: Step, member: Member, *, modal_seen_id: str) -> None:
    if step.what == "confirm":
        await fill_form(stage, step, member, since=-1)
        return
    modal = next(thing for thing in reversed(stage.things()) if thing.seen_id == modal_seen_id)
    await stage.side(member.platform).close(member.person, modal)


async def _shortcut(stage: Stage, step: Step, member: Member) -> None:
    thing = await thing_with(stage, step, member, step.keys["on"]) if "on" in step.keys else None
    since = stage.town.world.changes
    facts = {"name": stage.memory.text(step.what), "on": thing}
    await stage.side(member.platform).other(member.person, "shortcut", facts)
    if _asks_to_fill(step):
        await fill_form(stage, step, member, since=since)


async def _edit(stage: Stage, step: Step, member: Member) -> None:
    thing = await thing_with(stage, step, member, step.what["on"], own=True)
    facts: dict[str, Any] = {"on": thing}
    if step.verb == "edit":
        facts["to"] = stage.memory.text(step.what["to"])
    await stage.side(member.platform).other(member.person, step.verb, facts)


async def _react(stage: Stage, step: Step, member: Member) -> None:
    thing = await thing_with(stage, step, member, step.keys.get("on"))
    facts = {"emoji": str(step.what), "on": thing}
    await stage.side(member.platform).other(member.person, "react", facts)


async def _join_or_leave(stage: Stage, step: Step, member: Member) -> None:
    place = str(step.what)
    await stage.side(member.platform).other(member.person, step.verb, {"place": place})
    there = stage.chats.get(place, frozenset())
    stage.chats[place] = there | {member.person} if step.verb == "join" else there - {member.person}


async def _block(stage: Stage, step: Step, member: Member) -> None:
    verb = "block" if step.what else "unblock"
    await stage.side(member.platform).other(member.person, verb, {})


async def _other(stage: Stage, step: Step, member: Member) -> None:
    await stage.side(member.platform).other(member.person, step.verb, {"place": place_of(step, member)})


async def _deactivate(stage: Stage, step: Step, member: Member) -> None:
    verb = "deactivate" if step.what else "reactivate"
    await stage.side(member.platform).other(member.person, verb, {})


async def _unknown_update(stage: Stage, step: Step, member: Member) -> None:
    said = stage.memory.value(step.what)
    verb = "unknown_event" if member.platform == "slack" else step.verb
    await stage.side(member.platform).other(member.person, verb, said if isinstance(said, dict) else {})


def _asks_to_fill(step: Step) -> bool:
    return "fill" in step.keys or "errors" in step.keys


DEEDS: dict[str, Deed] = {
    "say": _say,
    "command": _command,
    "press": _press,
    "shortcut": _shortcut,
    "home": _other,
    "edit": _edit,
    "delete": _edit,
    "react": _react,
    "block": _block,
    "join": _join_or_leave,
    "leave": _join_or_leave,
    "sticker": _other,
    "deactivate": _deactivate,
    "unknown_update": _unknown_update,
}

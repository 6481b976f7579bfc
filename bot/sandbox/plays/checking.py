"""Check before a play runs that everybody, every place and every name in it exists."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.directory import Directory
from bot.sandbox.hooks.server import HOOKS
from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.checking_values import CHECKS, Refused
from bot.sandbox.plays.memory import NAME, NOW, is_regex
from bot.sandbox.plays.problems import PlayMistake
from bot.sandbox.plays.reading import Play, Step
from bot.sandbox.plays.sight import HOME

HOOK = "hook:"
SOUGHT = ("text", "without", "errors", "json")


@dataclass(slots=True)
class _Known:
    play: Play
    cast: Mapping[str, Member]
    places: Mapping[str, str]
    groups: Mapping[str, str]
    kept: set[str] = field(default_factory=lambda: {NOW})
    held: set[str] = field(default_factory=set)

    def refuse(self, step: Step, wrong: str, allowed: str) -> None:
        raise PlayMistake(self.play.path, step=step.number, wrong=wrong, allowed=allowed)


def check_play(play: Play, cast: Mapping[str, Member], directory: Directory) -> None:
    """Check each step in the order in which it will run.

    Raises:
        PlayMistake: a step names something that does not exist, or not yet.
    """
    places = dict.fromkeys(directory.channels, "slack") | dict.fromkeys(directory.groups, "telegram")
    handles = {f"@{group}": "slack" for person in directory.people.values() for group in person.groups}
    known = _Known(play, cast, places, handles)
    for step in play.every_step():
        if step.verb in CHECKS:
            try:
                CHECKS[step.verb](step)
            except Refused as refused:
                known.refuse(step, refused.wrong, refused.allowed)
        _check_people(known, step)
        _check_places(known, step)
        _check_names(known, step)
        _check_files(known, step)


def _check_people(known: _Known, step: Step) -> None:
    members = f"the cast is: {', '.join(known.cast)}"
    by = step.keys.get("by")
    if by is not None and by not in known.cast:
        known.refuse(step, f"`by: {by}` is not in the cast", members)
    if step.kind != "expecting":
        return
    viewer = str(step.what)
    hooks = [HOOK + name for name in HOOKS]
    if viewer not in known.cast and viewer not in known.places and viewer not in hooks:
        allowed = f"{members}; places: {', '.join(known.places)}; {', '.join(hooks)}"
        known.refuse(step, f"`{step.verb}: {viewer}` is nobody and nowhere", allowed)
    if viewer not in known.cast and "in" in step.keys:
        known.refuse(step, f"`in` beside `{step.verb}: {viewer}`", "a cast member who is shown it there")


def _check_places(known: _Known, step: Step) -> None:
    written = [step.keys[key] for key in ("in",) if key in step.keys]
    written += [step.what] if step.verb in {"join", "leave"} else []
    who = step.keys.get("by") or step.what
    places = {**known.places, **known.groups} if step.verb in {"join", "leave"} else known.places
    for place in written:
        if place == HOME and step.verb not in {"join", "leave"}:
            continue
        if place not in places:
            known.refuse(step, f"no place `{place}`", f"places: home, {', '.join(places)}")
        member = known.cast.get(str(who))
        if member and places[place] != member.platform:
            wrong = f"`{place}` is on {places[place]}, {who} on {member.platform}"
            known.refuse(step, wrong, "a place on the member's platform")


def _check_names(known: _Known, step: Step) -> None:
    parts: Iterator[Any] = iter((step.what, *step.keys.values())) if step.verb != "all" else iter(())
    for text in _texts(list(parts)):
        for dollar, name in NAME.findall(text):
            if not dollar and name not in known.kept:
                known.refuse(step, f"`${name}` is kept by no step before", f"kept: {', '.join(known.kept)}")
    for text in _texts(_looked_for(step)):
        if is_regex(text):
            _check_regex(known, step, text)
    for target in _targets(step):
        held = str(target["held"]) if isinstance(target, dict) else None
        if held is not None and held not in known.held:
            held_so_far = ", ".join(known.held) or "nothing so far"
            known.refuse(step, f"`{held}` is held by no step before", f"held: {held_so_far}")
    known.kept |= {str(step.keys["keep"])} if "keep" in step.keys else set()
    known.held |= {str(step.keys["hold"])} if "hold" in step.keys else set()


def _check_regex(known: _Known, step: Step, text: str) -> None:
    try:
        re.compile(NAME.sub("x", text[1:-1]))
    except re.error as problem:
        known.refuse(step, f"`{text}`: {problem}", "a Python regular expression between slashes")


def _check_files(known: _Known, step: Step) -> None:
    attached = step.keys.get("attach", [])
    names = [attached] if isinstance(attached, str) else list(attached)
    names += [step.keys["file"]] if step.verb == "webhook" and "file" in step.keys else []
    for name in names:
        if not (known.play.path.parent / str(name)).is_file():
            known.refuse(step, f"no file `{name}`", f"paths start at {known.play.path.parent}")


def _targets(step: Step) -> list[Any]:
    """Return what points at messages."""
    inside = step.what.get("on") if step.verb in {"edit", "delete"} else None
    return [step.keys.get("on"), step.keys.get("thread"), inside]


def _looked_for(step: Step) -> list[Any]:
    """Return what is searched in what people read; elsewhere slashes mean nothing."""
    return [*_targets(step), *(step.keys.get(key) for key in SOUGHT)]


def _texts(written: Any) -> Iterator[str]:
    if isinstance(written, str):
        yield written
    elif isinstance(written, dict):
        for entry in written.values():
            yield from _texts(entry)
    elif isinstance(written, list):
        for entry in written:
            yield from _texts(entry)

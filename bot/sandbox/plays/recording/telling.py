"""One deed of a person, told as a step of a play."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.recording.naming import Names
from bot.sandbox.plays.recording.screens import Screens
from bot.sandbox.seen import Seen

Ask = Mapping[str, Any]
Step = dict[str, Any]
PLAIN_DEEDS = {"sticker": True, "home": True, "deactivate": True}


class Teller:
    """Knows for each deed of the page how a play says it.

    Args:
        file: the play; what people attach is kept beside it.
    """

    def __init__(self, file: Path, screens: Screens) -> None:
        self._file = file
        self._screens = screens
        self._attached = 0
        self._known: dict[str, Callable[[Ask, Member, Seen | None, Sequence[Seen], Names], Step]] = {
            "say": self._say,
            "command": self._command,
            "press": self._press,
            "edit": self._changed,
            "delete": self._changed,
            "react": self._on_message,
            "shortcut": self._on_message,
        }

    def step(self, ask: Ask, member: Member, things: Sequence[Seen], names: Names) -> Step | None:
        """Return the step, None for what no play can say."""
        deed, thing = str(ask["deed"]), thing_of(ask, things)
        if deed in self._known:
            return {"by": member.name} | self._known[deed](ask, member, thing, things, names)
        if deed in {"block", "unblock"}:
            return {"by": member.name, "block": deed == "block"}
        if deed in {"join", "leave"}:
            place = str(ask.get("place") or ask.get("group"))
            self._screens.moved(member.person, place, joined=deed == "join")
            return {"by": member.name, deed: place}
        if deed in PLAIN_DEEDS:
            return {"by": member.name, deed: PLAIN_DEEDS[deed]} | self._place(ask, member)
        return None

    def values(self, ask: Ask, modal: Seen | None, names: Names) -> Step:
        """Return what was filled into a modal, without what stood there before."""
        fields = {field.key: field for field in modal.fields} if modal else {}
        filled: Step = {}
        for key, value in ask["values"].items():
            if not value or (key in fields and value == (fields[key].value or "")):
                continue
            is_moment = key in fields and fields[key].kind == "time" and re.fullmatch(r"\d{9,}", str(value))
            if isinstance(value, list):
                filled[key] = self.kept(value)
            else:
                filled[key] = _moment(value) if is_moment else names.spoken(value)
        return filled

    def kept(self, files: Sequence[Mapping[str, str]]) -> list[str]:
        """Keep attached files beside the play and return their names."""
        names = []
        for file in files:
            name = re.sub(r"[^\w.-]", "_", str(file.get("name", "file")), flags=re.ASCII)[-60:]
            path = self._free(name)
            try:
                path.write_bytes(base64.b64decode(file.get("base64", "")))
            except (binascii.Error, ValueError, OSError):
                continue
            names.append(path.name)
        return names

    def _free(self, name: str) -> Path:
        """Return a path beside the play where nothing stands yet."""
        while True:
            self._attached += 1
            path = self._file.with_name(f"{self._file.stem}-{self._attached}-{name}")
            if not path.exists():
                return path

    def _place(self, ask: Ask, member: Member) -> Step:
        place = ask.get("place")
        return {"in": place} if place not in {None, member.person} else {}

    def _say(
        self, ask: Ask, member: Member, _thing: Seen | None, things: Sequence[Seen], names: Names
    ) -> Step:
        step: Step = {"say": names.spoken(str(ask.get("text", "")))} | self._place(ask, member)
        step |= {"attach": self.kept(ask["attach"])} if ask.get("attach") else {}
        step |= {"mention": True} if ask.get("mention") is True else {}
        parent = thing_of({"thing": ask.get("thread")}, things)
        return step | ({"thread": self._screens.target(member, parent, things, names)} if parent else {})

    def _command(
        self, ask: Ask, member: Member, _thing: Seen | None, _things: Sequence[Seen], names: Names
    ) -> Step:
        return {"command": names.spoken(str(ask["line"]))} | self._place(ask, member)

    def _press(
        self, ask: Ask, member: Member, thing: Seen | None, things: Sequence[Seen], names: Names
    ) -> Step:
        action = str(ask["action"])
        if thing is None:
            return {"press": action}
        target = self._screens.target(member, thing, things, names, action=action)
        return {"press": action, "on": target} | self._screens.in_of(thing)

    def _changed(
        self, ask: Ask, member: Member, thing: Seen | None, things: Sequence[Seen], names: Names
    ) -> Step:
        said: Step = {"on": self._screens.target(member, thing, things, names)} if thing else {}
        said |= {"to": names.spoken(str(ask.get("to", "")))} if ask["deed"] == "edit" else {}
        return {str(ask["deed"]): said} | (self._screens.in_of(thing) if thing else {})

    def _on_message(
        self, ask: Ask, member: Member, thing: Seen | None, things: Sequence[Seen], names: Names
    ) -> Step:
        step: Step = {str(ask["deed"]): str(ask.get("emoji") or ask.get("name"))}
        if thing is None:
            return step
        return step | {"on": self._screens.target(member, thing, things, names)} | self._screens.in_of(thing)


def thing_of(ask: Ask, things: Sequence[Seen]) -> Seen | None:
    """Return the thing that a deed is about."""
    wanted, kind = ask.get("thing"), ask.get("kind")
    fitting = (thing for thing in reversed(things) if thing.seen_id == wanted and kind in {None, thing.kind})
    return next(fitting, None)


def _moment(seconds: str) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()

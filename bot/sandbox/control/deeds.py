"""Let a person of the sandbox do something, as the page or a script asks."""

import base64
import binascii
import re
import tempfile
from collections.abc import Awaitable, Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from bot.sandbox.control.guard import WrongRequest, text_in
from bot.sandbox.seen import Seen, SeenButton
from bot.sandbox.side import Side

MOST_FILES = 10
LONGEST_NAME = 120

Ask = dict[str, Any]
Answer = dict[str, Any]


class Deeds:
    """One door to what the people can do on both sides."""

    def __init__(self, sides: Mapping[str, Side], *, people: Collection[str]) -> None:
        self._sides = sides
        self._people = people
        self._uploads: tempfile.TemporaryDirectory[str] | None = None
        self._known: dict[str, Callable[[Side, str, Ask], Awaitable[Answer]]] = {
            "say": self._say,
            "command": self._command,
            "press": self._press,
            "submit": self._submit,
            "close": self._close,
        }

    def side(self, platform: object) -> Side:
        """Return the side of a platform.

        Raises:
            WrongRequest: there is no such platform.
        """
        if not isinstance(platform, str) or platform not in self._sides:
            raise WrongRequest(f"platform must be one of {', '.join(self._sides)}")
        return self._sides[platform]

    def forget_uploads(self) -> None:
        """Remove what people have attached."""
        if self._uploads is not None:
            self._uploads.cleanup()
            self._uploads = None

    async def act(self, ask: Ask) -> Answer:
        """Do one deed and return what the platform answers to the person at once.

        Raises:
            WrongRequest: the request names nobody, nothing or no place that exists.
            CannotDo: the platform refuses the deed.
        """
        side = self.side(ask.get("platform"))
        person = text_in(ask, "person")
        if person not in self._people:
            raise WrongRequest(f"nobody here is called {person[:40]!r}; see GET /control/directory")
        deed = text_in(ask, "deed")
        try:
            return await self._known.get(deed, self._other)(side, person, ask)
        except TimeoutError as fault:
            raise WrongRequest("the desk did not answer in time; see that it serves") from fault
        except (LookupError, TypeError, ValueError, AttributeError) as fault:
            # The facts of a deed are the side's own matter; what it cannot read is the caller's mistake.
            raise WrongRequest(f"{deed[:40]} lacks or misuses a fact: {fault!r}") from fault

    async def _say(self, side: Side, person: str, ask: Ask) -> Answer:
        thread = ask.get("thread")
        await side.say(
            person,
            text_in(ask, "place", default=person),
            text_in(ask, "text", default=""),
            attach=self._attached(ask.get("attach", [])),
            mention=ask.get("mention") is True,
            thread=thread if isinstance(thread, str) else None,
        )
        return {}

    async def _command(self, side: Side, person: str, ask: Ask) -> Answer:
        line = text_in(ask, "line")
        if not line.startswith("/"):
            raise WrongRequest('"line" must begin with a slash, for example /status FB-7')
        await side.command(person, text_in(ask, "place", default=person), line)
        return {}

    async def _press(self, side: Side, person: str, ask: Ask) -> Answer:
        thing = _thing(side, ask)
        action, reference = text_in(ask, "action"), text_in(ask, "reference", default="")
        await side.press(person, thing, _button(thing, action, reference, ask.get("wire")))
        return {}

    async def _submit(self, side: Side, person: str, ask: Ask) -> Answer:
        values = ask.get("values")
        if not isinstance(values, dict):
            raise WrongRequest('"values" must be an object of texts by field key')
        modal = _thing(side, ask)
        of_files = {field.key for field in modal.fields if field.kind == "file"}
        entered = {key: self._entered(value, is_file=key in of_files) for key, value in values.items()}
        return {"errors": dict(await side.submit(person, modal, entered))}

    def _entered(self, value: object, *, is_file: bool) -> str:
        if is_file and value:
            return ",".join(self._attached(value))
        if not isinstance(value, str):
            raise WrongRequest('"values" must be an object of texts by field key')
        return value

    async def _close(self, side: Side, person: str, ask: Ask) -> Answer:
        await side.close(person, _thing(side, ask))
        return {}

    async def _other(self, side: Side, person: str, ask: Ask) -> Answer:
        facts = {
            name: ask[name] for name in ask if name not in {"platform", "person", "deed", "thing", "kind"}
        }
        if "thing" in ask:
            facts["on"] = _thing(side, ask)
        await side.other(person, text_in(ask, "deed"), facts)
        return {}

    def _attached(self, files: object) -> list[str]:
        if not isinstance(files, list) or len(files) > MOST_FILES:
            raise WrongRequest(f'"attach" must be a list of at most {MOST_FILES} files')
        return [str(self._kept(file)) for file in files]

    def _kept(self, file: object) -> Path:
        """Write one attached file where the side can read it; a caller never names a path of its own."""
        if not isinstance(file, dict):
            raise WrongRequest('each file must be {"name": …, "base64": …}')
        name = re.sub(r"[^\w. -]", "_", text_in(file, "name"))[-LONGEST_NAME:].lstrip(". ") or "file"
        try:
            content = base64.b64decode(text_in(file, "base64"), validate=True)
        except (binascii.Error, ValueError) as fault:
            raise WrongRequest(f"{name}: its content is not base64") from fault
        if self._uploads is None:
            self._uploads = tempfile.TemporaryDirectory(prefix="sandbox-uploads-")
        path = Path(tempfile.mkdtemp(dir=self._uploads.name)) / name
        path.write_bytes(content)
        return path


def _thing(side: Side, ask: Ask) -> Seen:
    """Return the newest thing with the identity asked for: a toast may share that of its message."""
    wanted = text_in(ask, "thing")
    kind = ask.get("kind")
    for thing in reversed(side.seen()):
        if thing.seen_id == wanted and kind in {None, thing.kind}:
            return thing
    raise WrongRequest(f"nothing was ever shown with the id {wanted[:60]!r}; see GET /control/state")


def _button(thing: Seen, action: str, reference: str, wire: object) -> SeenButton:
    """Return the button as it stands, else as the caller says it was drawn before the thing changed."""
    for button in thing.buttons:
        if (button.action, button.reference) == (action, reference):
            return button
    if not isinstance(wire, dict):
        raise WrongRequest(f'{action[:60]!r} is not offered there now; an older button needs its "wire" too')
    return SeenButton(action=action, label=action, reference=reference, wire=wire)

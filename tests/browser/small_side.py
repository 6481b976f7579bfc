"""One platform in a few lines: what people do is written down, and a test says what the bot shows."""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.sandbox.places import Place
from bot.sandbox.seen import Reaction, Seen, SeenButton
from bot.sandbox.side import CannotDo
from bot.sandbox.world import World


class SmallSide:
    """A whole Side without any wire: deeds are kept in `deeds`, people's words appear at once."""

    def __init__(self, world: World, platform: str) -> None:
        self.platform = platform
        self.deeds: list[tuple[str, str, dict[str, Any]]] = []
        self.rules: list[dict[str, Any]] = []
        self.errors: dict[str, str] = {}
        self.cuts = 0
        self.rooms: list[Place] = []
        self._world = world
        self._things: dict[str, Seen] = {}

    def show(self, place: str, text: str, **facts: Any) -> Seen:
        """Put something of the bot on the screens of a place."""
        return self._put(place, text, by_bot=True, **facts)

    def change(self, seen_id: str, **facts: Any) -> Seen:
        """Change what stands there."""
        changed = dataclasses.replace(self._things[seen_id], changed=self._world.next_change(), **facts)
        self._things[seen_id] = changed
        return changed

    def _mark(self, seen_id: str, reactions: tuple[Reaction, ...]) -> None:
        marked = self._world.next_change()
        self._things[seen_id] = dataclasses.replace(self._things[seen_id], reactions=reactions, marked=marked)

    def _put(self, place: str, text: str, **facts: Any) -> Seen:
        number = self._world.next_change()
        seen_id = (
            f"{place}:{1_772_416_800 + number}.000100" if self.platform == "slack" else f"{place}:{number}"
        )
        facts = {"kind": "message", "seen_id": seen_id} | facts
        thing = Seen(self.platform, place, text=text, created=number, changed=number, **facts)
        self._things[thing.seen_id] = thing
        return thing

    def seen(self) -> Sequence[Seen]:
        return list(self._things.values())

    def places(self) -> Sequence[Place]:
        return self.rooms

    def content_of(self, thing: Seen, number: int) -> bytes:
        assert number < len(thing.files)
        return b"\x89PNG"

    def busy(self) -> int:
        return 0

    async def say(
        self,
        person: str,
        place: str,
        text: str,
        *,
        attach: Sequence[str] = (),
        mention: bool = False,
        thread: str | None = None,
    ) -> None:
        if text == "forbidden":
            raise CannotDo("the room is read-only")
        names = tuple(Path(path).name for path in attach)
        self._put(place, text, by_bot=False, author=person, thread=thread, files=names)
        self._world.record(self.platform, "to_bot", "message", {"text": text, "from": person})
        self.deeds.append(("say", person, {"place": place, "text": text, "mention": mention, "files": names}))

    async def command(self, person: str, place: str, line: str) -> None:
        self._put(place, line, by_bot=False, author=person)
        self.deeds.append(("command", person, {"place": place, "line": line}))

    async def press(self, person: str, thing: Seen, button: SeenButton) -> None:
        self.deeds.append(("press", person, {"on": thing.seen_id, "button": button}))

    async def submit(self, person: str, modal: Seen, values: Mapping[str, str]) -> dict[str, str]:
        self.deeds.append(("submit", person, dict(values)))
        if not self.errors:
            self.change(modal.seen_id, gone=True)
        return self.errors

    async def close(self, person: str, modal: Seen) -> None:
        self.change(modal.seen_id, gone=True)
        self.deeds.append(("close", person, {"on": modal.seen_id}))

    async def other(self, person: str, deed: str, facts: Mapping[str, Any]) -> None:
        if deed == "edit":
            self.change(facts["on"].seen_id, text=facts["to"], edited=True)
        elif deed == "react":
            given = (Reaction(facts["emoji"], (person,)),) if facts["emoji"] else ()
            self._mark(facts["on"].seen_id, given)
        elif deed == "unreact":
            self._mark(facts["on"].seen_id, ())
        elif deed == "delete":
            self.change(facts["on"].seen_id, gone=True)
        elif deed != "home":
            raise CannotDo(f"there is no {deed} here")
        self.deeds.append((deed, person, dict(facts)))

    async def redeliver(self, *, times: int, shuffle: bool = False, since: int = 0) -> None:
        self.deeds.append(("redeliver", "", {"times": times, "shuffle": shuffle, "since": since}))

    def fault(self, rule: Mapping[str, Any]) -> None:
        if "method" not in rule:
            raise ValueError("a rule names its method")
        self.rules.append(dict(rule))

    def calm(self) -> Counter[str]:
        left = Counter(str(rule.get("method", "*")).lower() for rule in self.rules)
        self.rules.clear()
        return left

    def cut(self) -> None:
        self.cuts += 1

    def forget(self) -> None:
        self._things.clear()

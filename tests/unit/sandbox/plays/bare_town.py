"""A town in memory whose platforms have no wire format of their own: for trying the play runner alone."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from aiohttp import web

from bot.sandbox.directory import Directory
from bot.sandbox.hooks.server import Hooks
from bot.sandbox.places import Place
from bot.sandbox.seen import Seen, SeenButton, SeenField
from bot.sandbox.side import CannotDo
from bot.sandbox.world import MovableClock, World


class BareSide:
    """One platform: what people do becomes updates, what the desk shows becomes things."""

    def __init__(self, platform: str, world: World) -> None:
        self.platform = platform
        self.world = world
        self.things: dict[str, Seen] = {}
        self.waiting: list[dict[str, Any]] = []
        self.sent: list[tuple[int, dict[str, Any]]] = []
        self.answers: dict[int, asyncio.Future[dict[str, str]]] = {}
        self.blocked: set[str] = set()
        self.faults: list[Mapping[str, Any]] = []
        self.cuts = 0

    def seen(self) -> Sequence[Seen]:
        return list(self.things.values())

    def places(self) -> Sequence[Place]:
        return ()

    def content_of(self, thing: Seen, number: int) -> bytes:
        assert number < len(thing.files)
        return b"\x89PNG"

    def busy(self) -> int:
        return len(self.waiting)

    def show(self, shown: dict[str, Any]) -> None:
        number, key = self.world.next_change(), shown["key"]
        before = self.things.get(key)
        thing = Seen(
            platform=self.platform,
            place=shown["place"],
            seen_id=key,
            kind=shown.get("kind", "message"),
            text=shown["text"],
            by_bot=shown.get("by_bot", True),
            created=before.created if before else number,
            changed=number,
            author=shown.get("author", ""),
            audience=shown.get("audience"),
            buttons=tuple(
                SeenButton(action, action, reference) for action, reference in shown.get("buttons", ())
            ),
            fields=tuple(SeenField(**field) for field in shown.get("fields", ())),
            edited=before is not None,
            gone=shown.get("gone", False),
        )
        self.things[key] = thing

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
        if person in self.blocked:
            raise CannotDo(f"{person} has blocked the bot")
        key = f"{self.platform}:said:{self.world.changes}"
        self.show({"key": key, "place": place, "text": text, "by_bot": False, "author": person})
        files = list(attach)
        self.queue(
            deed="say", person=person, place=place, text=text, attach=files, mention=mention, thread=thread
        )

    async def command(self, person: str, place: str, line: str) -> None:
        self.queue(deed="command", person=person, place=place, text=line)

    async def press(self, person: str, thing: Seen, button: SeenButton) -> None:
        pressed = {"action": button.action, "reference": button.reference, "key": thing.seen_id}
        self.queue(deed="press", person=person, place=thing.place, **pressed)

    async def submit(self, person: str, modal: Seen, values: Mapping[str, str]) -> dict[str, str]:
        if self.platform != "slack":
            raise CannotDo("no modals here")
        number = self.queue(deed="submit", person=person, key=modal.seen_id, values=dict(values))
        self.answers[number] = asyncio.get_running_loop().create_future()
        async with asyncio.timeout(5):
            errors = await self.answers[number]
        if not errors:
            self.things[modal.seen_id] = replace(self.things[modal.seen_id], gone=True)
        return errors

    async def close(self, person: str, modal: Seen) -> None:
        self.things[modal.seen_id] = replace(modal, gone=True, changed=self.world.next_change())
        self.queue(deed="close", person=person, key=modal.seen_id)

    async def other(self, person: str, deed: str, facts: Mapping[str, Any]) -> None:
        if deed in {"block", "unblock"}:
            (self.blocked.add if deed == "block" else self.blocked.discard)(person)
        told = {name: fact.seen_id if isinstance(fact, Seen) else fact for name, fact in facts.items()}
        self.queue(deed=deed, person=person, **told)

    async def redeliver(self, *, times: int, shuffle: bool = False, since: int = 0) -> None:
        again = [update for number, update in self.sent if number > since]
        self.waiting += (list(reversed(again)) if shuffle else again) * times

    def fault(self, rule: Mapping[str, Any]) -> None:
        self.faults.append(rule)

    def calm(self) -> Counter[str]:
        left = Counter(str(rule.get("method", "*")).lower() for rule in self.faults)
        self.faults.clear()
        return left

    def cut(self) -> None:
        self.cuts += 1

    def forget(self) -> None:
        self.waiting.clear()

    def queue(self, **update: Any) -> int:
        number = len(self.sent) + 1
        told = {**update, "number": number, "platform": self.platform}
        self.sent.append((self.world.changes, told))
        self.waiting.append(told)
        return number


class BareTown:
    """Both platforms behind one port; the desk polls `/updates` and posts to `/show` and `/answer`."""

    def __init__(self, company: dict[str, Any], clock: MovableClock) -> None:
        self.world = World(company=company, clock=clock)
        self.directory = Directory(company)
        self.slack = BareSide("slack", self.world)
        self.telegram = BareSide("telegram", self.world)
        self.app = web.Application()
        self.app.router.add_get("/updates", self._updates)
        self.app.router.add_post("/confirm", self._confirm)
        self.app.router.add_post("/show", self._show)
        self.app.router.add_get("/clock", self._clock)
        self.hooks = Hooks(self.world)
        self.hooks.add_to(self.app, prefix="/hooks")
        self._runner = web.AppRunner(self.app, handle_signals=False)
        self.url = ""
        self.desks: list[str | None] = []

    async def start(self, *, port: int = 0) -> str:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        host, bound = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{bound}"
        return self.url

    async def stop(self) -> None:
        await self._runner.cleanup()

    def environment(self) -> dict[str, str]:
        return {"DESKBELL_BARE__URL": self.url, **self.hooks.environment(self.url)}

    def desk_serves_at(self, web: str | None) -> None:
        self.desks = [*self.desks, web]

    def _sides(self) -> dict[str, BareSide]:
        return {"slack": self.slack, "telegram": self.telegram}

    async def _updates(self, _: web.Request) -> web.Response:
        return web.json_response([*self.slack.waiting, *self.telegram.waiting])

    async def _confirm(self, request: web.Request) -> web.Response:
        said = await request.json()
        side = self._sides()[said["platform"]]
        side.waiting.remove(next(entry for entry in side.waiting if entry["number"] == said["number"]))
        answer = side.answers.get(said["number"])
        if answer is not None and not answer.done():
            answer.set_result(said.get("errors", {}))
        return web.json_response({})

    async def _show(self, request: web.Request) -> web.Response:
        said = await request.json()
        self._sides()[said["platform"]].show(said)
        return web.json_response({})

    async def _clock(self, _: web.Request) -> web.Response:
        clock = self.world.clock
        return web.json_response({"now": clock.now().isoformat(), "revision": clock.revision})

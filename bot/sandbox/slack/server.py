"""The local Slack as its people use it, and as it is put into an application."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.sandbox.directory import Directory
from bot.sandbox.places import Place
from bot.sandbox.seen import Seen, SeenButton
from bot.sandbox.side import CannotDo
from bot.sandbox.slack import modals, suggestions
from bot.sandbox.slack.api import Api
from bot.sandbox.slack.deeds import Deeds
from bot.sandbox.slack.faults import Faults
from bot.sandbox.slack.limits import SlackLimits
from bot.sandbox.slack.others import Others
from bot.sandbox.slack.screen import PLATFORM, Screen
from bot.sandbox.slack.switches import Switches
from bot.sandbox.slack.windows import window_rules
from bot.sandbox.slack.wire import Refused
from bot.sandbox.slack.workspace import Workspace
from bot.sandbox.world import World


class SlackServer:
    """One workspace with the bot in it; a `Side` of the sandbox."""

    platform = PLATFORM

    def __init__(self, world: World, directory: Directory, *, allowed: SlackLimits | None = None) -> None:
        self._desk = Workspace(world, directory, allowed or SlackLimits())
        self._screen = Screen(self._desk)
        self._deeds = Deeds(self._desk)
        self._others = Others(self._desk, self._deeds)
        self._faults = Faults(self._desk)
        self._switches = Switches(self._desk)
        self._api = Api(self._desk, self._faults)
        world.windows.watch(*window_rules(self._desk, allowed or SlackLimits()))

    @property
    def history_lag_seconds(self) -> float:
        """How many seconds of sandbox time a new message is missing from the history."""
        return self._desk.history_lag.total_seconds()

    @history_lag_seconds.setter
    def history_lag_seconds(self, seconds: float) -> None:
        self._desk.history_lag = timedelta(seconds=seconds)

    def add_to(self, app: web.Application, *, prefix: str) -> None:
        """Put Web API, response addresses, files and the websocket under a prefix of an application."""
        self._api.add_to(app, prefix=prefix)
        app.router.add_get(f"{prefix}/link", self._desk.outgoing.sockets.serve)
        app.on_shutdown.append(self._close_sockets)
        app.cleanup_ctx.append(self._run)

    def served_at(self, url: str) -> None:
        """Hear the address under which the bot reaches this server, before the bot has used it."""
        self._desk.base_url = url

    def seen(self) -> Sequence[Seen]:
        """Return everything that is or was on any screen, oldest first, gone things included."""
        return self._screen.all()

    def places(self) -> Sequence[Place]:
        """Return every channel, and every group chat that was opened since."""
        return self._desk.rooms.places()

    def content_of(self, thing: Seen, number: int) -> bytes:
        """Return what is in a file that stands on a screen."""
        try:
            return self._desk.files.find(str(thing.raw["files"][number]["id"])).content
        except Refused as gone:
            raise CannotDo("the file was deleted") from gone

    def busy(self) -> int:
        """Return how many payloads, own echoes included, the bot has not acknowledged."""
        return self._desk.outgoing.busy()

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
        """Write a message."""
        room = self._deeds.room_for(person, place)
        self._deeds.say(person, room, text, attach=attach, mention=mention, thread=thread)

    async def command(self, person: str, place: str, line: str) -> None:
        """Send `/status FB-7` as `/desk status FB-7`."""
        self._deeds.command(person, self._deeds.room_for(person, place), line)

    async def press(self, person: str, thing: Seen, button: SeenButton) -> None:
        """Press a button as it was drawn, even when its message has changed or is gone since."""
        self._deeds.press(person, thing, button)

    async def submit(self, person: str, modal: Seen, values: Mapping[str, str]) -> dict[str, str]:
        """Submit a modal; return errors by field key, empty when it was taken."""
        return await modals.submit(self._desk, person, self._deeds.view_of(person, modal), values)

    async def close(self, person: str, modal: Seen) -> None:
        """Close a modal without submitting it."""
        modals.close(self._desk, person, self._deeds.view_of(person, modal))

    async def other(self, person: str, deed: str, facts: Mapping[str, Any]) -> None:
        """Do anything else; `Others` lists it, and `type` {on, action, text} fills a select by asking the bot."""
        if deed == "type":
            await self.options(person, facts["on"], str(facts["action"]), str(facts["text"]))
        else:
            self._others.do(person, deed, facts)

    async def options(self, person: str, thing: Seen, action: str, typed: str) -> list[dict[str, Any]]:
        """Type into a select whose options the bot keeps, and return what it offers."""
        return await suggestions.options(self._desk, person, thing, action, typed)

    async def redeliver(self, *, times: int, shuffle: bool = False, since: int = 0) -> None:
        """Send every payload that was created after a change again, as new envelopes."""
        self._desk.outgoing.redeliver(times=times, shuffle=shuffle, since=since)

    def fault(self, rule: Mapping[str, Any]) -> None:
        """Install a fault rule, or set what `Switches` lists."""
        if self._switches.concern(rule):
            self._switches.turn(rule)
        else:
            self._faults.install(rule)

    def calm(self) -> Counter[str]:
        """Take every fault away; return by method, in small letters, how many of its strokes nothing met."""
        return self._faults.forget()

    def forget(self) -> None:
        """Forget everything said, kept, set and on its way; clock, people and connections stay."""
        self._desk.forget()
        self._faults.forget()
        self._screen.forget()
        self._desk.world.next_change()

    def cut(self) -> None:
        """Break every socket of the bot, and every post to it, without a farewell."""
        self._desk.outgoing.cut()

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask the bot to open new sockets, as Slack does every few hours."""
        await self._desk.outgoing.sockets.ask_to_reconnect(reason)

    async def allow_sockets(self, *, enabled: bool) -> None:
        """Turn Socket Mode on or off, as the page of the app's settings does."""
        await self._desk.outgoing.sockets.switch(enabled=enabled)

    async def deliver_over_http(self, url: str | None) -> None:
        """Post everything to a request URL on this machine instead of sending it through sockets.

        Args:
            url: an address that answers the challenge; None turns Socket Mode on again.

        Raises:
            CannotDo: the address is not on this machine, or does not answer as it must.
        """
        await self._desk.point_to(url)

    async def _close_sockets(self, _app: web.Application) -> None:
        await self._desk.outgoing.close()

    async def _run(self, _app: web.Application) -> AsyncIterator[None]:
        running = asyncio.create_task(self._desk.outgoing.run(also=self._desk.write_what_is_due))
        yield
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running

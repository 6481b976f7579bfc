"""The local Telegram as the sandbox drives it: its people on one side, its Bot API on the other."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from aiohttp import web

from bot.sandbox.directory import BOT_TELEGRAM_NAME, Directory
from bot.sandbox.places import Place
from bot.sandbox.seen import Seen, SeenButton
from bot.sandbox.side import CannotDo
from bot.sandbox.telegram.flatten import everything_seen
from bot.sandbox.telegram.gate import Gate
from bot.sandbox.telegram.media import file_in
from bot.sandbox.telegram.people import deeds, speaking
from bot.sandbox.telegram.people.presence import chat_of_person, find_message
from bot.sandbox.telegram.people.pressing import press
from bot.sandbox.telegram.state import Settings, State
from bot.sandbox.telegram.things import Chat
from bot.sandbox.telegram.updates import Cut
from bot.sandbox.telegram.venues import groups_now
from bot.sandbox.telegram.windows import window_rules
from bot.sandbox.world import World


class TelegramServer:
    """One side of a sandbox (`Side`), with one bot and its company's people."""

    platform = "telegram"

    def __init__(self, world: World, directory: Directory, settings: Settings | None = None) -> None:
        self.state = State(world, directory, settings or Settings())
        self._gate = Gate(self.state)
        flood = self.state.settings.flood
        world.windows.watch(*window_rules(self._chat, flood))

    def _chat(self, chat_id: int) -> Chat | None:
        """Return a chat of the state as it is now: what is forgotten is another object."""
        return self.state.chat(chat_id)

    def add_to(self, app: web.Application, *, prefix: str) -> None:
        """Serve the Bot API below a prefix, `{prefix}/bot<token>/<method>`."""
        app.router.add_route("*", prefix + "/file/bot{token:[^/]*}/{path:.*}", self._gate.download)
        app.router.add_route("*", prefix + "/bot{token:[^/]*}/{method:[^/]*}", self._gate.call)
        app.router.add_route("*", prefix + "/{rest:.*}", self._gate.nowhere)
        app.on_shutdown.append(self._end)

    @property
    def privacy_mode(self) -> bool:
        """Whether the bot sees of a group only commands, mentions and replies to it."""
        return self.state.privacy_mode

    @privacy_mode.setter
    def privacy_mode(self, on: bool) -> None:
        self.state.privacy_mode = on

    @property
    def enforce(self) -> bool:
        """Whether more than the flood limits allow is refused with 429."""
        return self._gate.flood.enforce

    @enforce.setter
    def enforce(self, on: bool) -> None:
        self._gate.flood.enforce = on

    @property
    def callback_life_seconds(self) -> float:
        """Sandbox time after which a press cannot be answered any more."""
        return self.state.callback_life_seconds

    @callback_life_seconds.setter
    def callback_life_seconds(self, seconds: float) -> None:
        self.state.callback_life_seconds = seconds

    def seen(self) -> Sequence[Seen]:
        """Return everything that is or was on any screen, oldest first."""
        return everything_seen(self.state)

    def places(self) -> Sequence[Place]:
        """Return every group that stands now, with its topics."""
        return groups_now(self.state)

    def content_of(self, thing: Seen, number: int) -> bytes:
        """Return what is in a file that stands on a screen; a message has one."""
        found = find_message(self.state, thing.seen_id)
        if found is None or number:
            raise CannotDo("there is no such file")
        return file_in(self.state, found[1].media).content

    def busy(self) -> int:
        """Return how many updates no offset has confirmed yet."""
        return self.state.updates.unconfirmed()

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
        """Write a message; `thread` is the seen_id of a message to reply to, or of a topic's first one."""
        words = f"@{BOT_TELEGRAM_NAME} {text}" if mention else text
        speaking.say(self.state, person, place, words, attach=attach, thread=thread)

    async def command(self, person: str, place: str, line: str) -> None:
        """Send a command; in a group a client adds the name of the bot."""
        chat = chat_of_person(self.state, person, place)
        speaking.say(self.state, person, place, speaking.with_address(chat, line))

    async def press(self, person: str, thing: Seen, button: SeenButton) -> None:
        """Press a button as it was drawn, by anybody, even when the message is gone."""
        press(self.state, person, thing, button)

    async def submit(self, person: str, modal: Seen, values: Mapping[str, str]) -> dict[str, str]:
        """Refuse: there is nothing to submit here."""
        raise CannotDo(
            f"Telegram has no forms: {person} cannot submit {modal.seen_id} with {len(values)} values"
        )

    async def close(self, person: str, modal: Seen) -> None:
        """Refuse: there is nothing to close here."""
        raise CannotDo(f"Telegram has no forms: {person} cannot close {modal.seen_id}")

    async def other(self, person: str, deed: str, facts: Mapping[str, Any]) -> None:
        """Do anything else; see `people/deeds.py` for the deeds and their facts."""
        deeds.do(self.state, person, deed, facts)

    async def redeliver(self, *, times: int, shuffle: bool = False, since: int = 0) -> None:
        """Send every update that was created after a change again, confirmed or not."""
        self.state.updates.redeliver(times=times, shuffle=shuffle, since=since)

    def fault(self, rule: Mapping[str, Any]) -> None:
        """Put a fault in force; see `faults.py`. `{"limits": true}` makes the flood limits count."""
        if not self._gate.flood.takes(rule):
            self._gate.faults.add(rule)

    def calm(self) -> Counter[str]:
        """Take every fault away; return by method, in small letters, how many of its strokes nothing met."""
        return self._gate.faults.forget()

    def forget(self) -> None:
        """Forget everything but the clock and the people; ids go on, as the bot may remember old ones."""
        self.cut()
        self.state.webhook.remove()
        self.state = State(self.state.world, self.state.directory, self.state.settings, self.state.numbers)
        self._gate.serve(self.state)

    def cut(self) -> None:
        """Close the held poll without an answer, and every call to a webhook."""
        self.state.updates.end_held_poll(Cut())
        self.state.webhook.cut()

    async def _end(self, _app: web.Application) -> None:
        self.cut()
        self.state.webhook.remove()

"""What the suite over both platforms shares: a desk between a local platform and a door in memory."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.inbox.door import Accepted
from bot.outbox.port import Delivery
from bot.platforms.slack.receive import SlackReceiver
from bot.platforms.slack.send import SlackPlatform
from bot.platforms.telegram.receive import TelegramReceiver
from bot.platforms.telegram.send import TelegramPlatform
from bot.sandbox.seen import Seen, SeenButton
from bot.sandbox.server import Sandbox
from bot.sandbox.side import Side
from bot.shapes.card import Button, Card, Field, Reference
from bot.shapes.reply import Reply
from bot.shapes.text import Text
from bot.shapes.turn import Turn
from data.store.faults import StoreFault

PATIENCE_SECONDS = 15.0


class DatabaseAway(StoreFault):
    """The door cannot make anything durable now."""


class MemoryDoor:
    """A door that keeps its inbox in memory: each source and key once, as the real one does.

    Attributes:
        turns: what was accepted, without repeats, in order.
        calls: how many turns came with each call, repeats included.
        failures: how many calls fail before one is served.
        answer: what a turn is answered with.
        takes_seconds: how long whoever asks has to be ready to wait for that.
    """

    def __init__(self) -> None:
        self.sheets: list[bool] = []
        self.turns: list[Turn] = []
        self.calls: list[int] = []
        self.failures = 0
        self.answer: Callable[[Turn], Reply | None] = lambda _turn: None
        self.takes_seconds = 0.0
        self._rows: dict[tuple[str, str], int] = {}

    async def accept(self, turns: Sequence[Turn]) -> Sequence[Accepted]:
        """Keep what is new."""
        self.calls.append(len(turns))
        await asyncio.sleep(0)
        if self.failures:
            self.failures -= 1
            raise DatabaseAway
        return [self._kept(turn) for turn in turns]

    async def sheet_opened(self, inbox_id: int, *, opened: bool) -> None:  # noqa: ARG002  # one sheet at a time here
        self.sheets.append(opened)

    async def reply(self, inbox_id: int, *, within_seconds: float) -> Reply | None:
        """Answer as the test wants it."""
        assert within_seconds > 0
        await asyncio.sleep(0)
        if within_seconds < self.takes_seconds:
            return None
        return self.answer(self.turns[inbox_id - 1])

    def _kept(self, turn: Turn) -> Accepted:
        known = self._rows.get((turn.source, turn.key))
        if known is not None:
            return Accepted(known, repeated=True)
        self.turns.append(turn)
        self._rows[turn.source, turn.key] = len(self.turns)
        return Accepted(len(self.turns), repeated=False)

    def deeds(self, kind: str) -> list[Any]:
        """Return the deeds of one kind."""
        return [turn.deed for turn in self.turns if turn.deed.kind == kind]


@dataclass
class Notes:
    """What the desk tells about itself.

    Attributes:
        points: failpoints that were reached.
        heard: own messages that the platform showed us.
    """

    points: list[str] = field(default_factory=list)
    heard: list[tuple[str, str]] = field(default_factory=list)

    async def hear(self, delivery_id: str, message_ref: str) -> None:
        """Note one of our own messages."""
        self.heard.append((delivery_id, message_ref))


@dataclass
class Desk:
    """One platform with its receiver, and the people on the other side.

    Attributes:
        private: address of the person's private chat. person: someone with an account there.
        shared: address and place of a chat that several people see.
        nowhere: reference of a message that is not there.
        methods: the platform's names for posting and for editing.
    """

    sandbox: Sandbox
    side: Side
    platform: SlackPlatform | TelegramPlatform
    receiver: SlackReceiver | TelegramReceiver
    door: MemoryDoor
    notes: Notes
    person: str
    user_id: str
    private: str
    shared: tuple[str, str]
    nowhere: str
    methods: tuple[str, str]

    async def start(self) -> None:
        await self.platform.start()
        await self.receiver.start()
        await until(lambda: self.receiver.connected)

    async def stop(self) -> None:
        await self.receiver.stop()
        await self.platform.stop()

    def delivery(self, card: Card, **facts: Any) -> Delivery:
        facts.setdefault("address", self.private)
        return Delivery(facts.pop("delivery_id", "notice-1"), card=card, **facts)

    def fault(self, method: str, **rule: Any) -> None:
        self.side.fault({"method": method, **rule})

    def asked(self, method: str) -> int:
        """Return how often the desk called a method of the platform."""
        return sum((line.method, line.direction) == (method, "from_bot") for line in self.sandbox.world.log)

    def shown(self, place: str | None = None, *, kind: str = "message") -> list[Seen]:
        """Return what the desk shows in a place now."""
        place = place or self.person
        return [
            thing
            for thing in self.side.seen()
            if thing.by_bot and not thing.gone and (thing.place, thing.kind) == (place, kind)
        ]

    async def only(self, place: str | None = None, *, kind: str = "message") -> Seen:
        """Wait for the one thing of this kind that the desk shows there."""
        found: list[Seen] = await until(lambda: self.shown(place, kind=kind))
        assert len(found) == 1, found
        return found[0]

    async def press(self, action: str) -> SeenButton:
        """Have the person press a button of the one message that is shown."""
        thing = await self.only()
        button = next(button for button in thing.buttons if button.action == action)
        await self.side.press(self.person, thing, button)
        return button

    async def at_rest(self) -> None:
        """Wait until the platform has nothing left to hand over."""
        await until(lambda: not self.side.busy())


async def until(look: Callable[[], Any]) -> Any:
    """Wait until something is there, and return it."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not (found := look()):  # noqa: ASYNC110  # any change of anything may end it; no event tells
            await asyncio.sleep(0.01)
    return found


def ticket_card(text: str = "It crashes", *, state: str = "open") -> Card:
    """Return a card with a title, a line, a field and two buttons."""
    return Card(
        title="FB-7 PhotoBox",
        lines=(Text.plain(text),),
        fields=(Field("State", Text.plain(state)),),
        buttons=(
            Button("Claim", Reference("claim", "", "FB-7", 1), "primary"),
            Button("5", Reference("rate", "5", "FB-7", 1)),
        ),
        footer=Text.plain("Reply within 2 hours"),
    )

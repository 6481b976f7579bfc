"""While somebody is answered, what nobody waits for keeps still."""

import asyncio
import contextlib

import pytest

from bot.cards.view import Drawing
from bot.conversation.capability import Capability
from bot.outbox.commits import Commits
from bot.outbox.courier import Courier, Hearers, Next
from bot.outbox.drawing import Artist
from bot.outbox.hush import LARGEST_SHARE, LENGTH_SECONDS, Hush
from bot.outbox.outcomes import near
from bot.outbox.pacing import Pacer
from bot.shapes.card import Card
from bot.shapes.text import Text
from bot.wiring.capabilities import all_capabilities, declared
from data.model.notices import CardWanted, Priority
from tests.unit.conversation.harness import DICTIONARY, Town
from tests.unit.outbox.memory import MemoryPlatform


class HeldHush(Hush):
    """A moment that lasts until a test lets it pass."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = asyncio.Event()

    async def over(self) -> None:
        """Wait for the test."""
        await self.passed.wait()


def _courier(town: Town, platform: MemoryPlatform, hush: Hush, drawn: list[str]) -> Courier:
    def draw(drawing: Drawing) -> Card:
        drawn.append(drawing.subject)
        return Card(lines=(Text.plain(drawing.subject),))

    board = Capability(name="board", prefixes=("BD",), cards={"board.card": draw})
    capabilities, _steps = all_capabilities((*declared(), board))

    def unheard(*_told: object) -> None:
        """Hear what this is not about."""

    return Courier(
        town.store,
        {platform.name: platform},
        Artist(capabilities, DICTIONARY),
        Pacer(town.clock, jitter=near),
        hush,
        Commits(town.store),
        Hearers(*[unheard] * 7),
        clock=town.clock,
        sleep_until=town.clock.sleep_until,
    )


async def _stands_still(step: "asyncio.Task[Next]") -> bool:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.shield(step), 0.05)
    return not step.done()


async def test_a_broadcast_is_neither_drawn_nor_sent_while_somebody_is_answered(town: Town) -> None:
    hush, platform = HeldHush(), MemoryPlatform("slack")
    drawn: list[str] = []
    courier = _courier(town, platform, hush, drawn)
    answered, told = town.chat("emma", "slack"), town.chat("yun", "slack")
    with town.store.work() as work:
        work.promise(
            CardWanted("board.card", "BD-1", told.chat_id, priority=Priority.BROADCAST),
            CardWanted("board.card", "BD-2", answered.chat_id, priority=Priority.ANSWER),
        )

    waiting = asyncio.create_task(courier.step(told.chat_id, urgent=False))
    await courier.step(answered.chat_id, urgent=True)

    assert drawn == ["BD-2"]
    assert [one.address for one in platform.sent] == [answered.address]
    assert await _stands_still(waiting)

    hush.passed.set()
    await waiting

    assert [one.address for one in platform.sent] == [answered.address, told.address]


def test_it_lasts_from_the_last_that_began() -> None:
    now = 10.0
    hush = Hush(lambda: now)
    hush.begin()
    now += LENGTH_SECONDS / 2
    hush.begin()
    assert hush.left_seconds == pytest.approx(LENGTH_SECONDS)
    now += LENGTH_SECONDS
    assert hush.left_seconds == 0


def test_however_often_it_begins_what_waits_keeps_its_share() -> None:
    now, still, step = 10.0, 0, LENGTH_SECONDS / 10
    hush = Hush(lambda: now)
    for _ in range(20_000):
        hush.begin()
        now += step
        still += hush.left_seconds > 0
    assert still <= 20_000 * LARGEST_SHARE * 1.05

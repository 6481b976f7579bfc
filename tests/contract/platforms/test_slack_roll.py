"""The roll is called of the local Slack by the real client: on an event, at the start, and every so often."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot.inbox.door import Accepted
from bot.platforms.slack.errors import code_of
from bot.platforms.slack.roll import RollCall
from bot.platforms.slack.send import SlackPlatform
from bot.platforms.tireless import tirelessly
from bot.shapes.turn import RollCalled, Turn
from data.store.faults import StoreFault
from tests.wire.slack.harness import BOT_TOKEN, START, Place, open_place, until

YUN, ADA = "U0YUN0000", "U0ADA0000"


@dataclass
class Listing:
    """A door that keeps what comes in, once it is not told to fail."""

    turns: list[Turn] = field(default_factory=list)
    faults: int = 0

    async def accept(self, turns: Sequence[Turn]) -> Sequence[Accepted]:
        if self.faults:
            self.faults -= 1
            raise StoreFault("away")
        self.turns += turns
        return [Accepted(len(self.turns), repeated=False)]

    @property
    def rolls(self) -> list[RollCalled]:
        return [turn.deed for turn in self.turns if isinstance(turn.deed, RollCalled)]


@asynccontextmanager
async def calling(place: Place, door: Listing, *, every_seconds: float = 60.0) -> AsyncIterator[RollCall]:
    platform = SlackPlatform(bot_token=BOT_TOKEN, now=lambda: START, api_url=place.api_url)
    await platform.start()
    roll = RollCall(platform, door, now=lambda: START, every_seconds=every_seconds, seconds_per_page=0)  # type: ignore[arg-type]  # takes turns, and nothing else is asked of it
    running = asyncio.create_task(tirelessly(roll.call, what="roll", name_of=code_of))
    try:
        yield roll
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await platform.stop()


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    async with open_place() as place:
        yield place


def calls(place: Place, method: str) -> int:
    return sum((entry.direction, entry.method) == ("from_bot", method) for entry in place.world.log)


async def test_everybody_is_named_with_their_groups_and_no_bot_is(place: Place) -> None:
    door = Listing()
    async with calling(place, door):
        await until(lambda: door.rolls)
    (roll,) = door.rolls
    assert YUN in roll.open
    assert not [one for one in roll.open if "DESKBELL" in one]
    assert roll.closed == ()
    assert roll.groups is not None
    assert ADA in roll.groups["technical"]
    assert ADA in roll.groups["security"]
    assert ADA not in roll.groups["operations"]


async def test_what_no_event_told_is_found_with_the_next_call(place: Place) -> None:
    door = Listing()
    async with calling(place, door, every_seconds=0.01):
        await until(lambda: door.rolls)
        await place.server.other("yun", "deactivate", {})
        await until(lambda: len(door.rolls) > 1)
    assert door.rolls[1].closed == (YUN,)
    assert YUN not in door.rolls[1].open


async def test_an_answer_that_is_the_same_is_not_handed_in_again_unless_asked_for(place: Place) -> None:
    door = Listing()
    async with calling(place, door, every_seconds=0.01) as roll:
        await until(lambda: calls(place, "users.list") > 3)
        assert len(door.rolls) == 1
        roll.anew()
        await until(lambda: len(door.rolls) > 1)
    assert door.rolls[0] == door.rolls[1]


async def test_an_event_calls_the_roll_and_several_call_it_together(place: Place) -> None:
    door = Listing()
    async with calling(place, door) as roll:
        await until(lambda: door.rolls)
        await place.server.other("ada", "leave", {"place": "@technical"})
        for _ in range(50):
            roll.soon()
        await until(lambda: len(door.rolls) > 1)
        assert calls(place, "users.list") <= 3
    assert ADA not in (door.rolls[1].groups or {})["technical"]


async def test_without_the_permission_accounts_are_still_followed(place: Place) -> None:
    place.server.fault({"scopes": ["users:read"]})
    door = Listing()
    async with calling(place, door):
        await until(lambda: door.rolls)
    assert door.rolls[0].groups is None
    assert YUN in door.rolls[0].open


@pytest.mark.parametrize("method", ["users.list", "usergroups.list"])
async def test_half_an_answer_is_none(place: Place, method: str) -> None:
    place.server.fault({"method": method, "answer": 500, "times": 1})
    door = Listing()
    async with calling(place, door):
        await until(lambda: door.rolls)
    assert door.rolls[0].groups is not None
    assert len(door.rolls[0].open) > 15


async def test_what_the_store_cannot_keep_now_is_handed_in_later(place: Place) -> None:
    door = Listing(faults=1)
    async with calling(place, door):
        await until(lambda: door.rolls)
    assert len(door.rolls) == 1


async def test_a_closed_account_that_is_open_again_is_known_as_such(place: Place) -> None:
    await place.server.other("yun", "deactivate", {})
    door = Listing()
    async with calling(place, door) as roll:
        await until(lambda: door.rolls)
        assert roll.reopened(YUN)
        assert not roll.reopened(ADA)
        await place.server.other("yun", "reactivate", {})
        roll.soon()
        await until(lambda: len(door.rolls) > 1)
        assert not roll.reopened(YUN)


async def test_a_closing_that_no_roll_saw_is_taken_back_by_the_next_one(place: Place) -> None:
    door = Listing()
    async with calling(place, door) as roll:
        await until(lambda: door.rolls)
        roll.closed(YUN)
        assert roll.reopened(YUN)
        await until(lambda: len(door.rolls) > 1)
        assert YUN in door.rolls[1].open, "the same answer is news, as the desk holds the account for closed"
        assert not roll.reopened(YUN)

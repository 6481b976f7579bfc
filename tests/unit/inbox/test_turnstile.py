"""While many turns wait only a few at a time are let into the store, and all of them are in the end."""

import asyncio

from bot.inbox.turnstile import AT_ONCE_OF_MANY, MANY, Turnstile


class Crowd:
    """Turns that come to a turnstile, and how many of them were let through at a time."""

    def __init__(self) -> None:
        self.turnstile = Turnstile()
        self.within = 0
        self.most_within = 0
        self.done = 0

    async def comes(self, many: int) -> None:
        """Let so many come at once, and wait until all have been through."""
        for _ in range(many):
            self.turnstile.came()
        await asyncio.gather(*(self._one() for _ in range(many)))

    async def _one(self) -> None:
        async with self.turnstile.passed():
            self.within += 1
            self.most_within = max(self.most_within, self.within)
            await asyncio.sleep(0)
            self.within -= 1
        self.turnstile.went()
        self.done += 1


async def test_a_few_turns_all_pass_at_once() -> None:
    crowd = Crowd()
    await crowd.comes(MANY)
    assert crowd.most_within == MANY


async def test_of_many_a_few_pass_at_a_time_until_they_are_many_no_more() -> None:
    crowd = Crowd()
    for _ in range(MANY):
        crowd.turnstile.came()
    await crowd.comes(3 * MANY)
    assert crowd.done == 3 * MANY
    assert crowd.most_within == AT_ONCE_OF_MANY


async def test_every_one_of_a_flood_gets_through() -> None:
    crowd = Crowd()
    async with asyncio.timeout(10):
        await crowd.comes(40 * MANY)
    assert crowd.done == 40 * MANY


async def test_who_stops_waiting_holds_nobody_up() -> None:
    crowd = Crowd()
    for _ in range(MANY):
        crowd.turnstile.came()
    async with crowd.turnstile.passed(), crowd.turnstile.passed():
        first = asyncio.create_task(crowd.comes(1))
        second = asyncio.create_task(crowd.comes(1))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await second
    assert crowd.done == 1

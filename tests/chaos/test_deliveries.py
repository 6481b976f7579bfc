"""However often and in whatever order something is delivered, it has one effect, in the order of its chat."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path

import pytest

from data.store.database import open_engine
from data.store.migrate import upgrade
from tests.chaos.counting import counted, counting, events_of
from tests.chaos.firehose import Event, Firehose
from tests.contract.store.harness import resolved_company
from tests.unit.conversation.harness import Town, open_town
from tests.unit.outbox.running import until

EVENTS = 150


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    url = f"sqlite:///{tmp_path / 'deskbell.sqlite'}"
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    opened = open_town(url, *resolved_company(tmp_path))
    yield opened
    opened.store.close()


async def test_each_of_many_deliveries_has_one_effect(town: Town) -> None:
    events = events_of(EVENTS, chats=7, seed=1)
    tally, hose = await counted(town.store, events, seed=1)
    assert hose.delivered > EVENTS
    assert hose.refused == 0
    assert tally.problems(events) == []


async def in_order(
    town: Town, bring: Callable[[Firehose, Sequence[Event]], Awaitable[None]], seed: int
) -> None:
    """Make sure that what is brought so has its effect once, in the order in which it happened."""
    events = events_of(EVENTS, chats=3, seed=seed)
    async with counting(town.store) as (desk, hose, _url):
        await bring(hose, events)
        await until(lambda: desk.inbox.at_rest)
        tally = desk.tally()
    assert tally.problems(events) == []
    for chat, numbers in tally.effects.items():
        assert numbers == [event.number for event in events if event.channel_id == chat]


async def test_what_comes_over_one_connection_has_its_effect_in_that_order(town: Town) -> None:
    await in_order(town, Firehose.in_turn, seed=2)


async def test_what_two_connections_bring_at_one_moment_has_its_effect_as_it_happened(town: Town) -> None:
    await in_order(town, Firehose.by_turns, seed=4)


async def test_the_tally_tells_what_is_wrong(town: Town) -> None:
    events = events_of(3, chats=1, seed=3)
    tally, _hose = await counted(town.store, events[:2], seed=3)
    tally.effects["D000000"].append(1)
    assert tally.problems(events) == [
        "event 3 was lost",
        "event 1: 2 effects",
        "chat D000000: out of order",
    ]

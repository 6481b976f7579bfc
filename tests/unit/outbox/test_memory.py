"""The platform in memory keeps to the port, as the real ones do in tests/contract/platforms."""

from datetime import UTC, datetime

import pytest

from bot.outbox.port import Delivery, NotSent, Platform, Sent, Unknown, Vanished
from bot.shapes.card import Card
from tests.unit.outbox.memory import Fault, MemoryPlatform

NOW = datetime(2026, 3, 2, tzinfo=UTC)
POST = Delivery("card:1", "D1", Card("FB-1"))
EDIT = Delivery("card:1", "D1", Card("FB-1 resolved"), shown_as="D1:0")


@pytest.fixture
def memory() -> MemoryPlatform:
    return MemoryPlatform("slack")


async def test_an_edit_changes_the_message_and_keeps_its_reference(memory: MemoryPlatform) -> None:
    platform: Platform = memory
    assert await platform.send(POST) == Sent("D1:0")
    assert await platform.send(EDIT) == await platform.send(EDIT) == Sent("D1:0")
    assert [post.text.strip() for post in memory.posts["D1"]] == ["FB-1 resolved"]


async def test_a_message_that_is_gone_has_vanished(memory: MemoryPlatform) -> None:
    assert isinstance(await memory.send(EDIT), Vanished)


async def test_a_fault_posts_nothing_and_a_lost_answer_posts_once(memory: MemoryPlatform) -> None:
    memory.faults = [Fault(NotSent("rate_limited", 7)), Fault(Unknown("lost"), arrives=True)]
    assert await memory.send(POST) == NotSent("rate_limited", 7)
    assert memory.posts == {}
    assert isinstance(await memory.settle(POST, since=NOW), NotSent)
    assert await memory.send(POST) == Unknown("lost")
    assert await memory.settle(POST, since=NOW) == Sent("D1:0")


async def test_what_cannot_be_told_is_unknown(memory: MemoryPlatform) -> None:
    await memory.send(POST)
    memory.can_settle = False
    assert isinstance(await memory.settle(POST, since=NOW), Unknown)

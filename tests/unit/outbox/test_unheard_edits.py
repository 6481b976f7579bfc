"""A card whose edit went unheard is edited once more, even when it shall show what it showed before."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.outbox.port import NotSent
from bot.shapes.card import Card
from bot.shapes.text import Text
from data.model.notices import CardWanted, SubjectChanged
from tests.unit.conversation.harness import Town
from tests.unit.outbox.board import Board
from tests.unit.outbox.memory import Fault, MemoryPlatform
from tests.unit.outbox.running import Running, run_in, until

SECOND = timedelta(seconds=1)


def showing(words: str) -> Card:
    """Return a card with these words."""
    return Card(lines=(Text.plain(words),))


@pytest.fixture
def board() -> Board:
    return Board(showing("first"))


@pytest.fixture
async def desk(town: Town, board: Board) -> AsyncIterator[Running]:
    running = run_in(town, also=(board.capability,))
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
def slack(desk: Running) -> MemoryPlatform:
    return desk.platforms["slack"]


@pytest.mark.parametrize("arrives", [True, False])
async def test_what_was_shown_before_is_shown_again(
    desk: Running, slack: MemoryPlatform, board: Board, *, arrives: bool
) -> None:
    await desk.promise(CardWanted("board.card", "BD-1", desk.town.chat("#operations").chat_id))
    slack.faults = [Fault(NotSent("connection_lost", 30.0), arrives=arrives)]
    for words in ("second", "first"):
        board.card = showing(words)
        await desk.promise(SubjectChanged("BD-1"))
    desk.town.clock.forward(61 * SECOND)
    await until(lambda: len(slack.sent) == 3)
    await desk.rest()
    assert [post.text.strip() for post in desk.shown("#operations")] == ["first"]
    await desk.promise(SubjectChanged("BD-1"))
    assert len(slack.sent) == 3, "it is known what it shows now"

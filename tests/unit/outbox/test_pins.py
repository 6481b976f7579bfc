"""A card is pinned as long as it is drawn so; a refusal holds nothing up."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.outbox.port import Barred, Failed, Gone, NotSent, Outcome, Vanished
from bot.shapes.card import Card
from bot.shapes.text import Text
from data.model.notices import CardWanted, SubjectChanged
from tests.unit.conversation.harness import Town
from tests.unit.outbox.board import Board
from tests.unit.outbox.memory import Fault, MemoryPlatform
from tests.unit.outbox.running import Running, run_in


@pytest.fixture
def board() -> Board:
    return Board(Card(lines=(Text.plain("notice"),), pinned=True))


@pytest.fixture
async def desk(town: Town, board: Board) -> AsyncIterator[Running]:
    running = run_in(town, also=(board.capability,))
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
def slack(desk: Running) -> MemoryPlatform:
    return desk.platforms["slack"]


async def want(desk: Running) -> None:
    """Want the card in a channel."""
    await desk.promise(CardWanted("board.card", "BD-1", desk.town.chat("#operations").chat_id))


def pins(slack: MemoryPlatform) -> list[bool]:
    """Return what was asked about pins, in order."""
    return [delivery.pins for delivery in slack.sent if delivery.pins is not None]


async def test_a_card_is_pinned_once_and_only_after_it_stands(desk: Running, slack: MemoryPlatform) -> None:
    await want(desk)
    assert [delivery.pins for delivery in slack.sent] == [None, True]
    await desk.promise(SubjectChanged("BD-1"))
    assert pins(slack) == [True]


async def test_what_is_no_longer_wanted_on_top_is_taken_off(
    desk: Running, slack: MemoryPlatform, board: Board
) -> None:
    await want(desk)
    board.card = replace(board.card, pinned=False)
    await desk.promise(SubjectChanged("BD-1"))
    assert [delivery.pins for delivery in slack.sent] == [None, True, False], "nothing else is to be edited"


@pytest.mark.parametrize("outcome", [Failed("too_many_pins"), Gone("no_rights")])
async def test_a_refusal_is_the_end_of_it_until_it_is_wanted_anew(
    desk: Running, slack: MemoryPlatform, board: Board, outcome: Outcome
) -> None:
    board.card = replace(board.card, pinned=False)
    await want(desk)
    slack.faults = [Fault(outcome)]
    board.card = replace(board.card, pinned=True)
    await desk.promise(SubjectChanged("BD-1"))
    board.card = Card(lines=(Text.plain("news"),), pinned=True)
    await desk.promise(SubjectChanged("BD-1"))
    assert desk.shown("#operations")[0].text.strip() == "news"
    assert pins(slack) == [True]
    for pinned in (False, True):
        board.card = Card(lines=(Text.plain(f"news {pinned}"),), pinned=pinned)
        await desk.promise(SubjectChanged("BD-1"))
    assert pins(slack) == [True, True]


async def test_a_card_that_vanished_before_it_was_pinned_is_posted_and_pinned_afresh(
    desk: Running, slack: MemoryPlatform, board: Board
) -> None:
    board.card = replace(board.card, pinned=False)
    await want(desk)
    slack.faults = [Fault(Vanished("message_not_found"))]
    board.card = replace(board.card, pinned=True)
    await desk.promise(SubjectChanged("BD-1"))
    assert [delivery.pins for delivery in slack.sent] == [None, True, None, True]


async def test_a_pin_that_was_wanted_when_the_process_ended_is_made_by_the_next(
    desk: Running, slack: MemoryPlatform, board: Board
) -> None:
    board.card = replace(board.card, pinned=False)
    await want(desk)
    await desk.stop()
    board.card = replace(board.card, pinned=True)
    with desk.town.store.work() as work:
        work.promise(SubjectChanged("BD-1"))
    later = run_in(desk.town, earlier=desk, also=(board.capability,))
    await later.start()
    await later.rest()
    assert pins(slack) == [True]
    await later.stop()


async def test_a_token_that_is_revoked_is_no_refusal_to_pin(
    desk: Running, slack: MemoryPlatform, board: Board
) -> None:
    board.card = replace(board.card, pinned=False)
    await want(desk)
    slack.faults = [Fault(Barred("token_revoked"))]
    board.card = replace(board.card, pinned=True)
    await desk.promise(SubjectChanged("BD-1"))
    assert desk.trouble.told == [("slack", "token_revoked")]
    assert desk.outbox.next_due is not None


@pytest.mark.parametrize("first", [True, False])
async def test_a_pin_whose_answer_was_lost_is_taken_back_when_the_opposite_is_wanted_meanwhile(
    desk: Running, slack: MemoryPlatform, board: Board, *, first: bool
) -> None:
    board.card = replace(board.card, pinned=not first)
    await want(desk)
    earlier = len(pins(slack))
    slack.faults = [Fault(NotSent("connection_lost", 30.0), arrives=True)]
    for wanted in (first, not first):
        board.card = replace(board.card, pinned=wanted)
        await desk.promise(SubjectChanged("BD-1"))
    desk.town.clock.forward(timedelta(seconds=61))
    await desk.rest()
    assert pins(slack)[earlier:] == [first, not first]
    await desk.promise(SubjectChanged("BD-1"))
    assert pins(slack)[earlier:] == [first, not first], "it is known how it stands now"

"""A turn that opens a sheet stays undone until the sheet stands open, and is offered when it does not."""

import pytest

from bot.conversation.said import TURN
from bot.inbox.taking import lane_of
from bot.shapes.reply import OpenSheet, Toast
from bot.shapes.turn import Pressed, Submitted, Turn
from data.store.inbox import InboxRows
from tests.unit.conversation.harness import Town, written
from tests.unit.outbox.running import Running, run_in


@pytest.fixture
async def asked(running: Running) -> int:
    """Let somebody press a button that opens a sheet, and return the turn's number."""
    await running.say("mei", "相册盒闪退")
    turn = running.town.turn("yun", Pressed("reply|FB-1|1"), "#operations", handle="trigger")
    accepted = await running.accept(turn)
    reply = await running.inbox.reply(accepted.inbox_id, within_seconds=20)
    assert isinstance(reply, OpenSheet)
    assert (reply.sheet.form, reply.sheet.subject) == ("reply", "FB-1")
    assert running.town.undone() == 1
    return accepted.inbox_id


async def test_a_sheet_that_stands_open_is_done(running: Running, asked: int) -> None:
    await running.inbox.sheet_opened(asked, opened=True)
    assert running.town.undone() == 0
    await running.inbox.sheet_opened(asked, opened=False)
    await running.rest()
    assert len(running.shown("#operations")) == 1


async def test_a_sheet_that_did_not_open_is_offered_to_whoever_pressed_and_nobody_else(
    running: Running, asked: int
) -> None:
    await running.inbox.sheet_opened(asked, opened=False)
    await running.rest()
    assert running.town.undone() == 0
    offer = running.shown("#operations")[-1]
    (button,) = offer.delivery.card.buttons
    assert button.reference.encoded() == "open|reply@FB-1|1"
    assert offer.delivery.only_for is not None
    opened = await running.do("yun", Pressed("open|reply@FB-1|1"), "#operations", handle="trigger")
    assert isinstance(opened, OpenSheet)
    await running.inbox.stop()


@pytest.mark.usefixtures("asked")
async def test_a_sheet_that_a_crash_kept_from_opening_is_offered_by_the_next_process(
    town: Town, running: Running
) -> None:
    await running.stop()
    later = run_in(town, earlier=running)
    await later.start()
    await later.rest()
    assert town.undone() == 0
    assert later.shown("#operations")[-1].reference("open") == "open|reply@FB-1|1"
    await later.stop()


async def taken_up(running: Running, turn: Turn) -> Running:
    """Keep a turn as a process does that ends before it is led, and let the next one take it up."""
    await running.stop()
    with running.town.store.work() as work:
        speaker = running.town.person("yun")
        taken = InboxRows(work).take(
            source=turn.source,
            key=turn.key,
            lane=lane_of(turn),
            person_id=speaker.person_id,
            body=TURN.dump_json(turn).decode(),
        )
        assert taken is not None
    later = run_in(running.town, earlier=running)
    await later.start()
    await later.rest()
    assert running.town.undone() == 0
    return later


async def test_a_submission_whose_faults_nobody_could_be_shown_is_offered_as_it_was_filled(
    running: Running,
) -> None:
    await running.say("mei", "相册盒闪退")
    text = "请更新到 4.2" * 2000
    filled = Submitted("reply", "FB-1", 1, {"message": text}, asked=("message",))
    later = await taken_up(running, running.town.turn("yun", filled, "#operations"))
    offer = later.shown("#operations")[-1]
    assert offer.delivery.only_for is not None
    (button,) = offer.delivery.card.buttons
    opened = await later.do("yun", Pressed(button.reference.encoded()), "#operations", handle="trigger")
    assert isinstance(opened, OpenSheet)
    (message,) = (one for one in opened.sheet.inputs if one.key == "message")
    assert message.value == text
    await later.stop()


async def test_a_refusal_that_no_press_and_no_submission_waits_for_is_told_all_the_same(
    running: Running,
) -> None:
    await running.say("mei", "相册盒闪退")
    filled = Submitted("reply", "FB-99", 1, {"message": "请更新到 4.2"}, asked=("message",))
    later = await taken_up(running, running.town.turn("yun", filled, "#operations"))
    told = later.shown("#operations")[-1]
    assert told.delivery.only_for is not None
    assert "FB-99" in written(told.delivery.card)
    pressed = await taken_up(later, running.town.turn("yun", Pressed("claim|FB-98|1"), "#operations"))
    assert "FB-98" in written(pressed.shown("#operations")[-1].delivery.card)
    await pressed.stop()


async def test_a_sheet_for_whoever_may_not_is_refused_before_it_opens(running: Running) -> None:
    await running.say("mei", "相册盒闪退")
    reply = await running.do("lin", Pressed("reply|FB-1|1"), "#operations", platform="slack", handle="t")
    assert isinstance(reply, Toast)
    assert reply.refused
    assert running.town.undone() == 0

"""A filled sheet that was answered with a page is taken once more when that page was never seen; one that was done is not."""

import dataclasses

from bot.shapes.reply import FieldErrors, NextSheet
from bot.shapes.turn import Submitted, Turn
from tests.unit.outbox.running import Running, run_in

WRITTEN = "服务器的软件已更新，请重新登录"


def answer(running: Running, text: str = WRITTEN) -> Turn:
    """Return what Slack tells of a filled answer to the reporter of FB-1, under the key that its page has."""
    turn = running.town.turn("yun", Submitted("reply", "FB-1", 1, {"message": text}), platform="slack")
    return dataclasses.replace(turn, key="V1:hash:digest")


async def test_a_preview_that_a_kill_kept_from_being_seen_is_shown_when_the_same_is_sent_again(
    running: Running,
) -> None:
    await running.say("hao", "相簿盒閃退")
    first = await running.accept(answer(running))
    await running.rest()
    await running.stop()  # Slack never heard of the preview, so the page still stands as it was.
    later = run_in(running.town, earlier=running)
    await later.start()
    again = await later.accept(answer(later))
    assert (first.repeated, again.repeated) == (False, False)
    reply = await later.inbox.reply(again.inbox_id, within_seconds=20)
    assert isinstance(reply, NextSheet)
    assert "請重新登入" in str(reply.sheet)
    assert not [one for one in later.shown("hao") if "重新" in one.text]
    await later.stop()


async def test_field_errors_that_nobody_saw_are_told_again(running: Running) -> None:
    await running.say("hao", "相簿盒閃退")
    first = await running.accept(answer(running, " "))
    assert isinstance(await running.inbox.reply(first.inbox_id, within_seconds=20), FieldErrors)
    again = await running.accept(answer(running, " "))
    assert not again.repeated


async def test_what_was_done_is_not_done_again(running: Running) -> None:
    await running.say("mei", "相册盒闪退")
    first = await running.accept(answer(running))
    await running.rest()
    again = await running.accept(answer(running))
    await running.rest()
    assert (first.repeated, again.repeated) == (False, True)
    assert len([one for one in running.shown("mei") if "重新登录" in one.text]) == 1

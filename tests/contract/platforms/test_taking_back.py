"""Whatever the platform, what stands there can be taken back; what it does not let us delete is told as kept."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.outbox.port import Failed, Kept, NotSent, Sent, TakenBack, Uploaded
from bot.shapes.card import Card
from bot.shapes.file import File
from bot.shapes.text import Text
from tests.contract.platforms.harness import Desk, ticket_card

DELETING = {"slack": "chat.delete", "telegram": "deleteMessage"}


async def posted(desk: Desk, **facts: Any) -> str:
    """Post a card and return where it stands."""
    sent = await desk.platform.send(desk.delivery(ticket_card(), **facts))
    assert isinstance(sent, Sent)
    return sent.message_ref


@pytest.mark.parametrize("shared", [False, True])
async def test_what_is_taken_back_is_gone(desk: Desk, *, shared: bool) -> None:
    where = {"address": desk.shared[0]} if shared else {}
    back = desk.delivery(Card(), shown_as=await posted(desk, **where), takes_back=True, **where)
    assert await desk.platform.send(back) == TakenBack()
    assert desk.shown(desk.shared[1] if shared else None) == []
    assert await desk.platform.send(back) == TakenBack(), "what is gone has been taken back"


async def test_what_telegram_does_not_delete_any_more_can_be_overwritten(telegram: Desk) -> None:
    ref = await posted(telegram)
    clock = telegram.sandbox.world.clock
    clock.move_to(clock.now() + timedelta(hours=48, seconds=1))
    back = telegram.delivery(Card(), shown_as=ref, takes_back=True)
    assert isinstance(await telegram.platform.send(back), Kept)
    instead = telegram.delivery(Card(lines=(Text.plain("withdrawn"),)), shown_as=ref)
    assert await telegram.platform.send(instead) == Sent(ref)
    assert (await telegram.only()).buttons == ()


@pytest.mark.parametrize("code", ["cant_delete_message", "compliance_exports_prevent_deletion"])
async def test_what_slack_does_not_delete_is_kept(slack: Desk, code: str) -> None:
    back = slack.delivery(Card(), shown_as=await posted(slack), takes_back=True)
    slack.fault("chat.delete", answer=code)
    assert await slack.platform.send(back) == Kept(code)


async def test_what_only_one_member_was_shown_cannot_be_taken_back(slack: Desk) -> None:
    facts = {"address": slack.shared[0], "only_for": slack.user_id}
    back = slack.delivery(Card(), shown_as=await posted(slack, **facts), takes_back=True, **facts)
    assert isinstance(await slack.platform.send(back), Failed)


@pytest.mark.parametrize("rule", [{"answer": 429, "retry_after": 7}, {"answer": 500}, {"drop": "reply"}])
async def test_a_fault_leaves_it_to_be_tried_again(desk: Desk, rule: dict[str, Any]) -> None:
    back = desk.delivery(Card(), shown_as=await posted(desk), takes_back=True)
    desk.fault(DELETING[desk.platform.name], **rule)
    assert isinstance(await desk.platform.send(back), NotSent)
    assert await desk.platform.send(back) == TakenBack()
    assert desk.shown() == []


async def test_a_file_is_taken_back(desk: Desk) -> None:
    file = File("bill.txt", b"a bill", "text/plain")
    delivery = desk.delivery(Card(), file=file)
    outcome = await desk.platform.send(delivery)
    if isinstance(outcome, Uploaded):
        outcome = await desk.platform.send(replace(delivery, upload_ref=outcome.upload_ref))
    assert isinstance(outcome, Sent)
    assert [thing.files for thing in desk.shown()] == [("bill.txt",)]
    back = replace(delivery, shown_as=outcome.message_ref, takes_back=True)
    assert await desk.platform.send(back) == TakenBack()
    assert [thing.files for thing in desk.shown() if thing.files] == []

"""Whatever the platform, a delivery becomes one message, and its outcome is told as it is."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.outbox.port import Delivery, Gone, NotSent, Platform, Sent, Unknown, Vanished
from bot.platforms.slack.send import SlackPlatform
from bot.platforms.telegram.send import TelegramPlatform
from bot.sandbox.server import SLACK_APP_TOKEN, SLACK_BOT_TOKEN, TELEGRAM_BOT_TOKEN, Sandbox
from bot.shapes.card import Card
from bot.shapes.text import Text
from tests.contract.platforms.harness import Desk, ticket_card, until


async def test_the_platform_keeps_to_the_port(desk: Desk) -> None:
    platform: Platform = desk.platform
    assert platform.can_settle == (platform.name == "slack")


async def test_a_card_is_read_and_pressed_as_it_was_meant(desk: Desk) -> None:
    outcome = await desk.platform.send(desk.delivery(ticket_card("版本 4.2 闪退")))
    thing = await desk.only()
    assert isinstance(outcome, Sent)
    for words in ("FB-7 PhotoBox", "版本 4.2 闪退", "State", "open", "Reply within 2 hours"):
        assert words in thing.text
    shown = [(button.action, button.reference, button.label) for button in thing.buttons]
    assert shown == [("claim", "FB-7|1", "Claim"), ("rate:5", "FB-7|1", "5")]
    assert "after_send" in desk.notes.points


async def test_an_edit_changes_the_message_and_keeps_its_reference(desk: Desk) -> None:
    sent = await desk.platform.send(desk.delivery(ticket_card()))
    assert isinstance(sent, Sent)
    edit = desk.delivery(ticket_card(state="resolved"), shown_as=sent.message_ref)
    assert await desk.platform.send(edit) == sent
    assert await desk.platform.send(edit) == sent, "an edit that changes nothing is an edit that stands"
    thing = await desk.only()
    assert "resolved" in thing.text
    assert thing.edited


async def test_an_edit_can_take_the_buttons_away(desk: Desk) -> None:
    sent = await desk.platform.send(desk.delivery(ticket_card()))
    assert isinstance(sent, Sent)
    await desk.platform.send(desk.delivery(Card("Moved"), shown_as=sent.message_ref))
    assert (await desk.only()).buttons == ()


async def test_a_message_that_is_gone_has_vanished(desk: Desk) -> None:
    outcome = await desk.platform.send(desk.delivery(ticket_card(), shown_as=desk.nowhere))
    assert isinstance(outcome, Vanished)


async def test_too_many_requests_name_the_time_to_come_back(desk: Desk) -> None:
    desk.fault(desk.methods[0], answer=429, retry_after=7)
    outcome = await desk.platform.send(desk.delivery(ticket_card()))
    assert isinstance(outcome, NotSent)
    assert outcome.retry_after_seconds == 7
    assert desk.shown() == []


async def test_a_server_fault_leaves_a_post_unknown_and_an_edit_to_be_repeated(desk: Desk) -> None:
    desk.fault(desk.methods[0], answer=500)
    assert isinstance(await desk.platform.send(desk.delivery(ticket_card())), Unknown)
    sent = await desk.platform.send(desk.delivery(ticket_card(), delivery_id="notice-2"))
    assert isinstance(sent, Sent)
    desk.fault(desk.methods[1], answer=500)
    edit = desk.delivery(ticket_card(state="resolved"), shown_as=sent.message_ref)
    assert isinstance(await desk.platform.send(edit), NotSent)


async def test_a_lost_answer_is_unknown_and_nothing_is_posted_twice(desk: Desk) -> None:
    desk.fault(desk.methods[0], drop="reply")
    assert isinstance(await desk.platform.send(desk.delivery(ticket_card())), Unknown)
    await desk.only()
    assert "after_send" not in desk.notes.points


async def test_a_lost_answer_to_an_edit_may_be_repeated(desk: Desk) -> None:
    sent = await desk.platform.send(desk.delivery(ticket_card()))
    assert isinstance(sent, Sent)
    desk.fault(desk.methods[1], drop="reply")
    edit = desk.delivery(ticket_card(state="resolved"), shown_as=sent.message_ref)
    assert isinstance(await desk.platform.send(edit), NotSent)
    assert await desk.platform.send(edit) == sent


async def test_a_chat_that_does_not_exist_fails_for_good(desk: Desk) -> None:
    outcome = await desk.platform.send(desk.delivery(ticket_card(), address="4242424242"))
    assert outcome == Gone("channel_not_found" if desk.platform.name == "slack" else "chat_not_found")


async def test_what_is_for_one_person_is_seen_by_no_other(desk: Desk) -> None:
    address, place = desk.shared
    delivery = desk.delivery(Card(lines=(Text.plain("only you"),)), address=address, only_for=desk.user_id)
    assert isinstance(await desk.platform.send(delivery), Sent)
    on_screen = [thing for thing in desk.side.seen() if thing.by_bot]
    assert [thing.text for thing in on_screen] == ["only you"]
    assert all(desk.person in {thing.place, thing.audience} for thing in on_screen)
    assert desk.shown(place) == []


async def test_a_reply_stands_under_what_it_answers(desk: Desk) -> None:
    sent = await desk.platform.send(desk.delivery(ticket_card()))
    assert isinstance(sent, Sent)
    note = desk.delivery(Card(lines=(Text.plain("worse"),)), delivery_id="n2", reply_to=sent.message_ref)
    assert isinstance(await desk.platform.send(note), Sent)
    first, second = desk.shown()
    assert second.thread == first.seen_id


async def test_a_reply_to_what_is_gone_is_sent_all_the_same(desk: Desk) -> None:
    note = desk.delivery(Card(lines=(Text.plain("worse"),)), reply_to=desk.nowhere)
    assert isinstance(await desk.platform.send(note), Sent)


@pytest.mark.parametrize("platform", ["slack", "telegram"])
async def test_where_nobody_listens_nothing_was_sent(platform: str, sandbox: Sandbox) -> None:
    url, now = sandbox.url, sandbox.world.clock.now
    await sandbox.stop()
    closed: SlackPlatform | TelegramPlatform
    if platform == "slack":
        closed = SlackPlatform(bot_token=SLACK_BOT_TOKEN, api_url=f"{url}/slack/api/", now=now)
    else:
        closed = TelegramPlatform(bot_token=TELEGRAM_BOT_TOKEN, api_url=f"{url}/telegram")
    await closed.start()
    outcome = await closed.send(Delivery("notice-1", address="1", card=ticket_card()))
    await closed.stop()
    assert isinstance(outcome, NotSent)
    assert outcome.reason == "unreachable"


MENTIONS = [
    "<!channel>",
    "<@U0LIN0000>",
    "&lt;!here&gt;",
    "@everyone",
    "@deskbell_bot",
    "/start",
    "#sale",
    "$USD",
]
LINKS = ["https://evil.example/x", "<https://evil.example|bank>", "evil.com", "a@evil.com", "10.0.0.1"]
HOSTILE = st.lists(st.sampled_from([*MENTIONS, *LINKS, "*b*", "4.2", "谢谢"]), max_size=6).map(" ".join)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=HOSTILE)
async def test_words_of_people_ring_nobody_and_lead_nowhere(desk: Desk, words: str) -> None:
    card = Card(words, lines=(Text.plain(words),), footer=Text.plain(words))
    if desk.shown():
        desk.sandbox.world.clock.move_to(desk.sandbox.world.clock.now() + timedelta(minutes=2))
    assert isinstance(await desk.platform.send(desk.delivery(card)), Sent)
    assert " ".join(words.split()) in desk.shown()[-1].text
    assert not [entry for entry in desk.sandbox.world.log if entry.method in {"mention", "link"}]
    assert not [entry for entry in desk.sandbox.world.log if entry.direction in {"mention", "link"}]


async def test_no_log_holds_a_token_or_what_was_said(
    desk: Desk, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level("DEBUG"):
        for fault in ({"answer": 500}, {"drop": "reply"}, {}):
            if fault:
                desk.fault(desk.methods[0], **fault)
            await desk.platform.send(desk.delivery(Card(lines=(Text.plain("very private words"),))))
        await desk.side.say(desk.person, desk.person, "very private words")
        await until(lambda: desk.door.turns)
    # The local servers write down whom they served, address and all; that is theirs to do.
    ours = [record.getMessage() for record in caplog.records if record.name != "aiohttp.access"]
    written = "\n".join([*ours, capsys.readouterr().out])
    assert written, "the guard looked at nothing"
    for secret in ("very private words", SLACK_BOT_TOKEN, SLACK_APP_TOKEN, TELEGRAM_BOT_TOKEN):
        assert secret not in written

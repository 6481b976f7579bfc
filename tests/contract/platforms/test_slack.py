"""What only Slack has: history to settle by, echoes, modals, several sockets."""

from datetime import timedelta

import pytest

from bot.outbox.port import Delivery, NotSent, Outcome, Profile, Sent, Unknown
from bot.shapes.card import Card
from bot.shapes.reply import FieldErrors, OpenSheet, Reply, Toast
from bot.shapes.sheet import Choice, Input, Sheet
from bot.shapes.text import Span, Text
from bot.shapes.turn import Commanded, Place, Submitted, Turn
from tests.contract.platforms.harness import Desk, ticket_card, until

REPORT = Sheet(
    form="report",
    subject="FB-7",
    version=3,
    title="A title that is far too long for Slack",
    intro="Tell us what happened.",
    inputs=(
        Input(
            "kind",
            "Kind",
            "choice",
            optional=False,
            choices=(Choice("complain", "Complaint"), Choice("praise", "Praise")),
        ),
        Input("text", "Text", "text", optional=False, longest=200, value="so far"),
        Input("version", "Version", "line", optional=True, hint="such as 4.2"),
    ),
    submit="Send",
    cancel="Cancel",
)


async def settle(desk: Desk, delivery: Delivery, *, seconds_later: float) -> Outcome:
    since = desk.sandbox.world.clock.now()
    desk.sandbox.world.clock.move_to(since + timedelta(seconds=seconds_later))
    return await desk.platform.settle(delivery, since=since)


async def opened(slack: Desk) -> None:
    """Have the person open the form by a press on the card."""
    await slack.platform.send(slack.delivery(ticket_card()))
    await slack.press("claim")


def opening(turn: Turn) -> Reply | None:
    return OpenSheet(REPORT) if turn.deed.kind in {"pressed", "commanded"} else None


async def test_a_link_to_a_message_waits_for_its_address_unless_there_is_none(slack: Desk) -> None:
    fresh = await slack.platform.send(slack.delivery(ticket_card()))
    old = await slack.platform.send(slack.delivery(ticket_card(), delivery_id="old"))
    assert isinstance(fresh, Sent)
    assert isinstance(old, Sent)
    card = Card(lines=(Text((Span("see below", leads_to=fresh.message_ref),)),))
    pointer = slack.delivery(card, delivery_id="old", shown_as=old.message_ref)
    for rule in ({"answer": 502}, {"truncate": True}, {"answer": 429}):
        slack.fault("chat.getPermalink", **rule)
        assert isinstance(await slack.platform.send(pointer), NotSent)
    assert [thing.edited for thing in slack.shown()] == [False, False]
    assert await slack.platform.send(pointer) == Sent(old.message_ref)
    assert "https://" in slack.shown()[-1].text
    slack.fault("chat.getPermalink", answer="message_not_found")
    assert await slack.platform.send(pointer) == Sent(old.message_ref)
    assert slack.shown()[-1].text == "see below"


@pytest.mark.parametrize("threaded", [False, True])
async def test_what_was_posted_is_found_by_its_mark(slack: Desk, *, threaded: bool) -> None:
    first = await slack.platform.send(slack.delivery(ticket_card()))
    assert isinstance(first, Sent)
    lost = slack.delivery(ticket_card(), delivery_id="lost", reply_to=first.message_ref if threaded else None)
    slack.fault("chat.postMessage", drop="reply")
    assert isinstance(await slack.platform.send(lost), Unknown)
    outcome = await settle(slack, lost, seconds_later=1)
    assert isinstance(outcome, Sent)
    assert outcome.message_ref == slack.shown()[-1].seen_id


async def test_what_went_to_a_persons_id_is_found_in_their_private_chat(slack: Desk) -> None:
    lost = slack.delivery(ticket_card(), address=slack.user_id)
    slack.fault("chat.postMessage", drop="reply")
    await slack.platform.send(lost)
    outcome = await settle(slack, lost, seconds_later=1)
    assert outcome == Sent((await slack.only()).seen_id)


async def test_what_was_not_posted_is_so_only_when_the_history_has_caught_up(slack: Desk) -> None:
    lost = slack.delivery(ticket_card())
    slack.fault("chat.postMessage", drop="request")
    assert isinstance(await slack.platform.send(lost), Unknown)
    assert isinstance(await settle(slack, lost, seconds_later=9), Unknown)
    assert isinstance(await settle(slack, lost, seconds_later=10), NotSent)


async def test_a_history_that_cannot_be_read_settles_nothing(slack: Desk) -> None:
    slack.fault("conversations.history", answer=429, retry_after=3)
    assert await settle(slack, slack.delivery(ticket_card()), seconds_later=60) == Unknown("ratelimited")


async def test_own_messages_come_back_as_echoes_and_not_as_turns(slack: Desk) -> None:
    sent = await slack.platform.send(slack.delivery(ticket_card(), delivery_id="notice-9"))
    assert isinstance(sent, Sent)
    assert await until(lambda: slack.notes.heard) == [("notice-9", sent.message_ref)]
    await slack.at_rest()
    assert slack.door.turns == []


async def test_an_empty_command_asks_for_help(slack: Desk) -> None:
    await slack.side.command("lin", "#technical", "/")
    (turn,) = await until(lambda: slack.door.turns)
    assert turn.deed == Commanded("help", "")
    assert turn.place == Place("slack", slack.shared[0], "channel")
    assert set(turn.handle) == {"trigger_id", "response_url"}


async def test_talk_in_a_channel_is_heard_but_not_taken_as_addressed(slack: Desk) -> None:
    await slack.side.say("lin", "#technical", "收到 AL-17")
    (said,) = await until(lambda: slack.door.deeds("said"))
    assert (said.text, said.addressed) == ("收到 AL-17", False)


async def test_words_in_a_thread_name_its_beginning(slack: Desk) -> None:
    sent = await slack.platform.send(slack.delivery(ticket_card(), address=slack.shared[0]))
    assert isinstance(sent, Sent)
    await slack.side.say("lin", "#technical", "looking", thread=sent.message_ref)
    (said,) = await until(lambda: slack.door.deeds("said"))
    assert said.reply_to_ref == sent.message_ref


async def test_a_form_opens_is_corrected_and_taken(slack: Desk) -> None:
    slack.door.answer = opening
    await opened(slack)
    modal = await slack.only(kind="modal")
    assert [(field.key, field.optional, field.value) for field in modal.fields] == [
        ("kind", False, None),
        ("text", False, "so far"),
        ("version", True, None),
    ]
    assert "Tell us what happened." in modal.text
    slack.door.answer = lambda turn: (
        FieldErrors({"text": "Too short"}) if turn.deed.kind == "submitted" else None
    )
    assert await slack.side.submit("lin", modal, {"kind": "praise", "text": "ok"}) == {"text": "Too short"}
    slack.door.answer = lambda _turn: Toast("Thank you")
    assert await slack.side.submit("lin", modal, {"kind": "praise", "text": "well done"}) == {}
    first, second = slack.door.deeds("submitted")
    asked = ("kind", "text", "version")
    assert first == Submitted("report", "FB-7", 3, {"kind": "praise", "text": "ok"}, asked=asked)
    assert second.answers == {"kind": "praise", "text": "well done"}
    assert slack.door.turns[-1].place == Place("slack", slack.private, "private")
    assert slack.shown(kind="modal") == []
    await until(lambda: [thing for thing in slack.shown() if thing.text == "Thank you"])


async def test_a_form_may_lead_to_its_next_page(slack: Desk) -> None:
    slack.door.answer = opening
    await opened(slack)
    modal = await slack.only(kind="modal")
    slack.door.answer = lambda _turn: OpenSheet(
        Sheet("report", "FB-7", 4, "Sure?", "Preview", (), "Yes", "No")
    )
    assert await slack.side.submit("lin", modal, {"kind": "praise", "text": "well"}) == {}
    assert "Preview" in (await slack.only(kind="modal")).text


async def test_a_submission_that_is_delivered_again_counts_once(slack: Desk) -> None:
    slack.door.answer = opening
    await opened(slack)
    modal = await slack.only(kind="modal")
    slack.door.answer = lambda _turn: None
    await slack.side.submit("lin", modal, {"kind": "praise", "text": "well"})
    calls = len(slack.door.calls)
    await slack.side.redeliver(times=4)
    await until(lambda: len(slack.door.calls) >= calls + 4)
    await slack.at_rest()
    assert len(slack.door.deeds("submitted")) == 1


@pytest.mark.parametrize(
    ("takes_seconds", "told"),
    [(0.0, Toast("Thank you")), (10.0, Toast("Thank you")), (10.0, FieldErrors({"text": "Thank you"}))],
)
async def test_words_about_a_submission_are_said_once_however_late_and_however_often_it_comes(
    slack: Desk, takes_seconds: float, told: Reply
) -> None:
    slack.door.answer = opening
    await opened(slack)
    modal = await slack.only(kind="modal")
    slack.door.answer, slack.door.takes_seconds = lambda _turn: told, takes_seconds
    assert await slack.side.submit("lin", modal, {"kind": "praise", "text": "well"}) == {}
    assert slack.shown(kind="modal") == []
    calls = len(slack.door.calls)
    await slack.side.redeliver(times=4)
    await until(lambda: len(slack.door.calls) >= calls + 4)
    await slack.at_rest()
    await until(lambda: [thing for thing in slack.shown() if thing.text == "Thank you"])
    assert [thing.text for thing in slack.shown()].count("Thank you") == 1


async def test_a_form_that_cannot_open_is_told_to_the_desk(slack: Desk) -> None:
    slack.door.answer = opening
    slack.fault("views.open", answer="expired_trigger_id")
    await opened(slack)
    assert await until(lambda: slack.door.sheets) == [False]


async def test_a_form_that_stands_open_is_told_to_the_desk(slack: Desk) -> None:
    slack.door.answer = opening
    await opened(slack)
    assert await until(lambda: slack.door.sheets) == [True]


async def test_a_command_in_a_channel_is_answered_to_its_author_alone(slack: Desk) -> None:
    slack.door.answer = lambda _turn: Toast("No such ticket <!here>", refused=True)
    await slack.side.command("lin", "#technical", "/status FB-99")
    thing = await slack.only("#technical", kind="ephemeral")
    assert (thing.text, thing.audience) == ("No such ticket <!here>", "lin")


async def test_a_profile_tells_name_language_and_zone(slack: Desk) -> None:
    assert await slack.platform.profile(slack.user_id) == Profile("小林", "zh-CN", "Asia/Shanghai")
    wen = str(slack.sandbox.directory.people["wen"].slack_user_id)
    assert await slack.platform.profile(wen) == Profile("文蕙", "zh-TW", "Asia/Taipei")
    assert await slack.platform.profile("U0NOBODY") is None


async def test_sockets_are_exchanged_when_slack_asks_for_it(slack: Desk) -> None:
    await until(lambda: slack.asked("apps.connections.open") == 2)
    await slack.sandbox.slack.refresh()
    for number in range(5):
        await slack.side.say("lin", "lin", f"word {number}")
    await until(lambda: len(slack.door.turns) == 5)
    await slack.at_rest()
    assert [said.text for said in slack.door.deeds("said")] == [f"word {number}" for number in range(5)]
    await until(lambda: slack.asked("apps.connections.open") == 4)


async def test_an_ephemeral_cannot_be_settled(slack: Desk) -> None:
    whisper = slack.delivery(
        Card(lines=(Text.plain("psst"),)), address=slack.shared[0], only_for=slack.user_id
    )
    assert isinstance(await settle(slack, whisper, seconds_later=600), Unknown)


async def test_what_the_desk_does_not_know_is_acknowledged_and_left(slack: Desk) -> None:
    await slack.side.other("lin", "unknown_event", {"type": "something_new"})
    await slack.side.other("lin", "leave", {"place": "#photobox"})
    await slack.at_rest()
    assert slack.door.turns == []

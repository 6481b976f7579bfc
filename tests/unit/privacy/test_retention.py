"""What is kept is kept for as long as the company says, and no longer."""

from datetime import timedelta

from sqlalchemy import Table, func, select

from actions.privacy.answer_notice import answer_notice
from actions.privacy.hold_data import hold_data
from actions.privacy.keep_no_longer import keep_no_longer
from data.model.feedback import TicketState
from data.model.notices import MessageWanted
from data.store.files import Files, file_bodies
from data.store.linking import wrong_codes
from data.store.outbox import messages, spoken
from data.store.people import People
from tests.unit.conversation.harness import Town
from tests.unit.privacy.test_archive import with_file

DAY = timedelta(days=1)


def closed(town: Town) -> None:
    """Let a report of 小美's be handled and over."""
    town.filed()
    town.submit("yun", "resolve", "FB-1")
    town.press("mei", "solved|FB-1|1")
    assert town.ticket().state is TicketState.CLOSED


def retained(town: Town) -> dict[str, int]:
    """Let go of what is too old by now."""
    with town.store.work() as work:
        return keep_no_longer(work)


def test_a_ticket_keeps_its_words_for_its_term_and_its_number_for_good(town: Town) -> None:
    closed(town)
    town.clock.forward(729 * DAY)
    assert retained(town)["tickets"] == 0
    town.clock.forward(DAY)
    assert retained(town)["tickets"] == 1
    assert town.ticket().state is TicketState.ERASED
    assert retained(town)["tickets"] == 0


def test_without_consent_it_is_shorter(town: Town) -> None:
    closed(town)
    with town.store.work() as work:
        answer_notice(work, by=People(work).find(town.person("mei").person_id), agrees=False, seen=None)
    town.clock.forward(29 * DAY)
    assert retained(town)["tickets"] == 0
    town.clock.forward(DAY)
    assert retained(town)["tickets"] == 1


def test_what_is_being_handled_and_what_the_law_holds_stays(town: Town) -> None:
    town.filed()
    town.filed("hao")
    town.submit("yun", "resolve", "FB-2")
    with town.store.work() as work:
        hold_data(work, number=2, by=town.person("qiu"), until=work.now + 3_000 * DAY, reason="court order")
    town.clock.forward(2_000 * DAY)
    assert retained(town)["tickets"] == 0
    assert [town.ticket(number).state for number in (1, 2)] == [TicketState.OPEN, TicketState.RESOLVED]


def test_a_file_goes_before_the_words_it_came_with(town: Town) -> None:
    town.filed()
    with_file(town, b"picture")
    town.clock.forward(365 * DAY)
    assert retained(town)["files"] == 0  # it is still being worked on
    town.submit("yun", "resolve", "FB-1")
    assert retained(town)["files"] == 1
    with town.store.reading() as reading:
        assert reading.connection.execute(select(func.count()).select_from(file_bodies)).scalar() == 0
        (file,) = Files(reading).of("FB-1")
        assert file.reason == "too_old"


def test_what_was_filled_in_goes_after_its_term(town: Town) -> None:
    town.command("mei", "report")
    town.command("mei", "cancel")
    town.clock.forward(6 * DAY)
    assert retained(town)["forms"] == 0
    town.clock.forward(DAY)
    assert retained(town)["forms"] == 1


def test_what_was_said_goes_after_its_term(town: Town) -> None:
    row = {
        "message_id": 1, "chat_id": 1, "person_id": town.person("mei").person_id, "revision": 0,
        "reference": "feedback.reply:FB-1", "language": "en", "hash": b"", "sealed": b"x", "said_at": town.clock(),
    }  # fmt: skip
    with town.store.work() as work:
        work.connection.execute(spoken.insert().values(row))
    town.clock.forward(729 * DAY)
    assert retained(town)["spoken"] == 0
    town.clock.forward(DAY)
    assert retained(town)["spoken"] == 1


def many(town: Town, table: Table) -> int:
    """Return how many rows there are."""
    with town.store.reading() as reading:
        return reading.connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_messages_go_after_their_term_unless_announced_held_or_still_on_their_way(town: Town) -> None:
    town.filed()
    town.filed("hao")
    with town.store.work() as work:
        hold_data(work, number=2, by=town.person("qiu"), until=work.now + 3_000 * DAY, reason="court order")
        own, announced = (
            MessageWanted("desk.cannot_read", subject, town.chat(who).chat_id)
            for subject, who in (("FB-1", "mei"), ("AN-1", "mei"))
        )
        work.promise(own, announced, MessageWanted("desk.cannot_read", "FB-2", town.chat("hao").chat_id))
    with town.store.work() as work:
        work.connection.execute(messages.update().values(state="sent"))
    with town.store.work() as work:
        work.promise(MessageWanted("desk.cannot_read", "FB-1", town.chat("mei").chat_id))
    town.clock.forward(729 * DAY)
    assert retained(town)["notices"] == 0
    town.clock.forward(DAY)
    before = many(town, messages)
    gone = retained(town)["notices"]
    assert gone
    assert many(town, messages) == before - gone
    with town.store.reading() as reading:
        left = reading.connection.execute(select(messages.c.subject, messages.c.state)).all()
    assert ("AN-1", "sent") in left
    assert ("FB-2", "sent") in left
    assert ("FB-1", "waiting") in left
    assert ("FB-1", "sent") not in left


def test_wrong_codes_are_forgotten_the_day_after(town: Town) -> None:
    with town.store.work() as work:
        typed = {"platform": "telegram", "user_id": "1", "tries": 2, "since": work.now}
        work.connection.execute(wrong_codes.insert().values(typed))
    assert retained(town)["codes"] == 0
    town.clock.forward(DAY)
    assert retained(town)["codes"] == 1
    assert many(town, wrong_codes) == 0

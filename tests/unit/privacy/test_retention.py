"""What is kept is kept for as long as the company says, and no longer."""

from datetime import timedelta

from sqlalchemy import func, select

from actions.privacy.answer_notice import answer_notice
from actions.privacy.hold_data import hold_data
from actions.privacy.keep_no_longer import keep_no_longer
from data.model.feedback import TicketState
from data.store.files import Files, file_bodies
from data.store.outbox import spoken
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

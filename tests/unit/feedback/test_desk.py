"""Who works on a ticket and of which kind it is: what changes, who hears of it, and every no."""

import pytest

from actions.feedback.access import guard_ticket, handling_departments
from actions.feedback.assign_ticket import assign_ticket
from actions.feedback.classify_ticket import change_kind, change_priority
from actions.feedback.hand_over_ticket import hand_over_ticket
from data.model.feedback import (
    CannotHaveTicket,
    EntryKind,
    HasTheTicket,
    Ticket,
    UnknownTicket,
)
from data.model.notices import CardWanted, MessageWanted, Recall
from data.model.refusals import NotAllowed, Refusal, UnknownButton
from data.store.feedback import Tickets
from data.store.recalls import Recalls
from tests.contract.store.harness import person
from tests.unit.conversation.harness import Town
from tests.unit.feedback.deeds import do, refusal
from tests.unit.rights.test_withdrawn import becomes


@pytest.fixture
def ticket(town: Town) -> Ticket:
    return town.filed()


def assigned(town: Town, to: str, *, by: str = "yun") -> list[MessageWanted]:
    """Let somebody give the ticket to a colleague; return what was promised to tell."""
    with town.store.work() as work:
        assign_ticket(work, number=1, by=person(work, by), to=person(work, to), seen_round=None)
        return [one for one in work.promises if isinstance(one, MessageWanted)]


def handed_over(town: Town, department: str, *, by: str = "yun") -> list[CardWanted]:
    """Let somebody hand the ticket over; return the cards that were promised."""
    with town.store.work() as work:
        hand_over_ticket(work, number=1, by=person(work, by), department=department, seen_round=None)
        return [one for one in work.promises if isinstance(one, CardWanted)]


@pytest.mark.usefixtures("ticket")
def test_whoever_gets_it_is_told_and_has_it_whoever_had_it_before(town: Town) -> None:
    do(town, "zhou", "claim")
    assert [one.kind for one in assigned(town, "fang")] == ["feedback.assigned"]
    assert town.ticket().handler_id == town.person("fang").person_id
    assert assigned(town, "yun") == []
    with pytest.raises(HasTheTicket):
        assigned(town, "yun")


@pytest.mark.usefixtures("ticket")
@pytest.mark.parametrize("to", ["lin", "mei", "root"])
def test_whoever_does_not_work_on_it_cannot_get_it(town: Town, to: str) -> None:
    with pytest.raises(CannotHaveTicket):
        assigned(town, to)
    assert town.ticket().handler_id is None


@pytest.mark.usefixtures("ticket")
def test_it_goes_to_the_other_departments_channel_and_its_people_and_is_nobodys_there(town: Town) -> None:
    do(town, "yun", "claim")
    responsible = town.ticket().responsible_id
    (card,) = handed_over(town, "legal")
    assert (card.kind, card.chat_id) == ("feedback.staff", town.chat("#legal").chat_id)
    now = town.ticket()
    assert (now.department, now.handler_id, now.responsible_id) == ("legal", None, responsible)
    for deed in ("claim", "reply", "resolve", "note", "assign", "kind", "priority"):
        assert isinstance(refusal(town, "yun", deed), NotAllowed)
    do(town, "qiu", "claim", "reply")
    with town.store.reading() as reading:
        kinds = [entry.kind for entry in Tickets(reading).entries(now)]
    assert EntryKind.HANDED_OVER in kinds


@pytest.mark.usefixtures("ticket")
def test_whoever_answers_for_it_still_sees_it_and_may_take_it_elsewhere_until_they_leave(town: Town) -> None:
    handed_over(town, "legal")
    fang = town.person("fang")
    with town.store.reading() as reading:
        for operation in ("feedback.view", "feedback.history", "feedback.hand_over"):
            guard_ticket(reading, operation, ticket=town.ticket(), by=fang)
    assert isinstance(refusal(town, "fang", "reply"), NotAllowed)
    becomes(town, "fang")
    with town.store.reading() as reading, pytest.raises(UnknownTicket):
        guard_ticket(reading, "feedback.view", ticket=town.ticket(), by=fang)
    becomes(town, "fang", "marketing")
    handed_over(town, "technical", by="fang")
    assert town.ticket().department == "technical"


@pytest.mark.usefixtures("ticket")
@pytest.mark.parametrize(
    ("department", "no"),
    [
        ("operations", HasTheTicket),
        ("security", CannotHaveTicket),
        ("leading_group", CannotHaveTicket),
        ("nowhere", CannotHaveTicket),
    ],
)
def test_it_goes_to_no_department_that_does_not_work_on_tickets(
    town: Town, department: str, no: type[Refusal]
) -> None:
    with pytest.raises(no):
        handed_over(town, department)
    assert town.ticket().department == "operations"


def test_the_departments_are_those_whom_the_company_lets_work_on_tickets(town: Town) -> None:
    found = [one.key for one in handling_departments(town.store.company)]
    assert found == ["operations", "technical", "marketing", "legal"]


def test_what_is_confidential_stays_where_it_is_and_what_it_is(town: Town) -> None:
    town.filed(kind="report_security")
    for deed in ("hand_over", "kind"):
        assert isinstance(refusal(town, "chen", deed), UnknownTicket)
    do(town, "chen", "priority")
    assert town.ticket().severity == "high"


@pytest.mark.usefixtures("ticket")
def test_what_turns_out_to_be_confidential_is_taken_back_from_everybody_else(town: Town) -> None:
    town.arrive("#operations")
    do(town, "mei", "add")
    town.arrive("#operations")
    with town.store.work() as work:
        change_kind(work, number=1, by=person(work, "yun"), kind="report_security", seen_round=None)
    now = town.ticket()
    assert (now.department, now.handler_id) == ("security", None)
    assert now.responsible_id == town.person("ada").person_id
    assert town.arrive("#operations") == []
    with town.store.reading() as reading:
        assert Recalls(reading).tally("FB-1")[Recall.DELETED] == 2
    (card,) = town.arrive("#security")
    assert "相册盒闪退" in card.text
    assert isinstance(refusal(town, "yun", "claim"), UnknownTicket)


@pytest.mark.usefixtures("ticket")
def test_what_there_is_not_cannot_be_said_of_it(town: Town) -> None:
    with town.store.work() as work, pytest.raises(UnknownButton):
        change_kind(work, number=1, by=person(work, "yun"), kind="dance", seen_round=None)
    with town.store.work() as work, pytest.raises(UnknownButton):
        change_priority(work, number=1, by=person(work, "yun"), severity="huge", seen_round=None)
    with town.store.work() as work:
        change_priority(work, number=1, by=person(work, "yun"), severity="high", seen_round=None)
        assert work.promises
    with town.store.work() as work:
        change_priority(work, number=1, by=person(work, "yun"), severity="high", seen_round=None)
        assert not work.promises

"""Lists of tickets show first what cannot wait."""

import pytest

from actions.feedback.access import handled_departments
from actions.feedback.classify_ticket import change_kind, change_priority
from actions.feedback.hand_over_ticket import hand_over_ticket
from actions.feedback.link_ticket import link_elsewhere
from actions.feedback.tell_morning import tell_morning
from data.model.feedback_together import AlreadyTogether
from data.store.feedback import Tickets
from data.store.feedback_lists import Chosen, TicketLists
from data.store.feedback_together import TicketsTogether
from data.store.ticket_search import TicketSearch
from tests.contract.store.harness import person
from tests.unit.conversation.harness import Town


def test_what_cannot_wait_comes_first_then_what_is_graver_then_what_is_older(town: Town) -> None:
    for kind in ("suggest", "report_problem", "complain", "ask_question", "complain"):
        town.filed(kind=kind)
    with town.store.work() as work:
        for number, severity in ((1, "low"), (2, "critical"), (5, "high")):
            change_priority(work, number=number, by=person(work, "yun"), severity=severity, seen_round=None)
    with town.store.reading() as reading:
        chosen = Chosen(frozenset({"operations"}))
        found = TicketLists(reading).listed(chosen, skip=0, most=9)
    assert [one.number for one in found] == [2, 5, 3, 4, 1]


def test_a_ticket_is_linked_once_to_what_is_no_ticket(town: Town) -> None:
    town.filed()
    with town.store.work() as work:
        link_elsewhere(work, number=1, to="AL-3", by=person(work, "yun"), seen_round=None)
        assert TicketsTogether(work).links_of(town.ticket()) == ["AL-3"]
        with pytest.raises(AlreadyTogether):
            link_elsewhere(work, number=1, to="AL-3", by=person(work, "yun"), seen_round=None)


def listed(town: Town, by: str) -> list[int]:
    """Return the numbers of what is open for somebody, in their list, their home, by the words in it, and in a group."""
    with town.store.reading() as reading:
        groups, lists = handled_departments(reading, by=town.person(by)), TicketLists(reading)
        ways = (
            lists.listed(Chosen(groups), skip=0, most=9),
            lists.waiting_for(town.person(by).person_id, groups, skip=0, most=9),
            sorted(TicketSearch(reading).found("法院", groups, most=9), key=lambda one: one.number),
            Tickets(reading).open_of(groups),
        )
        counts = {lists.count_listed(Chosen(groups)), lists.count_open(groups)}
    (numbers,) = {tuple(one.number for one in way) for way in ways}
    assert counts == {len(numbers)}
    return list(numbers)


def test_whose_matter_it_is_about_lists_it_as_well_unless_it_is_confidential(town: Town) -> None:
    town.say("mei", "再不处理我就去法院起诉", "complain")
    assert listed(town, "yun") == listed(town, "qiu") == [1]
    assert listed(town, "lea") == listed(town, "ada") == []
    with town.store.work() as work:
        hand_over_ticket(work, number=1, by=person(work, "yun"), department="legal", seen_round=None)
    assert (listed(town, "yun"), listed(town, "qiu")) == ([], [1])
    with town.store.work() as work:
        change_kind(work, number=1, by=person(work, "qiu"), kind="report_security", seen_round=None)
    assert (listed(town, "yun"), listed(town, "qiu"), listed(town, "ada")) == ([], [], [1])


def test_its_morning_tells_of_it_as_well(town: Town) -> None:
    town.say("mei", "再不处理我就去法院起诉", "complain")
    town.arrive("#legal")
    for department in ("legal", "marketing"):
        with town.store.work() as work:
            tell_morning(work, key=department)
    (card,) = town.arrive("#legal")
    assert "待认领: 1" in card.text
    assert town.arrive("#marketing") == []

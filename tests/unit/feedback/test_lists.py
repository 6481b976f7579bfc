"""Lists of tickets show first what cannot wait."""

import pytest

from actions.feedback.classify_ticket import change_priority
from actions.feedback.link_ticket import link_elsewhere
from data.model.feedback_together import AlreadyTogether
from data.store.feedback_lists import Chosen, TicketLists
from data.store.feedback_together import TicketsTogether
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

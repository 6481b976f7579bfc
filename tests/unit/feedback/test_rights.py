"""Who may do what with whose ticket, and how little others hear of it."""

import pytest

from data.model.feedback import UnknownTicket
from data.model.refusals import NotAllowed
from tests.unit.conversation.harness import Town
from tests.unit.feedback.deeds import DEEDS, REPORTER, STAFF, do, refusal

OTHERS = ("hao", "emma", "lin", "wen", "qiu", "gao", "tang", "root")


@pytest.mark.parametrize("deed", STAFF)
def test_only_the_department_works_on_its_tickets(town: Town, deed: str) -> None:
    town.filed()
    for by in (*OTHERS, "mei"):
        no = refusal(town, by, deed)
        assert isinstance(no, NotAllowed), by
        assert no.holders == "operations"


@pytest.mark.parametrize("deed", [deed for deed in REPORTER if deed != "reopen"])
def test_nobody_but_the_reporter_speaks_for_the_reporter(town: Town, deed: str) -> None:
    town.filed()
    do(town, "yun", "resolve")
    for by in (*OTHERS, "yun"):
        assert isinstance(refusal(town, by, deed), UnknownTicket), by


def test_only_the_reporter_and_the_department_open_a_ticket_again(town: Town) -> None:
    town.filed()
    do(town, "mei", "withdraw")
    for by in ("hao", "emma"):
        assert isinstance(refusal(town, by, "reopen"), UnknownTicket), by
    for by in ("lin", "wen", "root"):
        assert isinstance(refusal(town, by, "reopen"), NotAllowed), by


@pytest.mark.parametrize("deed", DEEDS)
def test_of_a_confidential_ticket_others_hear_what_they_hear_of_a_number_that_does_not_exist(
    town: Town, deed: str
) -> None:
    people = (*OTHERS, "yun")
    unknown = {by: refusal(town, by, deed) for by in people}
    town.filed(kind="report_security")
    for by in people:
        for seen in (None, 9):
            told = refusal(town, by, deed, seen=seen)
            assert isinstance(told, UnknownTicket), by
            assert told.facts() == unknown[by].facts()
    do(town, "chen", "claim")
    assert town.ticket().handler_id == town.person("chen").person_id

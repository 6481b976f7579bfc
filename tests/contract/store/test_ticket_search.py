"""Tickets are found by their words page by page, those too that are older than the search."""

import pytest
from sqlalchemy import delete

from actions.feedback.file_ticket import Report, file_ticket
from actions.feedback.index_older import INDEX, index_older
from data.store.database import Store
from data.store.due import DueRows
from data.store.ticket_search import TicketSearch
from data.store.ticket_tokens import ticket_tokens
from data.store.work import Reading
from tests.contract.store.harness import Opening, person, private_chat, settle_in

TEAM = ("operations",)


@pytest.fixture
def reported(store: Store, opening: Opening) -> Store:
    settle_in(store, opening.roster)
    with store.work() as work:
        for number in range(1, 8):
            report = Report("report_problem", f"重复扣款 number{number}")
            file_ticket(work, reporter=person(work, "mei"), chat=private_chat(work, "mei"), report=report)
    return store


def found(reading: Reading, words: str, *, most: int = 10, skip: int = 0) -> list[int]:
    return [ticket.number for ticket in TicketSearch(reading).found(words, TEAM, most=most, skip=skip)]


def test_a_search_is_read_page_by_page(reported: Store) -> None:
    with reported.reading() as reading:
        assert found(reading, "重复扣款", most=3) == [7, 6, 5]
        assert found(reading, "重复扣款", most=3, skip=3) == [4, 3, 2]
        assert found(reading, "重复扣款", most=3, skip=6) == [1]


def test_older_tickets_are_found_once_they_are_read_for_their_terms(reported: Store) -> None:
    with reported.work() as work:
        work.connection.execute(delete(ticket_tokens))
        assert found(work, "重复扣款") == []
        assert index_older(work, below=8, at_most=3) == (3, 4)
        assert found(work, "重复扣款") == [7, 6, 5]
        assert [row.subject for row in DueRows(work).due_by(work.now) if row.name == INDEX] == ["FB-5"]
        assert index_older(work, below=5, at_most=3) == (3, 1)
        # Twice is as good as once: a desk that ends in between reads the same again.
        assert index_older(work, below=5, at_most=3) == (3, 1)
        assert index_older(work, below=2, at_most=3) == (1, 0)
        assert found(work, "重复扣款") == [7, 6, 5, 4, 3, 2, 1]
        assert found(work, "number4") == [4]


def test_with_nothing_left_there_is_nothing_to_do(reported: Store) -> None:
    with reported.work() as work:
        assert index_older(work, below=1) == (0, 0)

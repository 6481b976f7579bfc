"""Tickets and forms come back as they were kept."""

from dataclasses import replace

import pytest

from actions.feedback.file_ticket import Report, file_ticket
from data.model.feedback import EntryKind, Ticket, TicketState, UnknownTicket
from data.model.forms import FormSession, FormState
from data.store.database import Store
from data.store.feedback import TicketChanges, Tickets
from data.store.forms import FormChanges, FormSessions
from data.store.work import Work
from tests.contract.store.harness import Opening, person, private_chat, settle_in


def file(work: Work, reporter: str = "mei", kind: str = "complain") -> Ticket:
    """File a ticket of somebody of the demo company."""
    report = Report(kind, "it crashes", app="photobox", version="4.2", severity="high")
    return file_ticket(
        work, reporter=person(work, reporter), chat=private_chat(work, reporter), report=report
    )


@pytest.fixture
def settled(store: Store, opening: Opening) -> Store:
    settle_in(store, opening.roster)
    return store


def test_a_ticket_comes_back_as_it_was_kept(settled: Store) -> None:
    with settled.work() as work:
        ticket = file(work)
        assert Tickets(work).find(ticket.number) == ticket
        changed = replace(ticket, state=TicketState.CLOSED, rating=4, round=3, handler_id=9, wants_human=True)
        TicketChanges(work).save(changed)
        assert Tickets(work).find(ticket.number) == changed
        with pytest.raises(UnknownTicket):
            Tickets(work).find(99)
        with pytest.raises(UnknownTicket):
            TicketChanges(work).locked(99)


def test_entries_stand_in_the_order_in_which_they_were_written(settled: Store) -> None:
    with settled.work() as work:
        ticket, changes = file(work), TicketChanges(work)
        numbers = [
            changes.write(ticket, kind, author_id=7, text=f"{kind} 文字", at=work.now)
            for kind in (EntryKind.NOTE, EntryKind.REPLY)
        ]
        assert numbers == [2, 3]
        entries = Tickets(work).entries(ticket)
        assert [entry.text for entry in entries] == ["it crashes", "note 文字", "reply 文字"]
        assert Tickets(work).entry(ticket, 2) == entries[1]


def test_tickets_are_listed_by_reporter_and_by_department(settled: Store) -> None:
    with settled.work() as work:
        first, other = file(work), file(work, "hao")
        secret, last = file(work, kind="report_security"), file(work)
        TicketChanges(work).save(replace(last, state=TicketState.WITHDRAWN))
        queries = Tickets(work)
        reporter = person(work, "mei").person_id
        assert [one.number for one in queries.of_reporter(reporter)] == [4, 3, 1]
        assert queries.open_of(frozenset({"operations"})) == [first, other]
        assert queries.open_of(frozenset({"security", "legal"})) == [secret]
        assert queries.open_of(frozenset()) == []


def test_a_form_comes_back_as_far_as_it_had_come(store: Store) -> None:
    with store.work() as work:
        changes = FormChanges(work)
        session = FormSession(changes.next_number(), "report", 5, 7, "FB-1", 2, work.now)
        session = session.ask("text").answer("崩溃").ask("kind", problem="problem-not-a-choice")
        changes.add(session)
        assert FormSessions(work).find(session.number) == session
        assert FormSessions(work).open_in(7, 5) == session
        assert FormSessions(work).open_in(7, 6) is None
        changes.save(session.ended(FormState.DONE))
        assert FormSessions(work).open_in(7, 5) is None
        assert FormSessions(work).find(99) is None

"""File what a person reports."""

from dataclasses import dataclass

from actions.feedback.appoint import responsible_for
from actions.feedback.enclose_files import enclose_files, written_with
from actions.feedback.news import show_to_staff
from actions.feedback.note_topic import with_topic
from actions.feedback.promises import promise
from actions.people.may import require
from data.model.company import Department
from data.model.feedback import CONFIDENTIAL_DEPARTMENT, LONGEST_REPORT, LONGEST_VERSION, EntryKind, Ticket
from data.model.files import Enclosed
from data.model.notices import CardWanted, Priority
from data.model.people import Chat, Person
from data.model.writing import Origin, one_line
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.troubled_apps import note_trouble
from data.store.work import Work


@dataclass(frozen=True, slots=True)
class Report:
    """What was reported; empty where the person did not say."""

    kind: str
    text: str
    app: str = ""
    version: str = ""
    severity: str = ""


def file_ticket(
    work: Work,
    *,
    reporter: Person,
    chat: Chat,
    report: Report,
    origin: Origin | None = None,
    enclosed: Enclosed | None = None,
) -> Ticket:
    """Give the report a number and a responsible person, and show it to both sides.

    Args:
        chat: where the reporter is told, always a private one.
        origin: the message in which it was written.
        enclosed: what came with it; then it may be without words.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        NothingWritten: the report is empty.
        TooLong: the report is longer than the desk keeps.
    """
    require(work, "feedback.file", by=reporter, about=None)
    text = written_with(report.text, longest=LONGEST_REPORT, enclosed=enclosed)
    changes = TicketChanges(work)
    confidential = report.kind == "report_security"
    department = work.company.department(CONFIDENTIAL_DEPARTMENT) if confidential else work.company.first_line
    ticket = _ticket(work, changes.next_number(), reporter, chat, report, department)
    ticket = with_topic(work, ticket, text)
    changes.add(ticket)
    promise(work, ticket)
    entry = changes.write(
        ticket, EntryKind.REPORT, author_id=reporter.person_id, text=text, at=work.now, origin=origin
    )
    work.audit(Happened("feedback.filed", ticket.subject, reporter.person_id, {"kind": report.kind}))
    _show(work, ticket)
    note_trouble(work, app=ticket.app, kind=ticket.kind)
    return enclose_files(work, ticket, entry=entry, by=reporter, enclosed=enclosed)


def _ticket(
    work: Work, number: int, reporter: Person, chat: Chat, report: Report, department: Department
) -> Ticket:
    return Ticket(
        number=number,
        kind=report.kind,
        reporter_id=reporter.person_id,
        chat_id=chat.chat_id,
        department=department.key,
        opened_at=work.now,
        app=report.app,
        version=one_line(report.version)[:LONGEST_VERSION],
        severity=report.severity,
        responsible_id=responsible_for(work, department),
    )


def _show(work: Work, ticket: Ticket) -> None:
    work.promise(CardWanted("feedback.reporter", ticket.subject, ticket.chat_id, priority=Priority.ANSWER))
    show_to_staff(work, ticket)

"""What has been kept for as long as it may be, kind by kind."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, case, delete, func, or_, select, update

from data.model.announcements import PREFIX as ANNOUNCED
from data.model.erasing import ErasureState
from data.model.feedback import TicketState
from data.model.files import FileState
from data.model.notices import NoticeState
from data.model.privacy import AGREED_BEFORE, Consent, Privacy
from data.store.erasures import erasures, legal_holds
from data.store.feedback import ticket_entries, tickets
from data.store.files import file_bodies, files
from data.store.forms import form_sessions
from data.store.inbox import UNDONE, inbox
from data.store.linking import wrong_codes
from data.store.outbox import messages, spoken
from data.store.own_rows import Marks
from data.store.people import People
from data.store.people_tables import accounts, chats, people
from data.store.wiping import PARKED, wipe_chats, wipe_person, wipe_tickets, wipe_words
from data.store.work import Work

# As much as one transaction takes without keeping others waiting; the rest has its turn the next day.
MOST = 1_000
OVER = (TicketState.RESOLVED, TicketState.CLOSED, TicketState.WITHDRAWN)
TOO_OLD = "too_old"
# Long after the pause that follows from them.
WRONG_CODES_KEPT = timedelta(days=1)


class Retention:
    """Changes by which goes what has been kept long enough; what the law holds stays."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection: Connection = work.connection
        held = legal_holds.c.until > work.now
        self._held = select(legal_holds.c.person_id).where(held)

    def tickets(self, privacy: Privacy) -> list[str]:
        """Wipe out the words of tickets that are long over; return their subjects."""
        last = func.coalesce(func.max(ticket_entries.c.at), tickets.c.opened_at)
        agreed, others = (
            self._before(privacy.term("tickets")),
            self._before(privacy.term("tickets_without_consent")),
        )
        stands = and_(
            people.c.consent == Consent.GIVEN.value,
            people.c.consent_version.in_([AGREED_BEFORE, privacy.version]),
        )
        # People who work here agreed to nothing and are asked for nothing: theirs is kept like that of whoever did.
        staff = or_(people.c.groups != "[]", people.c.roles != "[]")
        query = (
            select(tickets.c.number)
            .select_from(
                tickets.join(people, people.c.person_id == tickets.c.reporter_id).outerjoin(
                    ticket_entries, ticket_entries.c.ticket_number == tickets.c.number
                )
            )
            .where(tickets.c.state.in_(OVER), tickets.c.reporter_id.not_in(self._held))
            .group_by(tickets.c.number, tickets.c.opened_at, people.c.person_id)
            .having(last <= case((or_(stands, staff), agreed), else_=others))
            .order_by(tickets.c.number)
            .limit(MOST)
        )
        numbers = list(self._connection.execute(query).scalars())
        wipe_tickets(self._connection, numbers)
        return [f"FB-{number}" for number in numbers]

    def files(self, privacy: Privacy) -> int:
        """Wipe out what is in old files of tickets that are over; return how many."""
        sent = files.c.sent_at <= self._before(privacy.term("files"))
        numbers = select(tickets.c.number).where(tickets.c.state == TicketState.OPEN)
        open_ones = [f"FB-{number}" for number in self._connection.execute(numbers).scalars()]
        where = and_(
            sent,
            files.c.state == FileState.KEPT.value,
            files.c.person_id.not_in(self._held),
            files.c.subject.not_in(open_ones),
        )
        gone = self._some(select(files.c.file_id).where(where))
        self._connection.execute(delete(file_bodies).where(file_bodies.c.file_id.in_(gone)))
        lost = {"state": FileState.REFUSED.value, "reason": TOO_OLD, "sha256": None}
        self._connection.execute(update(files).where(files.c.file_id.in_(gone)).values(lost))
        return len(gone)

    def spoken(self, privacy: Privacy) -> int:
        """Wipe out what was said to people long ago; return how much."""
        said = spoken.c.said_at <= self._before(privacy.term("spoken"))
        return self._delete(spoken, said & spoken.c.person_id.not_in(self._held))

    def forms(self, privacy: Privacy) -> int:
        """Wipe out what was filled in and has been finished with; return how much."""
        old = form_sessions.c.opened_at <= self._before(privacy.term("forms"))
        return self._delete(form_sessions, old & (form_sessions.c.state != "open"))

    def parked(self, privacy: Privacy) -> int:
        """Give up what a bug has kept from being answered for so long, with the words in it; return how much."""
        old = inbox.c.received_at <= self._before(privacy.term("parked"))
        where = and_(old, inbox.c.state == PARKED, inbox.c.person_id.not_in(self._held))
        gone = self._some(select(inbox.c.inbox_id).where(where))
        given_up = {"state": "done", "done_at": self._work.now, "body": b"", "fingerprint": None}
        self._connection.execute(update(inbox).where(inbox.c.inbox_id.in_(gone)).values(given_up))
        return len(gone)

    def notices(self, privacy: Privacy) -> int:
        """Let go of messages that arrived long ago or never will; what was announced stays, to be taken back."""
        old = messages.c.promised_at <= self._before(privacy.term("notices"))
        over = messages.c.state.in_([NoticeState.SENT, NoticeState.FAILED, NoticeState.WITHDRAWN])
        held = select(chats.c.chat_id).where(chats.c.person_id.in_(self._held))
        announced = messages.c.subject.startswith(f"{ANNOUNCED}-", autoescape=True)
        return self._delete(messages, old & over & ~announced & messages.c.chat_id.not_in(held))

    def wrong_codes(self) -> int:
        """Forget who typed link codes that were wrong, once nothing follows from it any more."""
        old = wrong_codes.c.since <= self._before(WRONG_CODES_KEPT)
        return self._connection.execute(delete(wrong_codes).where(old)).rowcount

    def strangers(self, privacy: Privacy) -> int:
        """Wipe out who somebody is who was here long ago, whom no company names and of whom nothing is kept; return how many."""
        then, who = self._before(privacy.term("strangers")), people.c.person_id
        no_group = [column == "[]" for column in (people.c.groups, people.c.roles, people.c.followed)]
        lately = select(accounts.c.person_id).where(accounts.c.used_at > then)
        told = select(chats.c.person_id).where(
            chats.c.chat_id.in_(select(messages.c.chat_id).where(messages.c.promised_at > then)),
            chats.c.person_id.is_not(None),
        )
        kept = (
            self._held,
            lately,
            told,
            select(tickets.c.reporter_id).where(tickets.c.state != TicketState.ERASED),
            select(spoken.c.person_id),
            select(files.c.person_id),
            select(inbox.c.person_id).where(inbox.c.state.in_((*UNDONE, PARKED))),
            select(erasures.c.person_id).where(erasures.c.state != ErasureState.DONE),
        )
        met = select(accounts.c.person_id).where(accounts.c.used_at.is_not(None))
        where = and_(
            people.c.company_key.is_(None),
            people.c.name != b"",
            *no_group,
            who.in_(met),
            *(who.not_in(one) for one in kept),
        )
        gone = self._some(select(who).where(where).order_by(who))
        for person_id in gone:
            self._forget(person_id)
        return len(gone)

    def _forget(self, person_id: int) -> None:
        work, marks = self._work, Marks.of(self._connection, person_id)
        language = People(work).find(person_id).language
        wipe_words(self._connection, marks, kept=())
        wipe_person(self._connection, work.custody, marks, language=language, zone=work.company.time_zone)
        wipe_chats(self._connection, marks.chats)
        work.met.clear()

    def _before(self, kept: timedelta) -> datetime:
        return self._work.now - kept

    def _some(self, query: Select[Any]) -> Sequence[int]:
        return self._connection.execute(query.limit(MOST)).scalars().all()

    def _delete(self, table: Table, where: ColumnElement[bool]) -> int:
        (key,) = table.primary_key
        gone = self._some(select(key).where(where))
        self._connection.execute(delete(table).where(key.in_(gone)))
        return len(gone)

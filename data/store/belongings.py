"""What belongs to a person, sealed under that person's key, and how it changes hands when accounts do."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, Row, Table, and_, delete, or_, select, update

from data.model.erasing import ErasureState
from data.model.factor import CODES, PICTURE, SECRET
from data.model.linking import Account, AccountName
from data.model.notices import NoticeState, Recalled
from data.store.announcement_tables import announcements, subscriptions
from data.store.approvals import (
    approval_evidence,
    approval_marks,
    approval_requests,
)
from data.store.delegation import loans
from data.store.delistings import (
    delisting_entries,
    delisting_stores,
    delistings,
)
from data.store.duty import duty_covers
from data.store.erasures import erasures, legal_holds
from data.store.factor import FactorChanges, Factors, second_factors
from data.store.feedback import ticket_entries, tickets
from data.store.files import SAID, file_bodies, files
from data.store.forms import form_sessions
from data.store.inbox import inbox
from data.store.inventory import NUMBER, holds, purpose
from data.store.linking import Accounts, linked_accounts, row_of
from data.store.outbox import MESSAGE_PENDING, cards, messages, spoken
from data.store.people_tables import accounts, chats
from data.store.permissions import grants
from data.store.releases import release_events, release_tickets, releases
from data.store.resets import factor_resets
from data.store.schema import metadata
from data.store.sealed_columns import SEALED
from data.store.tasks import task_entries, tasks
from data.store.work import Work

# A person who became another one: what is still under way may have been sealed under this key.
merged_people = Table(
    "merged_people",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False, info=holds("who it was", NUMBER)),
    Column("kept_id", BigInteger, nullable=False, index=True, info=holds("who it is now", NUMBER)),
    info=purpose(
        "to open what was sealed under the key of a person who became another one",
        kept="until the account is parted again",
    ),
)


class Belongings:
    """What one person hands over to another one: all of it, or what came by one account."""

    def __init__(self, work: Work, *, giver: int, taker: int) -> None:
        self._work = work
        self._connection = work.connection
        self._giver = giver
        self._taker = taker

    def hand_over_all(self) -> list[str]:
        """Let the giver be the taker from now on; return the subjects of the tickets that changed hands."""
        mine = accounts.c.person_id == self._giver
        names = [AccountName(row.platform, row.user_id) for row in self._rows(accounts, mine)]
        handed = self._tickets(tickets.c.reporter_id == self._giver)
        self._files(files.c.person_id == self._giver)
        self._owned("forms", form_sessions.c.person_id == self._giver)
        self._tasks()
        self._owned("inbox", inbox.c.person_id == self._giver)
        self._owned("spoken", spoken.c.person_id == self._giver)
        self._factors()
        self._requests()
        self._delistings()
        self._loans()
        self._announcements()
        self._wishes()
        self._accounts(names)
        self._name_taker(chats.c.person_id, chats.c.person_id == self._giver)
        # What the law holds of somebody it goes on holding, under whichever name they go.
        self._name_taker(legal_holds.c.person_id, legal_holds.c.person_id == self._giver)
        self._connection.execute(
            update(merged_people).where(merged_people.c.kept_id == self._giver).values(kept_id=self._taker)
        )
        self._connection.execute(merged_people.insert().values(person_id=self._giver, kept_id=self._taker))
        self._work.met.clear()
        return handed

    def hand_over_account(self, account: AccountName) -> list[str]:
        """Hand over one account with all that came by it; return the subjects of the tickets that changed hands."""
        where = (chats.c.person_id == self._giver) & (chats.c.platform == account.platform)
        chat_ids = [row.chat_id for row in self._rows(chats, where)]
        handed = self._tickets(and_(tickets.c.reporter_id == self._giver, tickets.c.chat_id.in_(chat_ids)))
        wordless = and_(files.c.subject.startswith(SAID, autoescape=True), files.c.said_in.in_(chat_ids))
        self._files(and_(files.c.person_id == self._giver, or_(files.c.subject.in_(handed), wordless)))
        self._owned("forms", form_sessions.c.chat_id.in_(chat_ids))
        self._owned("inbox", and_(inbox.c.person_id == self._giver, inbox.c.source == account.platform))
        self._owned("spoken", and_(spoken.c.person_id == self._giver, spoken.c.chat_id.in_(chat_ids)))
        self._accounts([account])
        self._name_taker(chats.c.person_id, chats.c.chat_id.in_(chat_ids))
        self._connection.execute(delete(merged_people).where(merged_people.c.person_id == self._taker))
        self._work.met.clear()
        self._stop_cards(chat_ids, handed)
        return handed

    def _factors(self) -> None:
        """Let the taker's second factor be good for both, else the giver's: nobody is rid of one by being linked.

        Into the company nobody brings one.
        """
        factors, changes = Factors(self._work), FactorChanges(self._work)
        begun, theirs = factors.begun(self._giver), factors.in_force(self._giver)
        stays = factors.in_force(self._taker) is not None or Accounts(self._work).is_of_company(self._taker)
        for factor in (begun, theirs if stays else None):
            if factor is not None:
                changes.drop(factor)
                self._work.promise(Recalled(factor.subject, frozenset({PICTURE, SECRET, CODES})))
        changes.forgive(self._giver)
        self._owned("factors", second_factors.c.person_id == self._giver)
        self._name_taker(factor_resets.c.person_id, factor_resets.c.person_id == self._giver)

    def _requests(self) -> None:
        """Let what was asked for, signed and granted be the taker's."""
        theirs = [
            row.number
            for row in self._rows(approval_requests, approval_requests.c.requester_id == self._giver)
        ]
        self._seal_anew("evidence", approval_evidence.c.request_number.in_(theirs))
        self._seal_anew("marks", approval_marks.c.request_number.in_(theirs))
        self._seal_anew("releases", release_events.c.release_number.in_(theirs))
        named = (
            approval_requests.c.requester_id,
            approval_marks.c.person_id,
            approval_marks.c.about_id,
            grants.c.person_id,
            grants.c.ended_by,
            releases.c.requester_id,
            releases.c.passed_by,
            releases.c.reviewed_by,
            release_events.c.person_id,
            release_tickets.c.by_id,
        )
        for column in named:
            self._name_taker(column, column == self._giver)

    def _delistings(self) -> None:
        """Let the taker have taken down what the giver did."""
        self._owned("delistings", delisting_entries.c.person_id == self._giver)
        named = (
            delistings.c.requester_id,
            delistings.c.passed_by,
            delistings.c.reviewed_by,
            delisting_stores.c.person_id,
        )
        for column in named:
            self._name_taker(column, column == self._giver)

    def _loans(self) -> None:
        """Let the taker lend, have on loan and be on duty as the giver did."""
        self._seal_anew("loans", loans.c.lender_id == self._giver)
        sides = (loans.c.lender_id, loans.c.delegate_id, duty_covers.c.person_id, duty_covers.c.relieved_id)
        for side in sides:
            self._name_taker(side, side == self._giver)

    def _announcements(self) -> None:
        """Let the taker have written what the giver did; what the taker chose to hear of counts for both."""
        chosen = select(subscriptions.c.kind).where(subscriptions.c.person_id == self._taker)
        mine = subscriptions.c.person_id == self._giver
        self._connection.execute(delete(subscriptions).where(mine, subscriptions.c.kind.in_(chosen)))
        for column in (subscriptions.c.person_id, announcements.c.author_id):
            self._name_taker(column, column == self._giver)

    def _wishes(self) -> None:
        """Let a wish to be forgotten that waits be the taker's; what was only asked and never confirmed is gone."""
        mine = erasures.c.person_id.in_((self._giver, self._taker))
        asked = mine & (erasures.c.state == ErasureState.ASKED)
        self._connection.execute(delete(erasures).where(asked))
        waiting = mine & (erasures.c.state == ErasureState.WAITING)
        # Two wishes of one person are one; the older one tells since when.
        numbers = self._connection.execute(select(erasures.c.number).where(waiting)).scalars().all()
        self._connection.execute(delete(erasures).where(erasures.c.number.in_(sorted(numbers)[1:])))
        self._name_taker(erasures.c.person_id, waiting)

    def _tickets(self, where: ColumnElement[bool]) -> list[str]:
        numbers = sorted(row.number for row in self._rows(tickets, where))
        self._seal_anew("entries", ticket_entries.c.ticket_number.in_(numbers))
        self._name_taker(tickets.c.reporter_id, tickets.c.number.in_(numbers))
        theirs = ticket_entries.c.ticket_number.in_(numbers)
        self._name_taker(ticket_entries.c.author_id, theirs & (ticket_entries.c.author_id == self._giver))
        return [f"FB-{number}" for number in numbers]

    def _tasks(self) -> None:
        """Let the taker have what the giver has to do; it is bound to no account, and stays where accounts part."""
        self._owned("tasks", task_entries.c.person_id == self._giver)
        for column in (tasks.c.owner_id, tasks.c.opened_by):
            self._name_taker(column, column == self._giver)

    def _files(self, where: ColumnElement[bool]) -> None:
        numbers = [row.file_id for row in self._rows(files, where)]
        self._seal_anew("bodies", file_bodies.c.file_id.in_(numbers))
        self._owned("files", files.c.file_id.in_(numbers))

    def _accounts(self, names: Iterable[AccountName]) -> None:
        for name in names:
            row = (linked_accounts.c.platform == name.platform) & (linked_accounts.c.user_id == name.user_id)
            self._seal_anew("names", row)
            account = (accounts.c.platform == name.platform) & (accounts.c.user_id == name.user_id)
            self._name_taker(accounts.c.person_id, account)
            # What one person alone shall see must find that person, or everybody would see it.
            whispered = and_(messages.c.only_for == self._giver, messages.c.platform == name.platform)
            self._name_taker(messages.c.only_for, and_(whispered, MESSAGE_PENDING))

    def _owned(self, what: str, where: ColumnElement[bool]) -> None:
        self._seal_anew(what, where)
        owner: Column[Any] = SEALED[what].column.table.c.person_id
        self._name_taker(owner, where)

    def _seal_anew(self, what: str, where: ColumnElement[bool]) -> None:
        sealed, table = SEALED[what], SEALED[what].column.table
        for row in self._rows(table, where):
            told, name = getattr(row, sealed.column.name), sealed.row(row)
            if not told:
                continue  # its words were let go of
            plain = self._work.unseal_bytes(told, person_id=self._giver, row=name)
            anew = self._work.seal_bytes(plain, person_id=self._taker, row=name)
            this = and_(*(key == getattr(row, key.name) for key in table.primary_key))
            self._connection.execute(update(table).where(this).values({sealed.column.name: anew}))

    def _name_taker(self, column: Column[Any], where: ColumnElement[bool]) -> None:
        self._connection.execute(update(column.table).where(where).values({column.name: self._taker}))

    def _rows(self, table: Any, where: ColumnElement[bool]) -> list[Row[Any]]:
        return list(self._connection.execute(select(table).where(where)))

    def _stop_cards(self, chat_ids: list[int], handed: list[str]) -> None:
        """Let no private chat go on showing what is the other one's now."""
        numbered, theirs = cards.c.subject.contains("-"), cards.c.subject.in_(handed)
        left = select(chats.c.chat_id).where(chats.c.person_id == self._giver)
        where = or_(and_(cards.c.chat_id.in_(chat_ids), ~theirs), and_(cards.c.chat_id.in_(left), theirs))
        self._connection.execute(
            update(cards).where(numbered, where).values(state=NoticeState.WITHDRAWN.value, reason="unlinked")
        )


class AccountChanges:
    """Changes to what is kept of accounts beside whose they are."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def describe(self, person_id: int, account: Account) -> None:
        """Keep what an account is called, and when a code brought it to this person."""
        name = account.name
        self._connection.execute(
            linked_accounts.insert().values(
                platform=name.platform,
                user_id=name.user_id,
                display_name=self._work.seal(account.display_name, person_id=person_id, row=row_of(name)),
                linked_at=account.linked_at,
                was=account.was,
            )
        )

    def forget(self, person_id: int) -> None:
        """Let go of what was kept of a person's accounts."""
        for account in Accounts(self._work).of(person_id):
            name = account.name
            self._connection.execute(
                delete(linked_accounts).where(
                    linked_accounts.c.platform == name.platform, linked_accounts.c.user_id == name.user_id
                )
            )

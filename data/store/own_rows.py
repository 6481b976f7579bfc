"""Which rows are about a person: what is given to them when they ask for it, and what goes when they want to be forgotten."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, false, or_, select

from data.store.announcement_tables import announcement_recipients, subscriptions
from data.store.approvals import approval_evidence, approval_marks, approval_requests
from data.store.audit import audit_entries
from data.store.belongings import merged_people
from data.store.delegation import loans
from data.store.delistings import delisting_entries, delisting_stores, delistings
from data.store.duty import duty_covers
from data.store.factor import backup_codes, factor_tries, second_factors
from data.store.feedback import ticket_entries, tickets
from data.store.files import file_bodies, files
from data.store.forms import form_sessions
from data.store.inbox import inbox
from data.store.linking import link_codes, linked_accounts, wrong_codes
from data.store.menus import command_menus
from data.store.origins import origins
from data.store.outbox import cards, messages, spoken
from data.store.people_tables import accounts, chats, former_addresses, people
from data.store.permissions import grants
from data.store.releases import release_events, release_tickets, releases
from data.store.tasks import task_entries, tasks


@dataclass(frozen=True, slots=True)
class Marks:
    """By what somebody's rows are known.

    Attributes:
        accounts: platform and user id of each. merged: numbers of those who became this person.
    """

    person_id: int
    accounts: tuple[tuple[str, str], ...]
    chats: tuple[int, ...]
    tickets: tuple[int, ...]
    files: tuple[int, ...]
    merged: tuple[int, ...]

    @classmethod
    def of(cls, connection: Connection, person_id: int) -> "Marks":
        """Look up by what a person's rows are known."""

        def found(column: Column[Any], where: ColumnElement[bool]) -> tuple[int, ...]:
            return tuple(connection.execute(select(column).where(where).order_by(column)).scalars())

        theirs = select(accounts.c.platform, accounts.c.user_id).where(accounts.c.person_id == person_id)
        return cls(
            person_id,
            tuple((row.platform, row.user_id) for row in connection.execute(theirs)),
            found(chats.c.chat_id, chats.c.person_id == person_id),
            found(tickets.c.number, tickets.c.reporter_id == person_id),
            found(files.c.file_id, files.c.person_id == person_id),
            found(merged_people.c.person_id, merged_people.c.kept_id == person_id),
        )

    def account_in(self, table: Table, *, prefix: str = "") -> ColumnElement[bool]:
        """Return whether a row of a table names one of the accounts.

        Args:
            prefix: of the names of the two columns in which it stands.
        """
        platform, user_id = table.c[f"{prefix}platform"], table.c[f"{prefix}user_id"]
        return or_(false(), *(and_(platform == one, user_id == it) for one, it in self.accounts))


# Tables that tell something of people and are no person's own, and why.
NOBODYS: Mapping[str, str] = {
    "alert_entries": "what was done about an alert is the company's: numbers, which lead to nothing once their person is forgotten",
    "alert_groups": "what machines told, and who answered: numbers, which lead to nothing once their person is forgotten",
    "announcement_texts": "what the company tells everybody is the company's",
    "announcements": "what the company tells everybody is the company's: its author is a number, which leads to nothing once they are forgotten",
    "erasures": "the proof that somebody was forgotten names nobody: their number leads to nothing any more",
    "factor_resets": "what admins decided: numbers, which lead to nothing once their person is forgotten",
    "keys": "a key is a secret; it is destroyed when its person is forgotten",
    "ticket_tokens": "hashes of words that are told where they stand themselves; they go with the words of their ticket",
    "ladders": "whom of the company an escalation tells, by keys of the company file; what it watches over goes with that",
    "legal_holds": "that the law holds data is shown to its person where they ask to be forgotten, and why is not theirs",
}
_FACTORS = select(second_factors.c.number)
_REQUESTS = select(approval_requests.c.number)
Where = Callable[[Marks], ColumnElement[bool]]

# Each table that holds something about people, and which of its rows are about whom.
OWN: Mapping[Table, Where] = {
    people: lambda it: people.c.person_id == it.person_id,
    merged_people: lambda it: merged_people.c.kept_id == it.person_id,
    accounts: lambda it: accounts.c.person_id == it.person_id,
    linked_accounts: lambda it: it.account_in(linked_accounts),
    link_codes: lambda it: it.account_in(link_codes),
    wrong_codes: lambda it: it.account_in(wrong_codes),
    chats: lambda it: chats.c.person_id == it.person_id,
    backup_codes: lambda it: backup_codes.c.number.in_(
        _FACTORS.where(second_factors.c.person_id == it.person_id)
    ),
    second_factors: lambda it: second_factors.c.person_id == it.person_id,
    factor_tries: lambda it: factor_tries.c.person_id == it.person_id,
    loans: lambda it: or_(loans.c.lender_id == it.person_id, loans.c.delegate_id == it.person_id),
    duty_covers: lambda it: or_(
        duty_covers.c.person_id == it.person_id, duty_covers.c.relieved_id == it.person_id
    ),
    command_menus: lambda it: command_menus.c.chat_id.in_(it.chats),
    former_addresses: lambda it: former_addresses.c.chat_id.in_(it.chats),
    tickets: lambda it: tickets.c.reporter_id == it.person_id,
    ticket_entries: lambda it: ticket_entries.c.ticket_number.in_(it.tickets),
    approval_requests: lambda it: approval_requests.c.requester_id == it.person_id,
    approval_evidence: lambda it: approval_evidence.c.request_number.in_(
        _REQUESTS.where(approval_requests.c.requester_id == it.person_id)
    ),
    approval_marks: lambda it: approval_marks.c.request_number.in_(
        _REQUESTS.where(approval_requests.c.requester_id == it.person_id)
    ),
    delistings: lambda it: delistings.c.requester_id == it.person_id,
    delisting_stores: lambda it: delisting_stores.c.person_id == it.person_id,
    delisting_entries: lambda it: delisting_entries.c.person_id == it.person_id,
    grants: lambda it: grants.c.person_id == it.person_id,
    releases: lambda it: releases.c.requester_id == it.person_id,
    release_events: lambda it: release_events.c.release_number.in_(
        _REQUESTS.where(approval_requests.c.requester_id == it.person_id)
    ),
    release_tickets: lambda it: release_tickets.c.by_id == it.person_id,
    files: lambda it: files.c.person_id == it.person_id,
    file_bodies: lambda it: file_bodies.c.file_id.in_(it.files),
    form_sessions: lambda it: form_sessions.c.person_id == it.person_id,
    tasks: lambda it: or_(tasks.c.owner_id == it.person_id, tasks.c.opened_by == it.person_id),
    task_entries: lambda it: task_entries.c.person_id == it.person_id,
    inbox: lambda it: inbox.c.person_id == it.person_id,
    origins: lambda it: origins.c.chat_id.in_(it.chats),
    subscriptions: lambda it: subscriptions.c.person_id == it.person_id,
    announcement_recipients: lambda it: announcement_recipients.c.chat_id.in_(it.chats),
    spoken: lambda it: spoken.c.person_id == it.person_id,
    messages: lambda it: or_(messages.c.chat_id.in_(it.chats), messages.c.only_for == it.person_id),
    cards: lambda it: cards.c.chat_id.in_(it.chats),
    audit_entries: lambda it: audit_entries.c.person_id == it.person_id,
}

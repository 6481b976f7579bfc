"""All columns that are sealed under the keys of people, and that change hands with what they tell of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Row

from data.model.linking import AccountName
from data.store.approvals import (
    approval_evidence,
    approval_marks,
    row_of_evidence,
    row_of_mark,
)
from data.store.delegation import loans, row_of_loan
from data.store.delistings import (
    delisting_entries,
    row_of_delisting_entry,
)
from data.store.factor import row_of_factor, second_factors
from data.store.feedback import ticket_entries
from data.store.files import file_bodies, files
from data.store.forms import form_sessions
from data.store.inbox import inbox
from data.store.linking import linked_accounts, row_of
from data.store.outbox import spoken
from data.store.releases import release_events, row_of_event
from data.store.tasks import row_of_entry, task_entries


@dataclass(frozen=True, slots=True)
class Sealed:
    """A column that is sealed under the key of whoever its row belongs to.

    Attributes:
        row: the identity for which a row is sealed.
    """

    column: Column[Any]
    row: Callable[[Row[Any]], str]


# All columns that are sealed under the keys of people, and that change hands; a test holds the list complete.
SEALED: Mapping[str, Sealed] = {
    "entries": Sealed(
        ticket_entries.c.sealed, lambda row: f"ticket_entries:{row.ticket_number}:{row.entry_number}"
    ),
    "files": Sealed(files.c.described, lambda row: f"files:{row.file_id}"),
    "bodies": Sealed(file_bodies.c.sealed, lambda row: f"file_bodies:{row.file_id}"),
    "tasks": Sealed(task_entries.c.sealed, row_of_entry),
    "forms": Sealed(form_sessions.c.draft, lambda row: f"form_sessions:{row.number}"),
    "inbox": Sealed(inbox.c.body, lambda row: f"inbox:{row.source}:{row.key}"),
    "spoken": Sealed(spoken.c.sealed, lambda row: f"spoken:message:{row.message_id}"),
    "factors": Sealed(second_factors.c.sealed, lambda row: row_of_factor(row.number)),
    "evidence": Sealed(
        approval_evidence.c.sealed, lambda row: row_of_evidence(row.request_number, row.version)
    ),
    "marks": Sealed(approval_marks.c.sealed, lambda row: row_of_mark(row.request_number, row.number)),
    "releases": Sealed(release_events.c.sealed, lambda row: row_of_event(row.release_number, row.number)),
    "delistings": Sealed(
        delisting_entries.c.sealed, lambda row: row_of_delisting_entry(row.delisting_number, row.number)
    ),
    "loans": Sealed(loans.c.reason, lambda row: row_of_loan(row.number)),
    "names": Sealed(
        linked_accounts.c.display_name, lambda row: row_of(AccountName(row.platform, row.user_id))
    ),
}

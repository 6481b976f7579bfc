"""Everything that is kept about a person, opened and as plain values, for that person to read."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Table, select

from data.model.feedback import EntryKind
from data.model.files import FileState
from data.model.notices import NoticeState
from data.store.delegation import loans
from data.store.feedback import ticket_entries
from data.store.files import file_bodies, files
from data.store.outbox import messages
from data.store.own_rows import OWN, Marks
from data.store.sealed_columns import SEALED, Sealed
from data.store.work import Reading

Told = dict[str, Any]

# Columns that are not told, and why. What is sealed is told opened.
UNTOLD: Mapping[str, str] = {
    "file_bodies.sealed": "the files lie beside it",
    "link_codes.seed": "a secret that would make whoever reads it this person; it lives ten minutes",
    "link_codes.selector": "part of that secret",
    "link_codes.typed_user_id": "the account of whoever typed it, who may be somebody else",
    "second_factors.sealed": "a secret that would make whoever reads it this person",
    "backup_codes.digest": "a checksum of such a secret",
    "cards.drawn": "a checksum of what stands in the chat",
    "audit_entries.chained": "a checksum over the entries of others",
    "spoken.hash": "a checksum of the text beside it",
    "files.sha256": "a checksum of the file beside it",
    "inbox.fingerprint": "a checksum by which repeats are known",
    "inbox.lane": "the address of the chat once more",
    "inbox.key": "the platform's number of a message",
}
# What is sealed as JSON; all else that is sealed is text, whatever it looks like.
STRUCTURED = frozenset({"approval_evidence.sealed", "files.described", "form_sessions.draft", "inbox.body"})


class OwnData:
    """Queries on all that is about one person."""

    def __init__(self, reading: Reading, person_id: int) -> None:
        self._reading = reading
        self._marks = Marks.of(reading.connection, person_id)
        self._sealed: Mapping[str, Sealed] = {
            f"{one.column.table.name}.{one.column.name}": one for one in SEALED.values()
        }

    def everything(self) -> dict[str, list[Told]]:
        """Return every row that is about the person, by table; internal notes of those who helped are only counted."""
        return {table.name: self._rows(table) for table in OWN if table is not file_bodies}

    @property
    def tickets(self) -> tuple[int, ...]:
        """Return the numbers of the person's tickets."""
        return self._marks.tickets

    def sizes(self) -> list[tuple[int, int]]:
        """Return number and size of each file that is here, in order."""
        here = (files.c.person_id == self._marks.person_id) & (files.c.state == FileState.KEPT.value)
        rows = self._reading.connection.execute(
            select(files.c.file_id, files.c.size).where(here).order_by(files.c.file_id)
        )
        return [(row.file_id, row.size) for row in rows]

    def asked_at(self, kind: str, subject: str) -> datetime | None:
        """Return when a message of that kind was last promised that has arrived or will."""
        where = (messages.c.kind == kind) & (messages.c.subject == subject)
        over = messages.c.state.in_([NoticeState.FAILED, NoticeState.WITHDRAWN, NoticeState.UNKNOWN])
        query = select(messages.c.promised_at).where(where, ~over).order_by(messages.c.message_id.desc())
        found: datetime | None = self._reading.connection.execute(query.limit(1)).scalar()
        return found

    def _rows(self, table: Table) -> list[Told]:
        query = select(table).where(OWN[table](self._marks)).order_by(*table.primary_key)
        return [self._told(table, row) for row in self._reading.connection.execute(query)]

    def _told(self, table: Table, row: Row[Any]) -> Told:
        note = table is ticket_entries and row.kind == EntryKind.NOTE.value
        lent = table is loans and row.lender_id != self._marks.person_id
        return dict(self._values(table, row, others_words=note or lent))

    def _values(self, table: Table, row: Row[Any], *, others_words: bool) -> Iterator[tuple[str, Any]]:
        for column in table.c:
            name = f"{table.name}.{column.name}"
            value = getattr(row, column.name)
            # What those who help note among themselves is theirs, and why somebody was away; that they did, and was, is told.
            if name in UNTOLD or (others_words and name in self._sealed):
                continue
            if name in self._sealed or name == "people.name":
                value = self._opened(name, row, value)
            elif isinstance(value, bytes):
                value = json.loads(value)
            elif isinstance(value, datetime):
                value = value.isoformat()
            yield column.name, value

    def _opened(self, name: str, row: Row[Any], value: bytes) -> Any:
        if not value:
            return ""
        person_id = self._marks.person_id
        of = f"people:{person_id}:name" if name == "people.name" else self._sealed[name].row(row)
        opened = self._reading.unseal(value, person_id=person_id, row=of)
        return json.loads(opened) if name in STRUCTURED else opened

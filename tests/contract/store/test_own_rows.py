"""What the inventory says of people is what they get who ask for their data, and what goes when they are forgotten."""

from typing import Any

import pytest
from sqlalchemy import Table, select

from data.model.linking import AccountName
from data.store.database import Store
from data.store.migrate import load_tables
from data.store.outbox import messages
from data.store.own_data import UNTOLD, OwnData
from data.store.own_rows import OWN, Marks
from data.store.people import Chats
from data.store.schema import metadata
from data.store.ticket_tokens import keep_terms, ticket_tokens
from data.store.wiping import wipe_chats, wipe_person, wipe_words
from tests.contract.store.everything_of import (
    LEGIBLE,
    NUMBER,
    SEALED_BY_NAME,
    THERE,
    WORDS,
    Somebody,
    fill,
    keep,
    names_people,
)
from tests.contract.store.pairing import owner, private_chat_of

load_tables()
EVERY = tuple(metadata.tables.values())

# Columns that name somebody whose row it is not. What they did stands in the audit log, of which they get what is theirs.
OTHERS = {
    "approval_marks.person_id": "who signed is told to whoever asked; in which words, is kept under their key",
    "approval_marks.about_id": "as above: who was asked as well",
    "approval_marks.on_behalf_of": "as above: in whose place",
    "delistings.passed_by": "the delisting is whoever's asked for it; the audit log tells that they let it pass",
    "delistings.reviewed_by": "as above: that they looked at it",
    "grants.ended_by": "the grant is its holder's",
    "linked_accounts.was": "a number from before the account was linked, which leads to whoever has it",
    "merged_people.person_id": "who became somebody else is that one, and asks as that one",
    "release_events.person_id": "the release is whoever's asked for it",
    "releases.passed_by": "as above",
    "releases.reviewed_by": "as above",
    "task_entries.on_behalf_of": "the entry is whoever's wrote it",
    "ticket_entries.author_id": "what is written on a report is its reporter's",
    "ticket_entries.on_behalf_of": "as above",
    "tickets.handler_id": "the report is its reporter's",
    "tickets.responsible_id": "as above",
}
# What stays legible once somebody is forgotten: keys of the company file, and one of a few values each.
STAYS = {
    "approval_requests.about": "what was decided on, by its key",
    "approval_requests.barred_by": "by what key it was barred",
    "approval_requests.kind": "of what kind it was",
    "approval_requests.state": "how it was decided",
    "audit_entries.subject": "the proof of what was done to what; a number of the desk",
    "delistings.state": "where it stands",
    "delistings.texts": "what the company told everybody",
    "grants.permission": "what the company let somebody do, by its key",
    "grants.state": "that it ended",
    "release_events.done": "what was done to what everybody uses",
    "task_entries.kind": "what was done of what the company had to do",
    "tasks.state": "that it was done",
    "tickets.app": "the count of reports, by app",
    "tickets.kind": "the count of reports, by kind",
    "tickets.severity": "the count of reports, by how grave they were",
    "tickets.topic": "the count of reports, by what they were about",
}


def somebody(store: Store, account: AccountName) -> Somebody:
    with store.reading() as reading:
        return Somebody(owner(reading, account), account, private_chat_of(reading, account))


@pytest.fixture
def who(settled: Store, telegram: AccountName) -> Somebody:
    found = somebody(settled, telegram)
    with settled.work() as work:
        fill(work, found)
        group = Chats(work).keyed("users_group", "telegram")
        assert group is not None
        keep(work, messages, found, message_id=NUMBER + 1, chat_id=group.chat_id)
        keep_terms(work, NUMBER, WORDS)
    return found


def test_whoever_asks_gets_a_row_of_each_table_with_its_words(settled: Store, who: Somebody) -> None:
    with settled.reading() as reading:
        told = OwnData(reading, who.person_id).everything()
    assert {name for name, rows in told.items() if not rows} == set()
    for name in SEALED_BY_NAME.keys() - UNTOLD.keys():
        table, _, column = name.partition(".")
        assert WORDS in str([row.get(column) for row in told[table]]), name


def test_nothing_of_it_is_given_to_anybody_else(settled: Store, who: Somebody, slack: AccountName) -> None:
    with settled.reading() as reading:
        told = OwnData(reading, owner(reading, slack)).everything()
    assert who.person_id != somebody(settled, slack).person_id
    assert WORDS not in str(told)
    assert {name for name, rows in told.items() if rows} <= {"people", "accounts", "chats"}


def test_every_column_that_names_somebody_leads_to_its_row_or_is_argued_for(
    settled: Store, telegram: AccountName, slack: AccountName
) -> None:
    mine, other = somebody(settled, telegram), somebody(settled, slack)
    named = [(table, column.name) for table in EVERY for column in names_people(table)]
    assert len(named) > 30, "the guard looked at nothing"
    hidden = set()
    for table, name in named:
        if table not in OWN or table.name in THERE:
            continue
        with settled.work() as work:
            found = work.connection.begin_nested()
            keep(work, table, other, **{name: mine.person_id})
            if not _found(work.connection, table, mine):
                hidden.add(f"{table.name}.{name}")
            found.rollback()
    assert hidden == OTHERS.keys()


def _found(connection: Any, table: Table, who: Somebody) -> bool:
    where = OWN[table](Marks.of(connection, who.person_id))
    return connection.execute(select(table).where(where)).first() is not None


def test_nothing_that_the_inventory_tells_of_somebody_is_left_once_they_are_forgotten(
    settled: Store, who: Somebody
) -> None:
    with settled.work() as work:
        marks = Marks.of(work.connection, who.person_id)
        wipe_words(work.connection, marks, kept=())
        wipe_person(work.connection, work.custody, marks, language="en", zone="UTC")
        wipe_chats(work.connection, marks.chats)
    left = set()
    with settled.reading() as reading:
        for table in EVERY:
            for row in reading.connection.execute(select(table)):
                left |= {f"{table.name}.{name}" for name in _tells(table, row, who)}
        assert reading.connection.execute(select(ticket_tokens)).first() is None
    assert left == STAYS.keys()


def _tells(table: Table, row: Any, who: Somebody) -> list[str]:
    """Return the columns of a row in which something of somebody can be read, or could with their key."""
    telling = []
    for column in table.c:
        value = getattr(row, column.name)
        sealed = f"{table.name}.{column.name}" in SEALED_BY_NAME
        if (sealed and value) or LEGIBLE in str(value) or who.account.user_id == value:
            telling.append(column.name)
    return telling

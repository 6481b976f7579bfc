"""What people wrote goes with the account on which they wrote it, sealed under the key of whoever has it."""

import pytest
from sqlalchemy import LargeBinary, select

from actions.feedback.file_ticket import Report, file_ticket
from actions.linking.unlink_account import unlink_account
from data.model.feedback import Ticket
from data.model.files import FileSent
from data.model.linking import (
    AccountName,
    NothingLinked,
)
from data.store.belongings import merged_people
from data.store.custody import WrongKeyFault
from data.store.database import Store
from data.store.feedback import Tickets, ticket_entries
from data.store.files import FileChanges, Files
from data.store.inbox import InboxRows
from data.store.migrate import load_tables
from data.store.people import People
from data.store.schema import metadata
from data.store.sealed_columns import SEALED
from tests.contract.store.pairing import (
    of_company,
    owner,
    owner_now,
    private_chat_of,
    shown,
    unlinked,
    used,
)

# Sealed under no person's key, or under that of somebody who stays who they are.
STAYS = {
    "alert_groups.sealed",
    "alert_entries.sealed",
    "announcement_texts.sealed",
    "keys.wrapped",
    "ticket_tokens.token",
    "audit_entries.body",
    "audit_entries.chained",
    "audit_heads.chained",
    "cards.drawn",
    "spoken.hash",
    "people.name",
} | {
    "files.sha256",
    "link_codes.seed",
    "legal_holds.reason",
    "backup_codes.digest",
}


def filed(store: Store, account: AccountName, text: str) -> Ticket:
    """Let an account report something, with a file."""
    with store.work() as work:
        who, chat = People(work).find(owner(work, account)), private_chat_of(work, account)
        ticket = file_ticket(work, reporter=who, chat=chat, report=Report("complain", text))
        sent = [FileSent("AgAC", "photo", size=3)]
        FileChanges(work).add(sent, subject=ticket.subject, entry=1, person_id=who.person_id, chat=chat)
        FileChanges(work).keep(Files(work).of(ticket.subject)[0], text.encode(), media_type="image/png")
        InboxRows(work).take(
            source=account.platform, key=text, lane="lane", person_id=who.person_id, body=text
        )
    return ticket


def written(store: Store, account: AccountName) -> dict[str, str]:
    """Return what whoever has an account reported, by subject, once all that belongs to it was opened."""
    with store.reading() as reading:
        person_id = owner(reading, account)
        found = {}
        for ticket in Tickets(reading).of_reporter(person_id):
            (entry,) = Tickets(reading).entries(ticket)
            (file,) = Files(reading).of(ticket.subject)
            assert (entry.author_id, file.person_id) == (person_id, person_id)
            assert Files(reading).content(file) == entry.text.encode()
            number = InboxRows(reading).numbers_of(
                [(platform, entry.text) for platform in ("slack", "telegram")]
            )
            assert InboxRows(reading).body_of(*number.values(), person_id=person_id) == entry.text
            found[ticket.subject] = entry.text
    return found


def test_what_both_wrote_is_one_persons_and_comes_apart_by_account(
    settled: Store, telegram: AccountName, slack: AccountName
) -> None:
    filed(settled, telegram, "one")
    filed(settled, slack, "two")
    before = owner_now(settled, slack)
    assert used(settled, slack, shown(settled, telegram)) is None
    assert owner_now(settled, slack) == owner_now(settled, telegram)
    filed(settled, slack, "three")
    assert written(settled, telegram) == {"FB-1": "one", "FB-2": "two", "FB-3": "three"}
    unlinked(settled, telegram)
    assert owner_now(settled, slack) == before
    assert written(settled, telegram) == {"FB-1": "one"}
    assert written(settled, slack) == {"FB-2": "two", "FB-3": "three"}
    with settled.reading() as reading:
        assert reading.connection.execute(select(merged_people)).first() is None


def test_nothing_stays_sealed_under_the_key_of_the_one_handed_over(
    settled: Store, telegram: AccountName, slack: AccountName
) -> None:
    filed(settled, slack, "two")
    before = owner_now(settled, slack)
    used(settled, slack, shown(settled, telegram))
    with settled.reading() as reading:
        sealed = reading.connection.execute(select(ticket_entries.c.sealed)).scalar_one()
        with pytest.raises(WrongKeyFault):
            reading.unseal(sealed, person_id=before, row="ticket_entries:1:1")
        kept = reading.connection.execute(
            select(merged_people.c.kept_id).where(merged_people.c.person_id == before)
        ).scalar_one()
    assert kept == owner_now(settled, telegram)


def test_every_sealed_column_changes_hands_or_is_known_not_to() -> None:
    load_tables()
    sealed = {f"{one.column.table.name}.{one.column.name}" for one in SEALED.values()}
    bytes_kept = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.c
        if isinstance(column.type, LargeBinary)
    }
    assert sealed
    assert bytes_kept == sealed | STAYS


def test_a_strangers_account_comes_to_the_companys_person_and_goes_again(
    settled: Store, telegram: AccountName
) -> None:
    fang = of_company(settled, "fang", "slack")
    fang_id = owner_now(settled, fang)
    assert used(settled, telegram, shown(settled, fang)) is None
    assert owner_now(settled, telegram) == fang_id
    unlinked(settled, telegram)
    assert owner_now(settled, fang) == fang_id
    assert owner_now(settled, telegram) != fang_id
    with settled.reading() as reading:
        assert People(reading).find(fang_id).groups == {"operations"}
        assert not People(reading).find(owner(reading, telegram)).groups


def test_what_the_company_file_linked_comes_apart_as_well(settled: Store) -> None:
    slack, telegram = (of_company(settled, "lin", platform) for platform in ("slack", "telegram"))
    lin = owner_now(settled, slack)
    unlinked(settled, slack)
    assert owner_now(settled, slack) == lin
    with settled.reading() as reading:
        apart = People(reading).find(owner(reading, telegram))
    assert (apart.person_id != lin, apart.language, apart.groups) == (True, "zh-CN", frozenset())
    with settled.work() as work, pytest.raises(NothingLinked):
        unlink_account(work, by=apart, seen=0)

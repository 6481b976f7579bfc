"""A code links two accounts once, and what people wrote goes with the account on which they wrote it."""

from concurrent.futures import wait
from datetime import timedelta

import pytest
from sqlalchemy import LargeBinary, select

from actions.feedback.file_ticket import Report, file_ticket
from actions.linking.expire_code import expire_code
from actions.linking.unlink_account import unlink_account
from data.model.feedback import Ticket
from data.model.files import FileSent
from data.model.linking import (
    GOOD_FOR,
    PAUSE,
    TRIES,
    AccountName,
    AlreadyLinked,
    BothOfTheCompany,
    CodeSeenByOthers,
    NotACode,
    NothingLinked,
    OwnCode,
    SamePlatformTwice,
    TooManyWrongCodes,
    UnknownCode,
)
from data.model.refusals import ButtonIsOld
from data.store.audit import audit_entries, verify_chain
from data.store.belongings import SEALED, merged_people
from data.store.custody import WrongKeyFault
from data.store.database import Store
from data.store.feedback import Tickets, ticket_entries
from data.store.files import FileChanges, Files
from data.store.inbox import InboxRows
from data.store.linking import link_codes
from data.store.migrate import load_tables
from data.store.people import People
from data.store.schema import metadata
from tests.contract.store.harness import Opening, settle_in
from tests.contract.store.pairing import (
    met,
    of_company,
    owner,
    owner_now,
    private_chat_of,
    shown,
    typing,
    unlinked,
    used,
)

# Sealed under no person's key, or under that of somebody who stays who they are.
STAYS = {
    "keys.wrapped",
    "audit_entries.body",
    "audit_entries.chained",
    "cards.drawn",
    "spoken.hash",
    "people.name",
} | {
    "files.sha256",
    "link_codes.seed",
}


@pytest.fixture
def settled(store: Store, opening: Opening) -> Store:
    settle_in(store, opening.roster)
    return store


@pytest.fixture
def telegram(settled: Store) -> AccountName:
    return met(settled, "telegram", "70")


@pytest.fixture
def slack(settled: Store) -> AccountName:
    return met(settled, "slack", "U70")


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


def deeds(store: Store) -> str:
    """Return all that was audited, as text."""
    with store.reading() as reading:
        assert verify_chain(reading.connection)
        return "\n".join(
            body.decode() for body in reading.connection.execute(select(audit_entries.c.body)).scalars()
        )


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
    assert all(deed in deeds(settled) for deed in ("code_made", "code_ended", "linked", "unlinked"))


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


@pytest.mark.parametrize("company_makes", [True, False])
def test_the_companys_person_stays_whoever_made_the_code(
    settled: Store, telegram: AccountName, *, company_makes: bool
) -> None:
    fang = of_company(settled, "fang", "slack")
    maker, typer = (fang, telegram) if company_makes else (telegram, fang)
    fang_id = owner_now(settled, fang)
    assert used(settled, typer, shown(settled, maker)) is None
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


def test_who_is_not_one_person_is_refused_and_the_code_stays_good(
    settled: Store, telegram: AccountName, slack: AccountName
) -> None:
    mei, fang = of_company(settled, "mei", "telegram"), of_company(settled, "fang", "slack")
    code = shown(settled, mei)
    assert isinstance(used(settled, mei, code), OwnCode)
    assert isinstance(used(settled, fang, code), BothOfTheCompany)
    refusal = used(settled, telegram, code)
    assert isinstance(refusal, SamePlatformTwice)
    assert refusal.platform == "telegram"
    assert used(settled, slack, code) is None
    with pytest.raises(AlreadyLinked):
        shown(settled, mei)


def test_a_code_is_dead_once_used_replaced_expired_or_seen(
    settled: Store, opening: Opening, telegram: AccountName, slack: AccountName
) -> None:
    replaced, seen = shown(settled, telegram), shown(settled, telegram)
    assert isinstance(used(settled, slack, replaced), UnknownCode)
    assert isinstance(used(settled, slack, seen, openly=True), CodeSeenByOthers)
    assert isinstance(used(settled, slack, seen), UnknownCode)
    late = shown(settled, telegram)
    opening.clock.forward(GOOD_FOR)
    assert isinstance(used(settled, slack, late), UnknownCode)
    with settled.work() as work:
        number = work.connection.execute(select(link_codes.c.number)).scalar_one()
        expire_code(work, number=number)
        expire_code(work, number=number)
    assert isinstance(used(settled, slack, "hello"), NotACode)
    good = shown(settled, telegram)
    assert used(settled, slack, good) is None
    assert isinstance(used(settled, met(settled, "slack", "U71"), good), UnknownCode)


def wrong_for(code: str) -> list[str]:
    """Return wrong codes that name the right one."""
    return [code[:3] + secret for secret in ("000000", "000001", "000002", "000003", "000004", "000005")]


def test_five_wrong_tries_kill_a_code_whoever_makes_them(settled: Store, telegram: AccountName) -> None:
    code = shown(settled, telegram)
    guessers = [met(settled, "slack", f"U{number}") for number in range(TRIES + 1)]
    for guesser, wrong in zip(guessers[:TRIES], wrong_for(code), strict=False):
        assert isinstance(used(settled, guesser, wrong), UnknownCode)
    assert isinstance(used(settled, guessers[-1], code), UnknownCode)
    assert "tries" in deeds(settled)


def test_an_account_that_guessed_five_times_is_not_listened_to_for_an_hour(
    settled: Store, opening: Opening, slack: AccountName
) -> None:
    codes = [shown(settled, met(settled, "telegram", str(number))) for number in range(TRIES)]
    for left, code in zip(range(TRIES - 1, -1, -1), codes, strict=True):
        refusal = used(settled, slack, wrong_for(code)[0])
        assert isinstance(refusal, UnknownCode)
        assert refusal.left == left
    refusal = used(settled, slack, codes[0])
    assert isinstance(refusal, TooManyWrongCodes)
    assert refusal.minutes == PAUSE.total_seconds() // 60
    opening.clock.forward(PAUSE + timedelta(seconds=1))
    assert used(settled, slack, shown(settled, met(settled, "telegram", "99"))) is None


def test_a_code_raced_by_ten_links_exactly_one(settled: Store, telegram: AccountName) -> None:
    code = shown(settled, telegram)
    racers = [met(settled, "slack", f"U{number}") for number in range(10)]
    racing = [typing(settled, racer, code) for racer in racers]
    wait(racing)
    assert sum(one.result() is None for one in racing) == 1
    with_it = [racer for racer in racers if owner_now(settled, racer) == owner_now(settled, telegram)]
    assert len(with_it) == 1
    assert len({owner_now(settled, racer) for racer in racers}) == len(racers)


def test_two_who_type_each_others_code_at_once_are_one_person(
    settled: Store, telegram: AccountName, slack: AccountName
) -> None:
    of_telegram, of_slack = shown(settled, telegram), shown(settled, slack)
    crossing = [typing(settled, slack, of_telegram), typing(settled, telegram, of_slack)]
    wait(crossing)
    assert sum(one.result() is None for one in crossing) == 1
    assert owner_now(settled, slack) == owner_now(settled, telegram)


def test_a_button_of_an_earlier_link_does_not_part_the_next_one(
    settled: Store, opening: Opening, telegram: AccountName, slack: AccountName
) -> None:
    used(settled, slack, shown(settled, telegram))
    seen = int(opening.clock.moment.timestamp())
    unlinked(settled, slack)
    opening.clock.forward(timedelta(minutes=1))
    used(settled, slack, shown(settled, telegram))
    with settled.work() as work, pytest.raises(ButtonIsOld):
        unlink_account(work, by=People(work).find(owner(work, slack)), seen=seen)


def test_the_database_holds_no_code(settled: Store, telegram: AccountName) -> None:
    code = shown(settled, telegram)
    load_tables()
    with settled.reading() as reading:
        kept = [
            str(tuple(row))
            for table in metadata.tables.values()
            for row in reading.connection.execute(select(table))
        ]
    assert kept
    assert not [row for row in kept if code[3:] in row or f"{code[3:6]}-{code[6:]}" in row]

"""A code links two accounts once, and a wrong, dead or raced one links nobody."""

from concurrent.futures import wait
from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.linking.confirm_link import decline_link
from actions.linking.expire_code import expire_code
from actions.linking.unlink_account import unlink_account
from data.model.linking import (
    GOOD_FOR,
    PAUSE,
    TRIES,
    AccountName,
    AlreadyLinked,
    BothOfTheCompany,
    CodeSeenByOthers,
    CompanyShowsTheCode,
    NotACode,
    OwnCode,
    SamePlatformTwice,
    TooManyWrongCodes,
    UnknownCode,
    WaitsForItsMaker,
)
from data.model.refusals import ButtonIsOld
from data.store.audit import audit_entries
from data.store.audit_check import verify_chain
from data.store.database import Store
from data.store.linking import LinkCodes, link_codes
from data.store.migrate import load_tables
from data.store.people import People
from data.store.schema import metadata
from tests.contract.store.harness import Opening
from tests.contract.store.pairing import (
    confirming,
    let_confirm,
    met,
    of_company,
    owner,
    owner_now,
    shown,
    typing,
    unlinked,
    used,
)


def deeds(store: Store) -> str:
    """Return all that was audited, as text."""
    with store.reading() as reading:
        assert verify_chain(reading.connection)
        return "\n".join(
            body.decode() for body in reading.connection.execute(select(audit_entries.c.body)).scalars()
        )


def test_nobody_of_the_company_is_talked_into_a_strangers_hands(
    settled: Store, telegram: AccountName
) -> None:
    fang = of_company(settled, "fang", "slack")
    before = owner_now(settled, fang)
    assert isinstance(used(settled, fang, shown(settled, telegram)), CompanyShowsTheCode)
    assert owner_now(settled, telegram) != before
    assert owner_now(settled, fang) == before


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
    assert len({owner_now(settled, one) for one in (telegram, *racers)}) == len(racers) + 1
    for racer in racers:
        let_confirm(settled, racer)
    with_it = [racer for racer in racers if owner_now(settled, racer) == owner_now(settled, telegram)]
    assert len(with_it) == 1
    assert len({owner_now(settled, racer) for racer in racers}) == len(racers)


def test_two_who_type_each_others_code_at_once_are_one_person(
    settled: Store, telegram: AccountName, slack: AccountName
) -> None:
    of_telegram, of_slack = shown(settled, telegram), shown(settled, slack)
    crossing = [typing(settled, slack, of_telegram), typing(settled, telegram, of_slack)]
    wait(crossing)
    assert [one.result() for one in crossing] == [None, None]
    pressing = [
        confirming(settled, account, number=waiting(settled, account)) for account in (telegram, slack)
    ]
    wait(pressing)
    refusals = [one.exception() for one in pressing if one.exception() is not None]
    assert [type(one) for one in refusals] == [ButtonIsOld]
    assert owner_now(settled, slack) == owner_now(settled, telegram)


def waiting(store: Store, maker: AccountName) -> int:
    """Return the number of the code that an account made."""
    with store.reading() as reading:
        code = LinkCodes(reading).made_by(maker)
    assert code is not None
    return code.number


def test_between_strangers_nothing_is_linked_until_the_maker_says_so(
    settled: Store, opening: Opening, telegram: AccountName, slack: AccountName
) -> None:
    code = shown(settled, telegram)
    assert typing(settled, slack, code).result() is None
    number, other = waiting(settled, telegram), met(settled, "slack", "U72")
    assert isinstance(used(settled, slack, code), WaitsForItsMaker)
    assert isinstance(used(settled, other, code), UnknownCode)
    for account in (slack, other, met(settled, "telegram", "T9")):
        assert isinstance(confirming(settled, account, number=number).exception(), ButtonIsOld)
    assert isinstance(confirming(settled, telegram, number=number + 1).exception(), ButtonIsOld)
    assert owner_now(settled, slack) != owner_now(settled, telegram)
    opening.clock.forward(GOOD_FOR)
    assert isinstance(confirming(settled, telegram, number=number).exception(), ButtonIsOld)
    assert owner_now(settled, slack) != owner_now(settled, telegram)


def test_a_code_that_nobody_typed_or_that_was_declined_confirms_nothing(
    settled: Store, telegram: AccountName, slack: AccountName
) -> None:
    code = shown(settled, telegram)
    number = waiting(settled, telegram)
    assert isinstance(confirming(settled, telegram, number=number).exception(), ButtonIsOld)
    assert typing(settled, slack, code).result() is None
    with settled.work() as work:
        decline_link(work, number=number, by=People(work).find(owner(work, telegram)), account=telegram)
    assert isinstance(confirming(settled, telegram, number=number).exception(), ButtonIsOld)
    assert isinstance(used(settled, slack, code), UnknownCode)
    assert owner_now(settled, slack) != owner_now(settled, telegram)
    assert "declined" in deeds(settled)


def test_what_came_between_is_seen_when_it_is_confirmed(
    settled: Store, telegram: AccountName, slack: AccountName
) -> None:
    code, second = shown(settled, telegram), shown(settled, met(settled, "telegram", "T9"))
    assert typing(settled, slack, code).result() is None
    assert used(settled, slack, second) is None
    assert isinstance(
        confirming(settled, telegram, number=waiting(settled, telegram)).exception(), SamePlatformTwice
    )
    assert owner_now(settled, slack) != owner_now(settled, telegram)


def test_what_is_confirmed_ten_times_at_once_is_linked_once(
    settled: Store, telegram: AccountName, slack: AccountName
) -> None:
    assert typing(settled, slack, shown(settled, telegram)).result() is None
    number = waiting(settled, telegram)
    pressing = [confirming(settled, telegram, number=number) for _ in range(10)]
    wait(pressing)
    assert sum(one.exception() is None for one in pressing) == 1
    assert deeds(settled).count("linking.linked") == 1


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

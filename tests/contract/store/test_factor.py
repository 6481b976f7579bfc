"""A code confirms who speaks once, whatever races for it, and nothing in the database tells one."""

from concurrent.futures import wait
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from actions.factor.begin_enrolment import begin_enrolment
from actions.factor.finish_enrolment import end_showing, finish_enrolment
from actions.people.confirm_factor import confirm_factor
from data.model.factor import (
    BACKUP_CODES,
    PAUSE,
    SHOWN_FOR,
    TRIES,
    EnrolmentCodeWrong,
    EnrolmentIsOver,
    Factor,
    FactorCodeUsed,
    FactorNeeded,
    NotAFactorCode,
    TooManyFactorCodes,
    WrongFactorCode,
)
from data.model.linking import written
from data.model.refusals import NotYours, Refusal
from data.store.audit import audit_entries
from data.store.audit_check import verify_chain
from data.store.database import Store
from data.store.factor import Factors, backup_codes, second_factors
from data.store.migrate import load_tables
from data.store.people import People
from data.store.schema import metadata
from data.store.work import Work
from tests.contract.store.harness import FrozenClock, Opening, person, private_chat, settle_in
from tests.contract.store.pairing import met, of_company, owner, shown, unlinked, used


@pytest.fixture
def settled(store: Store, opening: Opening) -> Store:
    settle_in(store, opening.roster)
    return store


def code_of(factor: Factor, clock: FrozenClock, *, steps: int = 0) -> str:
    """Return what the authenticator shows, so many steps from now."""
    return pyotp.TOTP(factor.secret).at(clock(), counter_offset=steps)


def begun(store: Store, key: str = "lin") -> Factor:
    with store.work() as work:
        return begin_enrolment(work, by=person(work, key), home=private_chat(work, key, "slack"))


def finished(store: Store, factor: Factor, typed: str, key: str = "lin") -> list[str]:
    """Let somebody type the first code, and return the backup codes."""
    with store.work() as work:
        who, home = person(work, key), private_chat(work, key, "slack")
        finish_enrolment(work, by=who, home=home, number=factor.number, typed=typed)
        made = Factors(work).in_force(who.person_id)
        assert made is not None
        return Factors(work).shown(made)


def enrolled(store: Store, clock: FrozenClock, key: str = "lin") -> tuple[Factor, list[str]]:
    """Let somebody set a second factor up, and return it with its backup codes, a minute later."""
    factor = begun(store, key)
    codes = finished(store, factor, code_of(factor, clock), key)
    clock.forward(timedelta(minutes=1))
    return factor, codes


def confirmed(store: Store, typed: str, key: str = "lin", platform: str = "slack") -> Refusal | None:
    """Let somebody type a code for something."""

    def confirm(work: Work) -> Refusal | None:
        return confirm_factor(work, by=person(work, key), typed=typed, platform=platform, wanted="release")

    return store.submit(confirm).result()


def test_a_code_is_good_once_within_a_step_and_never_again(
    settled: Store, opening_clock: FrozenClock
) -> None:
    factor, _ = enrolled(settled, opening_clock)
    assert isinstance(confirmed(settled, code_of(factor, opening_clock, steps=-2)), WrongFactorCode)
    assert isinstance(confirmed(settled, code_of(factor, opening_clock, steps=2)), WrongFactorCode)
    late, now, early = (code_of(factor, opening_clock, steps=steps) for steps in (-1, 0, 1))
    assert confirmed(settled, late) is None
    assert confirmed(settled, now, platform="telegram") is None
    assert isinstance(confirmed(settled, now, platform="slack"), FactorCodeUsed)
    assert confirmed(settled, early) is None
    assert isinstance(confirmed(settled, now), FactorCodeUsed)


def test_a_code_that_was_overtaken_is_no_good_any_more(settled: Store, opening_clock: FrozenClock) -> None:
    factor, _ = enrolled(settled, opening_clock)
    assert confirmed(settled, code_of(factor, opening_clock, steps=1)) is None
    assert isinstance(confirmed(settled, code_of(factor, opening_clock)), FactorCodeUsed)


@pytest.mark.parametrize("which", ["one time", "backup"])
def test_a_code_raced_by_ten_confirms_exactly_once(
    settled: Store, opening_clock: FrozenClock, which: str
) -> None:
    factor, codes = enrolled(settled, opening_clock)
    typed = codes[0] if which == "backup" else code_of(factor, opening_clock)
    racing = [
        settled.submit(
            lambda work: confirm_factor(
                work, by=person(work, "lin"), typed=typed, platform="slack", wanted="release"
            )
        )
        for _ in range(10)
    ]
    wait(racing)
    assert sum(one.result() is None for one in racing) == 1


def test_what_is_rolled_back_leaves_its_code_good(settled: Store, opening_clock: FrozenClock) -> None:
    factor, _ = enrolled(settled, opening_clock)
    typed = code_of(factor, opening_clock)

    def broken(work: Work) -> float:
        confirm_factor(work, by=person(work, "lin"), typed=typed, platform="slack", wanted="x")
        return 1 / 0

    with pytest.raises(ZeroDivisionError):
        settled.submit(broken).result()
    assert confirmed(settled, typed) is None


def test_a_backup_code_is_used_up_however_it_is_written(settled: Store, opening_clock: FrozenClock) -> None:
    _, codes = enrolled(settled, opening_clock)
    assert len(set(codes)) == BACKUP_CODES
    assert confirmed(settled, written(codes[3]).lower()) is None
    assert isinstance(confirmed(settled, codes[3]), WrongFactorCode)
    with settled.reading() as reading:
        factor = Factors(reading).in_force(person(reading, "lin").person_id)
        assert factor is not None
        assert Factors(reading).left(factor) == BACKUP_CODES - 1


def test_five_wrong_codes_end_in_a_pause_in_which_not_even_the_right_one_is_taken(
    settled: Store, opening_clock: FrozenClock
) -> None:
    factor, codes = enrolled(settled, opening_clock)
    assert isinstance(confirmed(settled, "no code"), NotAFactorCode)
    for left in range(TRIES - 1, 0, -1):
        refusal = confirmed(settled, code_of(factor, opening_clock, steps=-9))
        assert isinstance(refusal, WrongFactorCode)
        assert refusal.left == left
    assert isinstance(confirmed(settled, "AAAAAAAAAAAA"), TooManyFactorCodes)
    for typed in (code_of(factor, opening_clock), codes[0]):
        refusal = confirmed(settled, typed, platform="telegram")
        assert isinstance(refusal, TooManyFactorCodes)
        assert refusal.minutes == PAUSE.total_seconds() // 60
    opening_clock.forward(PAUSE)
    assert confirmed(settled, code_of(factor, opening_clock)) is None


def test_a_right_code_lets_earlier_slips_be_forgotten(settled: Store, opening_clock: FrozenClock) -> None:
    factor, _ = enrolled(settled, opening_clock)
    for _ in range(TRIES - 1):
        confirmed(settled, "000000" if code_of(factor, opening_clock) != "000000" else "000001")
    assert confirmed(settled, code_of(factor, opening_clock)) is None
    refusal = confirmed(settled, code_of(factor, opening_clock, steps=-9))
    assert isinstance(refusal, WrongFactorCode)
    assert refusal.left == TRIES - 1


def test_nothing_is_in_force_before_the_right_first_code(settled: Store, opening_clock: FrozenClock) -> None:
    assert isinstance(confirmed(settled, "000000"), FactorNeeded)
    factor = begun(settled)
    assert isinstance(confirmed(settled, code_of(factor, opening_clock)), FactorNeeded)
    for wrong in ("", "hello", code_of(factor, opening_clock, steps=5)):
        with pytest.raises(EnrolmentCodeWrong):
            finished(settled, factor, wrong)
    with pytest.raises(NotYours):
        finished(settled, factor, code_of(factor, opening_clock), key="yun")
    finished(settled, factor, code_of(factor, opening_clock))
    with pytest.raises(EnrolmentIsOver):
        finished(settled, factor, code_of(factor, opening_clock, steps=1))
    assert isinstance(confirmed(settled, code_of(factor, opening_clock)), FactorCodeUsed)


def test_what_is_not_confirmed_in_time_is_forgotten_and_what_is_stays(
    settled: Store, opening_clock: FrozenClock
) -> None:
    old, _ = enrolled(settled, opening_clock)
    new = begun(settled)
    opening_clock.forward(SHOWN_FOR)
    for _ in range(2):
        with settled.work() as work:
            end_showing(work, number=new.number)
    with pytest.raises(EnrolmentIsOver):
        finished(settled, new, code_of(new, opening_clock))
    assert confirmed(settled, code_of(old, opening_clock)) is None


def test_a_new_factor_takes_the_place_of_the_old_one_with_its_backup_codes(
    settled: Store, opening_clock: FrozenClock
) -> None:
    old, codes = enrolled(settled, opening_clock)
    first, second = begun(settled), begun(settled)
    with pytest.raises(EnrolmentIsOver):
        finished(settled, first, code_of(first, opening_clock))
    finished(settled, second, code_of(second, opening_clock))
    assert isinstance(confirmed(settled, code_of(old, opening_clock)), WrongFactorCode)
    assert isinstance(confirmed(settled, codes[0]), WrongFactorCode)
    assert confirmed(settled, code_of(second, opening_clock, steps=1)) is None


def test_the_database_and_the_audit_hold_no_secret_and_no_code(
    settled: Store, opening_clock: FrozenClock
) -> None:
    factor, codes = enrolled(settled, opening_clock)
    typed = code_of(factor, opening_clock)
    confirmed(settled, typed)
    confirmed(settled, codes[0])
    load_tables()
    with settled.reading() as reading:
        assert verify_chain(reading.connection)
        kept = "\n".join(
            repr(tuple(row))
            for table in metadata.tables.values()
            for row in reading.connection.execute(select(table))
        )
        audited = reading.connection.execute(select(audit_entries.c.body)).scalars().all()
    assert b"factor.confirmed" in b"".join(audited)
    for secret in (factor.secret, *codes, *map(written, codes)):
        assert secret not in kept
    assert f"'{typed}'" not in kept
    with settled.work() as work:
        made = Factors(work).in_force(person(work, "lin").person_id)
        assert made is not None
        assert made.seed
        end_showing(work, number=made.number)
        shut = Factors(work).in_force(made.person_id)
        assert shut is not None
        assert not shut.seed
        assert Factors(work).shown(shut) == []


def enrolled_account(store: Store, clock: FrozenClock, person_id: int) -> Factor:
    """Put a factor in force for anybody, without showing anything."""
    with store.work() as work:
        from_now = begin_enrolment(
            work, by=People(work).find(person_id), home=private_chat(work, "lin", "slack")
        )
    with store.work() as work:
        who = People(work).find(person_id)
        finish_enrolment(
            work,
            by=who,
            home=private_chat(work, "lin", "slack"),
            number=from_now.number,
            typed=code_of(from_now, clock),
        )
    clock.forward(timedelta(minutes=1))
    return from_now


def rows(store: Store) -> tuple[list[tuple[int, int]], int]:
    """Return number and person of all factors, and how many backup codes there are."""
    with store.reading() as reading:
        query = select(second_factors.c.number, second_factors.c.person_id)
        found = [(row.number, row.person_id) for row in reading.connection.execute(query)]
        return found, len(reading.connection.execute(select(backup_codes)).all())


def test_into_the_company_nobody_brings_a_factor(settled: Store, opening_clock: FrozenClock) -> None:
    stranger, fang = met(settled, "telegram", "70"), of_company(settled, "fang", "slack")
    with settled.reading() as reading:
        stranger_id = owner(reading, stranger)
    enrolled_account(settled, opening_clock, stranger_id)
    assert used(settled, stranger, shown(settled, fang)) is None
    assert rows(settled) == ([], 0)


def test_linking_rids_nobody_of_a_factor_and_parting_leaves_it(
    settled: Store, opening_clock: FrozenClock
) -> None:
    telegram, slack = met(settled, "telegram", "70"), met(settled, "slack", "U70")
    with settled.reading() as reading:
        kept_id, given_id = owner(reading, slack), owner(reading, telegram)
    factor = enrolled_account(settled, opening_clock, given_id)
    assert used(settled, telegram, shown(settled, slack)) is None
    assert rows(settled) == ([(factor.number, kept_id)], BACKUP_CODES)
    with settled.work() as work:
        who = People(work).find(kept_id)
        typed = code_of(factor, opening_clock)
        assert confirm_factor(work, by=who, typed=typed, platform="slack", wanted="x") is None
    unlinked(settled, slack)
    assert rows(settled) == ([(factor.number, kept_id)], BACKUP_CODES)


def test_of_two_factors_the_kept_persons_stays(settled: Store, opening_clock: FrozenClock) -> None:
    telegram, slack = met(settled, "telegram", "70"), met(settled, "slack", "U70")
    with settled.reading() as reading:
        kept_id, given_id = owner(reading, slack), owner(reading, telegram)
    enrolled_account(settled, opening_clock, given_id)
    kept = enrolled_account(settled, opening_clock, kept_id)
    assert used(settled, telegram, shown(settled, slack)) is None
    assert rows(settled) == ([(kept.number, kept_id)], BACKUP_CODES)

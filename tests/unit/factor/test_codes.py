"""Codes as people type them: whatever it is, it is read or refused, and nothing wrong is ever taken."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.plays.one_time_code import one_time_code as as_plays_do
from data.model.factor import (
    BACKUP_SYMBOLS,
    STEP,
    Factor,
    address_of,
    backup_code,
    new_secret,
    one_time_code,
    step_of,
)
from data.model.linking import SYMBOLS, written
from data.model.resets import AgreedAlready, OwnReset, Reset, ResetIsOver, ResetState, agree, refuse

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
FACTOR = Factor(1, 7, in_force=True, secret=SECRET, since=NOON)
# Source: RFC 6238, appendix B, SHA-1, the last six of its eight digits, read 2026-11-22
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
RFC_CODES = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}


@pytest.mark.parametrize("seconds", RFC_CODES)
def test_the_codes_are_those_of_the_standard(seconds: int) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    factor = Factor(1, 7, in_force=True, secret=RFC_SECRET, since=NOON)
    assert step_of(factor, RFC_CODES[seconds], at=at) == seconds // 30
    assert as_plays_do(RFC_SECRET, at) == RFC_CODES[seconds]


@settings(deadline=None)
@given(st.text(max_size=60), st.integers(946684800, 4102444800))
def test_no_text_is_a_bug_and_none_passes_but_a_code_of_now(typed: str, seconds: int) -> None:
    at, code = datetime.fromtimestamp(seconds, UTC), one_time_code(typed)
    assert len(backup_code(typed)) in {0, BACKUP_SYMBOLS}
    good = {pyotp.TOTP(SECRET).at(at, counter_offset=steps) for steps in (-1, 0, 1)}
    assert (step_of(FACTOR, code, at=at) is not None) == (code in good)


@settings(deadline=None)
@given(st.text(alphabet="0123456789", min_size=6, max_size=6))
def test_six_digits_pass_only_if_they_are_the_ones(typed: str) -> None:
    step = step_of(FACTOR, one_time_code(typed), at=NOON)
    now = int(NOON.timestamp() // STEP.total_seconds())
    expected = [n for n in (now - 1, now, now + 1) if pyotp.TOTP(SECRET).generate_otp(n) == typed]
    assert ([step] if step is not None else []) == expected[-1:]


@settings(deadline=None)
@given(st.integers(-5, 5), st.integers(0, 29))
def test_a_code_is_good_one_step_around_and_no_further(steps: int, seconds: int) -> None:
    at = NOON + timedelta(seconds=seconds)
    code = pyotp.TOTP(SECRET).at(at, counter_offset=steps)
    near = {pyotp.TOTP(SECRET).at(at, counter_offset=near) for near in (-1, 0, 1)}
    assert (step_of(FACTOR, code, at=at) is not None) == (code in near)
    assert abs(steps) > 1 or step_of(FACTOR, code, at=at) is not None


@given(st.text(alphabet=SYMBOLS, min_size=BACKUP_SYMBOLS, max_size=BACKUP_SYMBOLS))
def test_a_backup_code_is_read_however_it_is_written(code: str) -> None:
    assert backup_code(written(code)) == backup_code(written(code).lower().replace("-", " ")) == code
    assert one_time_code(written(code)) == ""


@pytest.mark.parametrize("typed", ["123 456", "123-456", " 123456 ", "１２３４５６"])
def test_six_digits_are_read_however_they_are_written(typed: str) -> None:
    assert one_time_code(typed) == "123456"


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "١٢٣٤٥٦", "12345x", "²²²²²²x", "\0" * 6, "9" * 10**5]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert one_time_code(typed) == ""
    assert backup_code(typed) == ""


def test_an_authenticator_reads_the_address_and_no_two_secrets_are_alike() -> None:
    told = pyotp.parse_uri(address_of(SECRET, name="小云: A&B", issuer="灯笼工坊"))
    assert (told.secret, told.issuer) == (SECRET, "灯笼工坊")
    assert len({new_secret() for _ in range(100)}) == 100


def test_a_secret_is_not_printed() -> None:
    assert SECRET not in repr(FACTOR)


def reset(**changes: object) -> Reset:
    told = {"number": 1, "person_id": 7, "factor_number": 1, "asked_by": 7, "state": ResetState.WAITING}
    return Reset(**{**told, "expires_at": NOON, **changes})  # type: ignore[arg-type]  # as the test says


def test_two_different_admins_take_it_off_and_neither_is_the_person() -> None:
    once = agree(reset(), by=1)
    assert (once.state, once.agreed_by) == (ResetState.WAITING, 1)
    with pytest.raises(AgreedAlready):
        agree(once, by=1)
    for waiting in (reset(), once):
        with pytest.raises(OwnReset):
            agree(waiting, by=7)
        with pytest.raises(OwnReset):
            refuse(waiting, by=7)
    assert agree(once, by=2).state is ResetState.DONE


@pytest.mark.parametrize("state", [ResetState.DONE, ResetState.REFUSED, ResetState.EXPIRED])
def test_what_is_over_stays_over(state: ResetState) -> None:
    for decide in (agree, refuse):
        with pytest.raises(ResetIsOver):
            decide(reset(state=state), by=1)

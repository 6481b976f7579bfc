"""Loans as plain values: when they begin and end, what is refused, and that none overlaps another."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.delegation import (
    AHEAD,
    Ending,
    LentAlready,
    LentToOneself,
    Loan,
    LoanEndsTooSoon,
    LoanInThePast,
    LoanIsOver,
    LoanTooFar,
    LoanTooLong,
    NotADate,
    NothingToLend,
    begin,
    end,
    ended,
    lend,
)
from data.model.people import Person
from data.model.refusals import Refusal

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
SHANGHAI, BERLIN, CAIRO = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin"), ZoneInfo("Africa/Cairo")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONGEST = 60 * DAY


def lender(*groups: str) -> Person:
    return Person(1, "周宁", "zh-CN", "Asia/Shanghai", frozenset(groups), frozenset())


def loan(since: timedelta, until: timedelta, *, number: int = 0, to: int = 2) -> Loan:
    return Loan(number, 1, to, NOW + since, NOW + until)


def lent(wanted: Loan, *others: Loan, groups: tuple[str, ...] = ("operations",)) -> Loan:
    return lend(wanted, lender=lender(*groups), now=NOW, longest=LONGEST, others=others)


@pytest.mark.parametrize(
    ("typed", "zone", "at"),
    [
        ("2026-03-02", SHANGHAI, NOW),
        ("2026-03-03", SHANGHAI, datetime(2026, 3, 2, 16, tzinfo=UTC)),
        ("2026-03-03 13:00", SHANGHAI, datetime(2026, 3, 3, 5, tzinfo=UTC)),
        ("2026-03-03T13:00Z", SHANGHAI, datetime(2026, 3, 3, 13, tzinfo=UTC)),
        ("２０２６-03-03", SHANGHAI, datetime(2026, 3, 2, 16, tzinfo=UTC)),
        # The hour that is skipped begins with the first instant after it.
        ("2026-03-29 02:30", BERLIN, datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ("2026-04-24", CAIRO, datetime(2026, 4, 23, 22, tzinfo=UTC)),
        # Of the hour that comes twice the first one counts.
        ("2026-10-25 02:30", BERLIN, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_loan_begins_when_the_clock_of_whoever_lends_says_so(
    typed: str, zone: ZoneInfo, at: datetime
) -> None:
    assert begin(typed, zone=zone, now=NOW) == at


@pytest.mark.parametrize("typed", ["2026-03-01", "2026-03-01 23:59", "2025-12-31T10:00Z"])
def test_a_day_that_is_over_begins_nothing(typed: str) -> None:
    with pytest.raises(LoanInThePast):
        begin(typed, zone=SHANGHAI, now=NOW)


@pytest.mark.parametrize(
    "typed", ["", "明天", "2026-02-30", "2026-3-5", "9999-12-31", "2026-03-05 25:00", "٢٠٢٦-03-05"]
)
def test_what_is_no_date_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(NotADate):
        end(typed, zone=SHANGHAI)


def test_the_last_day_counts_to_its_end() -> None:
    assert end("2026-03-04", zone=SHANGHAI) == datetime(2026, 3, 4, 16, tzinfo=UTC)
    assert end("2026-03-04 18:00", zone=SHANGHAI) == datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (loan(HOUR, DAY, to=1), LentToOneself),
        (loan(-DAY, timedelta()), LoanInThePast),
        (loan(-2 * DAY, -DAY), LoanInThePast),
        (loan(2 * DAY, DAY), LoanEndsTooSoon),
        (loan(DAY, DAY), LoanEndsTooSoon),
        (loan(AHEAD + HOUR, AHEAD + DAY), LoanTooFar),
        (loan(HOUR, LONGEST + 2 * HOUR), LoanTooLong),
    ],
)
def test_a_loan_that_makes_no_sense_is_refused_by_its_reason(wanted: Loan, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        lent(wanted)


def test_whoever_is_in_no_group_has_nothing_to_lend() -> None:
    with pytest.raises(NothingToLend):
        lent(loan(HOUR, DAY), groups=())
    assert lent(loan(HOUR, LONGEST + HOUR)) == loan(HOUR, LONGEST + HOUR)


hours = st.integers(0, 400)


@given(since=hours, length=st.integers(1, 100), other=hours, others_length=st.integers(1, 100))
def test_no_loan_is_given_for_an_instant_that_another_one_has(
    since: int, length: int, other: int, others_length: int
) -> None:
    wanted = loan(since * HOUR, (since + length) * HOUR)
    known = loan(other * HOUR, (other + others_length) * HOUR, number=1)
    both = {since + hour for hour in range(length)} & {other + hour for hour in range(others_length)}
    if both:
        with pytest.raises(LentAlready):
            lent(wanted, known)
    else:
        assert lent(wanted, known) == wanted


def test_what_is_over_does_not_end_again() -> None:
    standing = loan(timedelta(), DAY, number=1)
    over = ended(standing, Ending.HANDED_BACK, at=NOW + HOUR)
    assert (over.ended_at, over.ending) == (NOW + HOUR, Ending.HANDED_BACK)
    assert not over.counts(NOW + 2 * HOUR)
    with pytest.raises(LoanIsOver):
        ended(over, Ending.WITHDRAWN, at=NOW + 2 * HOUR)
    with pytest.raises(LoanIsOver):
        ended(standing, Ending.WITHDRAWN, at=NOW + DAY)
    assert ended(standing, Ending.OVER, at=NOW + DAY).ending is Ending.OVER

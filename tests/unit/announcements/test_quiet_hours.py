"""Quiet hours reign by the clock of whoever sleeps, past midnight and through the change of clocks."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.quiet_hours import QuietHours, read_quiet_hours

NIGHT = QuietHours(time(22), time(8))
LONDON, SHANGHAI = ZoneInfo("Europe/London"), ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("hours", "moment", "zone", "until"),
    [
        (NIGHT, datetime(2026, 3, 2, 2, 0, tzinfo=UTC), LONDON, datetime(2026, 3, 2, 8, 0, tzinfo=UTC)),
        (NIGHT, datetime(2026, 3, 2, 22, 0, tzinfo=UTC), LONDON, datetime(2026, 3, 3, 8, 0, tzinfo=UTC)),
        (NIGHT, datetime(2026, 3, 2, 2, 0, tzinfo=UTC), SHANGHAI, None),
        (NIGHT, datetime(2026, 3, 2, 8, 0, tzinfo=UTC), LONDON, None),
        (NIGHT, datetime(2026, 3, 28, 23, 0, tzinfo=UTC), LONDON, datetime(2026, 3, 29, 7, 0, tzinfo=UTC)),
        (
            QuietHours(time(12), time(14)),
            datetime(2026, 3, 2, 5, 0, tzinfo=UTC),
            SHANGHAI,
            datetime(2026, 3, 2, 6, 0, tzinfo=UTC),
        ),
        (QuietHours(time(12), time(14)), datetime(2026, 3, 2, 7, 0, tzinfo=UTC), SHANGHAI, None),
    ],
)
def test_they_last_until_the_morning(
    hours: QuietHours, moment: datetime, zone: ZoneInfo, until: datetime | None
) -> None:
    assert hours.until(moment, zone) == until


@given(
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001  # made aware below
    begins=st.times(),
    ends=st.times(),
    zone=st.sampled_from([LONDON, SHANGHAI, ZoneInfo("America/New_York")]),
)
def test_when_they_are_over_none_reign(moment: datetime, begins: time, ends: time, zone: ZoneInfo) -> None:
    hours = QuietHours(begins.replace(microsecond=0, fold=0), ends.replace(microsecond=0, fold=0))
    until = hours.until(moment.replace(tzinfo=UTC), zone)
    if until is not None and hours.begins != hours.ends:
        assert until > moment.replace(tzinfo=UTC)
        assert hours.until(until, zone) is None


@pytest.mark.parametrize(("told", "read"), [("22:00-08:00", NIGHT), ("", None), ("08:00-08:00", None)])
def test_they_are_read_as_they_are_written(told: str, read: QuietHours | None) -> None:
    assert read_quiet_hours(told) == read


@pytest.mark.parametrize("told", ["22-8", "24:00-08:00", "22:00–08:00", "22:00-08:60", "at night"])
def test_what_is_written_otherwise_is_named(told: str) -> None:
    with pytest.raises(ValueError, match="quiet_hours"):
        read_quiet_hours(told)

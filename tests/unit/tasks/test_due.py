"""By when something shall be done, as people write it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.tasks import DueIsOver, DueNotUnderstood, due_named
from tests.contract.store.harness import MONDAY

TAIPEI = ZoneInfo("Asia/Taipei")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-03-05", "2026-03-05T23:59+08:00"),
        (" 2026-03-05 9:30 ", "2026-03-05T09:30+08:00"),
        ("2026-03-05t18:00", "2026-03-05T18:00+08:00"),
        ("2026-03-05T18:00Z", "2026-03-05T18:00+00:00"),
        ("p1d", "2026-03-03T10:00+08:00"),
    ],
)
def test_days_times_and_durations_are_understood(text: str, told: str) -> None:
    assert due_named(text, now=MONDAY, zone=TAIPEI) == datetime.fromisoformat(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-03-29T01:30", "2026-03-29T01:00+00:00"),
        ("2026-10-25T01:30", "2026-10-25T00:30+00:00"),
    ],
)
def test_a_skipped_time_is_the_first_after_and_a_repeated_one_the_first(text: str, told: str) -> None:
    named = due_named(text, now=MONDAY, zone=ZoneInfo("Europe/London"))
    assert named == datetime.fromisoformat(told)


@pytest.mark.parametrize("text", ["", "明天", "2026-02-30", "2026-03-05 25:00", "5", "P", "P99999999999D"])
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    with pytest.raises(DueNotUnderstood):
        due_named(text, now=MONDAY, zone=TAIPEI)


@pytest.mark.parametrize("text", ["2026-03-01", "2026-03-02 10:00", "PT0S", "2126-01-01", "P9999D"])
def test_what_is_over_or_never_comes_is_refused(text: str) -> None:
    with pytest.raises(DueIsOver):
        due_named(text, now=MONDAY, zone=TAIPEI)


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_an_instant_to_come_or_a_no(text: str) -> None:
    try:
        named = due_named(text, now=MONDAY, zone=TAIPEI)
    except (DueNotUnderstood, DueIsOver):
        return
    assert MONDAY < named <= MONDAY + timedelta(days=3_660)

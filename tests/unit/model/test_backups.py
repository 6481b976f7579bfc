"""Which backups are kept, and when one is overdue."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.model.backups import IN_TIME, Keeping, is_overdue
from data.model.recurrence_text import read_recurrence

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.sets(st.integers(0, 17_520).map(lambda hours: FIRST + timedelta(hours=hours)), max_size=60)
keepings = st.builds(Keeping, st.integers(1, 10), st.integers(0, 6), st.integers(0, 12))
NIGHTLY = read_recurrence({"cron": "15 3 * * *", "zone": "Asia/Shanghai", "late": "once"})


@given(moments, keepings)
def test_the_newest_is_kept_and_never_more_than_was_said(taken: set[datetime], keeping: Keeping) -> None:
    kept = keeping.kept(taken)
    assert kept <= taken
    assert not taken or max(taken) in kept
    assert len(kept) <= keeping.days + keeping.weeks + keeping.months


@given(moments, keepings)
def test_what_is_kept_once_is_kept_when_asked_again(taken: set[datetime], keeping: Keeping) -> None:
    kept = keeping.kept(taken)
    assert keeping.kept(kept) == kept


@given(st.integers(1, 10), st.integers(0, 6), st.integers(0, 6))
def test_night_after_night_as_many_days_weeks_and_months_are_there(
    days: int, weeks: int, months: int
) -> None:
    keeping, taken = Keeping(days, weeks, months), set[datetime]()
    first = datetime(2026, 1, 1, 19, 15, tzinfo=UTC)
    for night in range(300):
        taken = set(keeping.kept(taken | {first + timedelta(days=night)}))
    assert len({at.date() for at in taken}) >= days
    assert len({at.isocalendar()[:2] for at in taken}) >= weeks
    assert len({(at.year, at.month) for at in taken}) >= months


def test_a_backup_is_overdue_an_hour_after_the_next_was_due() -> None:
    newest = datetime(2026, 3, 1, 19, 15, 2, tzinfo=UTC)
    due = datetime(2026, 3, 2, 19, 15, tzinfo=UTC)
    assert not is_overdue(newest, NIGHTLY, due + IN_TIME)
    assert is_overdue(newest, NIGHTLY, due + IN_TIME + timedelta(seconds=1))

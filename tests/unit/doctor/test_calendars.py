"""The doctor says when holidays are guessed."""

from datetime import UTC, datetime

from bot.doctor.calendars import calendar_findings
from bot.doctor.finding import State
from data.model.calendars import USUAL_WEEK
from tests.unit.model.working_cases import OFFICE

CALENDARS = {"office": OFFICE.modelled(), "always": USUAL_WEEK}


def test_holidays_that_are_known_are_fine() -> None:
    (finding,) = calendar_findings(CALENDARS, now=datetime(2026, 3, 2, tzinfo=UTC))
    assert finding.state is State.OK


def test_a_year_that_is_not_published_is_told_a_month_before() -> None:
    office = CALENDARS["office"]
    years = (datetime(year, 1, 1, tzinfo=UTC) for year in range(2026, 2060))
    first = next(one for one in years if not office.is_published(one.date()))
    (before,) = calendar_findings(CALENDARS, now=first.replace(year=first.year - 1, month=12, day=15))
    assert before.state is State.WARNING
    assert f"office: the holidays of {first.year} are not published" in before.told
    assert len(list(calendar_findings(CALENDARS, now=first.replace(month=12, day=15)))) == 2


def test_without_calendars_there_is_nothing_to_tell() -> None:
    assert list(calendar_findings({}, now=datetime(2026, 3, 2, tzinfo=UTC))) == []

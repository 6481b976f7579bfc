"""Holds which moment words mean, on a Wednesday in Shanghai."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from nlu.entities.moment import moment

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEDNESDAY = datetime(2026, 3, 4, 10, 0, tzinfo=SHANGHAI)
TABLE = {
    "tomorrow 9am": "2026-03-05 09:00",
    "9am tomorrow": "2026-03-05 09:00",
    "next Friday 18:00": "2026-03-13 18:00",
    "friday": "2026-03-06 09:00",
    "wed 9am": "2026-03-11 09:00",
    "yesterday evening": "2026-03-03 18:00",
    "5 March": "2026-03-05 09:00",
    "March 5th at 6pm": "2026-03-05 18:00",
    "1 Jan 2027": "2027-01-01 09:00",
    "end of the month": "2026-03-31 09:00",
    "two days ago": "2026-03-02 10:00",
    "in two hours": "2026-03-04 12:00",
    "half past five": "2026-03-05 05:30",
    "18:00": "2026-03-04 18:00",
    "midnight": "2026-03-05 00:00",
    "31/12": "2026-12-31 09:00",
    "2026-03-09 09:00": "2026-03-09 09:00",
    "明天上午十点": "2026-03-05 10:00",
    "下週五": "2026-03-13 09:00",
    "週五": "2026-03-06 09:00",
    "聽日朝早九點": "2026-03-05 09:00",
    "尋晚": "2026-03-03 20:00",
    "今晚十二点": "2026-03-05 00:00",
    "凌晨三点": "2026-03-05 03:00",
    "下午三点半": "2026-03-04 15:30",
    "月底": "2026-03-31 09:00",
    "3月5日": "2026-03-05 09:00",
    "12号": "2026-03-12 09:00",
    "下个月3号": "2026-04-03 09:00",
    "去年七月": "2025-07-01 09:00",
    "三天前": "2026-03-01 10:00",
    "半小时后": "2026-03-04 10:30",
}


@pytest.mark.parametrize(("words", "expected"), TABLE.items())
def test_words_mean_a_moment(words: str, expected: str) -> None:
    found = moment(words, now=WEDNESDAY, zone=SHANGHAI)
    assert found is not None
    assert found.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") == expected


@pytest.mark.parametrize("words", ["", "soon", "2月30日", "31 February", "30/30", "25点", "3/12"])
def test_words_that_mean_none_or_two_mean_nothing(words: str) -> None:
    assert moment(words, now=WEDNESDAY, zone=SHANGHAI) is None


def test_the_language_tells_the_month_from_the_day() -> None:
    found = moment("3/12", now=WEDNESDAY, zone=SHANGHAI, language="zh-Hant")
    assert found is not None
    assert found.astimezone(SHANGHAI).strftime("%m-%d") == "03-12"


@pytest.mark.parametrize(
    ("words", "now", "expected"),
    [
        ("tomorrow 01:30", "2026-03-28T10:00+00:00", "2026-03-29T01:00:00+00:00"),  # skipped
        ("tomorrow 01:30", "2026-10-24T10:00+00:00", "2026-10-25T00:30:00+00:00"),  # twice
    ],
)
def test_a_changing_clock_follows_the_rule_of_the_house(words: str, now: str, expected: str) -> None:
    found = moment(words, now=datetime.fromisoformat(now), zone=ZoneInfo("Europe/London"))
    assert found is not None
    assert found.isoformat() == expected

"""Days are understood as people write them in three languages, and nothing that is no day is."""

from datetime import date

import pytest

from data.model.days import day_and_time, day_written, days_told

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-05", ("2026-03-05", "")),
        (" 2026-03-05 09:30 ", ("2026-03-05", "09:30")),
        ("2026-03-05T09:30:00", ("2026-03-05", "09:30")),
        ("2026-03-05T09:30+08:00", ("", "")),
        ("PT4H", ("", "")),
        ("", ("", "")),
    ],
)
def test_day_and_time_are_told_apart(written: str, read: tuple[str, str]) -> None:
    assert day_and_time(written) == read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("swap my duty with Ada tomorrow please", "2026-03-03"),
        ("the day after tomorrow", "2026-03-04"),
        ("我想和小云换明天的班", "2026-03-03"),
        ("後天請人代班", "2026-03-04"),
        ("on Friday", "2026-03-06"),
        ("周一", "2026-03-09"),
        ("下周三", "2026-03-11"),
        ("next monday", "2026-03-09"),
        ("from 2026-04-01 on", "2026-04-01"),
        ("2026-02-31", None),
        ("yesterday", None),
        ("some day", None),
    ],
)
def test_the_day_that_a_sentence_names_is_found(text: str, day: str | None) -> None:
    assert [found.isoformat() for found, _last in days_told(text, today=MONDAY)] == ([day] if day else [])


def test_a_last_day_is_known_by_what_stands_before_it() -> None:
    told = days_told("from tomorrow until Friday", today=MONDAY)
    assert told == [(date(2026, 3, 3), False), (date(2026, 3, 6), True)]
    assert days_told("请小云代班到周五", today=MONDAY) == [(date(2026, 3, 6), True)]


def test_words_that_tell_more_than_a_day_are_no_day_alone() -> None:
    assert day_written("明天", today=MONDAY) == date(2026, 3, 3)
    assert day_written("tomorrow at 3pm", today=MONDAY) is None

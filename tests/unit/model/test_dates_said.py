"""Dates in people's words are read in three languages, and what is none is passed over."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.dates_said import dates_said

TODAY = date(2026, 3, 2)
NUMERALS = "〇一二三四五六七八九"


def days(text: str) -> list[date]:
    return [day for _part, day in dates_said(text, today=TODAY)]


@pytest.mark.parametrize(
    "text",
    [
        "Weatherly goes off the stores on December 2nd",
        "take it down on 2 Dec 2026, please",
        "take it down on the 2nd of december",
        "Dec. 2, 2026",
        "天气君12月2日下架",
        "天氣君 2026 年 12 月 2 日下架",
        "天氣君十二月二號下架",
        "十二月二号",
        "down by 2026-12-02",
        "down by 2026/12/2",
        "１２月２日",
    ],
)
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    assert days(text) == [date(2026, 12, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "in May",
        "version 4.12.2",
        "FB-12",
        "2026",
        "三月",
        "13月2日",
        "February 30th",
        "一月三十二日",
        "maybe 5",
    ],
)
def test_what_is_no_date_is_passed_over(text: str) -> None:
    assert days(text) == []


def test_each_date_comes_with_what_is_said_of_it() -> None:
    said = dates_said("off the stores on December 2, 2026, and servers stop on Dec 31st", today=TODAY)
    assert [("stores" in part, "servers" in part, day.day) for part, day in said] == [
        (True, False, 2),
        (False, True, 31),
    ]


def test_a_day_without_a_year_is_the_next_one() -> None:
    assert days("3月1日") == [date(2027, 3, 1)]
    assert days("3月2日") == [TODAY]


def numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return NUMERALS[ones]
    return ("" if tens == 1 else NUMERALS[tens]) + "十" + (NUMERALS[ones] if ones else "")


@given(st.dates(TODAY, date(2027, 3, 1)))
def test_every_day_of_a_year_is_read_in_each_spelling(day: date) -> None:
    spellings = [
        f"{day:%B} {day.day}",
        f"{day.day} {day:%b} {day.year}",
        f"{day.month}月{day.day}日",
        f"{numeral(day.month)}月{numeral(day.day)}號",
        day.isoformat(),
    ]
    assert [days(one) for one in spellings] == [[day]] * len(spellings)


@given(st.text(max_size=40))
def test_no_text_does_harm(text: str) -> None:
    assert all(day >= date(1, 1, 1) for day in days(text))

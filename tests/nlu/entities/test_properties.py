"""Holds what is true of every text, whatever stands in it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from nlu.entities.durations import Part, find_durations, iso
from nlu.entities.entity import Entity
from nlu.entities.extractor import Extractor
from nlu.entities.folding import fold
from nlu.entities.found import PRIORITY, Found, settle
from nlu.entities.moment import moment
from nlu.entities.scoring import Tally, seconds
from tests.nlu.entities.conftest import NAMES

EXTRACTOR = Extractor(NAMES)
PIECES = st.sampled_from(
    [
        "FB-7",
        "fb 8",
        "ＡＰ－９",
        "AL",
        "#",
        "v4.2.1",
        "4.2",
        "相簿盒",
        "photobox",
        "photobx",
        "天汽君",
        "prod",
        "db",
        "只讀",
        "权限",
        "access to the",
        "console",
        "for",
        "两",
        "個",
        "半",
        "小時",
        "天",
        "三",
        "日",
        "月",
        "3/12",
        "12:30",
        "9am",
        "tomorrow",
        "next",
        "Friday",
        "聽日",
        "下週",
        "五",
        "點",
        "一",
        "½",
        "①",
        "ﬃ",
        "İ",
        "ß",
        "\u200b",
        "😀",
        "english",
        "中文",
        "請",
        "switch to",
        "P3D",
        "T",
        ".",
        ",",
        "。",
        "\n",
        " ",
        "(",
        "「",
        "ago",
        "前",
        "到",
    ]
)
TEXTS = st.text() | st.lists(PIECES, max_size=14).map("".join) | st.lists(PIECES, max_size=14).map(" ".join)
ZONES = st.sampled_from(["Asia/Shanghai", "Europe/London", "America/New_York", "Australia/Lord_Howe"]).map(
    ZoneInfo
)
NOWS = st.integers(946_684_800, 4_070_908_800).map(
    lambda second: datetime.fromtimestamp(second, tz=ZoneInfo("UTC"))
)


@given(text=TEXTS, language=st.sampled_from(["", "en", "zh-Hans", "zh-Hant"]))
def test_every_place_is_a_place_of_the_text(text: str, language: str) -> None:
    found = EXTRACTOR.find(text, language=language)
    for one in found:
        assert one.text == text[one.start : one.end] != ""
        assert one.entity in PRIORITY
        assert one.value
    assert all(found[place].end <= found[place + 1].start for place in range(len(found) - 1))


@given(text=TEXTS)
def test_the_same_text_says_the_same(text: str) -> None:
    assert EXTRACTOR.find(text) == EXTRACTOR.find(text)


@given(text=TEXTS)
def test_folding_remembers_where_each_letter_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.origins) == len(folded.plain)
    assert all(0 <= origin < len(text) for origin in folded.origins)
    assert list(folded.origins) == sorted(folded.origins)


@given(pieces=st.lists(PIECES, max_size=10))
def test_the_script_does_not_matter(pieces: list[str]) -> None:
    text = "".join(pieces)

    def kinds(found: tuple[Entity, ...]) -> list[tuple[str, int, int]]:
        return [(one.entity, one.start, one.end) for one in found]

    simplified = OpenCC("t2s").convert(text)
    if len(simplified) == len(text):
        assert kinds(EXTRACTOR.find(simplified)) == kinds(EXTRACTOR.find(text))


@given(found=st.lists(st.builds(Found, st.sampled_from(PRIORITY), st.integers(0, 9), st.integers(0, 9))))
def test_of_two_that_overlap_the_longer_stands(found: list[Found]) -> None:
    kept = settle(found)
    real = [one for one in found if one.start < one.end]
    for one in real:
        beaten = [other for other in kept if other.start < one.end and one.start < other.end]
        assert any(other.end - other.start >= one.end - one.start for other in beaten)


@given(number=st.integers(1, 99), unit=st.sampled_from(["minute", "hour", "day", "week", "month", "year"]))
def test_an_amount_is_read_as_it_was_said(number: int, unit: str) -> None:
    (found,) = find_durations(f"for {number} {unit}s")
    assert found.value == iso([Part(number, unit)])


@given(number=st.integers(1, 60))
def test_half_a_unit_is_half_of_it(number: int) -> None:
    (found,) = find_durations(f"{number}个半小时")
    assert seconds(found.value) == str(number * 3600 + 1800)


@given(text=TEXTS, now=NOWS, zone=ZONES)
def test_a_moment_is_an_aware_instant_or_nothing(text: str, now: datetime, zone: ZoneInfo) -> None:
    found = moment(text, now=now, zone=zone)
    assert found is None or found.utcoffset() == timedelta(0)


@given(
    words=st.sampled_from(
        ["friday", "周五", "禮拜五", "18:00", "9am", "下午三点", "noon", "31 december", "12月31日"]
    ),
    now=NOWS,
    zone=ZONES,
)
def test_what_may_lie_ahead_lies_ahead(words: str, now: datetime, zone: ZoneInfo) -> None:
    found = moment(words, now=now, zone=zone)
    assert found is not None
    assert found.astimezone(zone).date() >= now.astimezone(zone).date()


@given(now=NOWS, zone=ZONES, days=st.integers(1, 99))
def test_days_ago_are_that_many_days_ago(now: datetime, zone: ZoneInfo, days: int) -> None:
    found = moment(f"{days}天前", now=now, zone=zone)
    assert found is not None
    assert now.astimezone(zone).date() - found.astimezone(zone).date() == timedelta(days=days)


@given(right=st.integers(0, 9), wrong=st.integers(0, 9), missed=st.integers(0, 9))
def test_f1_lies_between_precision_and_recall(right: int, wrong: int, missed: int) -> None:
    tally = Tally(right, wrong, missed)
    low, high = sorted((tally.precision, tally.recall))
    if right:
        assert low - 1e-9 <= tally.f1 <= high + 1e-9
    else:
        assert tally.f1 == (1.0 if not wrong + missed else 0.0)

"""A package: which days and stores can be, what is drafted anew, and which notices are still to be told."""

import dataclasses
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.delistings.package import mended
from data.model.approvals.policy import Policy
from data.model.delisting_package import (
    DRAFTED,
    FIELDS,
    URGENT,
    YES,
    AfterTheEnd,
    DayIsOver,
    DelistingRules,
    EndsBeforeTakeDown,
    NoSuchStores,
    NotADay,
    TextsAreOld,
    TooLittleNotice,
    checked,
    still_to_tell,
    stores_of,
)
from data.model.refusals import BadField, Refusal
from data.model.writing import NothingWritten, TooLong

TODAY = date(2026, 3, 2)
RULES = DelistingRules(
    Policy(()), ladder=(30, 7, 0), least_notice=7, told_at=time(10), store_group="operations"
)
TOLD = dict.fromkeys(FIELDS, "words") | {
    "stores": "App Store、 Google Play\n华为",
    "take_down_date": "2026-04-01",
    "end_of_service_date": "2026-04-30",
    "export_until": "2026/04/20",
    "refund_until": "2026-05-15",
}


def test_a_package_is_kept_with_its_days_and_stores_in_one_form() -> None:
    kept = checked(TOLD, today=TODAY, rules=RULES)
    assert kept["stores"] == "App Store\nGoogle Play\n华为"
    assert kept["export_until"] == "2026-04-20"
    assert set(kept) == set(FIELDS)


@pytest.mark.parametrize(
    ("change", "key", "why"),
    [
        ({"take_down_date": "2026-03-01"}, "take_down_date", DayIsOver),
        ({"take_down_date": "2026-03-08"}, "take_down_date", TooLittleNotice),
        ({"take_down_date": "soon"}, "take_down_date", NotADay),
        ({"take_down_date": "2046-01-01"}, "take_down_date", DayIsOver),
        ({"end_of_service_date": "2026-03-31"}, "end_of_service_date", EndsBeforeTakeDown),
        ({"export_until": "2026-05-01"}, "export_until", AfterTheEnd),
        ({"refund_until": "2026-02-30"}, "refund_until", NotADay),
        ({"stores": " , "}, "stores", NoSuchStores),
        ({"stores": "App Store, APP STORE"}, "stores", NoSuchStores),
        ({"stores": ",".join(map(str, range(13)))}, "stores", NoSuchStores),
        ({"reason": "\x00"}, "reason", NothingWritten),
        ({"contact": "x" * 301}, "contact", TooLong),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(
    change: Mapping[str, str], key: str, why: type[Refusal]
) -> None:
    with pytest.raises(BadField) as refused:
        checked({**TOLD, **change}, today=TODAY, rules=RULES)
    assert (refused.value.key, type(refused.value.refusal)) == (key, why)


def test_seven_days_of_notice_are_enough_and_the_day_of_what_is_down_stays() -> None:
    assert checked({**TOLD, "take_down_date": "2026-03-09"}, today=TODAY, rules=RULES)
    late, down = date(2026, 4, 10), date(2026, 4, 1)
    assert checked(TOLD, today=late, rules=RULES, down_on=down)["take_down_date"] == "2026-04-01"
    with pytest.raises(BadField, match="take_down_date"):
        checked({**TOLD, "take_down_date": "2026-04-20"}, today=late, rules=RULES, down_on=down)


def test_what_is_urgent_goes_today_where_somebody_is_trusted_with_that() -> None:
    today = {**TOLD, "take_down_date": "2026-03-02", URGENT: YES}
    trusted = dataclasses.replace(RULES, urgent_group="leading_group")
    assert checked(today, today=TODAY, rules=trusted)[URGENT] == YES
    for rules, told in ((RULES, today), (trusted, {**today, URGENT: ""})):
        with pytest.raises(BadField, match="take_down_date"):
            checked(told, today=TODAY, rules=rules)


def test_what_the_desk_drafted_is_drafted_anew_and_what_somebody_worded_stays() -> None:
    before = {
        **TOLD,
        "body_en": "Gone.",
        "body_zh_cn": "draft",
        "body_zh_tw": "draft",
        DRAFTED: "body_zh_cn body_zh_tw",
    }
    after = mended(before, {"contact": "new", "reason": " "})
    assert (after["contact"], after["reason"], after["body_en"]) == ("new", "words", "Gone.")
    assert not {"body_zh_cn", "body_zh_tw", DRAFTED} & after.keys()


def test_a_text_that_tells_a_day_must_be_worded_anew_when_that_day_moves() -> None:
    before = {**TOLD, "body_en": "Gone on 2026-04-01.", DRAFTED: ""}
    with pytest.raises(BadField) as refused:
        mended(before, {"take_down_date": "2026-04-05"})
    assert (refused.value.key, type(refused.value.refusal)) == ("body_en", TextsAreOld)
    assert mended(before, {"refund_until": "2026-06-01"})["body_en"] == "Gone on 2026-04-01."
    assert mended(before, {"take_down_date": "2026-04-05", "body_en": "Gone."})["body_en"] == "Gone."


@pytest.mark.parametrize("told", ["", "x" * 49, "a,b,A"])
def test_names_that_are_none_are_refused(told: str) -> None:
    with pytest.raises(BadField, match="stores"):
        stores_of(told)


@given(
    days=st.lists(st.integers(-40, 40), unique=True, min_size=1, max_size=8),
    told=st.sets(st.integers(-40, 40)),
    late=st.booleans(),
)
def test_each_notice_is_told_once_or_skipped_and_of_what_is_overdue_the_newest_alone(
    days: list[int], told: set[int], *, late: bool
) -> None:
    now = datetime(2026, 3, 2, 2, tzinfo=UTC)
    due = sorted((now + timedelta(days=day), str(day)) for day in days)
    to_come, skipped = still_to_tell(due, told=frozenset(map(str, told)), now=now, late=late)
    names = [name for _at, name in to_come]
    assert sorted([*names, *skipped]) == sorted(str(day) for day in set(days) - told)
    overdue = [name for at, name in to_come if at <= now]
    assert len(overdue) <= late
    assert all(int(one) < int(name) for one in skipped for name in overdue)
    assert to_come == sorted(to_come)

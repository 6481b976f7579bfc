"""What announcements of a kind tell beside their texts."""

from datetime import UTC, date, datetime

import pytest

from data.model.announcement_checks import Doubt
from data.model.announcement_details import (
    ASKED,
    REQUIRED,
    detail_findings,
    lines_for,
    read_details,
    require_details,
)
from data.model.announcements import AnnouncementKind, Texts
from data.model.refusals import BadField

TODAY, NOW = date(2026, 3, 2), datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
END_OF_AN_APP = {
    "reason": "用的人太少\nToo few people use it.",
    "take_down_date": "2026-05-01",
    "alternative": "PhotoBox",
    "export_until": "2026-06-01",
    "contact": "help@lantern.example",
    "follow_up": "We refund everybody.",
}
KIND = AnnouncementKind.DELISTING


def _read(kind: AnnouncementKind, **typed: str) -> dict[str, str]:
    return read_details(kind, typed, zone="Asia/Shanghai", today=TODAY, now=NOW)


def _wrong(kind: AnnouncementKind, **typed: str) -> str:
    required = REQUIRED.get(kind.value, ())
    with pytest.raises(BadField) as caught:
        require_details(kind, _read(kind, **typed), required=required)
    return f"{caught.value.key} {type(caught.value.refusal).__name__}"


def test_everything_that_an_end_has_to_tell_is_taken() -> None:
    kept = _read(KIND, **END_OF_AN_APP)
    require_details(KIND, kept, required=REQUIRED[KIND.value])
    assert kept == END_OF_AN_APP


@pytest.mark.parametrize("missing", REQUIRED[KIND.value])
def test_nothing_of_it_may_be_missing(missing: str) -> None:
    assert _wrong(KIND, **END_OF_AN_APP | {missing: ""}) == f"{missing} NothingWritten"


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"contact": ""}, "contact RefundOrContact"),
        ({"take_down_date": "soon"}, "take_down_date NotADay"),
        ({"take_down_date": "2026-03-01"}, "take_down_date DayIsOver"),
        ({"end_of_service_date": "2026-04-01"}, "end_of_service_date EndsBeforeTakeDown"),
        ({"end_of_service_date": "2026-05-02"}, "export_until AfterTheEnd"),
        ({"reason": "a" * 201}, "reason TooLong"),
        ({"stores": "App Store, app store"}, "stores NoSuchStores"),
    ],
)
def test_what_cannot_be_true_is_named(changed: dict[str, str], wrong: str) -> None:
    assert _wrong(KIND, **END_OF_AN_APP | changed) == wrong


def test_a_refund_is_as_good_as_a_contact() -> None:
    kept = _read(KIND, **END_OF_AN_APP | {"contact": "", "refund_until": "2026-07-01"})
    require_details(KIND, kept, required=REQUIRED[KIND.value])
    assert ("contact" in kept, kept["refund_until"]) == (False, "2026-07-01")


def test_times_are_meant_in_the_zone_of_the_announcement() -> None:
    kept = _read(AnnouncementKind.MAINTENANCE, starts="2026-03-09T22:00", ends="2026-03-10T02:00")
    assert kept == {"starts": "2026-03-09T14:00:00+00:00", "ends": "2026-03-09T18:00:00+00:00"}
    assert _wrong(AnnouncementKind.MAINTENANCE, starts="2026-03-09T22:00", ends="2026-03-09T21:00") == (
        "ends EndsBeforeItStarts"
    )


def test_each_kind_keeps_its_own() -> None:
    typed = dict.fromkeys((key for keys in ASKED.values() for key in keys), "2026-05-01")
    for kind in AnnouncementKind:
        assert tuple(_read(kind, **typed)) == ASKED[kind]


@pytest.mark.parametrize(
    ("language", "read"),
    [("en", "Too few people use it."), ("zh-CN", "用的人太少"), ("zh-TW", "用的人太少")],
)
def test_everybody_reads_the_line_that_is_theirs(language: str, read: str) -> None:
    assert lines_for(END_OF_AN_APP["reason"], language) == read
    assert lines_for("PhotoBox", language) == "PhotoBox"
    assert "help@lantern.example" in lines_for("客服\nCare\nhelp@lantern.example", language)


def test_one_word_beside_chinese_is_for_those_who_read_english() -> None:
    assert lines_for("支付\nPayments", "zh-TW") == "支付"
    assert lines_for("支付\nPayments", "en") == "Payments"


def test_what_some_cannot_read_and_what_is_not_told_is_shown_to_reviewers() -> None:
    texts = Texts("t", {}, END_OF_AN_APP | {"alternative": "相册盒"})
    found = {(one.doubt, one.language, one.what) for one in detail_findings(KIND, texts)}
    assert found == {
        (Doubt.NOT_TOLD_IN, "en", "alternative"),
        (Doubt.NOT_TOLD_IN, "zh-CN", "follow_up"),
        (Doubt.NOT_TOLD_IN, "zh-TW", "follow_up"),
    }
    maintenance = [one.what for one in detail_findings(AnnouncementKind.MAINTENANCE, Texts("t"))]
    assert maintenance == ["starts", "ends"]
    assert not list(detail_findings(AnnouncementKind.UPDATE, Texts("t", {"en": "4.2 is out."})))

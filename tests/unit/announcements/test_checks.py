"""What is wrong with the texts of an announcement is refused or shown, and what is right is neither."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model.announcement_checks import (
    BadLink,
    Doubt,
    PlaceholderLeft,
    check_body,
    checked,
    findings,
    links_in,
)
from data.model.announcement_times import TimeIsOver, TimeNotUnderstood, UnknownZone, time_named, zone_named
from data.model.announcements import LONGEST_BODY, Texts, told_in
from data.model.people import LANGUAGES
from data.model.writing import NothingWritten, TooLong

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "body",
    [
        "Hello {name}",
        "版本 {{version}} 已发布",
        "%s is out",
        "See [LINK HERE]",
        "T" + "ODO",
        "日期待定",
        "Hi <FIRST NAME>",
    ],
)
def test_what_was_to_be_filled_in_is_refused(body: str) -> None:
    with pytest.raises(PlaceholderLeft):
        check_body(body)


@pytest.mark.parametrize(
    "link",
    [
        "http://site.example/a",
        "https://localhost/a",
        "https://user@site.example/",
        "https://site.example:8080/",
        "javascript://alert",
        "https://.example",
        "https://a..example/",
    ],
)
def test_a_link_that_leads_nowhere_safe_is_refused(link: str) -> None:
    with pytest.raises(BadLink):
        check_body(f"请看 {link}。")


@pytest.mark.parametrize(
    "body", ["50% off, [new]!", "见 https://site.example/a?b=c。", "1 < 2 {", "100%安全"]
)
def test_an_ordinary_text_is_taken(body: str) -> None:
    check_body(body)


def test_a_link_ends_where_the_sentence_does() -> None:
    assert links_in("看 https://site.example/a。又 https://site.example/b, (https://c.example/)") == {
        "https://site.example/a",
        "https://site.example/b",
        "https://c.example/",
    }


def test_a_text_is_kept_in_the_languages_in_which_it_is_written() -> None:
    texts = checked(Texts(" 标题 ", {"en": " A\x00 ", "zh-CN": "  ", "zh-TW": "乙"}))
    assert (texts.title, texts.bodies, texts.missing) == ("标题", {"en": "A", "zh-TW": "乙"}, ("zh-CN",))
    with pytest.raises(NothingWritten):
        checked(Texts("t", {"en": " "}))
    with pytest.raises(TooLong):
        checked(Texts("t", {"en": "a" * (LONGEST_BODY + 1)}))


def test_a_reviewer_is_shown_what_looks_wrong() -> None:
    bodies = {
        "en": "Out on 2026-03-01, see https://site.example/ @everyone",
        "zh-CN": "2026年2月30日發布",
    }
    found = {(one.doubt, one.language, one.what) for one in findings(Texts("t", bodies), sent_on=TODAY)}
    assert found == {
        (Doubt.MISSING, "zh-TW", ""),
        (Doubt.LINKS_DIFFER, "zh-CN", "https://site.example/"),
        (Doubt.DAY_OVER, "en", "2026-03-01"),
        (Doubt.DAY_OVER, "zh-CN", "2026年2月30日"),
        (Doubt.OTHER_SCRIPT, "zh-CN", "發"),
        (Doubt.MENTION, "en", "@everyone"),
    }


def test_texts_that_agree_raise_no_doubt() -> None:
    bodies = {
        "en": "Today, 2026-03-02.",
        "zh-CN": "今天 2026年3月2日 发布。",
        "zh-TW": "今天 2026年3月2日 發布。",
    }
    assert not findings(Texts("t", bodies), sent_on=TODAY)


def test_a_time_is_meant_in_the_zone_that_is_named() -> None:
    assert time_named("2026-03-02T12:00", zone="Europe/London", now=NOW) == datetime(
        2026, 3, 2, 12, tzinfo=UTC
    )
    assert time_named("2026-03-02T12:00+08:00", zone="UTC", now=NOW) == datetime(2026, 3, 2, 4, tzinfo=UTC)
    assert time_named("PT2H", zone="UTC", now=NOW) == NOW + timedelta(hours=2)
    assert time_named("", zone="UTC", now=NOW) is None
    for typed in (
        "now",
        "现在",
        "現在",
        (NOW - timedelta(minutes=5)).isoformat(),
        "2026-03-02T02:00:00.123456+00:00",
    ):
        assert time_named(typed, zone="UTC", now=NOW) == NOW


def test_a_time_that_is_none_or_over_is_refused() -> None:
    for typed in ("soon", "2026-13-01T00:00", "P", "2026-03-02T25:00"):
        with pytest.raises(TimeNotUnderstood):
            time_named(typed, zone="UTC", now=NOW)
    for typed in ("2026-03-01T12:00", "2056-03-01T12:00"):
        with pytest.raises(TimeIsOver):
            time_named(typed, zone="UTC", now=NOW)
    with pytest.raises(UnknownZone):
        zone_named("Europe/Londn")
    assert zone_named(" Asia/Taipei ") == "Asia/Taipei"


@given(
    st.dictionaries(st.sampled_from(LANGUAGES), st.text(min_size=1), min_size=1), st.sampled_from(LANGUAGES)
)
def test_everybody_reads_something_and_their_own_language_first(
    bodies: dict[str, str], language: str
) -> None:
    told = told_in(Texts("t", bodies), language)
    assert told in bodies.values()
    assert language not in bodies or told == bodies[language]


@given(st.text())
def test_no_text_breaks_the_checks(body: str) -> None:
    try:
        check_body(body)
    except (PlaceholderLeft, BadLink) as refusal:
        assert refusal.found  # noqa: PT017  # either is an answer
    findings(Texts("t", {"zh-CN": body, "en": body}), sent_on=TODAY)


def test_words_that_the_company_does_not_want_are_shown_in_each_language() -> None:
    texts = Texts("4.2", {"en": "The BEST app.", "zh-CN": "最好的应用。", "zh-TW": "很好的 App。"})
    found = findings(texts, sent_on=TODAY, banned=("best", "最好"))
    assert [(one.doubt, one.language, one.what) for one in found] == [
        (Doubt.BANNED, "en", "best"),
        (Doubt.BANNED, "zh-CN", "最好"),
    ]
    assert findings(texts, sent_on=TODAY) == []


def test_a_day_without_a_time_is_at_once_today_and_at_nine_later() -> None:
    assert time_named("2026-03-02", zone="Asia/Shanghai", now=NOW) == NOW
    later = time_named("2026-03-05", zone="Asia/Shanghai", now=NOW)
    assert later == datetime(2026, 3, 5, 1, 0, tzinfo=UTC)

"""The fullest window is what a patient reader of the whole log would find."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.log import LogEntry
from bot.sandbox.windows import Gauge, Rule, Windows

START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
LENGTH = timedelta(seconds=5)
ALLOWED = 2
CALLS = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["a", "b"])), max_size=60
)  # tenths of a length since the start, and whose


def entry(at: datetime, key: str, *, platform: str = "slack") -> LogEntry:
    return LogEntry(1, at, 0.0, platform, "from_bot", "chat.postMessage", {"channel": key})


def windows() -> Windows:
    made = Windows()
    made.watch(Rule("slack", "per channel", ALLOWED, LENGTH, lambda one: one.body["channel"] or None))
    return made


def counted(moments: Sequence[datetime]) -> Gauge:
    made = windows()
    for at in moments:
        made.count(entry(at, "a"))
    (gauge,) = made.gauges()
    return gauge


def naive(moments: Sequence[datetime]) -> tuple[int, datetime, list[datetime]]:
    """Look at each half-open window that begins with a call, and at each that ends with one."""
    starting = [sum(at <= other < at + LENGTH for other in moments) for at in moments]
    most = max(starting)
    over = [
        at
        for position, at in enumerate(moments)
        if sum(at - LENGTH < other for other in moments[: position + 1]) > ALLOWED
    ]
    return most, moments[starting.index(most)], over


@given(CALLS)
def test_the_fullest_window_of_each_key_is_found(calls: list[tuple[int, str]]) -> None:
    made = windows()
    calls.sort()
    times = {
        key: [START + LENGTH * tenths / 10 for tenths, whose in calls if whose == key] for key in ("a", "b")
    }
    for tenths, key in calls:
        made.count(entry(START + LENGTH * tenths / 10, key))
    gauges = made.gauges()
    assert [gauge.key for gauge in gauges] == [key for key in times if times[key]]
    for gauge in gauges:
        most, at, over = naive(times[gauge.key])
        assert (gauge.most, gauge.at, gauge.over) == (most, at, most > ALLOWED)
        assert gauge.times_over == len(over)
        assert (gauge.first_over, gauge.last_over) == ((over[0], over[-1]) if over else (None, None))


def test_two_calls_exactly_one_length_apart_share_no_window() -> None:
    assert counted([START, START + LENGTH]).most == 1
    assert counted([START, START + LENGTH - timedelta(microseconds=1)]).most == 2


def test_a_clock_that_stands_puts_all_calls_into_one_window() -> None:
    gauge = counted([START] * 1000)
    assert (gauge.most, gauge.times_over) == (1000, 1000 - ALLOWED)


def test_a_clock_that_was_turned_back_begins_a_new_window() -> None:
    gauge = counted([START, START, START - timedelta(days=1), START])
    assert (gauge.most, gauge.over) == (2, False)


def test_lines_of_no_key_and_of_the_other_platform_are_not_counted() -> None:
    made = windows()
    made.count(entry(START, ""))
    made.count(entry(START, "a", platform="telegram"))
    assert made.gauges() == []


def test_what_is_forgotten_is_counted_anew_under_the_same_rules() -> None:
    made = windows()
    made.count(entry(START, "a"))
    made.count(entry(START, "a"))
    made.forget()
    assert made.gauges() == []
    made.count(entry(START, "a"))
    assert made.gauges()[0].most == 1

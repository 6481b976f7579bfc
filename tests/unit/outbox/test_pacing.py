"""Nothing leaves faster than its limits allow, and nothing waits that they would let pass: held against a naive model."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.pacing import FAULTS_IN_A_ROW, RESERVED, RESERVED_AHEAD, Pacer
from bot.outbox.port import Limit
from data.model.notices import Priority

MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
ALL = Limit("all", 4, 10.0)
SPREAD = Limit("spread", 5, 10.0, shared=True)
CHATS = [Limit(f"chat {number}", 2, 3.0) for number in range(3)]


@dataclass
class Calls:
    """A pacer, and all that ever passed it: under which limits, from when, until when (None: still under way)."""

    now: datetime = MONDAY
    made: list[tuple[tuple[Limit, ...], datetime, datetime | None]] = field(default_factory=list)
    pacer: Pacer = field(init=False)

    def __post_init__(self) -> None:
        self.pacer = Pacer(lambda: self.now, jitter=lambda pause: pause)

    def counted(self, limit: Limit) -> int:
        """Return how many calls count under a limit now."""
        since = self.now - timedelta(seconds=limit.seconds)
        return sum(limit in limits and (end is None or end > since) for limits, _begin, end in self.made)

    def room(self, limits: tuple[Limit, ...], priority: Priority) -> bool:
        """Tell whether the naive model lets a call pass."""
        kept = 0 if priority <= Priority.ALERT else RESERVED
        return all(self.counted(limit) < max(limit.most - kept, 1) for limit in limits)

    def ask(self, limits: tuple[Limit, ...], priority: Priority) -> bool:
        """Let a call pass if the pacer does."""
        if self.pacer.wait("p", limits, priority) is not None:
            return False
        self.pacer.begin("p", limits, priority)
        self.made.append((limits, self.now, None))
        return True

    def finish(self, which: int) -> None:
        """Let one of the calls under way be answered."""
        open_ones = [number for number, call in enumerate(self.made) if call[2] is None]
        if open_ones:
            number = open_ones[which % len(open_ones)]
            limits, begin, _ = self.made[number]
            self.made[number] = (limits, begin, self.now)
            self.pacer.end("p", limits)


deeds = st.one_of(
    st.tuples(st.just("ask"), st.integers(0, 2), st.sampled_from(Priority)),
    st.tuples(st.just("finish"), st.integers(0, 9), st.none()),
    st.tuples(st.just("pass"), st.integers(1, 4000), st.none()),
)


@given(st.lists(deeds, max_size=60))
def test_a_call_passes_exactly_when_every_window_has_room(played: list[tuple[str, int, Priority]]) -> None:
    calls = Calls()
    for deed, number, priority in played:
        if deed == "ask":
            limits = (ALL, CHATS[number])
            expected = calls.room(limits, priority)
            assert calls.ask(limits, priority) == expected
        elif deed == "finish":
            calls.finish(number)
        else:
            calls.now += timedelta(milliseconds=number)


@given(st.lists(deeds, max_size=40), st.sampled_from(Priority))
def test_whoever_waits_as_long_as_told_passes_unless_others_were_faster(
    played: list[tuple[str, int, Priority]], mine: Priority
) -> None:
    calls = Calls()
    for deed, number, priority in played:
        if deed == "ask":
            calls.ask((ALL, CHATS[number]), priority)
        elif deed == "finish":
            calls.finish(number)
        else:
            calls.now += timedelta(milliseconds=number)
    while any(end is None for *_rest, end in calls.made):
        calls.finish(0)
    wait = calls.pacer.wait("p", (ALL, CHATS[0]), mine)
    if wait is not None:
        assert not calls.room((ALL, CHATS[0]), mine)
        calls.now = wait.until
    assert calls.ask((ALL, CHATS[0]), mine)


@given(st.lists(st.integers(0, 900), min_size=30, max_size=60))
def test_a_broadcast_is_spread_and_leaves_room_for_a_person(pauses: list[int]) -> None:
    calls = Calls()
    for pause in pauses:
        calls.now += timedelta(milliseconds=pause)
        if calls.ask((SPREAD,), Priority.BROADCAST):
            calls.finish(0)
        assert calls.counted(SPREAD) <= SPREAD.most - RESERVED
        assert calls.pacer.wait("p", (SPREAD,), Priority.ANSWER) is None
    calls.now = MONDAY + timedelta(hours=1)
    at_once = 0
    while calls.ask((SPREAD,), Priority.BROADCAST):
        at_once += 1
    assert at_once < SPREAD.most


def test_what_is_held_holds_its_own_scope_only() -> None:
    calls = Calls()
    calls.pacer.hold("p", CHATS[0].key, until=calls.now + timedelta(seconds=30))
    assert not calls.ask((ALL, CHATS[0]), Priority.ANSWER)
    assert calls.ask((ALL, CHATS[1]), Priority.BROADCAST)
    assert calls.pacer.wait("q", (ALL, CHATS[0]), Priority.ANSWER) is None
    calls.now += timedelta(seconds=30)
    assert calls.ask((ALL, CHATS[0]), Priority.ANSWER)


def test_a_platform_that_fails_everywhere_is_left_alone_for_a_while_longer_each_time() -> None:
    calls, waits = Calls(), []
    for _ in range(3):
        while not calls.pacer.failed("p"):
            pass
        wait = calls.pacer.wait("p", (), Priority.ANSWER)
        assert wait is not None
        waits.append((wait.until - calls.now).total_seconds())
        calls.now = wait.until
    assert waits == [1.0, 2.0, 4.0]
    calls.pacer.answered("p")
    assert [calls.pacer.failed("p") for _ in range(FAULTS_IN_A_ROW)] == [False] * (FAULTS_IN_A_ROW - 1) + [
        True
    ]


def test_a_clock_that_was_set_back_keeps_nobody_waiting() -> None:
    calls = Calls()
    while calls.ask((ALL,), Priority.ANSWER):
        calls.finish(0)
    calls.now -= timedelta(days=1)
    assert calls.ask((ALL,), Priority.ANSWER)


def test_windows_that_are_empty_are_forgotten() -> None:
    calls = Calls()
    for number in range(5_000):
        calls.now += timedelta(seconds=1)
        limits = (Limit(f"chat {number}", 1, 1.0),)
        calls.pacer.begin("p", limits, Priority.BROADCAST)
        calls.pacer.end("p", limits)
    assert calls.pacer.remembered < 2_500


def test_before_a_gap_more_is_left_to_people() -> None:
    calls, wide = Calls(), Limit("wide", 100, 1.0, shared=True)
    for number in range(100):
        calls.now += timedelta(milliseconds=10 if number != 50 else 60)
        calls.ask((wide,), Priority.REMINDER)
        calls.finish(0)
    # A second after the gap nothing becomes free for as long.
    calls.now = MONDAY + timedelta(milliseconds=1_500)
    while calls.ask((wide,), Priority.REMINDER):
        calls.finish(0)
    left = 0
    while calls.ask((wide,), Priority.ANSWER):
        calls.finish(0)
        left += 1
    assert left >= RESERVED_AHEAD > RESERVED

"""The breaker spares what fails, tries it again, and comes back at the first good answer."""

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.breaker import FAILURES_TO_OPEN, LONGEST_PAUSE_SECONDS, Breaker, BreakerState

STEPS = st.lists(st.sampled_from(["good", "bad", "wait", "try"]), max_size=60)


@given(STEPS)
def test_whatever_happens_it_is_tried_alone_and_only_when_it_is_time(steps: list[str]) -> None:
    breaker, now = Breaker(), 0.0
    for step in steps:
        before = breaker.state
        if step == "good":
            breaker.succeeded()
            assert breaker.state is BreakerState.CLOSED
        elif step == "bad":
            breaker.failed(now)
            assert breaker.state is not BreakerState.HALF_OPEN
        elif step == "wait":
            now += LONGEST_PAUSE_SECONDS / 2
        else:
            due = before is BreakerState.OPEN and now >= breaker.try_at
            assert breaker.begin_trial(now) is due
            assert not breaker.begin_trial(now), "one trial at a time"
        assert 0 < breaker.pause_seconds <= LONGEST_PAUSE_SECONDS


@given(st.integers(min_value=0, max_value=10))
def test_it_opens_after_some_failures_in_a_row_and_no_sooner(failures: int) -> None:
    breaker = Breaker()
    breaker.failed(0)
    breaker.succeeded()
    for _ in range(failures):
        breaker.failed(0)
    assert (breaker.state is BreakerState.CLOSED) is (failures < FAILURES_TO_OPEN)


def test_pauses_grow_up_to_a_limit_and_begin_anew_after_a_good_answer() -> None:
    breaker, now, pauses = Breaker(), 0.0, []
    for _ in range(FAILURES_TO_OPEN):
        breaker.failed(now)
    for _ in range(6):
        pauses.append(breaker.try_at - now)
        now = breaker.try_at
        assert breaker.begin_trial(now)
        breaker.failed(now)
    assert pauses == [0.5, 1.0, 2.0, 4.0, 5.0, 5.0]
    now = breaker.try_at
    assert breaker.begin_trial(now)
    breaker.succeeded()
    assert breaker == Breaker(try_at=breaker.try_at)

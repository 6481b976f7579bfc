"""Whose turn it is."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.model.duty import Cover, Rota, turn_at, with_covers

SUPPORT = Rota("support", ("zhou", "yun", "fang"), "daily", datetime(2026, 1, 5, 9), "Asia/Shanghai")  # noqa: DTZ001  # a wall time
NIGHT = Rota("night", ("a", "b"), "weekly", datetime(2026, 1, 4, 1, 30), "America/New_York")  # noqa: DTZ001  # a wall time


def at(told: str) -> datetime:
    return datetime.fromisoformat(told + "+08:00")


def member(moment: datetime, rota: Rota = SUPPORT) -> str | None:
    turn = turn_at(rota, moment)
    return turn.member if turn else None


def test_turns_follow_each_other_in_order() -> None:
    assert [member(at(f"2026-01-0{day}T09:00")) for day in range(5, 9)] == ["zhou", "yun", "fang", "zhou"]
    assert member(at("2026-01-06T08:59")) == "zhou"
    assert member(at("2026-01-05T08:59")) is None, "before the first one"


def test_a_turn_tells_who_comes_after_it_and_when() -> None:
    turn = turn_at(SUPPORT, at("2026-03-02T10:00"))
    assert turn is not None
    assert turn.in_order == ("fang", "zhou", "yun")
    assert (turn.begins, turn.ends) == (at("2026-03-02T09:00"), at("2026-03-03T09:00"))


def test_a_clock_that_is_set_back_gives_nobody_their_turn_again() -> None:
    # On 1 November 2026 clocks in New York show 01:30 twice.
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    before, after = (member(first + timedelta(minutes=minutes), NIGHT) for minutes in (-1, 0))
    assert before != after
    for minutes in range(0, 180, 5):
        assert member(first + timedelta(minutes=minutes), NIGHT) == after


@given(st.datetimes(datetime(2026, 1, 6), datetime(2029, 1, 1)), st.sampled_from([SUPPORT, NIGHT]))  # noqa: DTZ001  # a wall time
def test_there_is_always_somebody_and_turns_touch(moment: datetime, rota: Rota) -> None:
    aware = moment.replace(tzinfo=UTC)
    turn = turn_at(rota, aware)
    assert turn is not None
    assert turn.begins <= aware < turn.ends
    following = turn_at(rota, turn.ends)
    assert following is not None
    assert (following.begins, following.member) == (turn.ends, turn.in_order[1])


def cover(person_id: int, relieved_id: int) -> Cover:
    return Cover(0, "support", person_id, relieved_id, at("2026-03-02T10:00"), at("2026-03-02T12:00"))


def test_whoever_covers_is_on_duty_and_whoever_is_away_comes_last() -> None:
    assert with_covers([1, 2, 3], []) == [1, 2, 3]
    assert with_covers([1, 2, 3], [cover(2, 1)]) == [2, 3, 1]
    assert with_covers([1, 2, 3], [cover(9, 1)]) == [9, 2, 3, 1], "no member of the rota"


def test_a_duty_that_was_handed_on_is_handed_on_again_and_back() -> None:
    assert with_covers([1, 2, 3], [cover(2, 1), cover(3, 2)]) == [3, 1, 2]
    assert with_covers([1, 2, 3], [cover(2, 1), cover(1, 2)]) == [1, 3, 2]


def test_a_duty_that_was_never_theirs_changes_nothing() -> None:
    assert with_covers([1, 2, 3], [cover(9, 2)]) == [1, 2, 3]
    assert with_covers([], [cover(9, 2)]) == []


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=8))
def test_nobody_of_the_turn_is_lost_and_nobody_stands_twice(pairs: list[tuple[int, int]]) -> None:
    found = with_covers([1, 2, 3], [cover(one, other) for one, other in pairs])
    assert len(set(found)) == len(found)
    assert {1, 2, 3} <= set(found)

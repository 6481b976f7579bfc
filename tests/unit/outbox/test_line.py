"""Chats are served by rank, each in its turn, and wait where they must."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.outbox.courier import Next
from bot.outbox.line import Line
from bot.outbox.returning import put_back
from data.store.outgoing import Rank

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(seconds=30)
ANSWER, WORK, WORK_EDIT, BROADCAST = Rank(1), Rank(3), Rank(3, edits=True), Rank(5)


def served(line: Line, now: datetime = NOW, *, lowest: int = 5) -> list[int]:
    """Return whom it lets go, in order."""
    found = []
    while (one := line.next(now, lowest=lowest)) is not None:
        found.append(one[0])
    return found


def test_the_most_urgent_goes_first_and_equals_in_turn() -> None:
    line = Line()
    for chat_id, rank in ((1, BROADCAST), (2, WORK), (3, BROADCAST), (4, ANSWER), (5, WORK)):
        line.join(chat_id, ("slack", rank))
    assert served(line, lowest=2) == [4]
    assert served(line) == [2, 5, 1, 3]
    assert len(line) == 0


def test_a_chat_stands_in_line_once_at_its_best_place() -> None:
    line = Line()
    for rank in (BROADCAST, ANSWER, WORK):
        line.join(1, ("slack", rank))
    line.join(2, ("slack", WORK))
    assert served(line) == [1, 2]


def test_who_waits_is_passed_and_comes_back_in_time() -> None:
    line = Line()
    line.park(1, ("slack", WORK), until=LATER, resting=True)
    line.join(1, ("slack", WORK))
    line.join(2, ("slack", WORK))
    assert served(line) == [2]
    assert line.next_at(NOW) == LATER
    assert served(line, LATER) == [1]


def test_something_more_urgent_ends_the_waiting() -> None:
    line = Line()
    line.park(1, ("slack", WORK), until=LATER, resting=True)
    line.join(1, ("slack", ANSWER))
    assert served(line) == [1]
    assert line.next_at(NOW) is None


def test_a_closed_place_holds_what_is_less_urgent_of_its_kind_and_nothing_else() -> None:
    line = Line()
    line.close(("slack", WORK), until=LATER)
    for chat_id, place in enumerate(
        [("slack", ANSWER), ("slack", WORK), ("slack", BROADCAST), ("slack", WORK_EDIT), ("telegram", WORK)]
    ):
        line.join(chat_id, place)
    assert served(line) == [0, 4, 3]
    assert line.next_at(NOW) == LATER
    assert served(line, LATER) == [1, 2]


def test_whoever_has_their_turn_soon_or_waits_without_rest_keeps_the_line_restless() -> None:
    soon = NOW + timedelta(seconds=2)
    for resting in (False, True):
        line = Line()
        line.park(1, ("slack", WORK), until=LATER, resting=resting)
        assert line.restless(NOW, soon=soon) is not resting
    for closed_until, restless in ((LATER, False), (soon, True)):
        line = Line()
        line.join(1, ("slack", WORK))
        line.close(("slack", WORK), until=closed_until)
        assert line.restless(NOW, soon=soon) == restless


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(
    ("seconds", "settling", "only_time"), [(2, False, True), (2, True, False), (30, False, False)]
)
def test_what_is_tried_anew_soon_waits_for_nothing_but_time(
    seconds: int, *, shared: bool, settling: bool, only_time: bool
) -> None:
    line, until = Line(), NOW + timedelta(seconds=seconds)
    put_back(line, 1, WORK, Next(WORK, until, "slack", shared=shared, settling=settling), now=NOW)
    assert line.next_at(NOW) == until
    assert line.paced_until(NOW) == (until if only_time else None)
    assert served(line, until) == [1]

"""Each class of answer of another system means what its status says; what never comes is asked for again."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.port import Answer, Failed, Gone, NotSent, Sent
from bot.platforms.hooks.answers import LONGEST_RETRY_AFTER_SECONDS, outcome_of
from bot.platforms.route import Route
from data.model.networks import allowed
from tests.wire.hooks.harness import BODY, Place


async def test_what_is_taken_is_done_and_its_answer_is_kept(place: Place) -> None:
    place.hooks.answer("pager", {"status": 202, "body": {"page": 7}})
    assert await place.call() == Sent("202", Answer(202, '{"page": 7}'))
    (came,) = place.came()
    assert came.body == BODY.decode()
    assert came.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 599])
async def test_what_may_go_better_later_is_tried_again(place: Place, status: int) -> None:
    place.hooks.answer("pager", {"status": status})
    outcome = await place.call()
    assert isinstance(outcome, NotSent)
    assert (outcome.reason, outcome.outage) == (f"status_{status}", True)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 413, 415, 422, 451])
async def test_what_never_goes_better_is_not(place: Place, status: int) -> None:
    place.hooks.answer("pager", {"status": status, "body": {"why": "no"}})
    assert await place.call() == Failed(f"status_{status}", Answer(status, '{"why": "no"}'))


async def test_who_wants_no_calls_any_more_is_gone(place: Place) -> None:
    place.hooks.answer("pager", {"status": 410})
    assert await place.call() == Gone("gone", Answer(410, "{}"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_no_redirect_is_followed(place: Place, status: int) -> None:
    place.hooks.answer("pager", {"status": status, "location": "/hooks/deploy"})
    outcome = await place.call()
    assert isinstance(outcome, Failed)
    assert outcome.reason == "redirected"
    assert place.hooks.kept("deploy") == []


@pytest.mark.parametrize(("told", "seconds"), [(30, 30.0), (0, 0.0), (86_400, 3600.0)])
async def test_who_asks_for_time_gets_it_within_bounds(place: Place, told: int, seconds: float) -> None:
    place.hooks.answer("pager", {"status": 503, "retry_after": told})
    outcome = await place.call()
    assert isinstance(outcome, NotSent)
    assert outcome.retry_after_seconds == seconds


async def test_who_is_called_too_often_is_left_alone_altogether(place: Place) -> None:
    place.hooks.answer("pager", {"status": 429, "retry_after": 30})
    assert await place.call() == NotSent("status_429", 30.0, scope="")


@pytest.mark.parametrize(
    "rule", [{"drop": "request"}, {"drop": "reply"}, {"truncate": True, "body": "x" * 99}]
)
async def test_a_lost_answer_is_asked_for_again(place: Place, rule: dict[str, Any]) -> None:
    place.hooks.answer("pager", rule)
    outcome = await place.call()
    assert isinstance(outcome, NotSent)
    assert outcome.outage
    assert outcome.reason.startswith("unreachable:")


@pytest.mark.parametrize("rule", [{"delay": 30}, {"endless": True}])
async def test_who_takes_too_long_is_not_waited_for(place: Place, rule: dict[str, Any]) -> None:
    place.hooks.answer("pager", rule)
    short = timedelta(seconds=0.3)
    outcome = await place.call(total=short, longest_answer=1 << 30)
    assert outcome == NotSent("too_slow", outage=True)


@pytest.mark.parametrize("rule", [{"endless": True}, {"body": "x" * 200_000}])
async def test_of_an_answer_that_is_too_long_only_its_yes_counts(place: Place, rule: dict[str, Any]) -> None:
    place.hooks.answer("pager", rule)
    assert await place.call(longest_answer=2_000) == Sent("200", Answer(200))


@pytest.mark.parametrize("body", ["no json", "", "[" * 65 + "]" * 65, "[" * 100_000, '"\\ud800'])
async def test_what_is_no_json_that_can_be_walked_is_not_kept(place: Place, body: str) -> None:
    place.hooks.answer("pager", {"body": body})
    assert await place.call(longest_answer=1 << 20) == Sent("200", Answer(200))


async def test_who_is_not_there_is_called_again(place: Place) -> None:
    outcome = await place.call(url="http://127.0.0.1:9/hooks/pager", allowed=(allowed("127.0.0.1:9"),))
    assert isinstance(outcome, NotSent)
    assert outcome.outage


async def test_a_desk_without_its_seat_calls_nobody(place: Place) -> None:
    outcome = await place.call(route=Route(is_open=lambda: False))
    assert isinstance(outcome, NotSent)
    assert place.came() == []


async def test_after_its_time_a_call_is_given_up(place: Place) -> None:
    place.hooks.answer("pager", {"status": 500})
    caller, delivery = await place.caller(patience=timedelta(hours=1)), place.delivery()
    assert isinstance(await caller.send(delivery), NotSent)
    place.world.clock.move_to(place.world.clock.now() + timedelta(hours=2))
    assert await caller.send(delivery) == Failed("status_500", given_up=True)
    place.hooks.answer("pager", {"status": 200})
    assert isinstance(await caller.send(delivery), Sent)


async def test_what_was_on_its_way_is_called_again(place: Place) -> None:
    caller = await place.caller()
    outcome = await caller.settle(place.delivery(), since=place.world.clock.now())
    assert isinstance(outcome, NotSent)


@given(
    st.integers(100, 599),
    st.dictionaries(st.sampled_from(["Retry-After", "Location"]), st.text(max_size=40)),
    st.binary(max_size=200) | st.from_regex(rb"[\[\]{}\",:0-9a-z\\]{0,60}"),
)
def test_whatever_is_answered_means_something(status: int, headers: dict[str, str], body: bytes) -> None:
    outcome = outcome_of(status, headers, body, now=datetime(2026, 3, 2, tzinfo=UTC))
    assert isinstance(outcome, Sent) == (200 <= status < 300)
    if isinstance(outcome, NotSent):
        assert 0 <= outcome.retry_after_seconds <= LONGEST_RETRY_AFTER_SECONDS
    elif isinstance(outcome, Sent | Failed | Gone) and outcome.answer and outcome.answer.body:
        assert outcome.answer.body.encode() == body
        json.loads(body)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("Mon, 02 Mar 2026 00:01:00 GMT", 60.0),
        ("Mon, 02 Mar 2026 00:01:00 -0000", 0.0),
        ("Sun, 01 Mar 2026 00:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_RETRY_AFTER_SECONDS),
        ("9" * 400, LONGEST_RETRY_AFTER_SECONDS),
        ("soon", 0.0),
    ],
)
def test_a_time_to_come_again_is_read_in_both_forms(told: str, seconds: float) -> None:
    outcome = outcome_of(503, {"Retry-After": told}, b"", now=datetime(2026, 3, 2, tzinfo=UTC))
    assert isinstance(outcome, NotSent)
    assert outcome.retry_after_seconds == seconds

"""What another system shall be told leaves like everything else, and what it answers is a turn, exactly once."""

import json
from datetime import timedelta

import pytest

from bot.outbox.port import Answer, Failed, Gone, NotSent, Sent, Unknown
from bot.shapes.turn import Answered
from data.model.notices import Priority
from tests.unit.outbox.deploying import Deploying, Mishap, call, ends, go_on, promise
from tests.unit.outbox.memory import Fault, MemoryPlatform
from tests.unit.outbox.running import Running, until

SECOND = timedelta(seconds=1)


async def test_a_call_says_what_was_promised_and_its_answer_is_heard_once(
    desk: Running, deploy: MemoryPlatform, deploying: Deploying
) -> None:
    deploy.faults.append(Fault(Sent("202", Answer(202, '{"job": 7}'))))
    await promise(desk, call())
    (delivery,) = deploy.sent
    now = desk.town.clock()
    assert json.loads(delivery.body) == {
        "type": "release.wanted",
        "timestamp": now.isoformat(),
        "data": {"subject": "AP-1", "version": "4.2"},
    }
    assert delivery.promised_at == now
    (heard,) = deploying.heard
    assert heard == Answered(
        "deploy", "release.wanted", "AP-1", "done", {"version": "4.2"}, status=202, body='{"job": 7}'
    )
    assert ends(desk) == [("sent", "")]


@pytest.mark.parametrize(
    ("outcome", "ended", "status"),
    [
        (Failed("status_404", Answer(404)), "failed", 404),
        (Failed("address_private"), "failed", 0),
        (Gone("gone", Answer(410)), "gone", 410),
        (Failed("status_503", given_up=True), "given_up", 0),
    ],
)
async def test_what_comes_to_nothing_is_heard_once_as_well(
    desk: Running,
    deploy: MemoryPlatform,
    deploying: Deploying,
    outcome: Failed | Gone,
    ended: str,
    status: int,
) -> None:
    deploy.faults.append(Fault(outcome))
    await promise(desk, call())
    (heard,) = deploying.heard
    assert (heard.outcome, heard.status, heard.reason) == (ended, status, outcome.reason)
    assert ends(desk) == [("failed", outcome.reason)]


@pytest.mark.parametrize("outcome", [NotSent("status_503", outage=True), Unknown("answer_lost")])
async def test_nothing_is_heard_before_the_end(
    desk: Running, deploy: MemoryPlatform, deploying: Deploying, outcome: NotSent | Unknown
) -> None:
    deploy.faults.append(Fault(outcome))
    with desk.town.store.work() as work:
        work.promise(call())
    desk.outbox.promised()
    await until(lambda: deploy.sent)
    assert deploying.heard == []
    await go_on(desk, lambda: deploying.heard)
    assert [one.outcome for one in deploying.heard] == ["done"]
    assert len({delivery.delivery_id for delivery in deploy.sent}) == 1


async def test_an_answer_that_meets_a_bug_is_heard_again_and_not_lost(
    desk: Running, deploy: MemoryPlatform, deploying: Deploying
) -> None:
    deploying.bugs.append(Mishap())
    await promise(desk, call())
    assert len(deploying.heard) == len(deploy.sent) == 1


async def test_nobody_need_hear_an_answer(
    desk: Running, deploy: MemoryPlatform, deploying: Deploying
) -> None:
    await promise(desk, call(kind="release.noted"))
    assert len(deploy.sent) == 1
    assert deploying.heard == []


async def test_a_body_that_cannot_be_made_is_given_up_and_told(
    desk: Running, deploy: MemoryPlatform, deploying: Deploying
) -> None:
    deploying.drawing += [Mishap()]
    await promise(desk, call(), call(2))
    assert [(one.subject, one.reason) for one in deploying.heard] == [
        ("AP-1", "cannot_be_drawn"),
        ("AP-2", ""),
    ]
    assert [json.loads(one.body)["data"]["subject"] for one in deploy.sent] == ["AP-2"]


async def test_what_is_moot_is_not_called(
    desk: Running, deploy: MemoryPlatform, deploying: Deploying
) -> None:
    deploying.moot = True
    await promise(desk, call())
    assert deploy.sent == []
    assert deploying.heard == []
    assert ends(desk) == [("withdrawn", "moot")]


async def test_calls_keep_their_order_and_the_urgent_one_goes_first(
    desk: Running, deploy: MemoryPlatform
) -> None:
    deploy.faults.append(Fault(NotSent("status_503", 30.0)))
    await desk.promise(call(1))
    await desk.promise(call(2), call(3, priority=Priority.ALERT))
    subjects = [json.loads(one.body)["data"]["subject"] for one in deploy.sent]
    assert subjects == ["AP-1", "AP-3"]
    desk.town.clock.forward(31 * SECOND)
    await until(lambda: len(deploy.sent) == 4)
    subjects = [json.loads(one.body)["data"]["subject"] for one in deploy.sent]
    assert subjects == ["AP-1", "AP-3", "AP-1", "AP-2"]


async def test_one_system_that_is_away_holds_up_no_other(desk: Running, deploy: MemoryPlatform) -> None:
    deploy.faults += [Fault(NotSent("too_slow", outage=True)) for _ in range(9)]
    with desk.town.store.work() as work:
        work.promise(call(1))
    desk.outbox.promised()
    await go_on(desk, lambda: len(deploy.sent) == 8)
    await until(lambda: desk.outbox.is_halted("hook:deploy"))
    with desk.town.store.work() as work:
        work.promise(call(2, hook="sms"))
    desk.outbox.promised()
    await until(lambda: desk.platforms["hook:sms"].sent)
    assert len(deploy.sent) == 8


async def test_a_system_that_nobody_configured_is_not_called(desk: Running) -> None:
    await desk.promise(call(hook="fax"))
    assert ends(desk) == []

"""What another system shall be told leaves like everything else, and what it answers is a turn, exactly once."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from actions.operating.drop_notice import drop_notice
from actions.operating.retry_notice import retry_notice
from bot.cards.view import Drawing
from bot.conversation.capability import Call, Capability
from bot.outbox.port import Answer, Failed, Gone, NotSent, Sent, Unknown
from bot.shapes.turn import Answered
from data.model.notices import CallWanted, Notice, Priority
from data.store.hooks import Hooks
from data.store.outbox import messages
from data.store.stuck import Stuck
from data.store.work import Work
from tests.unit.conversation.harness import Town
from tests.unit.outbox.memory import Fault, MemoryPlatform
from tests.unit.outbox.running import Running, run_in, until

SECOND = timedelta(seconds=1)


class Mishap(Exception):
    """A bug of the tests."""


@dataclass(slots=True)
class Deploying:
    """A capability that calls, and hears the answer.

    Attributes:
        bugs: raised one by one where an answer is heard.
        drawing: raised one by one where a body is made.
        moot: whether there is nothing to tell any more.
    """

    heard: list[Answered] = field(default_factory=list)
    bugs: list[Exception] = field(default_factory=list)
    drawing: list[Exception] = field(default_factory=list)
    moot: bool = False

    def body(self, drawing: Drawing) -> dict[str, object] | None:
        if self.drawing:
            raise self.drawing.pop(0)
        return None if self.moot else {"subject": drawing.subject, **drawing.facts}

    def answered(self, work: Work, answer: Answered) -> None:
        assert work.turn_id
        if self.bugs:
            raise self.bugs.pop(0)
        self.heard.append(answer)

    @property
    def capability(self) -> Capability:
        calls = {"release.wanted": Call(self.body, self.answered), "release.noted": Call(self.body)}
        return Capability(name="deploying", calls=calls)


@pytest.fixture
def deploying() -> Deploying:
    return Deploying()


@pytest.fixture
async def desk(town: Town, deploying: Deploying) -> AsyncIterator[Running]:
    running = run_in(town, also=(deploying.capability,), hooks=("deploy", "sms"))
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
def deploy(desk: Running) -> MemoryPlatform:
    return desk.platforms["hook:deploy"]


def call(number: int = 1, hook: str = "deploy", **changes: Any) -> CallWanted:
    told: dict[str, Any] = {"kind": "release.wanted", "facts": {"version": "4.2"}} | changes
    return CallWanted(hook, subject=f"AP-{number}", **told)


async def promise(desk: Running, *notices: Notice) -> None:
    await desk.promise(*notices)
    await until(lambda: desk.town.undone() == 0 and desk.inbox.at_rest)


async def go_on(desk: Running, look: Callable[[], object]) -> None:
    """Let time pass until something is so."""
    async with asyncio.timeout(20):
        while not look():
            desk.town.clock.forward(5 * SECOND)
            await asyncio.sleep(0.01)


def ends(desk: Running) -> list[tuple[str, str]]:
    with desk.town.store.reading() as reading:
        rows = reading.connection.execute(select(messages).order_by(messages.c.message_id))
        return [(row.state, row.reason) for row in rows]


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


async def test_what_waits_for_a_system_that_is_gone_from_the_configuration_ends(
    town: Town, deploying: Deploying
) -> None:
    first = run_in(town, also=(deploying.capability,), hooks=("deploy",))
    with town.store.work() as work:
        work.promise(call())
    later = run_in(town, also=(deploying.capability,))
    assert "hook:deploy" in first.platforms
    await later.start()
    await until(lambda: deploying.heard)
    await later.stop()
    assert [(one.outcome, one.reason) for one in deploying.heard] == [("failed", "no_platform")]
    with town.store.reading() as reading:
        assert Hooks(reading).chat_id("deploy") is None
    again = run_in(town, hooks=("deploy",))
    with again.town.store.reading() as reading:
        assert Hooks(reading).chat_id("deploy") is not None


async def test_an_answer_that_was_kept_is_heard_by_the_next_process(town: Town, deploying: Deploying) -> None:
    deaf = run_in(town, also=(deploying.capability,), hooks=("deploy",))
    await deaf.outbox.start()
    with town.store.work() as work:
        work.promise(call())
    deaf.outbox.promised()
    await until(lambda: town.undone() == 1 or deploying.heard)
    await deaf.stop()
    later = run_in(town, earlier=deaf, also=(deploying.capability,), hooks=("deploy",))
    await later.start()
    await until(lambda: town.undone() == 0)
    await later.stop()
    assert len(deploying.heard) == 1
    assert len(later.platforms["hook:deploy"].sent) == 1


async def test_what_was_left_on_its_way_is_called_again_under_the_same_name(
    town: Town, deploying: Deploying
) -> None:
    desk = run_in(town, also=(deploying.capability,), hooks=("deploy",))
    with town.store.work() as work:
        work.promise(call())
    with town.store.work() as work:
        work.connection.execute(messages.update().values(state="sending", attempted_at=work.now, attempts=1))
    await desk.start()
    await go_on(desk, lambda: deploying.heard)
    await desk.stop()
    (delivery,) = desk.platforms["hook:deploy"].sent
    assert delivery.delivery_id == "message:1"


async def test_the_operator_sees_what_failed_and_lets_it_go_or_try_anew(
    desk: Running, deploy: MemoryPlatform, deploying: Deploying
) -> None:
    deploy.faults += [Fault(Failed("status_404")), Fault(Failed("status_404"))]
    await promise(desk, call(1), call(2))
    with desk.town.store.reading() as reading:
        stuck = list(Stuck(reading).notices())
    assert [(one.delivery_id, one.platform, one.subject) for one in stuck] == [
        ("message:1", "hook:deploy", "AP-1"),
        ("message:2", "hook:deploy", "AP-2"),
    ]
    with desk.town.store.work() as work:
        retry_notice(work, delivery_id="message:1")
        drop_notice(work, delivery_id="message:2")
    desk.outbox.look_everywhere()
    await until(lambda: len(deploying.heard) == 3)
    assert [(one.subject, one.outcome) for one in deploying.heard] == [
        ("AP-1", "failed"),
        ("AP-2", "failed"),
        ("AP-1", "done"),
    ]

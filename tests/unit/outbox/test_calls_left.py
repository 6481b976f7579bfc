"""Calls that an earlier process, an earlier configuration or the operator left are carried to their end."""

from actions.operating.drop_notice import drop_notice
from actions.operating.retry_notice import retry_notice
from bot.outbox.port import Failed
from data.store.hooks import Hooks
from data.store.outbox import messages
from data.store.stuck import Stuck
from tests.unit.conversation.harness import Town
from tests.unit.outbox.deploying import Deploying, call, go_on, promise
from tests.unit.outbox.memory import Fault, MemoryPlatform
from tests.unit.outbox.running import Running, run_in, until


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

"""A local Telegram forgets everything but its clock and its people."""

import asyncio

from aiohttp import ServerDisconnectedError

from tests.wire.telegram.local import ALERTS_TOPIC, DUTY_GROUP, MEI, USERS_GROUP, Local


async def test_nothing_is_left_but_the_people_and_the_clock(local: Local) -> None:
    await local.telegram.say("mei", "mei", "old")
    await local.call("sendMessage", chat_id=MEI, text="old card")
    await local.call("setMyCommands", commands=[{"command": "a", "description": "a"}])
    await local.call("setWebhook", url="http://127.0.0.1:9/telegram")
    await local.telegram.other("mei", "migrate", {"place": "users_group"})
    local.telegram.fault({"answer": 500, "times": 99})
    local.telegram.fault({"limits": True})
    now = local.world.clock.now()
    local.telegram.forget()
    assert (list(local.telegram.seen()), local.telegram.busy(), local.telegram.enforce) == ([], 0, False)
    assert (await local.call("getWebhookInfo"))["result"]["url"] == ""
    assert (await local.call("getMyCommands"))["result"] == []
    for chat_id, thread_id in ((USERS_GROUP, None), (DUTY_GROUP, ALERTS_TOPIC), (MEI, None)):
        assert (await local.call("sendMessage", chat_id=chat_id, text="new", message_thread_id=thread_id))[
            "ok"
        ]
    assert local.world.clock.now() >= now


async def test_ids_go_on_so_that_a_bot_takes_nothing_new_for_something_old(local: Local) -> None:
    async def ids() -> tuple[int, int, int]:
        await local.telegram.say("mei", "users_group", "/a")
        update = (await local.fresh_updates())[-1]
        sent = await local.call("sendMessage", chat_id=MEI, text="x")
        return update["update_id"], update["message"]["message_id"], sent["result"]["message_id"]

    before = await ids()
    local.telegram.forget()
    after = await ids()
    assert all(new > old for new, old in zip(after, before, strict=True))


async def test_a_held_poll_ends(local: Local) -> None:
    poll = asyncio.create_task(local.updates(timeout=50))
    await local.until_polled()
    local.telegram.forget()
    outcome = (await asyncio.gather(poll, return_exceptions=True))[0]
    assert isinstance(outcome, ServerDisconnectedError | ConnectionResetError)

"""Whatever is called, however it is encoded: both servers answer, and go on serving."""

import asyncio
import contextlib

import pytest
from aiohttp import ClientSession

from bot.sandbox.server import Sandbox
from tests.bench.calls.calling import call_at_random, listen
from tests.bench.calls.making import argument_names, make_call
from tests.bench.calls.pool import Pool
from tests.bench.serving import live
from tests.plays.conftest import COMPANY

CALLS = 2500
CONNECTIONS = 8


# The server's library warns of a header that is not one and goes on without it; of a form that breaks off it
# leaves a temporary file to be collected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::aiohttp.BadContentDispositionHeader")
@pytest.mark.filterwarnings("ignore::aiohttp.BadContentDispositionParam")
@pytest.mark.parametrize("seed", [1, 2])
async def test_no_call_makes_a_server_stumble(seed: int) -> None:
    sandbox, pool = Sandbox(COMPANY), Pool()
    url = await sandbox.start()
    others = [asyncio.create_task(listen(url, pool)), asyncio.create_task(live(sandbox, seed))]
    outcome = await call_at_random(url, seed=seed, numbers=range(CALLS), connections=CONNECTIONS, pool=pool)
    for task in others:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    assert outcome.wrong == []
    assert sum(outcome.kinds.values()) == CALLS
    assert {"200", "400", "404"} <= set(outcome.kinds)
    async with ClientSession(url) as http, http.get("/control/state") as answer:
        assert len((await answer.json())["seen"]) > CALLS / 100, "hardly any call got through"
    await sandbox.stop()


def test_a_call_can_be_made_again_from_its_seed_and_number() -> None:
    calls = [make_call(7, number, Pool(), "127.0.0.1:1") for number in range(300)]
    assert calls == [make_call(7, number, Pool(), "127.0.0.1:1") for number in range(300)]
    assert len({call.request for call in calls}) > 290


def test_the_arguments_are_those_that_the_servers_read() -> None:
    assert {"thread_ts", "blocks", "cursor"} <= set(argument_names("slack"))
    assert {"reply_parameters", "caption", "secret_token"} <= set(argument_names("telegram"))

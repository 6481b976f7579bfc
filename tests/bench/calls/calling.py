"""Make many random calls side by side, and gather what no server should ever do."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import aiohttp

from bot.sandbox.server import SLACK_APP_TOKEN
from tests.bench.calls.connection import Answer, Connection, LetGo
from tests.bench.calls.making import Call, make_call
from tests.bench.calls.pool import Pool

SERVER_FAULT = 500
MOST_KEPT = 20


@dataclass
class Outcome:
    """What came of the calls.

    Attributes:
        kinds: how many calls ended how: by status, or `let go`, `silent`, `no json`.
        wrong: the first calls that ended as none should, with the bytes to send them again.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def note(self, number: int, call: Call, kind: str, *, is_wrong: bool) -> None:
        """Count one call, and keep it when it shows a fault of the server."""
        self.kinds[kind] += 1
        if is_wrong and len(self.wrong) < MOST_KEPT:
            self.wrong.append(f"{number} {kind}: {call.name}: {call.request!r}")


async def call_at_random(
    url: str, *, seed: int, numbers: Iterable[int], connections: int, pool: Pool | None = None
) -> Outcome:
    """Make the calls with these numbers over so many connections."""
    outcome, pool, waiting = Outcome(), pool or Pool(), iter(numbers)
    async with asyncio.TaskGroup() as group:
        for _ in range(connections):
            group.create_task(_call_in_turn(url, seed, waiting, pool, outcome))
    return outcome


async def _call_in_turn(url: str, seed: int, waiting: Iterator[int], pool: Pool, outcome: Outcome) -> None:
    parts = urlsplit(url)
    connection = Connection(parts.hostname or "", parts.port or 0)
    for number in waiting:
        call = make_call(seed, number, pool, parts.netloc)
        try:
            answer = await connection.exchange(call.request)
        except LetGo:
            outcome.note(number, call, "let go", is_wrong=True)
        except TimeoutError:
            outcome.note(number, call, "silent", is_wrong=True)
        else:
            _judge(number, call, answer, pool, outcome)
    connection.close()


def _judge(number: int, call: Call, answer: Answer, pool: Pool, outcome: Outcome) -> None:
    said = answer.body.decode("utf-8", "replace")
    outcome.note(number, call, str(answer.status), is_wrong=answer.status >= SERVER_FAULT)
    if call.answers_json and not _is_object(said):
        outcome.note(number, call, "no json", is_wrong=True)
    pool.learn(said)


def _is_object(said: str) -> bool:
    try:
        return isinstance(json.loads(said), dict)
    except ValueError:
        return False


async def listen(url: str, pool: Pool) -> None:
    """Acknowledge everything that Slack sends, as a bot does, and learn from it, until cancelled."""
    headers = {"Authorization": f"Bearer {SLACK_APP_TOKEN}"}
    async with aiohttp.ClientSession() as http:
        while True:
            async with http.post(f"{url}/slack/api/apps.connections.open", headers=headers) as answer:
                link = (await answer.json()).get("url", "")
            if not link:
                await asyncio.sleep(1)
                continue
            async with http.ws_connect(link) as socket:
                async for frame in socket:
                    pool.learn(frame.data)
                    if envelope_id := json.loads(frame.data).get("envelope_id"):
                        await socket.send_json({"envelope_id": envelope_id})

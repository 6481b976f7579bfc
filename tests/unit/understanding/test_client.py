"""The client never raises, waits no longer than a person would, and knows when it is worth asking."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator

import pytest

from bot.conversation.understanding import Entity, Guess, Heard, Understood
from bot.understanding.breaker import BreakerState
from bot.understanding.client import LONGEST_BODY_BYTES, TIME_LIMIT_SECONDS, Client, Server
from tests.unit.understanding.answering import TOKEN, Answering, told


@pytest.fixture
async def server() -> AsyncIterator[Answering]:
    server = Answering()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def counts() -> Counter[str]:
    return Counter()


@pytest.fixture
async def client(server: Answering, counts: Counter[str]) -> AsyncIterator[Client]:
    client = Client(counted=lambda outcome: counts.update([outcome]))
    await client.start()
    client.serve_at(Server(server.url, TOKEN))
    yield client
    await client.stop()


async def test_what_the_server_says_comes_in_the_terms_of_the_port(server: Answering, client: Client) -> None:
    text = "PhotoBox 4.2.1 crashes. 请切换成繁体"
    entities = [
        {"entity": "app", "value": "photobox", "text": "PhotoBox", "start": 0, "end": 8},
        {"entity": "version", "value": "4.2.1", "text": "4.2.1", "start": 9, "end": 14},
        {"entity": "language", "value": "zh-Hant", "text": "繁体", "start": 28, "end": 30},
    ]
    heard = [
        {"text": text[:23], "start": 0, "end": 23, "intent": "report_problem", "confidence": 0.9},
        {"text": text[24:], "start": 24, "end": 30, "intent": "switch_language", "confidence": 0.8},
    ]
    server.answers[text] = told("report_problem", "switch_language", heard=heard, entities=entities)
    found = await client.parse(text, speaker="staff", place="duty", shown="ticket")
    app, version, language = (Entity(**one) for one in entities)  # type: ignore[arg-type]  # as they are above
    assert found == Understood(
        "report_problem",
        0.9,
        app="photobox",
        version="4.2.1",
        language="zh-TW",
        choices=(Guess("report_problem", 0.9), Guess("switch_language", 0.05)),
        heard=(
            Heard(
                "PhotoBox 4.2.1 crashes.",
                Understood("report_problem", 0.9, app="photobox", version="4.2.1", entities=(app, version)),
            ),
            Heard(
                "请切换成繁体",
                Understood(
                    "switch_language",
                    0.8,
                    language="zh-TW",
                    entities=(Entity("language", "zh-Hant", "繁体", 4, 6),),
                ),
            ),
        ),
        entities=(app, version, language),
        written_in="en",
    )
    assert server.asked == [{"text": text, "speaker": "staff", "place": "duty", "shown": "ticket"}]


async def test_one_thing_said_is_not_several(server: Answering, client: Client) -> None:
    one = {"text": "hi there", "start": 0, "end": 8, "intent": "greet", "confidence": 0.9}
    server.answers["hi there"] = told("greet", heard=[one])
    found = await client.parse("hi there", speaker="user")
    assert found is not None
    assert found.heard == ()


async def test_what_is_out_of_scope_has_no_intent_but_keeps_its_entities(
    server: Answering, client: Client
) -> None:
    app = {"entity": "app", "value": "paylink", "text": "PayLink", "start": 0, "end": 7}
    server.usual = told("praise", decision="out_of_scope", entities=[app])
    found = await client.parse("PayLink and the moon", speaker="user")
    assert found is not None
    assert (found.intent, found.decision, found.app) == ("out_of_scope", "out_of_scope", "paylink")


@pytest.mark.parametrize("text", ["x" * 100_000, "慢" * 9_000, '"\n\x01' * 5_000, "😀" * 9_000, "", "\ud800"])
async def test_a_text_of_any_length_fits(server: Answering, client: Client, text: str) -> None:
    assert await client.parse(text, speaker="user") is not None
    assert len(server.asked[0]["text"].encode()) < LONGEST_BODY_BYTES


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", "nonsense", '{"decision": "sure", "intents": [{"name": 1, "confidence": 7}]}']
)
async def test_an_answer_that_is_none_is_none(
    server: Answering, client: Client, counts: Counter[str], body: str
) -> None:
    server.body, server.status = body or " ", 200
    assert await client.parse("x", speaker="user") is None
    assert counts == {"fault": 1}


async def test_a_slow_answer_is_given_up_in_time(
    server: Answering, client: Client, counts: Counter[str]
) -> None:
    server.delay_seconds = 10 * TIME_LIMIT_SECONDS
    began = time.monotonic()
    assert await client.parse("x", speaker="user") is None
    assert time.monotonic() - began >= TIME_LIMIT_SECONDS
    assert counts == {"timeout": 1}


async def test_a_wrong_token_is_no_answer(server: Answering, client: Client) -> None:
    client.serve_at(Server(server.url, "another"))
    assert await client.parse("x", speaker="user") is None
    assert server.asked == []


async def test_what_is_gone_is_left_alone_and_found_again(
    server: Answering, client: Client, counts: Counter[str]
) -> None:
    await server.stop()
    for _ in range(3):
        assert client.is_well
        assert await client.parse("x", speaker="user") is None
    assert not client.is_well
    assert client.breaker.state is BreakerState.OPEN
    asked = counts["fault"]
    assert await client.parse("y", speaker="user") is None
    assert counts["fault"] == asked, "nobody asks while it is open"
    await server.start()
    async with asyncio.timeout(20):
        await client.ready()
    assert await client.parse("z", speaker="user") is not None
    assert server.texts == ["z"]


async def test_without_a_server_nothing_can_tell_and_nothing_fails(client: Client) -> None:
    client.serve_at(None)
    assert await client.parse("x", speaker="user") is None
    assert not client.is_well
    assert client.breaker.state is BreakerState.CLOSED

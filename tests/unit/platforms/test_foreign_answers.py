"""An answer to another call, which a broken proxy sent twice, is not taken for the answer to a call's own."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.outbox.port import Delivery, NotSent, Outcome, Sent, Unknown
from bot.platforms.slack.send import SlackPlatform
from bot.platforms.slack.settle import notice_metadata
from bot.platforms.telegram.send import TelegramPlatform
from bot.shapes.card import Card
from bot.shapes.file import File
from bot.shapes.text import Text

CARD = Card(lines=(Text.plain("hello"),))
OPENED = {"ok": True, "channel": {"id": "D1"}}
POSTED = {"ok": True, "channel": "D1", "ts": "1.2"}
PLACE = {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}}


class Answering:
    """A server that answers everything with what it is told to."""

    def __init__(self) -> None:
        self.answer: Any = {}
        self.url = ""

    async def handle(self, _request: web.Request) -> web.Response:
        """Answer."""
        return web.json_response(self.answer)


@pytest.fixture
async def answering() -> AsyncIterator[Answering]:
    found, app = Answering(), web.Application()
    app.router.add_post("/{path:.*}", found.handle)
    async with TestServer(app) as server:
        found.url = f"http://127.0.0.1:{server.port}"
        yield found


def now() -> datetime:
    return datetime.now(UTC)


async def by_slack(server: Answering, delivery: Delivery, *, settling: bool = False) -> Outcome:
    platform = SlackPlatform(bot_token="xoxb-t", now=now, api_url=f"{server.url}/")  # no secret
    await platform.start()
    try:
        return await (platform.settle(delivery, since=now()) if settling else platform.send(delivery))
    finally:
        await platform.stop()


async def by_telegram(server: Answering, delivery: Delivery) -> Outcome:
    platform = TelegramPlatform(bot_token="5:t", api_url=server.url)  # no secret
    await platform.start()
    try:
        return await platform.send(delivery)
    finally:
        await platform.stop()


@pytest.mark.parametrize(
    "answer",
    [
        OPENED,
        {"ok": True, "messages": []},
        {"ok": True, "channel": "D1"},
        POSTED | {"message": {"metadata": notice_metadata("another")}},
    ],
)
async def test_whether_a_post_on_slack_arrived_is_not_known(answering: Answering, answer: Any) -> None:
    answering.answer = answer
    outcome = await by_slack(answering, Delivery("d1", "D1", CARD))
    assert isinstance(outcome, Unknown)


async def test_the_answer_to_a_post_on_slack_is_believed(answering: Answering) -> None:
    answering.answer = POSTED | {"message": {"metadata": notice_metadata("d1")}}
    assert await by_slack(answering, Delivery("d1", "D1", CARD)) == Sent("D1:1.2")


@pytest.mark.parametrize("answer", [OPENED, POSTED | {"ts": "9.9"}])
async def test_an_edit_on_slack_is_made_again(answering: Answering, answer: Any) -> None:
    answering.answer = answer
    assert isinstance(await by_slack(answering, Delivery("d1", "D1", CARD, shown_as="D1:1.2")), NotSent)


@pytest.mark.parametrize("answer", [{"ok": True}, POSTED, {"ok": True, "messages": []}])
async def test_nothing_is_settled_on_slack_by_what_is_no_history(answering: Answering, answer: Any) -> None:
    answering.answer = answer
    # The account of a person: their chat is asked for first, and is in none of these answers.
    assert isinstance(await by_slack(answering, Delivery("d1", "U1", CARD), settling=True), Unknown)


@pytest.mark.parametrize("answer", [OPENED, POSTED])
async def test_no_history_on_slack_is_no_proof(answering: Answering, answer: Any) -> None:
    answering.answer = answer
    assert isinstance(await by_slack(answering, Delivery("d1", "D1", CARD), settling=True), Unknown)


@pytest.mark.parametrize(
    "result", [True, [], [{"update_id": 1}], {"id": 5}, "x", PLACE | {"chat": {"id": 6, "type": "private"}}]
)
@pytest.mark.parametrize("file", [None, File("a.txt", b"a")])
async def test_whether_a_post_on_telegram_arrived_is_not_known(
    answering: Answering, result: Any, file: File | None
) -> None:
    answering.answer = {"ok": True, "result": result}
    outcome = await by_telegram(answering, Delivery("d1", "5", CARD, file=file))
    assert isinstance(outcome, Unknown)


@pytest.mark.parametrize("file", [None, File("a.txt", b"a")])
async def test_the_answer_to_a_post_on_telegram_is_believed(answering: Answering, file: File | None) -> None:
    answering.answer = {"ok": True, "result": PLACE}
    assert await by_telegram(answering, Delivery("d1", "5", CARD, file=file)) == Sent("5:7")

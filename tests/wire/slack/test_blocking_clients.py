"""The clients that block, as most small bots use them: slack_sdk's WebClient and bolt's App with threads."""

import asyncio
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.wire.slack.harness import APP_TOKEN, BOT_TOKEN, Place, until


@pytest.fixture
def client(place: Place) -> WebClient:
    return WebClient(token=BOT_TOKEN, base_url=place.api_url)


@pytest.fixture
def _ends_quietly() -> Iterator[None]:
    """Leave bolt's threads to themselves: they tell of a socket that is closed under them."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


async def test_the_blocking_client_writes_uploads_and_is_refused(place: Place, client: WebClient) -> None:
    def talk() -> str:
        ts = client.chat_postMessage(channel="#operations", text="one", blocks=[{"type": "divider"}])["ts"]
        client.chat_update(channel="C0OPERATIONS", ts=ts, text="two")
        client.files_upload_v2(
            channel="C0OPERATIONS", filename="a.txt", content="a,b", initial_comment="Numbers"
        )
        assert [page["members"] for page in client.users_list(limit=5)][-1]
        with pytest.raises(SlackApiError) as caught:
            client.chat_postMessage(channel="#nowhere", text="x")
        return str(caught.value.response["error"])

    assert await asyncio.to_thread(talk) == "channel_not_found"
    assert [(thing.text, thing.files) for thing in place.seen()] == [("two", ()), ("Numbers", ("a.txt",))]


@pytest.mark.usefixtures("_ends_quietly")
async def test_a_blocking_bolt_bot_hears_answers_and_opens_a_modal(place: Place, client: WebClient) -> None:
    app = await asyncio.to_thread(lambda: App(client=client))
    view = {"type": "modal", "title": {"type": "plain_text", "text": "Form"}, "blocks": []}

    @app.event("message")
    def echo(event: dict[str, Any], say: Any) -> None:
        say(f"echo: {event['text']}")

    @app.command("/desk")
    def command(ack: Any, body: dict[str, Any], respond: Any) -> None:
        ack("at once")
        client.views_open(trigger_id=body["trigger_id"], view=view)
        respond("and afterwards")

    handler = SocketModeHandler(app, APP_TOKEN)
    await asyncio.to_thread(handler.connect)
    try:
        await place.server.say("lin", "lin", "hello")
        await until(lambda: place.seen(text="echo: hello"))
        await place.server.command("lin", "lin", "/status FB-7")
        wanted = {"at once", "and afterwards", "Form"}
        await until(lambda: wanted <= {thing.text for thing in place.seen()})
    finally:
        await asyncio.to_thread(handler.close)

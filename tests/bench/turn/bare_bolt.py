"""A bare bolt bot: a press, four commits, the message edited."""

import asyncio
import json
import os
import re
import sys
from itertools import count
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.bench.turn.four_commits import FourCommits


def drawn(presses: int) -> dict[str, Any]:
    """Return the one message with its one button."""
    text = f"Pressed {presses} times"
    button = {"type": "button", "action_id": "press", "text": {"type": "plain_text", "text": "Press"}}
    blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": text}},
        {"type": "actions", "elements": [button | {"value": "1"}]},
    ]
    return {"text": text, "blocks": blocks}


def make_app(database: FourCommits) -> AsyncApp:
    """Write the bot as bolt's own guide does."""
    client = AsyncWebClient(
        token=os.environ["DESKBELL_SLACK__BOT_TOKEN"], base_url=os.environ["DESKBELL_SLACK__API_URL"]
    )
    app = AsyncApp(client=client)
    presses = count(1)

    @app.event("message")
    async def begin(event: dict[str, Any], say: Any) -> None:
        if "subtype" not in event and "bot_id" not in event:
            await say(**drawn(0))

    @app.action(re.compile("press"))
    async def pressed(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await database.keep(body["trigger_id"])
        await client.chat_update(
            channel=body["channel"]["id"], ts=body["message"]["ts"], **drawn(next(presses))
        )

    return app


async def main() -> None:
    """Serve over one socket until killed."""
    app = make_app(FourCommits(os.environ["DESKBELL_DATABASE__URL"]))
    handler = AsyncSocketModeHandler(app, os.environ["DESKBELL_SLACK__APP_TOKEN"])
    await handler.connect_async()  # type: ignore[no-untyped-call]  # the library leaves it untyped
    sys.stdout.write(json.dumps({"event": "ready", "web": "none"}) + "\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())

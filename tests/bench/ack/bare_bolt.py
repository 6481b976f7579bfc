"""A bare bolt app over HTTP, as bolt's guide writes it: acknowledged before anything is kept."""

import asyncio
import json
import os
import socket
import sys
from typing import Any

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.bench.turn.four_commits import FourCommits


def make_app(database: FourCommits) -> AsyncApp:
    """Write the app."""
    client = AsyncWebClient(
        token=os.environ["DESKBELL_SLACK__BOT_TOKEN"], base_url=os.environ["DESKBELL_SLACK__API_URL"]
    )
    app = AsyncApp(client=client, signing_secret=os.environ["DESKBELL_SLACK__SIGNING_SECRET"])

    @app.event({"type": "message", "subtype": "message_changed"})
    async def keep(body: dict[str, Any]) -> None:
        await database.keep(body["event_id"])

    return app


async def main() -> None:
    """Serve on a free port until killed."""
    app = make_app(FourCommits(os.environ["DESKBELL_DATABASE__URL"]))
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    server = app.server(port=port, path="/slack/events", host="127.0.0.1")
    runner = web.AppRunner(server.web_app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    sys.stdout.write(json.dumps({"event": "ready", "web": f"http://127.0.0.1:{port}"}) + "\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())

"""Ask both servers, after whatever befell them, for what every bot does all day."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import aiohttp

from bot.sandbox.directory import Directory
from tests.bench.calls.connection import PATIENCE_SECONDS
from tests.plays.conftest import COMPANY

WORD = "are you still there"
PERSON = "lin"

Json = dict[str, Any]


async def serves_still(environment: Mapping[str, str]) -> list[str]:
    """Return what does not work any more: posts, own people's words, events over the socket, updates to a poll."""
    control = environment["DESKBELL_CLOCK__URL"].removesuffix("/clock") + "/control"
    problems = []
    async with aiohttp.ClientSession() as http:
        for name, asked in {"Slack": _slack_serves, "Telegram": _telegram_serves}.items():
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await asked(http, environment, control)
            except (AssertionError, KeyError, TimeoutError, ValueError, aiohttp.ClientError) as problem:
                problems.append(f"{name} does not serve any more: {problem!r}")
    return problems


async def _slack_serves(http: aiohttp.ClientSession, environment: Mapping[str, str], control: str) -> None:
    api = environment["DESKBELL_SLACK__API_URL"]
    bot = {"Authorization": f"Bearer {environment['DESKBELL_SLACK__BOT_TOKEN']}"}
    app = {"Authorization": f"Bearer {environment['DESKBELL_SLACK__APP_TOKEN']}"}
    opened = await _posted(http, f"{api}apps.connections.open", {}, app)
    async with http.ws_connect(opened["url"]) as socket:
        user = Directory(COMPANY).people[PERSON].slack_user_id
        posted = await _posted(http, f"{api}chat.postMessage", {"channel": user, "text": WORD}, bot)
        assert posted["ok"], posted
        await _posted(
            http, f"{control}/act", {"platform": "slack", "person": PERSON, "deed": "say", "text": WORD}
        )
        async for frame in socket:
            envelope = json.loads(frame.data)
            if "envelope_id" in envelope:
                await socket.send_json({"envelope_id": envelope["envelope_id"]})
            event = envelope.get("payload", {}).get("event", {})
            if event.get("text") == WORD and event.get("user") == user:
                return


async def _telegram_serves(http: aiohttp.ClientSession, environment: Mapping[str, str], control: str) -> None:
    api = f"{environment['DESKBELL_TELEGRAM__API_URL']}/bot{environment['DESKBELL_TELEGRAM__BOT_TOKEN']}"
    await _posted(http, f"{api}/deleteWebhook", {"drop_pending_updates": True})
    await _posted(http, f"{api}/getUpdates", {"allowed_updates": [], "offset": -1})
    await _posted(
        http, f"{control}/act", {"platform": "telegram", "person": PERSON, "deed": "say", "text": WORD}
    )
    chat_id = Directory(COMPANY).people[PERSON].telegram_user_id
    sent = await _posted(http, f"{api}/sendMessage", {"chat_id": chat_id, "text": WORD})
    assert sent["ok"], sent
    offset = 0
    while True:
        polled = await _posted(http, f"{api}/getUpdates", {"offset": offset, "timeout": 1})
        for update in polled["result"]:
            offset = update["update_id"] + 1
            if update.get("message", {}).get("text") == WORD:
                return


async def _posted(
    http: aiohttp.ClientSession, url: str, body: Json, headers: Mapping[str, str] | None = None
) -> Json:
    async with http.post(url, json=body, headers=headers) as answer:
        assert answer.status == 200, (url.rpartition("/")[2], answer.status, await answer.text())
        found: Json = await answer.json()
        return found

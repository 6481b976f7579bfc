"""The page about the sandbox keeps its word: each example runs as it stands there and is answered as shown."""

import asyncio
import json
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.plays.theatre import Theatre
from bot.sandbox.seen import Seen
from bot.sandbox.server import SLACK_APP_TOKEN, SLACK_BOT_TOKEN, TELEGRAM_BOT_TOKEN, Sandbox
from bot.wiring.playing import DEMOS, own_desk
from tests.architecture.house import ROOT

PAGE = (ROOT / "docs/sandbox.md").read_text(encoding="utf-8")
COMPANY = yaml.safe_load((ROOT / "config/demo/company.yml").read_text(encoding="utf-8"))
EXAMPLES = re.findall(r"^```console\n(curl .+?)\n```\n```json\n(.+?)\n```$", PAGE, re.MULTILINE)
PROGRAM = re.compile(r"^```python\n(.+?)^```$.+?^```\n(.+?)^```$", re.MULTILINE | re.DOTALL)
PATIENCE_SECONDS = 60.0
BUTTON = {
    "type": "button",
    "action_id": "claim",
    "value": "FB-7|1",
    "text": {"type": "plain_text", "text": "Claim"},
}
INPUT = {
    "type": "input",
    "block_id": "message",
    "label": {"type": "plain_text", "text": "Message"},
    "element": {"type": "plain_text_input", "action_id": "message"},
}
MODAL = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Reply"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [INPUT],
}


async def run(*argv: str, **more: str) -> str:
    """Run a program in the checkout and return what it prints; a failing one fails the test."""
    environment = {**os.environ, **more}
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(*argv, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe)
    async with asyncio.timeout(PATIENCE_SECONDS):
        out, err = await child.communicate()
    assert child.returncode == 0, err.decode()
    return out.decode()


@dataclass
class Reader:
    """Somebody who tries one example after the other, with the addresses that the page leaves open."""

    sandbox: Sandbox
    town: str = "http://127.0.0.1:9"
    answers: list[Any] = field(default_factory=list)

    async def tries(self, line: str) -> Any:
        """Run a line of the page in a shell, and return the answer."""
        for name, wanted in (("$THING", _has_claim), ("$MODAL", _is_modal)):
            if name in line:
                line = line.replace(name, await self._seen_id(wanted))
        quiet = line.replace("curl ", "curl --silent --show-error --fail-with-body --noproxy '*' ", 1)
        said = json.loads(await run("/bin/sh", "-c", quiet, SANDBOX=self.sandbox.url, TOWN=self.town))
        if "url" in said:
            self.town = said["url"].rstrip("/")
        return said

    async def _seen_id(self, wanted: Callable[[Seen], bool]) -> str:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not (found := [thing for thing in self.sandbox.slack.seen() if wanted(thing)]):
                await self.sandbox.world.changed(patience_seconds=0.1)
        return found[-1].seen_id


def _has_claim(thing: Seen) -> bool:
    return any(button.action == "claim" for button in thing.buttons)


def _is_modal(thing: Seen) -> bool:
    return thing.kind == "modal" and not thing.gone


@asynccontextmanager
async def bare_bot(url: str) -> AsyncIterator[None]:
    """Let a bot of bolt alone live there: it shows a card, opens a modal when pressed, and takes it."""
    client = AsyncWebClient(token=SLACK_BOT_TOKEN, base_url=f"{url}/slack/api/")
    app = AsyncApp(client=client, process_before_response=True)

    @app.action("claim")
    async def opened(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.view("")
    async def taken(ack: Any) -> None:
        await ack()

    handler = AsyncSocketModeHandler(app, SLACK_APP_TOKEN)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # bolt says no types here
    await client.chat_postMessage(
        channel="#operations", text="FB-7", blocks=[{"type": "actions", "elements": [BUTTON]}]
    )
    yield
    await handler.close_async()  # type: ignore[no-untyped-call]  # bolt says no types here


@pytest.fixture
async def reader(tmp_path: Path) -> AsyncIterator[Reader]:
    """Open a sandbox with bots in it and demos to watch."""
    sandbox = Sandbox(COMPANY)
    url = await sandbox.start()
    theatre = Theatre(DEMOS, company=COMPANY, desk=own_desk(bytecode=tmp_path / "bytecode"))
    sandbox.control.offer(theatre)
    async with bare_bot(url):
        yield Reader(sandbox)
    await theatre.close()
    await sandbox.stop()


def check_shape(shown: Any, told: Any, where: str) -> None:
    """Hold an answer to the one shown: the same keys, values of the same kinds; `null` stands for any."""
    if isinstance(shown, dict):
        assert isinstance(told, dict), where
        assert set(shown) <= set(told), where
        for key, value in shown.items():
            check_shape(value, told[key], f"{where}/{key}")
    elif isinstance(shown, list):
        assert isinstance(told, list), where
        assert told or not shown, where
        for one in shown:
            check_shape(one, told[0], f"{where}/0")
    elif shown is not None:
        assert told is None or isinstance(told, type(shown)), where


def test_every_example_is_found() -> None:
    assert len(EXAMPLES) == PAGE.count("```console\n") > 15


@pytest.mark.skipif(shutil.which("curl") is None, reason="cannot run here: no curl to try the examples with")
async def test_each_example_is_answered_as_shown(reader: Reader) -> None:
    await reader.tries(f"curl $SANDBOX/telegram/bot{TELEGRAM_BOT_TOKEN}/getUpdates")
    for line, shown in EXAMPLES:
        check_shape(json.loads(shown), await reader.tries(line), line)


async def test_the_program_prints_what_is_shown() -> None:
    found = PROGRAM.search(PAGE)
    assert found is not None
    assert await run(sys.executable, "-c", found[1]) == found[2]

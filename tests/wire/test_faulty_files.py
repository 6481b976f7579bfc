"""Faults meet what has no method: the addresses at which files come and go, on both platforms, and other systems."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox.server import SLACK_BOT_TOKEN, TELEGRAM_BOT_TOKEN, Sandbox

CONTENT = b"10:02 upload failed\n" * 200
PEOPLE = {"slack": "yun", "telegram": "mei"}
NAMES = {"slack": "url_private", "telegram": "file"}
LOST: list[dict[str, Any]] = [{"drop": "request"}, {"drop": "reply", "reset": True}, {"truncate": True}]


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {SLACK_BOT_TOKEN}"}) as http:
        yield http


async def address_of(sandbox: Sandbox, http: aiohttp.ClientSession, platform: str, folder: Path) -> str:
    """Let somebody send a file, and return where the bot finds it."""
    (folder / "device.log").write_bytes(CONTENT)
    side = sandbox.slack if platform == "slack" else sandbox.telegram
    person = PEOPLE[platform]
    await side.say(person, person, "", attach=[str(folder / "device.log")])
    sent = side.seen()[-1].raw
    if platform == "slack":
        return str(sent["files"][0]["url_private"])
    path = f"{sandbox.url}/telegram/bot{TELEGRAM_BOT_TOKEN}/getFile"
    async with http.get(path, params={"file_id": sent["document"]["file_id"]}) as answer:
        found = (await answer.json())["result"]["file_path"]
    return f"{sandbox.url}/telegram/file/bot{TELEGRAM_BOT_TOKEN}/{found}"


async def read(http: aiohttp.ClientSession, address: str) -> tuple[int, bytes]:
    async with http.get(address) as answer:
        return answer.status, await answer.read()


@pytest.mark.parametrize("platform", PEOPLE)
async def test_a_download_is_struck_once(
    sandbox: Sandbox, http: aiohttp.ClientSession, tmp_path: Path, platform: str
) -> None:
    address = await address_of(sandbox, http, platform, tmp_path)
    side = sandbox.slack if platform == "slack" else sandbox.telegram
    for rule in LOST:
        # What it only reads the client itself asks for once more when the connection breaks before an answer.
        side.fault({"method": NAMES[platform], **rule, "times": 2 if "drop" in rule else 1})
        with pytest.raises(aiohttp.ClientError):
            await read(http, address)
        assert not side.calm().total()
    side.fault({"method": NAMES[platform], "answer": 502})
    assert (await read(http, address))[0] == 502
    side.fault({"method": NAMES[platform], "twice": True})
    assert await read(http, address) == (200, CONTENT)
    assert await read(http, address) == (200, CONTENT)
    assert not side.calm().total()


async def test_an_upload_that_is_struck_before_its_effect_can_be_made_again(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    facts = {"filename": "a.log", "length": "3"}
    async with http.post(f"{sandbox.url}/slack/api/files.getUploadURLExternal", data=facts) as answer:
        address = (await answer.json())["upload_url"]
    for rule in [{"reset": True}, *LOST]:
        sandbox.slack.fault({"method": "upload", **rule})
        with pytest.raises(aiohttp.ClientError):
            async with http.post(address, data=b"abc") as answer:
                await answer.read()
    async with http.post(address, data=b"abc") as answer:
        assert await answer.text() == "OK - 3"


@pytest.mark.parametrize("rule", [{"drop": "request", "reset": True}, {"drop": "reply", "reset": True}])
async def test_another_system_resets_a_connection(
    sandbox: Sandbox, http: aiohttp.ClientSession, rule: dict[str, Any]
) -> None:
    sandbox.hooks.answer("pager", {**rule, "times": 1})
    with pytest.raises(aiohttp.ClientConnectionError):
        async with http.post(f"{sandbox.url}/hooks/pager", data=b"{}"):
            pass
    assert len(sandbox.hooks.kept("pager")) == (rule["drop"] == "reply")
    assert not sandbox.hooks.calm().total()


async def test_another_system_answers_twice_and_is_calm_in_the_end(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    sandbox.hooks.answer("pager", {"twice": True, "times": 3})
    for _ in range(2):
        async with http.post(f"{sandbox.url}/hooks/pager", data=b"{}") as answer:
            assert (answer.status, await answer.json()) == (200, {})
    assert sandbox.hooks.calm() == {"pager": 1}
    assert not sandbox.hooks.calm().total()


async def test_a_fault_that_met_nothing_is_told_when_it_is_taken_away(
    sandbox: Sandbox, http: aiohttp.ClientSession
) -> None:
    for side, method in ((sandbox.slack, "auth.test"), (sandbox.telegram, "getMe")):
        side.fault({"method": method, "answer": 500, "times": 2})
    async with http.get(f"{sandbox.url}/slack/api/auth.test") as answer:
        assert answer.status == 500
    assert (sandbox.slack.calm(), sandbox.telegram.calm()) == ({"auth.test": 1}, {"getme": 2})
    async with http.get(f"{sandbox.url}/slack/api/auth.test") as answer:
        assert (await answer.json())["ok"]

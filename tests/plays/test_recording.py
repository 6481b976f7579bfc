"""A session on the page, written down by `deskbell play --record`, holds when it is played."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from bot.sandbox.plays.reading import read_play
from tests.architecture.house import ROOT
from tests.plays.conftest import Perform

Thing = dict[str, Any]


class Hands:
    """Somebody at the page, who waits until the desk has shown what they then press."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self._url, self._http = url, http

    async def act(self, person: str, platform: str, deed: str, **facts: Any) -> dict[str, Any]:
        said = {"person": person, "platform": platform, "deed": deed, **facts}
        async with self._http.post(f"{self._url}/control/act", json=said) as answer:
            assert answer.status == 200, await answer.text()
            return dict(await answer.json())

    async def post(self, path: str, **said: Any) -> None:
        async with self._http.post(f"{self._url}/control/{path}", json=said) as answer:
            assert answer.status == 200, await answer.text()

    async def thing(
        self, person: str, platform: str, text: str, *, action: str = "", kind: str = ""
    ) -> Thing:
        query = {"person": person, "platform": platform}
        for _ in range(1500):
            async with self._http.get(f"{self._url}/control/state", params=query) as answer:
                seen = (await answer.json())["seen"]
            for thing in reversed(seen):
                offered = [button["action"] for button in thing["buttons"]]
                fits = thing["by_bot"] and not thing["gone"] and kind in {"", thing["kind"]}
                if fits and text in thing["text"] and (not action or action in offered):
                    return dict(thing)
            await asyncio.sleep(0.02)
        texts = [thing["text"] for thing in seen]
        raise AssertionError(f"{person} never saw {text} {action} {kind}: {texts}")

    async def press(self, person: str, platform: str, text: str, action: str) -> None:
        thing = await self.thing(person, platform, text, action=action)
        button = next(button for button in thing["buttons"] if button["action"] == action)
        await self.act(
            person,
            platform,
            "press",
            thing=thing["seen_id"],
            kind=thing["kind"],
            action=action,
            reference=button["reference"],
        )

    async def submit(self, person: str, **values: str) -> None:
        modal = await self.thing(person, "slack", "", kind="modal")
        await self.act(person, "slack", "submit", thing=modal["seen_id"], kind="modal", values=values)


@asynccontextmanager
async def recording(file: Path) -> AsyncIterator[Hands]:
    command = [sys.executable, "-m", "bot", "play", "--record", str(file)]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=PIPE)
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().split("open: ")[1].split("/   ")[0]
    assert b"serves" in await process.stdout.readline()
    try:
        async with aiohttp.ClientSession() as http:
            yield Hands(url, http)
    finally:
        process.send_signal(signal.SIGINT)
        await process.communicate()
    assert process.returncode == 0


async def test_a_recorded_session_holds_when_it_is_played(tmp_path: Path, perform: Perform) -> None:
    file = tmp_path / "recorded.yml"
    async with recording(file) as hands:
        await hands.act("hao", "telegram", "say", text="付易又重複扣款，客服沒人理！")
        await hands.press("zhou", "slack", "FB-1", "claim")
        await hands.thing("hao", "telegram", "小周")
        assert read_play(file).steps, "nothing is on the disk before the session ends"
        await hands.press("zhou", "slack", "FB-1", "reply")
        await hands.submit("zhou", message="請更新到 4.2")
        await hands.thing("hao", "telegram", "請更新到 4.2")
        await hands.press("hao", "telegram", "FB-1", "add")
        await hands.thing("hao", "telegram", "", action="cancel")
        await hands.act("hao", "telegram", "say", text="訂單 20260301")
        await hands.press("hao", "telegram", "", "confirm")
        await hands.thing("zhou", "slack", "訂單 20260301")
        await hands.post("clock", advance_seconds=3600)
        await hands.press("zhou", "slack", "FB-1", "resolve")
        await hands.submit("zhou", reason="已退款")
        await hands.press("hao", "telegram", "FB-1", "solved")
        await hands.press("hao", "telegram", "FB-1", "rate:5")
        await hands.thing("zhou", "slack", "5/5")
    text = file.read_text(encoding="utf-8")
    steps = read_play(file).steps
    doings = [(step.keys["by"], step.verb) for step in steps if step.kind == "doing"]
    assert doings == [
        ("hao", "say"),
        ("zhou", "press"),
        ("zhou", "press"),
        ("hao", "press"),
        ("zhou", "press"),
        ("hao", "press"),
        ("hao", "press"),
    ], text
    assert [step.what for step in steps if step.verb == "advance"] == ["1h"]
    assert "keep: ticket" in text
    assert 'fill: {message: "請更新到 4.2"}' in text
    assert sum(step.verb == "see" for step in steps) > len(doings), text
    await perform(file)

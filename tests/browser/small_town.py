"""The demo company with two small sides behind one port: the control door and the page alone."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from aiohttp import ClientSession, web

from bot.sandbox.control.api import Control
from bot.sandbox.control.page import add_page
from bot.sandbox.directory import Directory
from bot.sandbox.hooks.server import Hooks
from bot.sandbox.places import Place, Topic
from bot.sandbox.world import World
from tests.browser.small_side import SmallSide

COMPANY = Path(__file__).parents[2] / "config" / "demo" / "company.yml"


@dataclass
class Town:
    """What a test needs: the address, both sides, the world and a way to ask."""

    url: str
    world: World
    slack: SmallSide
    telegram: SmallSide
    session: ClientSession
    control: Control

    async def get(self, path: str) -> dict[str, Any]:
        """Return what the control door answers, which must be a yes."""
        async with self.session.get(f"{self.url}/control/{path}") as answer:
            assert answer.status == 200, await answer.text()
            return dict(await answer.json())

    async def post(self, path: str, body: Any, **headers: str) -> tuple[int, dict[str, Any]]:
        """Post JSON and return the status with the answer."""
        given = {"Content-Type": "application/json"} | headers
        text = body if isinstance(body, str) else json.dumps(body)
        async with self.session.post(f"{self.url}/control/{path}", data=text, headers=given) as answer:
            return answer.status, dict(await answer.json())


async def open_town() -> tuple[Town, web.AppRunner]:
    """Serve a fresh town on a free port of this machine."""
    world = World(company=yaml.safe_load(COMPANY.read_text(encoding="utf-8")))
    slack, telegram = SmallSide(world, "slack"), SmallSide(world, "telegram")
    app = web.Application()
    directory = Directory(world.company)
    slack.rooms, telegram.rooms = _channels(directory), _groups(directory)
    control = Control(world, directory, {"slack": slack, "telegram": telegram}, Hooks(world))
    control.add_to(app)
    add_page(app)
    runner = web.AppRunner(app, handle_signals=False)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    return Town(url, world, slack, telegram, ClientSession(), control), runner


def _channels(directory: Directory) -> list[Place]:
    return [
        Place("slack", channel.place, channel.place, "channel", tuple(sorted(channel.members)))
        for channel in directory.channels.values()
    ]


def _groups(directory: Directory) -> list[Place]:
    return [
        Place(
            "telegram",
            group.place,
            group.title,
            "group",
            tuple(sorted(group.members)),
            tuple(Topic(name, f"{group.telegram_chat_id}:{one}") for name, one in group.topics.items()),
        )
        for group in directory.groups.values()
    ]

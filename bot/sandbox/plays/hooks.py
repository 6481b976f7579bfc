"""The other systems that a desk calls: each call is recorded and answered as the play says."""

import json
from typing import Any

from aiohttp import web

from bot.sandbox.plays.vocabulary import HOOKS
from bot.sandbox.seen import Seen
from bot.sandbox.world import World


def _told(body: str) -> str:
    """Return what was told; letters that JSON wrote as numbers are letters again, so that plays can find them."""
    if "\\u" not in body:
        return body
    try:
        return json.dumps(json.loads(body), ensure_ascii=False)
    except ValueError:
        return body


class Hooks:
    """A local server with one address per hook."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._answers: dict[str, tuple[int, Any]] = {}
        self._app = web.Application()
        self._app.router.add_route("*", "/{name}", self._called)
        self._app.router.add_route("*", "/{name}/{rest:.*}", self._called)
        self._runner = web.AppRunner(self._app, handle_signals=False)
        self.url = ""
        self.calls: list[Seen] = []

    async def start(self) -> None:
        """Serve on a free port of 127.0.0.1."""
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def stop(self) -> None:
        """Free the port."""
        await self._runner.cleanup()

    def environment(self) -> dict[str, str]:
        """Return the settings with which a desk finds them."""
        return {f"DESKBELL_HOOKS__{name.upper()}": f"{self.url}/{name}" for name in HOOKS}

    def answer(self, hook: str, *, status: int, body: Any) -> None:
        """Answer like this from now on."""
        self._answers[hook] = (status, body)

    async def _called(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        number = self._world.next_change()
        self.calls.append(
            Seen(
                platform="hook",
                place=f"hook:{name}",
                seen_id=f"hook:{name}:{number}",
                kind="message",
                text=_told(await request.text()),
                by_bot=True,
                created=number,
                changed=number,
            )
        )
        status, body = self._answers.get(name, (200, {}))
        text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
        return web.Response(status=status, text=text, content_type="application/json")

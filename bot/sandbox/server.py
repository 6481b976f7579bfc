"""One sandbox: both local servers, other systems, the clock and the page behind one port."""

import asyncio
from typing import Any

from aiohttp import web

from bot.sandbox.control.api import Control
from bot.sandbox.control.page import add_page
from bot.sandbox.directory import Directory
from bot.sandbox.hooks.server import Hooks
from bot.sandbox.side import Side
from bot.sandbox.slack.server import SlackServer
from bot.sandbox.telegram.server import TelegramServer
from bot.sandbox.world import MovableClock, World

SLACK_BOT_TOKEN = "xoxb-sandbox"  # noqa: S105  # opens nothing but the local server
SLACK_APP_TOKEN = "xapp-sandbox"  # noqa: S105  # opens nothing but the local server
SLACK_SIGNING_SECRET = "sandbox"  # noqa: S105  # opens nothing but the local server
WEBHOOK_SECRET = "sandbox"  # noqa: S105  # opens nothing but a desk in a sandbox
TELEGRAM_BOT_TOKEN = "7000000001:sandbox"  # noqa: S105  # opens nothing but the local server
LONGEST_WAIT_SECONDS = 25.0


class Sandbox:
    """A company's Slack and Telegram on this machine, with state in memory only."""

    def __init__(self, company: dict[str, Any], *, clock: MovableClock | None = None) -> None:
        self.world = World(company=company, clock=clock or MovableClock())
        self.directory = Directory(company)
        self.slack = SlackServer(self.world, self.directory)
        self.telegram = TelegramServer(self.world, self.directory)
        self.app = web.Application(client_max_size=64 * 1024 * 1024)
        self.slack.add_to(self.app, prefix="/slack")
        self.telegram.add_to(self.app, prefix="/telegram")
        self.hooks = Hooks(self.world)
        self.hooks.add_to(self.app, prefix="/hooks")
        self.app.router.add_get("/clock", self._tell_time)
        sides: dict[str, Side] = {"slack": self.slack, "telegram": self.telegram}
        self.control = Control(self.world, self.directory, sides, self.hooks)
        self.control.add_to(self.app, prefix="/control")
        add_page(self.app)
        self._runner = web.AppRunner(self.app, handle_signals=False)
        self.url = ""

    async def start(self, *, port: int = 0) -> str:
        """Serve on 127.0.0.1 and return the address, without a trailing slash."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        host, bound = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{bound}"
        self.slack.served_at(f"{self.url}/slack")
        return self.url

    async def stop(self) -> None:
        """End every connection and free the port."""
        await self._runner.cleanup()

    def reset(self) -> None:
        """Be as after the start: nothing said, kept, set or logged, the clock at its start; people and connections stay."""
        self.control.reset()

    def environment(self) -> dict[str, str]:
        """Return the settings with which a bot finds this sandbox instead of the real platforms."""
        return {
            "DESKBELL_SLACK__API_URL": f"{self.url}/slack/api/",
            "DESKBELL_SLACK__BOT_TOKEN": SLACK_BOT_TOKEN,
            "DESKBELL_SLACK__APP_TOKEN": SLACK_APP_TOKEN,
            "DESKBELL_SLACK__SIGNING_SECRET": SLACK_SIGNING_SECRET,
            "DESKBELL_TELEGRAM__API_URL": f"{self.url}/telegram",
            "DESKBELL_TELEGRAM__BOT_TOKEN": TELEGRAM_BOT_TOKEN,
            "DESKBELL_WEBHOOKS__SECRET": WEBHOOK_SECRET,
            "DESKBELL_CLOCK__URL": f"{self.url}/clock",
            **self.hooks.environment(self.url),
        }

    def desk_serves_at(self, web: str | None) -> None:
        """Hear where the desk of this sandbox serves; None while it does not."""
        self.control.desk_serves_at(web)

    async def _tell_time(self, request: web.Request) -> web.Response:
        """Answer with the sandbox's time; with `after=REVISION`, wait until the clock was moved since."""
        clock = self.world.clock
        known = _revision_in(request)
        deadline = asyncio.get_running_loop().time() + LONGEST_WAIT_SECONDS
        # A listener that is gone must not hold up the end of the sandbox.
        while (  # noqa: ASYNC110  # whoever moves the clock may be any code of this process, and tells nobody
            clock.revision <= known
            and request.transport is not None
            and asyncio.get_running_loop().time() < deadline
        ):
            await asyncio.sleep(0.02)
        return web.json_response(
            {"now": clock.now().isoformat(), "revision": clock.revision, "running": clock.running}
        )


def _revision_in(request: web.Request) -> int:
    """Return the revision that the asker knows; without one, or with nonsense, it knows none."""
    try:
        return int(request.query.get("after", "-1"))
    except ValueError:
        return -1

"""Call the other systems of a sandbox as the outbox does."""

import dataclasses
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.outbox.port import Delivery, Outcome
from bot.platforms.hooks.send import HookPlatform
from bot.platforms.route import DIRECT, Route
from bot.sandbox.hooks.server import Call, Hooks
from bot.sandbox.world import World
from bot.shapes.card import Card
from data.model.hooks import Hook
from data.model.networks import allowed

BODY = b'{"type": "platform.troubled"}'


@dataclass
class Place:
    """The other systems, where they are, and those who call them."""

    world: World
    hooks: Hooks
    port: int
    opened: list[HookPlatform] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return the address of the pager."""
        return f"http://127.0.0.1:{self.port}/hooks/pager"

    @property
    def hook(self) -> Hook:
        """Return the pager as a file of systems would tell it, with little patience."""
        quick = timedelta(seconds=2)
        here = (allowed(f"127.0.0.1:{self.port}"),)
        return Hook("pager", self.url, ("sandbox",), allowed=here, connect=quick, read=quick, total=quick)

    async def caller(self, *, route: Route = DIRECT, **changes: Any) -> HookPlatform:
        """Return what calls the pager, with these changes to its hook."""
        hook = dataclasses.replace(self.hook, **changes)
        platform = HookPlatform(hook, now=self.world.clock.now, route=route)
        await platform.start()
        self.opened.append(platform)
        return platform

    async def call(self, *, number: int = 1, **changes: Any) -> Outcome:
        """Call the pager once."""
        return await (await self.caller(**changes)).send(self.delivery(number))

    async def leave(self) -> None:
        """Let everybody who called close what they called with."""
        while self.opened:
            await self.opened.pop().stop()

    def delivery(self, number: int = 1) -> Delivery:
        """Return a call that was promised just now."""
        return Delivery(f"message:{number}", "pager", Card(), body=BODY, promised_at=self.world.clock.now())

    def came(self) -> list[Call]:
        """Return what the pager was told."""
        return self.hooks.kept("pager")

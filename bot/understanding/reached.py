"""Understanding over HTTP, whoever runs the server: what the desk asks, and how it tells of it."""

import asyncio
import math
from typing import Any

from bot.conversation.understanding import PlaceKind, ShownKind, SpeakerKind, Understood
from bot.understanding.breaker import BreakerState
from bot.understanding.client import Client, Server
from bot.understanding.tending import Standing, State, Tended

UNKNOWN = 0


class Reached:
    """A server at an address that the operator gave, or one that is a child of ours.

    Args of the constructor: a server, or what tends one.
    """

    def __init__(self, client: Client, at: Server | Tended) -> None:
        self.client = client
        self._at = at

    async def start(self) -> None:
        """Begin to ask; nothing waits until there is anybody to answer."""
        await self.client.start()
        if isinstance(self._at, Server):
            self.client.serve_at(self._at)
        else:
            self._at.start()

    async def stop(self) -> None:
        """Ask no more, and let go of what was started."""
        if isinstance(self._at, Tended):
            await self._at.stop()
        await self.client.stop()

    async def parse(
        self, text: str, *, speaker: SpeakerKind, place: PlaceKind = "private", shown: ShownKind = ""
    ) -> Understood | None:
        """Return what the text means, or None when nothing can tell at the moment."""
        return await self.client.parse(text, speaker=speaker, place=place, shown=shown)

    async def ready(self) -> None:
        """Return as soon as it is worth asking."""
        await self.client.ready()

    @property
    def standing(self) -> Standing:
        """Return how things stand."""
        told = self._at.standing if isinstance(self._at, Tended) else Standing(State.READY)
        if told.state is State.READY and not self.client.is_well:
            return Standing(State.AWAY, model=told.model)
        return told

    @property
    def seconds_left(self) -> int | None:
        """Return for how long nothing can tell yet, 0 when nobody knows; None when it is worth asking now."""
        if self.client.is_well:
            return None
        until = self.standing.until
        if until is None:
            return UNKNOWN
        return max(1, math.ceil(until - asyncio.get_running_loop().time()))

    def health(self) -> dict[str, Any]:
        """Return how things stand, for whoever asks over HTTP."""
        return {"state": self.standing.state.value, "seconds_left": self.seconds_left or None}

    @property
    def is_barred(self) -> bool:
        """Whether it failed so often that it is left alone for now."""
        return self.client.breaker.state is not BreakerState.CLOSED

    @property
    def answered_seconds_ago(self) -> float | None:
        """Return when it last answered, None when it never has."""
        at = self.client.answered_at
        return None if at is None else asyncio.get_running_loop().time() - at

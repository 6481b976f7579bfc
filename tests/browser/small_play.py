"""A play that a test leads by hand: what the page is told of it, and what the page wished."""

import asyncio
from typing import Any

LINES = (
    "mei says it crashes",
    "#operations sees FB-1",
    "yun presses claim",
)


class SmallPlay:
    """A performance without any desk; a test sets `told` and calls `tell`."""

    def __init__(self) -> None:
        self.revision = 0
        self.wishes: list[str] = []
        self.told: dict[str, Any] = {"state": "starting", "step": 0, "as": None, "expected": None, "seen": []}
        self._news = asyncio.Event()

    def picture(self) -> dict[str, Any]:
        """Return what the control door answers."""
        reached = self.told["step"]
        states = ["past" if n < reached else "now" if n == reached else "ahead" for n in range(1, 4)]
        steps = [
            {"number": str(n), "line": line, "state": state}
            for n, (line, state) in enumerate(zip(LINES, states, strict=True), 1)
        ]
        return {"title": "A crash report finds its way", "steps": steps, **self.told}

    async def changed(self, *, patience_seconds: float) -> bool:
        """Wait for the next change."""
        try:
            async with asyncio.timeout(patience_seconds):
                await self._news.wait()
        except TimeoutError:
            return False
        return True

    def lead(self, wish: str) -> None:
        """Do what the page wishes, as a real performance does."""
        self.wishes.append(wish)
        states = {"pause": "paused", "resume": "playing", "take_over": "taken_over"}
        self.tell(state=states.get(wish, self.told["state"]))

    def tell(self, **news: Any) -> None:
        """Change what is told, and wake whoever waits for it."""
        self.told |= news
        self.revision += 1
        self._news.set()
        self._news = asyncio.Event()


class SmallTheatre:
    """Offers one play, which is performed at an address that a test gives."""

    def __init__(self, url: str) -> None:
        self.watched: list[str] = []
        self._url = url

    def offered(self) -> list[dict[str, Any]]:
        """Return the one play."""
        return [{"name": "crash", "title": "A crash report finds its way", "steps": len(LINES)}]

    async def watch(self, name: str) -> str:
        """Note that it was begun."""
        self.watched.append(name)
        return self._url

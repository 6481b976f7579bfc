"""A performance as those who watch it see and lead it: at reading speed, step by step, or left to them."""

import asyncio
import contextlib
import re
from collections.abc import Coroutine, Mapping
from typing import Any

from bot.sandbox.plays import transcript
from bot.sandbox.plays.follower import TakenOver
from bot.sandbox.plays.outcome import PlayResult
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.retelling import parts
from bot.sandbox.plays.stage import Stage

LOOK_SECONDS = 1.0
LETTERS_PER_SECOND = 22.0
CHARACTERS_PER_SECOND = 7.0  # of Chinese, each of which says as much as a short word
LONGEST_PAUSE_SECONDS = 6.0
CHINESE = re.compile(r"[\u3400-\u9fff]")
STARTING, PLAYING, PAUSED, TAKEN_OVER, HELD, FAILED = "starting playing paused taken_over held failed".split()  # noqa: SIM905  # reads better
OVER = {TAKEN_OVER, HELD, FAILED}


class Watched:
    """One performance before an audience; a `Follower` of it, and what the control door shows and leads.

    Args:
        pace: factor for every pause; 0 makes none.
    """

    def __init__(self, *, pace: float = 1.0) -> None:
        self.opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.revision = 0
        self.result: PlayResult | None = None
        self._pace = pace
        self._state = STARTING
        self._stage: Stage | None = None
        self._at: Step | None = None
        self._granted = 0
        self._learning: dict[str, Any] | None = None
        self._news = asyncio.Event()
        self._left = asyncio.Event()
        self._dismissed = asyncio.Event()

    @property
    def over(self) -> bool:
        """Whether no step will be taken any more."""
        return self._state in OVER

    async def begin(self, stage: Stage) -> None:
        """Tell the address to whoever waits for it."""
        self._stage = stage
        stage.linger = self.linger
        self.opened.set_result(stage.town.url)
        self._tell()

    async def before(self, step: Step) -> None:
        """Show the step for as long as it takes to read it, or until whoever leads wants it to be taken."""
        await self._learn()
        self._at = step
        if self._state == STARTING:
            self._state = PLAYING
        self._tell()
        clock = asyncio.get_running_loop().time
        ends = clock() + self._pace * pause_for(self._line(step))
        while self._state != TAKEN_OVER:
            if self._granted or (self._state == PLAYING and clock() >= ends):
                self._granted = max(0, self._granted - 1)
                return
            await self.changed(patience_seconds=ends - clock() if self._state == PLAYING else None)
        raise TakenOver

    async def _learn(self) -> None:
        """Wait until the desk understands what people say, where it is about to: what is watched shall not begin with an excuse."""
        while self._state == STARTING and self._stage is not None:
            health = await self._stage.checkup.health()
            if health is None or not health.learning:
                break
            self._learning = {"seconds_left": health.ready_in_seconds}
            self._tell()
            await asyncio.sleep(LOOK_SECONDS)
        self._learning = None

    async def accompany(self, step: Step, taking: Coroutine[Any, Any, None]) -> None:
        """Take the step; what people do or look for may be left in the middle, a kill may not."""
        work, left = asyncio.ensure_future(taking), asyncio.ensure_future(self._left.wait())
        try:
            await asyncio.wait(
                {work} if step.kind == "world" else {work, left}, return_when="FIRST_COMPLETED"
            )
            if not work.done():
                raise TakenOver
            await work
        finally:
            for task in (work, left):
                task.cancel()
            await asyncio.gather(work, left, return_exceptions=True)

    async def end(self, result: PlayResult) -> None:
        """Show how it ended, and leave the town standing until it is dismissed."""
        self.result = result
        if self._state != TAKEN_OVER:
            self._state = HELD if result.holds else FAILED
        elif self._stage is not None:
            # A play that was left between `stop` and `start` must not leave its town without a desk.
            await self._stage.desk.start()
        self._tell()
        await self._dismissed.wait()

    async def linger(self) -> None:
        """Let a form that opened be seen before it is filled."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._pace * LOOK_SECONDS):
                await self._left.wait()

    def dismiss(self) -> bool:
        """Let the town of a performance that is over be taken down; tell whether it is over."""
        if self.over:
            self._dismissed.set()
        return self.over

    def lead(self, wish: str) -> None:
        """Pause, go on, take one step, or leave the town to whoever watches; an ended performance stays as it is."""
        if self.over:
            return
        if wish == "next":
            self._granted += 1
        elif wish == "take_over":
            self._state = TAKEN_OVER
            self._left.set()
        elif self._state != STARTING or wish == "pause":
            self._state = {"pause": PAUSED, "resume": PLAYING}[wish]
        self._tell()

    async def changed(self, *, patience_seconds: float | None) -> bool:
        """Wait for the next change; return whether one came in time."""
        try:
            async with asyncio.timeout(patience_seconds):
                await self._news.wait()
        except TimeoutError:
            return False
        return True

    def picture(self) -> dict[str, Any]:
        """Return what a page needs to show it."""
        steps = self._stage.play.steps if self._stage else ()
        reached = steps.index(self._at) + 1 if self._at else 0
        failed = self.result if self._state == FAILED else None
        return {
            "name": self._stage.play.path.stem if self._stage else "",
            "title": self._stage.play.title if self._stage else "",
            "state": self._state,
            "learning": self._learning,
            "step": reached,
            "steps": [
                {
                    "number": step.number,
                    "line": self._line(step),
                    "told": self._told(step),
                    "state": self._state_of(position, reached),
                }
                for position, step in enumerate(steps, 1)
            ],
            "as": self._seen_as(),
            "expected": failed.expected if failed else None,
            "seen": list(failed.seen) if failed else [],
        }

    def _state_of(self, position: int, reached: int) -> str:
        if position == reached and self._state != HELD:
            return "failed" if self._state == FAILED else "now"
        return "past" if position <= reached else "ahead"

    def _line(self, step: Step) -> str:
        if self._stage is None:
            return ""
        return self._stage.memory.as_known(transcript.words(step, self._stage.cast))

    def _told(self, step: Step) -> dict[str, Any]:
        return parts(step, self._stage.cast, self._stage.memory.kept) if self._stage else {}

    def _seen_as(self) -> Mapping[str, str | bool] | None:
        """Return whose screen shows the step, which chat on it, and whether they look there, instead of doing anything."""
        stage, step = self._stage, self._at
        if stage is None or step is None:
            return None
        step = step.inner[0] if step.inner else step
        who = str(step.keys.get("by") or (step.what if step.kind == "expecting" else ""))
        members = [stage.cast[who]] if who in stage.cast else []
        members += [member for member in stage.cast.values() if member.person in stage.chats.get(who, ())]
        if not members:
            return None
        place = str(step.keys.get("in") or who)
        place = place if place in stage.chats else members[0].person
        sees = step.kind == "expecting"
        return {"person": members[0].person, "platform": members[0].platform, "place": place, "sees": sees}

    def _tell(self) -> None:
        self.revision += 1
        self._news.set()
        self._news = asyncio.Event()


def pause_for(line: str) -> float:
    """Return for how many seconds a line is shown before its step is taken."""
    chinese = len(CHINESE.findall(line))
    reading = chinese / CHARACTERS_PER_SECOND + (len(line) - chinese) / LETTERS_PER_SECOND
    return min(LOOK_SECONDS + reading, LONGEST_PAUSE_SECONDS)

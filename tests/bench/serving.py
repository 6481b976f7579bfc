"""A sandbox in a process of its own, which tells on demand what it costs."""

import asyncio
import contextlib
import gc
import json
import os
import random
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml

from bot.sandbox.seen import Seen
from bot.sandbox.server import Sandbox
from bot.sandbox.side import CannotDo, Side
from bot.wiring.playing import TREE
from bot.wiring.standing import let_stand
from tests.bench.memory import largest_mib

COMPANY = TREE / "config" / "demo" / "company.yml"
WITH_PEOPLE = "--people"
BETWEEN_DEEDS_SECONDS = 0.05
RETURNING_SHARE = 0.2
# Every look draws all that was ever said, which is much after half a million calls.
LOOKING_SHARE = 0.005
GROUPS = ("users_group", "duty_group")
CHANNELS = ("#operations", "#alerts")
LONGEST_LINE = 1 << 20
# Of so many collections of what is younger, one goes through everything.
SELDOM = 1_000


class Served:
    """A served sandbox, seen from the process that started it."""

    def __init__(self, process: asyncio.subprocess.Process, environment: Mapping[str, str], url: str) -> None:
        self._process = process
        self.environment = environment
        self.url = url

    async def figures(self) -> dict[str, float]:
        """Return its CPU seconds so far, its largest size in MiB, and how many lines its log has seen."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"figures\n")
        told: dict[str, float] = await _line(self._process)
        return told

    @property
    def ended(self) -> bool:
        """Whether it serves no more."""
        return self._process.returncode is not None


@asynccontextmanager
async def served(*arguments: str, bytecode: Path | None = None) -> AsyncIterator[Served]:
    """Start a sandbox; it ends with the block, and also when this process dies.

    Args:
        bytecode: folder for compiled modules, for those who start several; without it each start may compile anew.
    """
    own = {"PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONDONTWRITEBYTECODE": ""} if bytecode else {}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bench.serving",
        *arguments,
        cwd=TREE,
        env={**os.environ, **own},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=LONGEST_LINE,
    )
    try:
        told = await _line(process)
        yield Served(process, told["environment"], told["url"])
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()


async def _line(process: asyncio.subprocess.Process) -> Any:
    assert process.stdout is not None
    return json.loads(await process.stdout.readline())


async def live(sandbox: Sandbox, seed: int) -> None:
    """Let people say, ask and press at random, so that there are updates, triggers and views."""
    dice = random.Random(seed)
    people: list[tuple[Side, str]] = [
        (sandbox.slack, "yun"),
        (sandbox.slack, "emma"),
        (sandbox.telegram, "mei"),
        (sandbox.telegram, "emma"),
    ]
    sides: list[Side] = [sandbox.slack, sandbox.telegram]
    looked: list[Seen] = []
    while True:
        await asyncio.sleep(BETWEEN_DEEDS_SECONDS)
        side, person = dice.choice(people)
        if dice.random() < LOOKING_SHARE:
            looked = [thing for side in sides for thing in side.seen()[-20:] if thing.buttons]
        pressable = [thing for thing in looked if thing.platform == side.platform]
        # A person may not see what was drawn last, or the desk may have thrown it away meanwhile.
        with contextlib.suppress(CannotDo):
            if dice.random() < RETURNING_SHARE:
                await _bring_back(sandbox, dice)
            elif pressable and dice.random() < 0.5:
                thing = dice.choice(pressable)
                await side.press(person, thing, dice.choice(thing.buttons))
            elif dice.random() < 0.5:
                await side.command(person, person, "/status FB-1")
            else:
                await side.say(person, person, "hello")


async def _bring_back(sandbox: Sandbox, dice: random.Random) -> None:
    """Let the bot return to what it left at random."""
    for group in GROUPS:
        deed = dice.choice(["add_bot", "promote_bot"])
        await sandbox.telegram.other("mei", deed, {"place": group})
    for channel in CHANNELS:
        await sandbox.slack.other("yun", "invite_bot", {"place": channel})


def _tell(facts: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


async def main() -> None:
    """Serve until the standard input closes."""
    sandbox = Sandbox(yaml.safe_load(COMPANY.read_text(encoding="utf-8")))
    await sandbox.start()
    # A platform does not stand still for a tenth of a second to look through all that it knows.
    let_stand()
    gc.set_threshold(*gc.get_threshold()[:2], SELDOM)
    _tell({"url": sandbox.url, "environment": sandbox.environment()})
    people = asyncio.create_task(live(sandbox, 1)) if WITH_PEOPLE in sys.argv else None
    while await asyncio.to_thread(sys.stdin.readline):
        size = largest_mib()
        _tell({"cpu_seconds": time.process_time(), "largest_mib": size, "log_lines": sandbox.world.log.last})
    if people is not None:
        people.cancel()
    await sandbox.stop()


if __name__ == "__main__":
    asyncio.run(main())

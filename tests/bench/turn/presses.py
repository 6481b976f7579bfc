"""How long it takes from a press to the edited message on the screen."""

import asyncio
import time
from collections.abc import Sequence

from bot.sandbox.log import LogEntry
from bot.sandbox.seen import Seen, SeenButton
from tests.bench.turn.running import Running

EDITS = {"slack": "chat.update", "telegram": "editMessageText"}
NAMES = {"slack": ("channel", "ts"), "telegram": ("chat_id", "message_id")}
PATIENCE_SECONDS = 20.0

Target = tuple[Seen, SeenButton]


def offering(running: Running, platform: str, action: str) -> list[Target]:
    """Return every message that offers the action, and the button, oldest first."""
    return [
        (thing, button)
        for thing in running.side(platform).seen()
        for button in thing.buttons
        if button.action == action and not thing.gone
    ]


async def await_offers(running: Running, platform: str, action: str, *, count: int) -> list[Target]:
    """Wait until so many messages offer the action."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while len(found := offering(running, platform, action)) < count:
            await running.town.world.changed(patience_seconds=1.0)
    return found


async def seconds_to_edit(running: Running, platform: str, person: str, target: Target) -> float:
    """Press, and return how long it took until the server had changed that message.

    Raises:
        TimeoutError: it never changed.
    """
    thing, button = target
    world = running.town.world
    known = world.log.last
    began = time.monotonic()
    await running.side(platform).press(person, thing, button)
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (edit := _edit_of(thing, world.log.after(known))) is None:
            await world.changed(patience_seconds=1.0)
    return edit.real - began


def _edit_of(thing: Seen, entries: Sequence[LogEntry]) -> LogEntry | None:
    """Return the log's line of the edit; the server answers it in the same breath."""
    chat, message = NAMES[thing.platform]
    for entry in entries:
        if entry.direction == "from_bot" and entry.method == EDITS[thing.platform]:
            body = {name: str(value) for name, value in entry.body.items()}
            if f"{body.get(chat)}:{body.get(message)}" == thing.seen_id:
                return entry
    return None

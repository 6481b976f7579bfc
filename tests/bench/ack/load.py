"""Signed events of Slack, posted at a steady rate whether or not the answers come."""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.directory import TEAM
from bot.sandbox.server import SLACK_SIGNING_SECRET
from bot.sandbox.slack.request_url import signature
from tests.bench.ack.lines import Lines

GOOD = 200


@dataclass(frozen=True, slots=True)
class Chatter:
    """Somebody in their private chat with the bot."""

    user_id: str
    channel_id: str


@dataclass(slots=True)
class Load:
    """Posts to one address.

    Attributes:
        seconds: from each post to its answer.
        refused: answers that were no 200.
    """

    lines: Lines
    path: str
    chatters: Sequence[Chatter]
    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    posted: int = 0

    async def run(self, *, rate: float, count: int) -> None:
        """Post so many, each at its time."""
        begun = time.monotonic()
        async with asyncio.TaskGroup() as posts:
            for number in range(count):
                await asyncio.sleep(max(0.0, begun + number / rate - time.monotonic()))
                posts.create_task(self._post())

    async def _post(self) -> None:
        self.posted += 1
        chatter = self.chatters[self.posted % len(self.chatters)]
        raw = json.dumps(edited(chatter, f"Ev{id(self)}{self.posted}", self.posted)).encode()
        stamp = str(int(datetime.now().astimezone().timestamp()))
        headers = {
            "Content-Type": "application/json",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature(SLACK_SIGNING_SECRET, stamp, raw),
        }
        answered = await self.lines.post(self.path, headers, raw)
        self.seconds.append(answered.seconds)
        self.refused += answered.status != GOOD


def edited(chatter: Chatter, event_id: str, number: int) -> dict[str, Any]:
    """Return that somebody edited something of which the desk knows nothing.

    It is kept and runs its turn as every message does, and nothing is sent because of it: so the figure is that
    of the acknowledgement, and not of the messages that would follow it.
    """
    message = {
        "type": "message",
        "user": chatter.user_id,
        "ts": f"{number}.000100",
        "text": f"PhotoBox crashes, case {number}",
        "edited": {"user": chatter.user_id, "ts": f"{number}.000200"},
    }
    event = {
        "type": "message",
        "subtype": "message_changed",
        "channel": chatter.channel_id,
        "channel_type": "im",
        "ts": f"{number}.000300",
        "event_ts": f"{number}.000300",
        "message": message,
        "previous_message": message | {"text": "PhotoBox"},
    }
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": "A0SANDBOX",
        "event_id": event_id,
        "event_time": number,
        "event": event,
    }

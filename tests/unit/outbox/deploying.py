"""A capability that calls another system, for tests of what becomes of calls."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.cards.view import Drawing
from bot.conversation.capability import Capability
from bot.conversation.declared import Call
from bot.shapes.turn import Answered
from data.model.notices import CallWanted, Notice
from data.store.outbox import messages
from data.store.work import Work
from tests.unit.outbox.running import Running, until

STEP = timedelta(seconds=5)


class Mishap(Exception):
    """A bug of the tests."""


@dataclass(slots=True)
class Deploying:
    """A capability that calls, and hears the answer.

    Attributes:
        bugs: raised one by one where an answer is heard.
        drawing: raised one by one where a body is made.
        moot: whether there is nothing to tell any more.
    """

    heard: list[Answered] = field(default_factory=list)
    bugs: list[Exception] = field(default_factory=list)
    drawing: list[Exception] = field(default_factory=list)
    moot: bool = False

    def body(self, drawing: Drawing) -> dict[str, object] | None:
        if self.drawing:
            raise self.drawing.pop(0)
        return None if self.moot else {"subject": drawing.subject, **drawing.facts}

    def answered(self, work: Work, answer: Answered) -> None:
        assert work.turn_id
        if self.bugs:
            raise self.bugs.pop(0)
        self.heard.append(answer)

    @property
    def capability(self) -> Capability:
        calls = {"release.wanted": Call(self.body, self.answered), "release.noted": Call(self.body)}
        return Capability(name="deploying", calls=calls)


def call(number: int = 1, hook: str = "deploy", **changes: Any) -> CallWanted:
    told: dict[str, Any] = {"kind": "release.wanted", "facts": {"version": "4.2"}} | changes
    return CallWanted(hook, subject=f"AP-{number}", **told)


async def promise(desk: Running, *notices: Notice) -> None:
    await desk.promise(*notices)
    await until(lambda: desk.town.undone() == 0 and desk.inbox.at_rest)


async def go_on(desk: Running, look: Callable[[], object]) -> None:
    """Let time pass until something is so."""
    async with asyncio.timeout(20):
        while not look():
            desk.town.clock.forward(STEP)
            await asyncio.sleep(0.01)


def ends(desk: Running) -> list[tuple[str, str]]:
    with desk.town.store.reading() as reading:
        rows = reading.connection.execute(select(messages).order_by(messages.c.message_id))
        return [(row.state, row.reason) for row in rows]

"""Asks the bot something whose answer a person waits for."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from bot.sandbox.side import CannotDo
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace

# A stopped sandbox clock never reaches the three seconds; nobody waits for longer than this.
PATIENCE_SECONDS = 30.0
Taken = TypeVar("Taken")


async def ask(
    desk: Workspace,
    body: Json,
    *,
    take: Callable[[Any], Taken],
    lost: str,
    unanswered: Callable[[], None] | None = None,
) -> Taken:
    """Send an interaction and return what is made of its answer.

    Args:
        take: does what the answer says, and refuses what Slack would not take.
        lost: what the person reads when there is no good answer.

    Raises:
        CannotDo: there was no good answer in time.
    """
    outcome: asyncio.Future[Taken] = desk.new_question()

    def answered(said: Any) -> None:
        if outcome.done():
            return
        try:
            outcome.set_result(take(said))
        except Refused as refused:
            desk.world.record("slack", "answer", "ack", refused.body())
            outcome.set_exception(CannotDo(f"{lost} ({', '.join([refused.error, *refused.messages])})"))

    def given_up() -> None:
        if unanswered is not None:
            unanswered()
        if not outcome.done():
            outcome.set_exception(CannotDo(lost))

    desk.outgoing.deliver("interactive", body, answered=answered, unanswered=given_up)
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await outcome
    except TimeoutError:
        raise CannotDo(lost) from None

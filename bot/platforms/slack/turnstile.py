"""Let in what several connections brought at one moment in the order in which it happened."""

import asyncio
from collections.abc import Callable
from operator import itemgetter

from bot.platforms.slack.events import Body

LetIn = Callable[[], None]
# What became readable with the first word is noticed one pass of the loop later, read in the next and handed over in a third.
PASSES = 3


class Turnstile:
    """One for all connections of an app.

    Slack takes turns among the connections. A desk that was busy for a moment finds several words on each, and reads one
    connection after the other: the second word of a person would overtake the first.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[float | None, LetIn]] = []

    def enter(self, payload: Body, let_in: LetIn) -> None:
        """Let a payload in as soon as every connection has handed over what it has now."""
        if not self._waiting:
            self._open_after(PASSES)
        self._waiting.append((happened_at(payload), let_in))

    def _open_after(self, passes: int) -> None:
        if passes:
            asyncio.get_running_loop().call_soon(self._open_after, passes - 1)
            return
        waiting, self._waiting = self._waiting, []
        told = ((at, let_in) for at, let_in in waiting if at is not None)
        in_order = iter(sorted(told, key=itemgetter(0)))
        for at, let_in in waiting:
            # What does not tell when it happened keeps its place.
            (let_in if at is None else next(in_order)[1])()


def happened_at(payload: Body) -> float | None:
    """Return when Slack says that something happened, in its seconds; None when it does not say."""
    event, actions = payload.get("event"), payload.get("actions")
    if isinstance(event, dict):
        told = event.get("event_ts")
    elif isinstance(actions, list) and actions and isinstance(actions[0], dict):
        told = actions[0].get("action_ts")
    else:
        return None
    try:
        return float(str(told))
    except ValueError:
        return None

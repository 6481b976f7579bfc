"""What of the place can be set from outside by a rule: limits, scopes, tokens, the way to the bot."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from bot.sandbox.side import CannotDo
from bot.sandbox.slack.access import EVERY_SCOPE
from bot.sandbox.slack.workspace import Workspace


class Switches:
    """Rules that hold until they are changed.

    limits: true|false, whether rate limits are enforced. scopes: a list, or null for all of them. revoked:
    true|false, the bot's token. sockets: true|false, Socket Mode. history_lag: seconds. request_url: an
    address on this machine, or null for Socket Mode; whether it answered the challenge is in the truth log.
    """

    def __init__(self, desk: Workspace) -> None:
        self._desk = desk
        self._tasks: set[asyncio.Task[None]] = set()
        self._known: dict[str, Callable[[Any], None]] = {
            "limits": self._limits,
            "scopes": self._scopes,
            "revoked": self._revoked,
            "sockets": lambda value: self._later(self._desk.outgoing.sockets.switch(enabled=bool(value))),
            "history_lag": self._history_lag,
            "request_url": lambda value: self._later(self._desk.point_to(value)),
        }

    def concern(self, rule: Mapping[str, Any]) -> bool:
        """Return whether a rule sets something, and does not describe a fault."""
        return bool(set(rule) & set(self._known))

    def turn(self, rule: Mapping[str, Any]) -> None:
        """Set what a rule says.

        Raises:
            CannotDo: there is no such switch, or it takes no such value.
        """
        unknown = set(rule) - set(self._known) - {"platform"}
        if unknown:
            raise CannotDo(f"no such switch: {', '.join(sorted(unknown))}")
        for name in set(rule) & set(self._known):
            try:
                self._known[name](rule[name])
            except (TypeError, ValueError) as fault:
                raise CannotDo(f"{name} takes no {rule[name]!r}") from fault

    def _limits(self, value: Any) -> None:
        self._desk.rates.enforced = bool(value)

    def _scopes(self, value: Any) -> None:
        self._desk.access.grant(EVERY_SCOPE if value is None else [str(scope) for scope in value])

    def _revoked(self, value: Any) -> None:
        self._desk.access.revoked = bool(value)

    def _history_lag(self, value: Any) -> None:
        self._desk.history_lag = timedelta(seconds=float(value))

    def _later(self, doing: Any) -> None:
        task = asyncio.get_running_loop().create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        fault = None if task.cancelled() else task.exception()
        if fault is not None:
            self._desk.world.record("slack", "answer", "switch", {"refused": str(fault)})

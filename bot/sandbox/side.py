"""What people can do on one platform of the sandbox: the same for Slack and Telegram."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from bot.sandbox.places import Place
from bot.sandbox.seen import Seen, SeenButton


class CannotDo(Exception):
    """The platform would not let this person do that; the message says why."""


class Side(Protocol):
    """One local server, driven by its people. `person` is a key of the company, `place` as in `Seen`.

    Every deed returns when the server has queued the update for the bot, not when the bot has
    handled it. A deed that the real platform would refuse raises CannotDo.
    """

    platform: str

    def seen(self) -> Sequence[Seen]:
        """Return everything that is or was on any screen, oldest first, gone things included."""

    def places(self) -> Sequence[Place]:
        """Return where people meet now, without their private chats with the bot."""

    def content_of(self, thing: Seen, number: int) -> bytes:
        """Return what is in a file that stands on a screen.

        Args:
            number: of the file within its message, from 0.
        """

    def busy(self) -> int:
        """Return how many updates the bot has not confirmed yet, deliveries under way included."""

    async def say(
        self,
        person: str,
        place: str,
        text: str,
        *,
        attach: Sequence[str] = (),
        mention: bool = False,
        thread: str | None = None,
    ) -> None:
        """Write a message."""

    async def command(self, person: str, place: str, line: str) -> None:
        """Send `/status FB-7`; on Slack the server sends it as `/desk status FB-7`."""

    async def press(self, person: str, thing: Seen, button: SeenButton) -> None:
        """Press a button as it was drawn, even when the message has changed or is gone since."""

    async def submit(self, person: str, modal: Seen, values: Mapping[str, str]) -> dict[str, str]:
        """Submit a modal; return errors by field key, empty when it was taken.

        Only Slack has modals; Telegram raises CannotDo.
        """

    async def close(self, person: str, modal: Seen) -> None:
        """Close a modal without submitting it."""

    async def other(self, person: str, deed: str, facts: Mapping[str, Any]) -> None:
        """Do anything else: edit, delete, react, block, join, leave, sticker or unknown_update.

        Raises:
            CannotDo: this platform has no such deed, or refuses it now.
        """

    async def redeliver(self, *, times: int, shuffle: bool = False, since: int = 0) -> None:
        """Send every update that was created after change number `since` again, `times` times."""

    def fault(self, rule: Mapping[str, Any]) -> None:
        """Install a fault rule: method, answer | drop | delay, retry_after, times, chat."""

    def calm(self) -> Counter[str]:
        """Take every fault away; return by method, in small letters, how many of its strokes nothing met."""

    def cut(self) -> None:
        """Close every open connection with the bot, whoever opened it, without a farewell."""

    def forget(self) -> None:
        """Be as on the first day: nothing said, kept, set or on its way; people and connections stay."""

"""What may be used for a short while: trigger ids and response addresses."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.sandbox.slack import limits
from bot.sandbox.slack.ids import Ids
from bot.sandbox.slack.posts import Post
from bot.sandbox.slack.rooms import Room
from bot.sandbox.slack.wire import Refused
from bot.sandbox.world import MovableClock

# Each press makes one of each; a sandbox that runs for days must not keep those that nobody can use any more.
KEPT_PASSES = 10_000
Pass = TypeVar("Pass")


@dataclass
class Trigger:
    """Lets the bot open one modal for a person.

    Attributes:
        view_id: the modal in which the person acted, None outside of modals.
    """

    person: str
    expires: datetime
    view_id: str | None
    used: bool = False


@dataclass
class ResponseAddress:
    """Lets the bot answer where a person acted.

    Attributes:
        origin: the message that was acted on, None for a command.
    """

    person: str
    room: Room
    origin: Post | None
    expires: datetime
    uses: int = 0


class Passes:
    """Gives passes out and takes them back, by the sandbox's clock."""

    def __init__(self, clock: MovableClock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._triggers: dict[str, Trigger] = {}
        self._addresses: dict[str, ResponseAddress] = {}

    def new_trigger(self, person: str, *, view_id: str | None = None) -> str:
        """Return a trigger_id for somebody who just acted."""
        trigger_id = self._ids.trigger()
        expires = self._clock.now() + limits.TRIGGER_LIFE
        _keep(self._triggers, trigger_id, Trigger(person, expires, view_id))
        return trigger_id

    def use_trigger(self, trigger_id: str) -> Trigger:
        """Spend a trigger_id.

        Raises:
            Refused: it is unknown, used or too old.
        """
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self._clock.now() > trigger.expires:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger

    def new_address(self, person: str, room: Room, *, origin: Post | None = None) -> str:
        """Return the key of a new response_url."""
        key = f"{self._ids.new('')}/{secrets.token_urlsafe(18)}"
        expires = self._clock.now() + limits.RESPONSE_URL_LIFE
        _keep(self._addresses, key, ResponseAddress(person, room, origin, expires))
        return key

    def use_address(self, key: str) -> ResponseAddress:
        """Count one use of a response_url.

        Raises:
            Refused: it is unknown, used up or too old.
        """
        address = self._addresses.get(key)
        if address is None or self._clock.now() > address.expires:
            raise Refused("expired_url")
        if address.uses >= limits.RESPONSE_URL_USES:
            raise Refused("used_url")
        address.uses += 1
        return address


def _keep(passes: dict[str, Pass], name: str, given: Pass) -> None:
    """Add the newest; the oldest makes room."""
    passes[name] = given
    if len(passes) > KEPT_PASSES:
        del passes[next(iter(passes))]

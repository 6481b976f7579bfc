"""Taking a second factor off somebody who lost it: two admins, neither of them that person."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from data.model.refusals import Refusal

WAITS = timedelta(days=1)
ADMINS = 2


class ResetState(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Reset:
    """A request to take a second factor off somebody.

    Attributes:
        person_id: whose it is. factor_number: the very one; another one that came meanwhile stays.
        asked_by: who began it. agreed_by: the first admin. ended_by: the second one, or who refused.
    """

    number: int
    person_id: int
    factor_number: int
    asked_by: int
    state: ResetState
    expires_at: datetime
    agreed_by: int | None = None
    ended_by: int | None = None

    @property
    def subject(self) -> str:
        """Return the subject of its cards."""
        return f"factorreset.{self.number}"

    @property
    def version(self) -> int:
        """Return the version for which its buttons are drawn."""
        return 1 if self.agreed_by is None else 2


@dataclasses.dataclass(eq=False)
class UnknownReset(Refusal):
    """There is no such request."""


@dataclasses.dataclass(eq=False)
class OwnReset(Refusal):
    """It is about the very person who presses."""


@dataclasses.dataclass(eq=False)
class AgreedAlready(Refusal):
    """This admin agreed before; it takes another one."""


@dataclasses.dataclass(eq=False)
class TooFewAdmins(Refusal):
    """There are not two admins beside the person."""


@dataclasses.dataclass(eq=False)
class ResetIsOver(Refusal):
    """It is done, was refused, or waited too long."""


@dataclasses.dataclass(eq=False)
class ResetWaits(Refusal):
    """It was asked for already."""


@dataclasses.dataclass(eq=False)
class NoFactor(Refusal):
    """There is none that could be taken off."""


@dataclasses.dataclass(eq=False)
class NobodyCalled(Refusal):
    """The company knows nobody of that name."""


def agree(reset: Reset, *, by: int) -> Reset:
    """Let an admin agree; the second one ends it.

    Raises:
        ResetIsOver: it does not wait any more.
        OwnReset: it is their own.
        AgreedAlready: they did so before.
    """
    _must_wait_for(reset, by)
    if reset.agreed_by == by:
        raise AgreedAlready
    if reset.agreed_by is None:
        return dataclasses.replace(reset, agreed_by=by)
    return dataclasses.replace(reset, state=ResetState.DONE, ended_by=by)


def refuse(reset: Reset, *, by: int) -> Reset:
    """Let an admin refuse.

    Raises:
        ResetIsOver: it does not wait any more.
        OwnReset: it is their own.
    """
    _must_wait_for(reset, by)
    return dataclasses.replace(reset, state=ResetState.REFUSED, ended_by=by)


def _must_wait_for(reset: Reset, by: int) -> None:
    if reset.state is not ResetState.WAITING:
        raise ResetIsOver
    if reset.person_id == by:
        raise OwnReset

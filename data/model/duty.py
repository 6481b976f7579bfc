"""Duty: rotas, whose turn it is when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from data.model.local_time import first_instant, wall_time

TURNS = {"daily": timedelta(days=1), "weekly": timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Rota:
    """Who is on duty in turn.

    Attributes:
        members: keys of people, in their order.
        turns: daily or weekly.
        starts: wall time at which the first turn of the first member began. zone: IANA name.
        slack, telegram: keys of the chats in which they are at work.
    """

    key: str
    members: tuple[str, ...]
    turns: str
    starts: datetime
    zone: str
    slack: str = ""
    telegram: str = ""


@dataclass(frozen=True, slots=True)
class DutyTurn:
    """The turn of one member.

    Attributes:
        in_order: all members, whose turn it is first, then in the order in which they follow.
    """

    in_order: tuple[str, ...]
    begins: datetime
    ends: datetime

    @property
    def member(self) -> str:
        """Return the key of whose turn it is."""
        return self.in_order[0]


def turn_at(rota: Rota, moment: datetime) -> DutyTurn | None:
    """Return whose turn it is at an instant, None before the first one."""
    zone, length = ZoneInfo(rota.zone), TURNS[rota.turns]
    number = (wall_time(moment, zone) - rota.starts) // length
    # A clock that was set back had shown the beginning of the next turn before.
    if first_instant(rota.starts + (number + 1) * length, zone) <= moment:
        number += 1
    if number < 0:
        return None
    at = number % len(rota.members)
    begins, ends = (first_instant(rota.starts + one * length, zone) for one in (number, number + 1))
    return DutyTurn(rota.members[at:] + rota.members[:at], begins, ends)

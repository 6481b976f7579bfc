"""Duty: rotas, whose turn it is when, and who takes it over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from data.model.local_time import first_instant, wall_time
from data.model.refusals import Refusal

# What requests by which somebody asks a colleague to take over a duty are called.
KIND = "duty"
# What a button on a rota is about begins so.
ROTAS = "rota"
LONGEST_COVER = timedelta(days=60)

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


@dataclass(frozen=True, slots=True)
class Cover:
    """Somebody is on duty instead of somebody else.

    Attributes:
        rota: its key.
        person_id: who is on duty. relieved_id: who is not.
    """

    number: int
    rota: str
    person_id: int
    relieved_id: int
    begins: datetime
    ends: datetime


@dataclass(eq=False)
class NotOnDuty(Refusal):
    """They have no duty in that time that somebody could take over."""


@dataclass(eq=False)
class NobodyCalls(Refusal):
    """No system is configured that would call anybody."""


@dataclass(eq=False)
class NotInRota(Refusal):
    """They are no member of the rota, or there is none of that name."""


@dataclass(eq=False)
class OnDutyAlready(Refusal):
    """They are on duty anyway."""


@dataclass(eq=False)
class CannotCover(Refusal):
    """Whoever is asked works in no department of whoever asks, and is no member of the rota."""

    who: int


def with_covers(turn: Sequence[int], covers: Iterable[Cover]) -> list[int]:
    """Return who is on duty, then who follows; whoever was relieved comes last.

    Args:
        turn: by person_id, whose turn it is first.
        covers: those that count, the oldest first: each holds for whoever is on duty by those before it.
    """
    first, relieved = turn[:1], []
    for cover in covers:
        if list(first) == [cover.relieved_id]:
            relieved.append(cover.relieved_id)
            first = [cover.person_id]
    away = [one for one in dict.fromkeys(relieved) if one not in first]
    return [*first, *(one for one in turn if one not in {*first, *away}), *away]

"""Backups: which are kept, when one is overdue, and how an attempt at one stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from data.model.recurrence import Recurrence, next_after

# A backup takes its time, and a desk that starts makes up for one that was due meanwhile.
IN_TIME = timedelta(hours=1)


class RunState(StrEnum):
    """How an attempt at a backup stands."""

    WANTED = "wanted"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class BackupRun:
    """One attempt at a backup.

    Attributes:
        planned_at: when it was due; long before it was wanted, it was missed.
        reason: what was in its way: disk_full, folder, database, key, slow or other.
    """

    number: int
    planned_at: datetime
    wanted_at: datetime
    state: RunState = RunState.WANTED
    reason: str = ""
    ended_at: datetime | None = None

    @property
    def subject(self) -> str:
        """Return what cards about it are known by."""
        return f"backup-{self.number}"

    @property
    def missed(self) -> bool:
        """Whether nobody was there to make it when it was due."""
        return self.wanted_at - self.planned_at > IN_TIME


@dataclass(frozen=True, slots=True)
class Keeping:
    """Of how many days, weeks and months the newest backup is kept; those without any do not count."""

    days: int
    weeks: int
    months: int

    def kept(self, taken: Iterable[datetime]) -> frozenset[datetime]:
        """Return those of some instants at which the backups were taken that are to be kept."""
        newest_first = sorted(taken, reverse=True)
        found: set[datetime] = set()
        for count, part_of in (
            (self.days, lambda at: at.date()),
            (self.weeks, lambda at: at.isocalendar()[:2]),
            (self.months, lambda at: (at.year, at.month)),
        ):
            found |= _newest_of_each(newest_first, part_of, count)
        return frozenset(found)


def _newest_of_each(
    newest_first: Iterable[datetime], part_of: Callable[[datetime], object], count: int
) -> set[datetime]:
    newest: dict[object, datetime] = {}
    for at in newest_first:
        newest.setdefault(part_of(at), at)
    return set(list(newest.values())[:count])


def is_overdue(newest: datetime, recurrence: Recurrence, now: datetime) -> bool:
    """Tell whether another backup should have been made since the newest one."""
    due = next_after(recurrence.rule, recurrence.zone_info, newest)
    return due is not None and now - due > IN_TIME

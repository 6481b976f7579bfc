"""Policies: who has to sign, in which order, how many of them, and whether that can be done at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from data.model.calendars import WorkCalendar
from data.model.rights.rule import OnLoan

# More cannot stand on a card, and every set of them is looked at.
MOST_STAGES = 8
LONGEST_WAIT = 366


@dataclass(frozen=True, slots=True)
class Stage:
    """Some who have to sign: as many of a group as the quorum says, or one person who was added.

    Attributes:
        key: names it within its request: the key of a group, or signer.12.
        group: key of a department, group or role.
        position: stages of one position sign side by side; a higher one is asked when all lower ones have signed.
        fallback: group that is asked instead where the quorum cannot be met; empty for none.
        person_id: the one who has to sign, where it is no group.
        passed_by: who gave the signature away. passed_to: who has it from them.
        lendable: whether whoever stands in for one of the group may sign on their behalf.
        called_in: whether the fall-back is asked as well.
        short: whether too few are left who could sign.
        also: a right that is granted to people outside of the group, by which they may sign as one of it; empty for none.
    """

    key: str
    group: str = ""
    quorum: int = 1
    position: int = 0
    fallback: str = ""
    person_id: int | None = None
    passed_by: frozenset[int] = frozenset()
    passed_to: frozenset[int] = frozenset()
    lendable: bool = True
    called_in: bool = False
    short: bool = False
    also: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the groups that are asked."""
        return tuple(one for one in (self.group, self.fallback if self.called_in else "") if one)

    def asks(self, person_id: int, acts_as: frozenset[str]) -> bool:
        """Tell whether somebody is asked to sign here."""
        named = person_id == self.person_id or person_id in self.passed_to
        of_group = not acts_as.isdisjoint(self.groups)
        return (named or of_group or self.also in acts_as) and person_id not in self.passed_by

    def asks_for(self, person_id: int, loan: OnLoan) -> bool:
        """Tell whether somebody is asked to sign here in the place of whoever lent them a group."""
        gone = {person_id, loan.lender_id} & self.passed_by
        return self.lendable and not loan.groups.isdisjoint(self.groups) and not gone


@dataclass(frozen=True, slots=True)
class Policy:
    """By which rules a kind of request is decided.

    Attributes:
        expires_after: how many working days a request waits.
        second_factor: whether whoever agrees has to prove who they are.
    """

    stages: tuple[Stage, ...]
    expires_after: int = 3
    second_factor: bool = False


@dataclass(frozen=True, slots=True)
class Shortage:
    """Why stages can never be satisfied.

    Attributes:
        groups: those that together have too few.
    """

    groups: tuple[str, ...]
    needed: int
    eligible: int


def shortage(stages: Sequence[Stage], eligible: Mapping[str, frozenset[int]]) -> Shortage | None:
    """Return why the stages cannot all be signed, each by people of its own; None when they can.

    Nobody signs for two stages of one request, so that two signatures are always two people. By Hall's theorem it is
    enough that every set of stages has as many people as signatures.

    Args:
        eligible: who may sign, by the key of the stage.
    """
    for size in range(1, len(stages) + 1):
        for some in combinations(stages, size):
            people = frozenset[int]().union(*(eligible.get(stage.key, frozenset()) for stage in some))
            needed = sum(stage.quorum for stage in some)
            if len(people) < needed:
                groups = tuple(dict.fromkeys(stage.group for stage in some if stage.group))
                return Shortage(groups, needed, len(people))
    return None


def with_fallbacks(
    stages: Iterable[Stage], eligible: Mapping[str, frozenset[int]]
) -> tuple[tuple[Stage, ...], tuple[str, ...]]:
    """Return the stages, those with too few people asking their fall-back; and the keys of these.

    Args:
        eligible: who may sign, by the key of the group.
    """
    found, fallen = [], []
    for stage in stages:
        few = len(eligible.get(stage.group, frozenset())) < stage.quorum
        if few and stage.fallback:
            fallen.append(stage.key)
            found.append(replace(stage, group=stage.fallback, fallback=""))
        else:
            found.append(stage)
    return tuple(found), tuple(fallen)


def end_of_workday(since: datetime, workdays: int, *, calendar: WorkCalendar, zone: ZoneInfo) -> datetime:
    """Return the end of the n-th working day that follows."""
    day, left = since.astimezone(zone).date(), workdays
    # What has no working day in a year never will.
    for _ in range(LONGEST_WAIT):
        day += timedelta(days=1)
        left -= calendar.is_workday(day)
        if not left:
            break
    return datetime.combine(day + timedelta(days=1), time(), zone)

"""Looks into the audit chain: each is an entry of the chain itself, by which its pages are found again."""

from dataclasses import dataclass

from data.model.audit import Search
from data.model.refusals import UnknownButton
from data.store.audit_trail import Entry, Trail
from data.store.counters import next_number
from data.store.work import Reading, Work

LOOK = "look."


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody's look for something.

    Attributes:
        entry_id: of the entry that tells of it; it saw what stands before.
    """

    subject: str
    by: int
    entry_id: int
    search: Search


class Looks:
    """Queries on looks."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def find(self, subject: str) -> Look:
        """Return a look.

        Raises:
            UnknownButton: nobody has looked under that name.
        """
        told = Trail(self._reading).first_about(subject) if subject.startswith(LOOK) else None
        if told is None or told.by is None:
            raise UnknownButton
        return Look(subject, told.by, told.entry_id, Search.of(told.facts))

    def page(self, look: Look, *, skip: int, most: int) -> list[Entry]:
        """Return some of what it saw, the newest first."""
        return Trail(self._reading).found(look.search, before=look.entry_id, skip=skip, most=most)


class LookChanges:
    """The beginning of looks."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection

    def begin(self) -> str:
        """Return the subject of a new look."""
        return f"{LOOK}{next_number(self._connection, 'look')}"

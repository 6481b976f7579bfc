"""Give a stretch of the audit chain away, for somebody else to check."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from data.store.audit import Happened
from data.store.audit_trail import READ_AT_ONCE, Entry, Trail
from data.store.work import Reading, Work


@dataclass(frozen=True, slots=True)
class Stretch:
    """Entries of the chain, by the first and the last number; the last is less than the first where there is none."""

    first: int
    last: int

    @property
    def count(self) -> int:
        """Return how many entries it has."""
        return max(0, self.last - self.first + 1)


def export_trail(work: Work, *, since: datetime | None, until: datetime | None) -> Stretch:
    """Keep that a stretch of the chain is given away, and return which.

    Args:
        until: excluded.
    """
    first, last = Trail(work).span(since=since, until=until)
    work.audit(Happened("audit.exported", "audit", facts={"first": first, "last": last}))
    return Stretch(first, last)


def exported_lines(reading: Reading, stretch: Stretch) -> Iterator[str]:
    """Yield each entry as a line of JSON, sealed to the one before it, with the names of those who are still known."""
    trail = Trail(reading)
    before = trail.before(stretch.first).chained
    entries = trail.entries(stretch.first, stretch.last)
    while some := list(islice(entries, READ_AT_ONCE)):
        names = trail.names({entry.by for entry in some if entry.by is not None})
        for entry in some:
            name = names.get(entry.by) if entry.by is not None else None
            yield json.dumps(_told(entry, name, before), ensure_ascii=False)
            before = entry.chained


def _told(entry: Entry, name: str | None, before: bytes) -> dict[str, object]:
    return {
        "entry": entry.entry_id,
        "at": entry.at.isoformat(),
        "deed": entry.deed,
        "by": entry.by,
        "name": name,
        "subject": entry.subject,
        "facts": entry.facts,
        "before": before.hex(),
        "hash": entry.chained.hex(),
    }

"""Let the public be told of a delisting, in the words that were signed."""

from data.model.delistings import Delisting
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.work import Work

ANNOUNCE = "delistings.announce"
CHANGED, STOPPED = "changed", "stopped"


def announce(work: Work, delisting: Delisting, rung: str) -> None:
    """Let an announcement be made of it, in a turn of its own.

    Args:
        rung: which of the notices it is.
    """
    work.audit(Happened("delistings.told", delisting.subject, facts={"rung": rung}))
    DueChanges(work).plan(ANNOUNCE, f"{delisting.subject}:{rung}", work.now)

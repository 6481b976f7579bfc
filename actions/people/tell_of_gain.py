"""Let every capability that cares look again once somebody may do more than before, in a turn of its own."""

from data.store.due import DueChanges
from data.store.work import Work

GAINED = "people.gained"
EVERYBODY = "people"


def tell_of_gain(work: Work) -> None:
    """Let it be looked at what waited for more people; whoever they are is asked there."""
    DueChanges(work).plan(GAINED, EVERYBODY, work.now)

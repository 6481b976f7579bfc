"""Take from somebody's hands what they may not do any more, in a turn of its own."""

from data.store.due import DueChanges
from data.store.work import Work

LESSENED = "people.lessened"


def lessen_later(work: Work, person_id: int) -> None:
    """Let every capability look at what the person is doing; their rights are gone already."""
    DueChanges(work).plan(LESSENED, f"person.{person_id}", work.now)

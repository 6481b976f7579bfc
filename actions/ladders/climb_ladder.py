"""Take the next step of a ladder."""

from dataclasses import dataclass

from data.model.ladders import Ladder, Step, climb
from data.store.ladders import LadderChanges
from data.store.work import Work


@dataclass(frozen=True, slots=True)
class Climbed:
    """A step that was taken.

    Attributes:
        ladder: as it was before.
        step: what is to be done now.
        number: of the step, from 0, counted on when the ladder begins again.
    """

    ladder: Ladder
    step: Step
    number: int


def climb_ladder(work: Work, *, name: str, subject: str) -> Climbed | None:
    """Take the step that is due and plan the next one; return what is to be done, None where there is nothing."""
    changes = LadderChanges(work)
    ladder = changes.locked(name, subject)
    if ladder is None or ladder.due_at is None or ladder.due_at > work.now:
        return None
    changes.save(climb(ladder, at=work.now, calendars=work.company.calendars))
    return Climbed(ladder, ladder.plan.step(ladder.climbed), ladder.climbed)

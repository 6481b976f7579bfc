"""Start a ladder."""

from data.model.ladders import Ladder, Plan, begin
from data.store.ladders import LadderChanges
from data.store.work import Work


def start_ladder(work: Work, *, name: str, subject: str, plan: Plan) -> Ladder:
    """Watch over something from now on; where a ladder of that name did so already, this one takes its place.

    Args:
        name: of the due row by which it is climbed; the capability declares what is done then.
        plan: kept as it is now, whatever the company file says later.
    """
    ladder = begin(plan, name=name, subject=subject, at=work.now, calendars=work.company.calendars)
    LadderChanges(work).save(ladder)
    return ladder

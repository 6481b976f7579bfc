"""See to it that somebody else looks at what one person alone let pass."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from actions.approvals.open_request import CALENDAR
from actions.ladders.start_ladder import start_ladder
from actions.ladders.tell import chats_of
from data.model.approvals.policy import end_of_workday
from data.model.ladders import MOST_REPEATS, Plan, Step, Told, Whom
from data.model.people import Chat
from data.store.work import Work

AGAIN = timedelta(days=1)
# The last hours of the last working day are left to do it in.
LEFT_TO_DO_IT = timedelta(hours=8)


def review_later(work: Work, *, name: str, subject: str, group: str, within: int) -> list[Chat]:
    """Let a group be asked for a review until there is one; return where it is asked.

    Args:
        name: of the due row by which it is asked; the capability declares what is done then.
        group: key of a department. within: working days.
    """
    zone, calendar = ZoneInfo(work.company.time_zone), work.company.calendar(CALENDAR)
    due = end_of_workday(work.now, within, calendar=calendar, zone=zone)
    to = (Told(Whom.GROUP, group),)
    first = Step(max(due - LEFT_TO_DO_IT - work.now, timedelta()), to)
    plan = Plan((first, *(Step(AGAIN, to) for _day in range(MOST_REPEATS))), only_in=CALENDAR)
    start_ladder(work, name=name, subject=subject, plan=plan)
    return list(chats_of(work, to))

"""Tell each department on the morning of a working day what is new, overdue and waiting, and who is on call."""

from datetime import datetime, time, timedelta

from actions.people.on_call import on_call
from data.model.calendars import WorkCalendar
from data.model.company import Company, Department
from data.model.local_time import first_instant, wall_time
from data.model.notices import Fact, MessageWanted, Priority
from data.store.due import DueChanges
from data.store.feedback_lists import TicketLists
from data.store.people import Chats, People
from data.store.work import Work

MORNING = "feedback.morning"
# Unless the company file says otherwise, under timings: morning.
AT = "09:00"
LATE = "PT3H"
NAMED = 5
COUNTED = 1_000


def plan_mornings(work: Work) -> None:
    """Let each department's working days begin with its card, in the zone of its calendar."""
    at = _hour(work.company)
    for department in work.company.departments:
        calendar = work.company.calendar(department.calendar)
        rule = {"cron": f"{at.minute} {at.hour} * * workday", "zone": calendar.zone, "late": "skip"}
        rule |= {"late_after": LATE, "calendar": department.calendar}
        if department.calendar in work.company.calendars:
            DueChanges(work).repeat(MORNING, department.key, rule)


def tell_morning(work: Work, *, key: str) -> None:
    """Tell one department, unless there is nothing to tell.

    Args:
        key: of the department; one that is gone is told nothing.
    """
    department = next((one for one in work.company.departments if one.key == key), None)
    if department is None:
        return
    lists = TicketLists(work)
    overdue = lists.overdue(key, at=work.now, most=COUNTED)
    facts: dict[str, Fact] = {
        "new": lists.count_opened(key, since=_last_morning(work, department)),
        "waiting": lists.count_free(key),
        "overdue": len(overdue),
    }
    if not any(facts.values()):
        return
    facts |= {"named": " ".join(str(number) for number in overdue[:NAMED])}
    facts |= {"on_call": _on_call(work, department), "department": key}
    for platform in ("slack", "telegram"):
        chat = Chats(work).keyed(department.slack, platform)
        if chat is not None:
            subject = f"morning.{key}.{work.now:%Y%m%d}"
            work.promise(MessageWanted(MORNING, subject, chat.chat_id, facts, priority=Priority.REMINDER))


def _on_call(work: Work, department: Department) -> int:
    """Return who of the department is on duty, 0 for nobody."""
    rota = work.company.rota_of(department)
    found = on_call(work, rota) if rota else None
    head = People(work).at_work(department.head)
    return found.person_id if found else head or 0


def _last_morning(work: Work, department: Department) -> datetime:
    """Return when the last working day before today began, by the department's calendar."""
    calendar: WorkCalendar = work.company.calendar(department.calendar)
    day = wall_time(work.now, calendar.zone_info).date() - timedelta(days=1)
    while not calendar.is_workday(day):
        day -= timedelta(days=1)
    return first_instant(datetime.combine(day, _hour(work.company)), calendar.zone_info)


def _hour(company: Company) -> time:
    return time.fromisoformat(company.timings.get("morning", AT))

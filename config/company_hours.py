"""What the company file tells of time: calendars, service levels, rotas and chains of escalation."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

from data.model.calendars import WEEKDAYS, WHOLE_DAY, WorkCalendar, is_country
from data.model.company import Company
from data.model.deadlines import OFFICE, Promise, ServiceLevel
from data.model.duty import TURNS, Rota
from data.model.feedback import KINDS
from data.model.ladder_text import read_chain
from data.model.ladders import Plan, Whom
from data.model.people import Roster, is_zone
from data.model.working_time import read_spans

# A promise that lasts longer is a slip of the pen.
MOST_HOURS, MOST_WORKDAYS = 10_000, 1_000
LEVEL = frozenset({"first_response", "resolution", "calendar"})
Read = TypeVar("Read")


def read_calendars(told: Mapping[str, Any]) -> dict[str, WorkCalendar]:
    """Return the calendars by their keys.

    Raises:
        ValueError: one cannot be; the message names key and reason.
    """
    zone = told["company"]["time_zone"]
    return {key: _calendar(key, one, zone) for key, one in (told.get("calendars") or {}).items()}


def read_service_levels(told: Mapping[str, Any]) -> dict[str, ServiceLevel]:
    """Return what is promised, by kinds of reports.

    Raises:
        ValueError: one cannot be; the message names key and reason.
    """
    return {
        kind: _named(f"service_levels.{kind}", _service_level, one)
        for kind, one in (told.get("service_levels") or {}).items()
    }


def read_rotas(told: Mapping[str, Any]) -> tuple[Rota, ...]:
    """Return the rotas.

    Raises:
        ValueError: one cannot be; the message names key and reason.
    """
    zone = told["company"]["time_zone"]
    return tuple(
        _named(f"rotas.{one['key']}", _rota, {"time_zone": zone, **one}) for one in told.get("rotas") or ()
    )


def read_escalations(told: Mapping[str, Any]) -> dict[str, Plan]:
    """Return the chains of escalation by their names.

    Raises:
        ValueError: one cannot be; the message names key and reason.
    """
    chains = told.get("escalation") or {}
    return {name: _named(f"escalation.{name}", read_chain, chain) for name, chain in chains.items()}


def problems_of_hours(company: Company, roster: Roster) -> Iterator[str]:
    """Name everything in it that hangs on something which is not there, each with its key and the reason."""
    people = {one.key for one in roster.people}
    yield from _levels(company)
    for rota in company.rotas:
        for member in rota.members:
            if member not in people:
                yield f"rotas.{rota.key}.members: nobody has the key {member!r}"
    for name, plan in company.escalations.items():
        yield from _chain(name, plan, company, people)


def _levels(company: Company) -> Iterator[str]:
    for kind, level in company.service_levels.items():
        if kind not in KINDS:
            yield f"service_levels.{kind}: is none of {', '.join(KINDS)}"
        # Without any calendar the usual week counts.
        if level.calendar not in company.calendars and (company.calendars or level.calendar != OFFICE):
            yield f"service_levels.{kind}.calendar: there is no calendar {level.calendar!r}"


def _chain(name: str, plan: Plan, company: Company, people: set[str]) -> Iterator[str]:
    departments = {one.key for one in company.departments}
    known = {Whom.PERSON: people, Whom.GROUP: departments, Whom.HEAD: departments}
    for to in (to for step in plan.steps for to in step.to if to.whom in known):
        if to.key not in known[to.whom]:
            yield f"escalation.{name}: notifies the {to.whom} {to.key!r}, which is not there"
    if plan.only_in and plan.only_in not in company.calendars:
        yield f"escalation.{name}.only_in: there is no calendar {plan.only_in!r}"


def _named(place: str, read: Callable[[Any], Read], told: Any) -> Read:
    try:
        return read(told)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{place}: {error}") from error


def _calendar(key: str, told: Mapping[str, Any], zone: str) -> WorkCalendar:
    days, country, zone = told["days"], told.get("holidays", ""), told.get("time_zone", zone)
    for day in days:
        if day not in WEEKDAYS:
            raise ValueError(f"{day!r} in calendars.{key}.days: none of {', '.join(WEEKDAYS)}")
    if not days:
        raise ValueError(f"calendars.{key}.days: on none of them anybody works")
    if country and not is_country(country):
        raise ValueError(f"{country!r} in calendars.{key}.holidays: no country with known holidays")
    if not is_zone(zone):
        raise ValueError(f"{zone!r} in calendars.{key}.time_zone: there is no such zone")
    spans = _named(f"calendars.{key}.spans", read_spans, told["spans"]) if "spans" in told else WHOLE_DAY
    made_up = bool(told.get("make_up_days", False))
    return WorkCalendar(frozenset(map(WEEKDAYS.index, days)), country, made_up, zone, spans)


def _service_level(told: Mapping[str, Any]) -> ServiceLevel:
    if unknown := sorted(told.keys() - LEVEL):
        raise ValueError(f"{unknown[0]!r} is none of {', '.join(sorted(LEVEL))}")
    first, whole = (
        _named(name, _promise, told[name]) if name in told else None
        for name in ("first_response", "resolution")
    )
    return ServiceLevel(first, whole, told.get("calendar", OFFICE))


def read_promise(place: str, told: Any) -> Promise:
    """Return how much working time somebody wrote.

    Raises:
        ValueError: it is none; the message names the place and the reason.
    """
    return _named(place, _promise, told)


def _promise(told: Mapping[str, Any]) -> Promise:
    if len(told) != 1 or next(iter(told)) not in {"hours", "workdays"}:
        raise ValueError("must be exactly one of hours, workdays")
    unit, count = next(iter(told.items()))
    whole = isinstance(count, int) and not isinstance(count, bool)
    most = MOST_WORKDAYS if unit == "workdays" else MOST_HOURS
    if not (whole or (unit == "hours" and isinstance(count, float))) or not 0 < count <= most:
        raise ValueError(f"{unit} is a number above 0, at most {most}")
    return Promise(workdays=count) if unit == "workdays" else Promise(timedelta(hours=count))


def _rota(told: Mapping[str, Any]) -> Rota:
    members, starts = tuple(told["members"]), datetime.fromisoformat(str(told["starts"]))
    if not members:
        raise ValueError("members: nobody takes turns")
    if told["turns"] not in TURNS:
        raise ValueError(f"turns: {told['turns']!r} is none of {', '.join(TURNS)}")
    if not is_zone(told["time_zone"]):
        raise ValueError(f"time_zone: there is no zone {told['time_zone']!r}")
    if starts.tzinfo is not None:
        raise ValueError("starts: is a time as clocks on the wall show it, without a zone of its own")
    return Rota(
        told["key"],
        members,
        told["turns"],
        starts,
        told["time_zone"],
        told.get("slack", ""),
        told.get("telegram", ""),
    )

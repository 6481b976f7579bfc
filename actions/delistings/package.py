"""Check a package, and tell who may have one signed."""

from collections.abc import Callable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from data.model.announcement_checks import tellable
from data.model.delisting_package import (
    BODIES,
    DATES,
    DRAFTED,
    LONGEST_BODY,
    STORES,
    DelistingRules,
    TextsAreOld,
    checked,
)
from data.model.delistings import NoDelistings
from data.model.refusals import BadField
from data.store.work import Reading

# What a draft quotes as it was written.
QUOTED = (STORES, "alternative", "contact")
# Words a text in the language of the field with that name, from the fields of a package.
Draft = Callable[[str, Mapping[str, str]], str]


def rules_of(reading: Reading) -> DelistingRules:
    """Return by which rules the company takes apps down.

    Raises:
        NoDelistings: it has none.
    """
    if reading.company.delisting is None:
        raise NoDelistings
    return reading.company.delisting


def today_of(reading: Reading) -> date:
    """Return the day by the company's clocks."""
    return reading.now.astimezone(ZoneInfo(reading.company.time_zone)).date()


def package_of(
    reading: Reading, told: Mapping[str, str], *, app: str, draft: Draft, down_on: date | None = None
) -> dict[str, str]:
    """Return the fields of a package as they are hashed, what nobody worded drafted in their place.

    Raises:
        NoDelistings: the company has no rules for it.
        BadField: one of them cannot be taken.
    """
    fields = checked(told, today=today_of(reading), rules=rules_of(reading), down_on=down_on)
    bodies, drafted = {}, []
    for key in BODIES:
        if told.get(key, "").strip():
            bodies[key] = tellable(key, told[key], longest=LONGEST_BODY)
        else:
            _quotable(fields)
            bodies[key] = tellable(key, draft(key, fields | {"app": app}), longest=LONGEST_BODY)
            drafted.append(key)
    return {"app": app, **fields, **bodies, DRAFTED: " ".join(drafted)}


def mended(before: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    """Return what is told anew over what was told before; what the desk had drafted is left to be drafted again.

    Raises:
        BadField: a day is another one, and a text that somebody worded still tells the old one.
    """
    new = {key: text for key, text in told.items() if text.strip()}
    drafts = before.get(DRAFTED, "").split()
    kept = {key: text for key, text in before.items() if key not in {*drafts, DRAFTED}}
    moved = {
        before[key] for key in DATES if key in before and new.get(key, before[key]).strip() != before[key]
    }
    for key in BODIES:
        if key not in new and any(day in kept.get(key, "") for day in moved):
            raise BadField(key, TextsAreOld())
    return kept | new


def _quotable(fields: Mapping[str, str]) -> None:
    """Refuse what a draft would quote and nobody could be told, where it was written."""
    for key in QUOTED:
        tellable(key, fields[key], longest=len(fields[key]))

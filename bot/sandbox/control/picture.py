"""The sandbox as one JSON picture: its people, its places and what is on their screens."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.sandbox.directory import Directory, Resident
from bot.sandbox.hooks.server import Call
from bot.sandbox.log import LogEntry
from bot.sandbox.places import Place
from bot.sandbox.seen import Seen
from bot.sandbox.windows import Gauge


def picture_of_company(
    company: dict[str, Any], directory: Directory, places: Iterable[Place]
) -> dict[str, Any]:
    """Return who lives here and where they meet now, under a mark that is another one whenever that changes."""
    told = {
        "company": company["company"],
        "departments": {entry["key"]: entry["names"] for entry in company["departments"]},
        "people": [picture_of_person(person) for person in directory.people.values()],
        "places": [asdict(place) for place in places],
    }
    return {**told, "mark": f"{zlib.crc32(json.dumps(told).encode()):08x}"}


def picture_of_person(person: Resident) -> dict[str, Any]:
    """Return one person with their accounts; None where they have none."""
    return {
        "key": person.key,
        "name": person.name,
        "language": person.language,
        "time_zone": person.time_zone,
        "groups": list(person.groups),
        "slack": person.slack_user_id,
        "telegram": person.telegram_user_id,
    }


def picture_of(thing: Seen) -> dict[str, Any]:
    """Return one thing on a screen as plain JSON values."""
    return asdict(thing)


def picture_of_call(call: Call) -> dict[str, Any]:
    """Return one call of another system as plain JSON values."""
    told = asdict(call) | {"at": call.at.isoformat()}
    del told["seen_id"]
    return told


def visible_to(person: str, things: Iterable[Seen], places: Iterable[Place]) -> list[Seen]:
    """Return what one person has on their screens, in the order given."""
    meeting = {(place.platform, place.place) for place in places if person in place.members}
    meeting |= {("slack", person), ("telegram", person)}
    return [
        thing
        for thing in things
        if thing.audience == person or (thing.audience is None and (thing.platform, thing.place) in meeting)
    ]


def picture_of_entry(entry: LogEntry) -> dict[str, Any]:
    """Return one line of the truth log for the inspector."""
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "platform": entry.platform,
        "direction": entry.direction,
        "method": entry.method,
        "body": entry.body,
    }


def picture_of_gauge(gauge: Gauge) -> dict[str, Any]:
    """Return what was counted under one limit."""
    return {
        "platform": gauge.rule.platform,
        "rule": gauge.rule.name,
        "key": gauge.key,
        "allowed": gauge.rule.allowed,
        "window_seconds": gauge.rule.length.total_seconds(),
        "most": gauge.most,
        "at": _iso(gauge.at),
        "over": gauge.over,
        "times_over": gauge.times_over,
        "first_over": _iso(gauge.first_over),
        "last_over": _iso(gauge.last_over),
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()

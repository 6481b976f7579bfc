"""What is looked for in the audit chain, read from what stands behind the command."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.conversation.capability import Scene
from data.model.audit import NothingToLookFor, Search
from data.model.durations import duration
from data.model.local_time import first_instant
from data.store.audit_trail import Trail

_SUBJECT = re.compile(r"([A-Za-z]{2})-?([0-9]{1,9})")
_PERSON = re.compile(r"person\.([0-9]{1,9})", re.IGNORECASE)
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_SPAN = re.compile(rf"({_DAY})(?:\.\.({_DAY}))?")

Instants = tuple[datetime | None, datetime | None]


def search_in(scene: Scene, text: str) -> Search:
    """Read what is looked for, in any order: a number such as FB-7, somebody of the company, days or a duration until now.

    Raises:
        NothingToLookFor: some of it is none of that.
    """
    about, rest = "", list[str]()
    span: Instants = (None, None)
    for word in unicodedata.normalize("NFKC", text).split():
        if found := _SUBJECT.fullmatch(word):
            about = f"{found[1].upper()}-{int(found[2])}"
        elif instants := _instants(scene, word):
            span = instants
        else:
            rest.append(word)
    return Search(about, _person(scene, " ".join(rest)), *span)


def _person(scene: Scene, name: str) -> int | None:
    if not name:
        return None
    numbered = _PERSON.fullmatch(name)
    found = int(numbered[1]) if numbered else Trail(scene.work).person_called(name.removeprefix("@"))
    if found is None:
        raise NothingToLookFor
    return found


def _instants(scene: Scene, word: str) -> Instants | None:
    """Return the two instants between which lies what a word names, None when it names no time."""
    if days := _SPAN.fullmatch(word):
        zone = ZoneInfo(scene.who.time_zone)
        return _midnight(days[1], zone), _midnight(days[2] or days[1], zone, days=1)
    try:
        return scene.work.now - duration(word.upper()), None
    except (ValueError, OverflowError):
        return None


def _midnight(day: str, zone: ZoneInfo, *, days: int = 0) -> datetime:
    try:
        return first_instant(datetime.combine(date.fromisoformat(day) + timedelta(days=days), time()), zone)
    except (ValueError, OverflowError):
        raise NothingToLookFor from None

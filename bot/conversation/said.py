"""What somebody said and the desk did not act on: found again by the number of its turn."""

import re

from pydantic import TypeAdapter

from bot.shapes.turn import Turn
from data.store.files import SAID
from data.store.inbox import InboxRows
from data.store.work import Reading

# A press on one of these tells what earlier words meant.
MEANT_BY_PRESS = frozenset({"mean", "file"})
TURN: TypeAdapter[Turn] = TypeAdapter(Turn)
_SAID = re.compile(rf"{re.escape(SAID)}([0-9]{{1,15}})", re.ASCII)


def said_number(subject: str) -> int | None:
    """Return the number of the turn that a subject such as said.7 names, None when it names none."""
    found = _SAID.fullmatch(subject)
    return int(found[1]) if found else None


def said_by(reading: Reading, subject: str, person_id: int) -> Turn | None:
    """Return what that person said under a subject, None when it is somebody else's, or not kept any more."""
    number = said_number(subject)
    body = InboxRows(reading).body_of(number, person_id=person_id) if number is not None else None
    return TURN.validate_json(body) if body else None

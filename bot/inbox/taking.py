"""Take a turn in: whose it is, which lane it waits in, whether it is ours to keep."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from actions.people.meet_account import meet_account, meet_chat
from bot.inbox.door import Accepted
from bot.shapes.turn import Said, Turn
from data.model.people import Person
from data.store.cards import Shown
from data.store.custody import DESK
from data.store.inbox import InboxRows
from data.store.people import Chats, People
from data.store.work import Work

SAME_WITHIN = timedelta(minutes=5)
NOT_KEPT = Accepted(0, repeated=True)
TURN: TypeAdapter[Turn] = TypeAdapter(Turn)


def legible_turn(turn: Turn) -> Turn:
    """Return the turn without lone surrogates, which no database and no platform can carry."""
    try:
        TURN.dump_json(turn)
    except PydanticSerializationError:
        return TURN.validate_python(_legible(TURN.dump_python(turn)))
    return turn


def _legible(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_legible(key): _legible(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_legible(item) for item in value)
    return value


def lane_of(turn: Turn) -> str:
    """Return the name under which turns wait for one another: the chat, else what they are about."""
    if turn.place is not None:
        return f"{turn.place.platform}:{turn.place.address}"
    return f"desk:{turn.key.partition(':')[0]}"


@dataclass(frozen=True, slots=True)
class Taken:
    """What is known of a turn once it is kept.

    Attributes:
        person: who speaks, None when it is the desk itself.
        chat_id: where, None when it is nowhere.
    """

    accepted: Accepted
    person: Person | None = None
    chat_id: int | None = None


def take(work: Work, turn: Turn) -> Taken:
    """Keep a turn, unless it is none of our business."""
    if isinstance(turn.deed, Said) and not turn.deed.addressed and not _concerns_us(work, turn, turn.deed):
        return Taken(NOT_KEPT)
    if (earlier := _same_just_now(work, turn)) is not None:
        return Taken(Accepted(earlier, repeated=True))
    person, chat_id = _whereabouts(work, turn)
    inbox_id = InboxRows(work).take(
        source=turn.source,
        key=turn.key,
        lane=lane_of(turn),
        person_id=person.person_id if person else DESK,
        body=TURN.dump_json(turn).decode(),
        fingerprint=turn.fingerprint,
    )
    if inbox_id is not None:
        return Taken(Accepted(inbox_id, repeated=False), person, chat_id)
    known = InboxRows(work).number_of(source=turn.source, key=turn.key)
    return Taken(Accepted(known, repeated=True), person, chat_id)


def _same_just_now(work: Work, turn: Turn) -> int | None:
    if not turn.fingerprint:
        return None
    since = work.now - SAME_WITHIN
    return InboxRows(work).number_like(source=turn.source, fingerprint=turn.fingerprint, since=since)


def _concerns_us(work: Work, turn: Turn, said: Said) -> bool:
    """Tell whether talk among people answers something of ours; other talk is none of our business."""
    if turn.place is None or not said.reply_to_ref:
        return False
    chat = Chats(work).at(turn.place.platform, turn.place.address)
    return chat is not None and Shown(work).subject_at(chat.chat_id, said.reply_to_ref) is not None


def _whereabouts(work: Work, turn: Turn) -> tuple[Person | None, int | None]:
    if turn.speaker is None or turn.place is None:
        return None, None
    speaker, place = turn.speaker, turn.place
    person_id = meet_account(
        work,
        platform=speaker.platform,
        user_id=speaker.user_id,
        name=speaker.name,
        language=speaker.language,
        time_zone=speaker.time_zone,
    )
    chat = meet_chat(
        work, platform=place.platform, address=place.address, kind=place.kind, person_id=person_id
    )
    return People(work).find(person_id), chat.chat_id

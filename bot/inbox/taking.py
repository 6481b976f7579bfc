"""Take a turn in: whose it is, which lane it waits in, whether it is ours to keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from actions.people.meet_account import meet_account, meet_chat
from actions.people.move_chat import move_chat
from bot.inbox.acquaintances import Asked, Met, asked
from bot.inbox.door import Accepted
from bot.shapes.turn import Deleted, Due, Edited, Moved, Place, Said, Turn
from data.model.people import Person
from data.model.writing import Origin, album_ref
from data.store.cards import Shown
from data.store.custody import DESK
from data.store.database import Store
from data.store.due import DueChanges
from data.store.inbox import Arrived, InboxRows, Waiting, keep_at_once
from data.store.origins import Origins
from data.store.people import Chats, People
from data.store.work import Reading, Work

SAME_WITHIN = timedelta(minutes=5)
NOT_KEPT = Accepted(0, repeated=True)
TURN: TypeAdapter[Turn] = TypeAdapter(Turn)


@dataclass(frozen=True, slots=True)
class Legible:
    """A turn that every database and every platform can carry, and its JSON."""

    turn: Turn
    body: str


def legible(turn: Turn) -> Legible:
    """Return the turn without lone surrogates, which nothing can carry."""
    try:
        return Legible(turn, TURN.dump_json(turn).decode())
    except PydanticSerializationError:
        mended = TURN.validate_python(_legible(TURN.dump_python(turn)))
        return Legible(mended, TURN.dump_json(mended).decode())


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
        return lane_at(turn.place)
    return f"desk:{turn.key.partition(':')[0]}"


def lane_at(place: Place) -> str:
    """Return the name under which the turns of one chat wait for one another."""
    return f"{place.platform}:{place.address}"


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


def take_all(work: Work, turns: Sequence[Turn], met: Asked = asked) -> list[Taken]:
    """Keep turns in their order, each once.

    Platforms repeat themselves in storms: what many bring together is looked up together.

    Args:
        met: tells who speaks where.
    """
    known: dict[tuple[str, str], int] = {}
    if len(turns) > 1:
        known = InboxRows(work).numbers_of([(turn.source, turn.key) for turn in turns])
    taken = []
    for turn in turns:
        earlier = known.get((turn.source, turn.key))
        one = take(work, turn, met) if earlier is None else Taken(Accepted(earlier, repeated=True))
        if one.accepted is not NOT_KEPT:
            known[turn.source, turn.key] = one.accepted.inbox_id
        taken.append(one)
    return taken


def take(work: Work, turn: Turn, met: Asked = asked) -> Taken:
    """Keep a turn, unless it is none of our business."""
    if not _concerns_us(work, turn):
        return Taken(NOT_KEPT)
    if (earlier := _same_just_now(work, turn)) is not None:
        return Taken(Accepted(earlier, repeated=True))
    person, chat_id = met(work, turn) or _meet(work, turn)
    inbox_id = InboxRows(work).take(
        source=turn.source,
        key=turn.key,
        lane=lane_of(turn),
        person_id=person.person_id if person else DESK,
        body=TURN.dump_json(turn).decode(),
        fingerprint=turn.fingerprint,
    )
    if inbox_id is not None and isinstance(turn.deed, Moved) and turn.place is not None:
        # At once, so that what comes from the new address finds the chat that it knows.
        move_chat(work, platform=turn.place.platform, old=turn.place.address, new=turn.deed.address)
    if inbox_id is not None:
        return Taken(Accepted(inbox_id, repeated=False), person, chat_id)
    known = InboxRows(work).number_of(source=turn.source, key=turn.key)
    return Taken(Accepted(known, repeated=True), person, chat_id)


def needs_no_look(turn: Turn) -> bool:
    """Tell whether a turn is to be kept whatever the store holds, once it is known who speaks where."""
    return not turn.fingerprint and not isinstance(turn.deed, Moved) and _surely_concerns_us(turn)


async def take_known(
    store: Store, arrived: Sequence[Legible], met: Sequence[Met]
) -> Sequence[Taken | None] | None:
    """Keep turns that need no look at the store; return None when a key is not at hand.

    Args:
        met: who speaks where, for each.

    Returns:
        None for a turn that has come before.

    Raises:
        StoreFault: they could not be kept now.
    """
    rows = [
        Arrived(one.turn.source, one.turn.key, lane_of(one.turn), person.person_id, one.body)
        for one, (person, _chat_id) in zip(arrived, met, strict=True)
    ]
    numbers = await keep_at_once(store, rows)
    if numbers is None:
        return None
    return [
        None if number is None else Taken(Accepted(number, repeated=False), person, chat_id)
        for number, (person, chat_id) in zip(numbers, met, strict=True)
    ]


def left_waiting(reading: Reading, *, but: set[int]) -> tuple[list[Waiting], dict[int, Person]]:
    """Return the turns that are not done, and who speaks in them.

    Args:
        but: numbers that are not asked for.
    """
    waiting = InboxRows(reading).waiting(but=but)
    speakers = {row.person_id for row in waiting if row.person_id != DESK}
    return waiting, {person_id: People(reading).find(person_id) for person_id in speakers}


def _same_just_now(work: Work, turn: Turn) -> int | None:
    if not turn.fingerprint:
        return None
    since = work.now - SAME_WITHIN
    return InboxRows(work).number_like(source=turn.source, fingerprint=turn.fingerprint, since=since)


def _concerns_us(work: Work, turn: Turn) -> bool:
    """Tell whether a turn is ours to keep: talk among people is not, nor what becomes of it."""
    deed, place = turn.deed, turn.place
    if place is None or _surely_concerns_us(turn):
        return True
    if isinstance(deed, Edited | Deleted):
        return _became_ours(work, place, deed.message_ref)
    assert isinstance(deed, Said)  # noqa: S101  # all else is surely ours
    if deed.album and _became_ours(work, place, album_ref(deed.album)):
        # Only one message of an album bears its words, and with them the name of the desk.
        return True
    chat = Chats(work).at(place.platform, place.address) if deed.reply_to_ref else None
    return chat is not None and Shown(work).subject_at(chat.chat_id, deed.reply_to_ref) is not None


def _surely_concerns_us(turn: Turn) -> bool:
    """Tell whether a turn is ours to keep, whatever was said before."""
    deed, place = turn.deed, turn.place
    if isinstance(deed, Edited | Deleted):
        return place is None or place.kind == "private"
    return place is None or not isinstance(deed, Said) or deed.addressed


def _became_ours(work: Work, place: Place, message_ref: str) -> bool:
    chat = Chats(work).at(place.platform, place.address)
    if chat is None:
        return False
    if Origins(work).of(Origin(chat.chat_id, message_ref)) is not None:
        return True
    # What was written may wait for its turn still, and become ours in a moment.
    return InboxRows(work).waits_in(lane_at(place))


def _meet(work: Work, turn: Turn) -> tuple[Person | None, int | None]:
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


def set_aside(work: Work, inbox_id: int, turn: Turn) -> None:
    """Set a turn aside that can be neither done nor apologised for, until somebody looks at it."""
    InboxRows(work).park(inbox_id)
    if isinstance(turn.deed, Due):
        # Left there it would be due again every second, for ever.
        DueChanges(work).claim(turn.deed.due_id, turn.deed.planned_at)

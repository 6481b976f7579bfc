"""Find the chats of those whom a step tells."""

from collections.abc import Iterable, Iterator

from actions.people.on_call import on_call
from data.model.ladders import Told, Whom
from data.model.people import PLATFORMS, Chat
from data.store.people import Chats, People
from data.store.work import Reading


def chats_of(reading: Reading, to: Iterable[Told], *, department: str = "", rota: str = "") -> list[Chat]:
    """Return where they are told, each chat once; whom nothing reaches is left out.

    Args:
        department, rota: of what the ladder watches, for those who are named without a key.
    """
    found = {chat.chat_id: chat for one in to for chat in _chats(reading, one, department, rota)}
    return list(found.values())


def _chats(reading: Reading, to: Told, department: str, rota: str) -> Iterator[Chat]:
    if to.whom is Whom.GROUP:
        yield from _at_work(reading, to.key or department)
        return
    person_id = _person(reading, to, department, rota)
    if person_id is None and to.whom is Whom.HEAD:
        # Nobody heads it any more; what was promised is not dropped for that.
        yield from _at_work(reading, to.key or department)
    chat = Chats(reading).private(person_id) if person_id is not None else None
    if chat is not None:
        yield chat


def _at_work(reading: Reading, department: str) -> Iterator[Chat]:
    known = next((one for one in reading.company.departments if one.key == department), None)
    for platform in PLATFORMS if known else ():
        chat = Chats(reading).keyed(known.slack, platform) if known else None
        if chat is not None:
            yield chat


def _person(reading: Reading, to: Told, department: str, rota: str) -> int | None:
    if to.whom is Whom.PERSON:
        return People(reading).at_work(to.key)
    if to.whom is Whom.HEAD:
        known = next((one for one in reading.company.departments if one.key == (to.key or department)), None)
        return People(reading).at_work(known.head) if known else None
    turns = reading.company.rota(to.key or rota)
    found = on_call(reading, turns, ahead=int(to.whom is Whom.NEXT_ON_CALL)) if turns else None
    return found.person_id if found else None

"""Know whose account speaks, and which chat it speaks in."""

from data.model.people import DEFAULT_LANGUAGE, Chat, is_zone
from data.store.moves import ChatMoves
from data.store.people import Chats, People, PeopleChanges
from data.store.work import Work


def meet_account(
    work: Work,
    *,
    platform: str,
    user_id: str,
    name: str | None,
    language: str | None,
    time_zone: str | None,
) -> int:
    """Return the person behind an account; an account that was never seen becomes a new person."""
    found = People(work).last_account(platform, user_id)
    changes = PeopleChanges(work)
    if found is None:
        person_id = changes.add(
            name=name or user_id,
            language=language or DEFAULT_LANGUAGE,
            time_zone=time_zone if is_zone(time_zone) else work.company.time_zone,
            known=language is not None,
        )
        changes.link(person_id, platform=platform, user_id=user_id)
        changes.used(platform=platform, user_id=user_id)
        return person_id
    person_id, used_last = found
    if not used_last:
        changes.used(platform=platform, user_id=user_id)
    return person_id


def meet_chat(work: Work, *, platform: str, address: str, kind: str, person_id: int | None) -> Chat:
    """Return the chat at an address; one that was never seen is kept.

    Args:
        person_id: whose private chat it is, None in a chat of many.
    """
    chats = Chats(work)
    known = chats.at(platform, address)
    if known is not None and known.person_id is None and kind == "private" and person_id is not None:
        # Whose it was wanted to be forgotten; whoever writes there now is somebody new.
        chats.adopt(known.chat_id, person_id)
        return chats.find(known.chat_id)
    if known is not None:
        return known
    if kind == "private" and person_id is not None:
        earlier = chats.private_on(person_id, platform)
        if earlier is not None:
            # Until a person writes, Slack's private chat is only known by the person's own id.
            ChatMoves(work).move(earlier, address)
            return chats.find(earlier.chat_id)
    owner = person_id if kind == "private" else None
    return chats.add(Chat(0, platform, address, kind, person_id=owner))

"""Groups and channels come into being, become supergroups, and end."""

from bot.sandbox.side import CannotDo
from bot.sandbox.telegram.people.membership import announce, set_bot_status
from bot.sandbox.telegram.people.presence import check_account
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat
from bot.sandbox.telegram.wire import bot_user


def found(state: State, person: str, place: str, title: str, members: set[str]) -> Chat:
    """Open a basic group with the bot in it.

    Raises:
        CannotDo: the place is taken, or a member has no account.
    """
    _check_place(state, place, members)
    chat = state.open_group(place, next(state.numbers.basic_groups), title, members | {person}, kind="group")
    chat.bot = "left"
    set_bot_status(state, person, chat, "member")
    announce(state, person, chat, {"group_chat_created": True})
    return chat


def found_channel(state: State, person: str, place: str, title: str, members: set[str]) -> Chat:
    """Open a channel: its founder and the bot write there, everybody else reads and reacts.

    Raises:
        CannotDo: the place is taken, or a member has no account.
    """
    _check_place(state, place, members)
    chat_id = next(state.numbers.supergroups)
    chat = state.open_group(place, chat_id, title, members | {person}, kind="channel")
    chat.bot, chat.owner = "left", person
    set_bot_status(state, person, chat, "administrator")
    announce(state, person, chat, {"channel_chat_created": True})
    return chat


def migrate(state: State, person: str, chat: Chat) -> Chat:
    """Make a supergroup of a group: it has another id from now on, and only that one works.

    Source: https://core.telegram.org/bots/api#message (migrate_to_chat_id, migrate_from_chat_id), 2026-11-21

    Raises:
        CannotDo: it is a forum or was deleted, or the person is not in it.
    """
    _check_member(person, chat)
    if chat.topics or chat.kind == "channel":
        raise CannotDo(f"{chat.place} has topics or is a channel, so it is no basic group")
    above = state.open_group(chat.place, next(state.numbers.supergroups), chat.title, chat.members)
    above.bot = chat.bot
    chat.kind = "group"
    announce(state, person, chat, {"migrate_to_chat_id": above.chat_id})
    chat.migrated_to = above.chat_id
    announce(state, person, above, {"migrate_from_chat_id": chat.chat_id})
    return above


def delete(state: State, person: str, chat: Chat) -> None:
    """Delete a basic group for everybody.

    Raises:
        CannotDo: it is a supergroup, or the person is not in it.
    """
    _check_member(person, chat)
    if chat.kind != "group":
        raise CannotDo(f"{chat.place} is a {chat.kind}")
    announce(state, person, chat, {"left_chat_member": bot_user()})
    chat.deleted = True


def _check_place(state: State, place: str, members: set[str]) -> None:
    if state.chat_at(place) is not None or place in state.directory.people:
        raise CannotDo(f"Telegram has a chat {place!r} already")
    for member in members:
        check_account(state, member)


def _check_member(person: str, chat: Chat) -> None:
    if person not in chat.members:
        raise CannotDo(f"{person} is not a member of {chat.place}")
    if chat.deleted:
        raise CannotDo(f"{chat.place} was deleted")

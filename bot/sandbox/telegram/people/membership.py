"""The bot is blocked or let in, people join and leave."""

from typing import Any

from bot.sandbox.side import CannotDo
from bot.sandbox.telegram.methods.chats import RIGHTS, bot_member
from bot.sandbox.telegram.people.speaking import deliver
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat
from bot.sandbox.telegram.wire import bot_user, chat_on_wire, user_on_wire


def set_bot_status(state: State, person: str, chat: Chat, status: str) -> None:
    """Change what the bot is in a chat, and tell it so."""
    if chat.bot == status:
        raise CannotDo(f"the bot is {status} in {chat.place} already")
    before, chat.bot = chat.bot, status
    state.updates.create("my_chat_member", {"my_chat_member": _change(state, person, chat, before, status)})


def join(state: State, person: str, chat: Chat) -> None:
    """Become a member of a group."""
    if chat.private or person in chat.members:
        raise CannotDo(f"{person} cannot join {chat.place}")
    if person in chat.banned:
        raise CannotDo(f"{person} was banned from {chat.place}")
    chat.members.add(person)
    if chat.kind != "channel":
        announce(state, person, chat, {"new_chat_members": [user_on_wire(state, person)]})
    tell_of_member(state, person, chat, ("left", "member"), by=person)


def leave(state: State, person: str, chat: Chat) -> None:
    """Leave a group."""
    if chat.private or person not in chat.members:
        raise CannotDo(f"{person} cannot leave {chat.place}")
    chat.members.discard(person)
    if chat.kind != "channel":
        announce(state, person, chat, {"left_chat_member": user_on_wire(state, person)})
    tell_of_member(state, person, chat, ("member", "left"), by=person)


def announce(state: State, person: str, chat: Chat, service: dict[str, Any]) -> None:
    """Put a service message of a person into a group."""
    message = state.new_message(chat, person)
    message.service = service
    deliver(state, chat, message)


def tell_of_member(state: State, person: str, chat: Chat, statuses: tuple[str, str], *, by: str) -> None:
    """Tell a bot that is an administrator what somebody was and is.

    Args:
        by: key of whoever changed it, or the bot's user name.
    """
    if chat.bot == "administrator":
        user = user_on_wire(state, person)
        old, new = ({**RIGHTS[status], "user": user} for status in statuses)
        change = {**_where(state, by, chat), "old_chat_member": old, "new_chat_member": new}
        state.updates.create("chat_member", {"chat_member": change})


def _change(state: State, person: str, chat: Chat, before: str, after: str) -> dict[str, Any]:
    return {
        **_where(state, person, chat),
        "old_chat_member": bot_member(before),
        "new_chat_member": bot_member(after),
    }


def _where(state: State, person: str, chat: Chat) -> dict[str, Any]:
    return {
        "chat": chat_on_wire(state, chat),
        "from": user_on_wire(state, person) if person in state.directory.people else bot_user(),
        "date": int(state.world.clock.now().timestamp()),
    }

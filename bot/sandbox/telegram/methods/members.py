"""banChatMember, unbanChatMember, the links that invite, and a group's title and description."""

import secrets
from typing import Any

from bot.sandbox.directory import BOT_TELEGRAM_NAME
from bot.sandbox.telegram.access import chat_to_write
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.limits import LONGEST_CHAT_DESCRIPTION, LONGEST_CHAT_TITLE
from bot.sandbox.telegram.people.membership import tell_of_member
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.clean import cleaned, looks_empty
from bot.sandbox.telegram.things import Chat
from bot.sandbox.telegram.wire import bot_user, person_with_id, user_on_wire


def ban_chat_member(state: State, arguments: Arguments) -> bool:
    """Throw somebody out; they cannot come back by themselves."""
    chat, person = _member(state, arguments)
    before = chat.status_of(person)
    chat.banned.add(person)
    _remove(state, chat, person, (before, "kicked"))
    return True


def unban_chat_member(state: State, arguments: Arguments) -> bool:
    """Let somebody come back; a member is thrown out, unless only a ban was to be lifted."""
    chat, person = _member(state, arguments)
    before = chat.status_of(person)
    if before == "kicked" or not arguments.flag("only_if_banned"):
        chat.banned.discard(person)
        _remove(state, chat, person, (before, "left"))
    return True


def export_chat_invite_link(state: State, arguments: Arguments) -> str:
    """Make a new link of the bot's own; its last one works no more."""
    chat = led_chat(state, arguments, "not enough rights to manage chat invite link")
    for link in chat.links.values():
        link["is_revoked"] = link["is_revoked"] or link["is_primary"]
    return str(_new_link(chat, {"is_primary": True})["invite_link"])


def create_chat_invite_link(state: State, arguments: Arguments) -> dict[str, Any]:
    """Make one more link."""
    chat = led_chat(state, arguments, "not enough rights to manage chat invite link")
    named = {"name": arguments.text("name")} if arguments.text("name") else {}
    asking = {"creates_join_request": arguments.flag("creates_join_request")}
    return _new_link(chat, {"is_primary": False, **asking, **named})


def revoke_chat_invite_link(state: State, arguments: Arguments) -> dict[str, Any]:
    """End a link."""
    chat = led_chat(state, arguments, "not enough rights to manage chat invite link")
    link = chat.links.get(arguments.text("invite_link"))
    if link is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    link["is_revoked"] = True
    return link


def set_chat_title(state: State, arguments: Arguments) -> bool:
    """Give a group another title, and say so in it."""
    chat = led_chat(state, arguments, "not enough rights to change chat title")
    title = cleaned(arguments.text("title")).strip()
    if looks_empty(title):
        raise bad_request("title must be non-empty")
    chat.title = title[:LONGEST_CHAT_TITLE]
    message = state.new_message(chat, BOT_TELEGRAM_NAME)
    message.service = {"new_chat_title": chat.title}
    state.add(chat, message)
    return True


def set_chat_description(state: State, arguments: Arguments) -> bool:
    """Say what a group is for."""
    chat = led_chat(state, arguments, "not enough rights to set chat description")
    description = cleaned(arguments.text("description")).strip()
    if len(description) > LONGEST_CHAT_DESCRIPTION:
        raise bad_request("chat description is too long")
    if description == chat.description:
        raise bad_request("chat description is not modified")
    chat.description = description
    return True


def led_chat(state: State, arguments: Arguments, complaint: str) -> Chat:
    """Return a group or a channel that the bot administers.

    Raises:
        Refused: it is none, or the bot is no administrator there.
    """
    chat = chat_to_write(state, arguments)
    if chat.private:
        raise bad_request("method is available only for groups and channels")
    if chat.bot != "administrator":
        raise bad_request(complaint)
    return chat


def _member(state: State, arguments: Arguments) -> tuple[Chat, str]:
    chat = chat_to_write(state, arguments)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    if chat.bot != "administrator":
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    person = person_with_id(state, arguments.integer("user_id"))
    if person is None:
        raise bad_request("user not found")
    return chat, person


def _remove(state: State, chat: Chat, person: str, change: tuple[str, str]) -> None:
    """Take somebody out of a chat; the bot gets no update of its own service message, but one of the change."""
    if person in chat.members:
        chat.members.discard(person)
        if chat.kind != "channel":
            message = state.new_message(chat, BOT_TELEGRAM_NAME)
            message.service = {"left_chat_member": user_on_wire(state, person)}
            state.add(chat, message)
    if change[0] != change[1]:
        tell_of_member(state, person, chat, change, by=BOT_TELEGRAM_NAME)


def _new_link(chat: Chat, facts: dict[str, Any]) -> dict[str, Any]:
    address = f"https://t.me/+{secrets.token_urlsafe(12)}"
    link = {"invite_link": address, "creator": bot_user(), "creates_join_request": False, "is_revoked": False}
    chat.links[address] = {**link, **facts}
    return chat.links[address]

"""Who is where: the checks before a person's deed, and what of it the bot may see."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.directory import BOT_TELEGRAM_NAME
from bot.sandbox.seen import Seen
from bot.sandbox.side import CannotDo
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.text.units import cut_units
from bot.sandbox.telegram.things import Chat, Message

BLOCKED = "the bot is blocked; unblock it first"


def chat_of_person(state: State, person: str, place: str) -> Chat:
    """Return the chat that a person wants to use.

    Raises:
        CannotDo: no account, no such chat, no member or no right to write, or the bot is blocked.
    """
    check_account(state, person)
    chat = state.chat_at(place)
    if chat is None:
        raise CannotDo(f"Telegram has no chat {place!r}")
    if person not in chat.members:
        raise CannotDo(f"{person} is not a member of {place}")
    if chat.deleted:
        raise CannotDo(f"{place} was deleted")
    if chat.owner and person != chat.owner:
        raise CannotDo(f"only {chat.owner} and the bot write in {place}")
    if chat.private and chat.bot == "kicked":
        raise CannotDo(BLOCKED)
    if chat.private and chat.bot == "deactivated":
        raise CannotDo(f"the account of {person} is deactivated")
    return chat


def check_account(state: State, person: str) -> None:
    """Let only people with a Telegram account do anything.

    Raises:
        CannotDo: this person has none.
    """
    resident = state.directory.people.get(person)
    if resident is None or resident.telegram_user_id is None:
        raise CannotDo(f"{person} has no Telegram account")


def target_of(state: State, facts: Mapping[str, Any]) -> tuple[Chat, Message]:
    """Return the message that a deed is about: `seen_id`, or a Seen under `thing` or `on`.

    Raises:
        CannotDo: it is not there, or not there any more.
    """
    target = facts.get("seen_id", facts.get("thing", facts.get("on")))
    seen_id = target.seen_id if isinstance(target, Seen) else str(target)
    found = find_message(state, seen_id)
    if found is None or found[1].gone:
        raise CannotDo(f"there is no message {seen_id}")
    return found


def find_message(state: State, seen_id: str) -> tuple[Chat, Message] | None:
    """Return a message by its identity, deleted ones included."""
    chat_id, _, message_id = seen_id.partition(":")
    if not chat_id.lstrip("-").isdecimal() or not message_id.isdecimal():
        return None
    chat = state.chat(int(chat_id))
    message = chat.messages.get(int(message_id)) if chat else None
    return (chat, message) if chat and message else None


def bot_sees(state: State, chat: Chat, message: Message) -> bool:
    """Return whether the bot gets a person's message.

    In a group with privacy mode on, a bot sees commands that are not another bot's, mentions of itself
    and replies to its own messages. Source: https://core.telegram.org/bots/features#privacy-mode, 2026-11-21
    """
    if chat.private:
        return chat.bot != "kicked"
    if chat.bot not in {"member", "administrator"}:
        return False
    if not state.privacy_mode or chat.bot == "administrator" or message.service:
        return True
    original = chat.standing(message.reply_to) if message.reply_to is not None else None
    return (original is not None and original.by_bot) or any(
        _calls_the_bot(cut_units(message.text, entity["offset"], entity["length"]), entity["type"])
        for entity in message.entities
    )


def _calls_the_bot(words: str, kind: str) -> bool:
    if kind == "mention":
        return words.lower() == f"@{BOT_TELEGRAM_NAME}"
    if kind == "bot_command":
        _, _, addressee = words.partition("@")
        return not addressee or addressee.lower() == BOT_TELEGRAM_NAME
    return False

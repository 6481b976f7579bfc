"""Users, chats and messages in the form that the Bot API gives them."""

import zlib
from typing import Any

from bot.sandbox.directory import BOT_TELEGRAM_NAME, BOT_TELEGRAM_USER
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat, Message, Poll

LANGUAGE_CODES = {"zh-CN": "zh-hans", "zh-TW": "zh-hant"}
INACCESSIBLE_DATE = 0


def user_name(person: str) -> str:
    """Return the user name of a person, without the at sign."""
    return f"{person}_lantern"


def bot_user() -> dict[str, Any]:
    """Return the User object of the bot."""
    return {"id": BOT_TELEGRAM_USER, "is_bot": True, "first_name": "Deskbell", "username": BOT_TELEGRAM_NAME}


def user_on_wire(state: State, person: str) -> dict[str, Any]:
    """Return the User object of a person."""
    resident = state.directory.people[person]
    told = {
        "id": resident.telegram_user_id,
        "is_bot": False,
        "first_name": resident.name,
        "username": user_name(person),
    }
    # Not every client tells a language. Source: core.telegram.org/bots/api#user, 2026-11-21
    if resident.language:
        told["language_code"] = LANGUAGE_CODES.get(resident.language, resident.language)
    return told


def author_on_wire(state: State, author: str) -> dict[str, Any]:
    """Return the User object of whoever wrote a message."""
    return user_on_wire(state, author) if author in state.directory.people else bot_user()


def person_with_id(state: State, user_id: int) -> str | None:
    """Return the key of the person with a Telegram user id."""
    for key, resident in state.directory.people.items():
        if resident.telegram_user_id == user_id:
            return key
    return None


def chat_on_wire(state: State, chat: Chat) -> dict[str, Any]:
    """Return the Chat object."""
    if chat.private:
        user = user_on_wire(state, chat.place)
        return {
            "id": chat.chat_id,
            "type": "private",
            "first_name": user["first_name"],
            "username": user["username"],
        }
    described = {"id": chat.chat_id, "type": chat.kind, "title": chat.title}
    return {**described, "is_forum": True} if chat.topics else described


def chat_instance(chat: Chat) -> str:
    """Return the identifier that callback queries of one chat have in common."""
    return str(zlib.crc32(str(chat.chat_id).encode()) + 10**18)


def inaccessible(state: State, chat: Chat, message_id: int) -> dict[str, Any]:
    """Return what stands in an update for a message that is gone."""
    return {"chat": chat_on_wire(state, chat), "message_id": message_id, "date": INACCESSIBLE_DATE}


def message_on_wire(state: State, message: Message, *, with_reply: bool = True) -> dict[str, Any]:
    """Return the Message object; the message that it replies to is inside, for one step only."""
    chat = state.chat(message.chat_id)
    assert chat is not None  # noqa: S101  # a message is only ever made for a chat
    wire: dict[str, Any] = {
        "message_id": message.message_id,
        **_sender(state, chat, message),
        "chat": chat_on_wire(state, chat),
        "date": int(message.sent_at.timestamp()),
        **message.media,
        **message.service,
        **message.origin,
        **_words(state, message),
    }
    if message.edited_at is not None:
        wire["edit_date"] = int(message.edited_at.timestamp())
    if message.thread_id is not None:
        wire |= {"message_thread_id": message.thread_id, "is_topic_message": True}
    if message.poll is not None:
        wire["poll"] = poll_on_wire(message.poll)
    if message.media_group_id is not None:
        wire["media_group_id"] = message.media_group_id
    if message.keyboard is not None:
        wire["reply_markup"] = {"inline_keyboard": message.keyboard}
    original = chat.standing(message.reply_to) if message.reply_to is not None and with_reply else None
    if original is not None:
        wire["reply_to_message"] = message_on_wire(state, original, with_reply=False)
    return wire


def poll_on_wire(poll: Poll) -> dict[str, Any]:
    """Return the Poll object."""
    chosen = [option for options in poll.votes.values() for option in options]
    return {
        "id": poll.poll_id,
        "question": poll.question,
        "options": [
            {"persistent_id": str(position), "text": text, "voter_count": chosen.count(position)}
            for position, text in enumerate(poll.options)
        ],
        "total_voter_count": len(poll.votes),
        "is_closed": poll.closed,
        "is_anonymous": poll.anonymous,
        "type": "regular",
        "allows_multiple_answers": poll.several,
        "allows_revoting": True,
        "members_only": False,
    }


def _sender(state: State, chat: Chat, message: Message) -> dict[str, Any]:
    """Return who speaks; a channel speaks itself.

    Source: https://core.telegram.org/bots/api#message (from, sender_chat), 2026-11-21
    """
    if chat.kind == "channel":
        return {"sender_chat": chat_on_wire(state, chat)}
    return {"from": author_on_wire(state, message.author)}


def _words(state: State, message: Message) -> dict[str, Any]:
    if not message.text:
        return {}
    text_name, entities_name = ("caption", "caption_entities") if message.media else ("text", "entities")
    words: dict[str, Any] = {text_name: message.text}
    if message.entities:
        words[entities_name] = [_entity_on_wire(state, entity) for entity in message.entities]
    return words


def _entity_on_wire(state: State, entity: dict[str, Any]) -> dict[str, Any]:
    if entity["type"] != "text_mention":
        return entity
    person = person_with_id(state, entity["user"]["id"])
    return {**entity, "user": user_on_wire(state, person) if person else bot_user()}

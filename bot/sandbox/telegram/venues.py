"""The groups of the local Telegram as a person finds them in the list of chats."""

from bot.sandbox.places import Place, Topic
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat


def groups_now(state: State) -> list[Place]:
    """Return every group that stands; one that became a supergroup stands there once, as that."""
    return [
        _place(chat)
        for chat in state.chats()
        if not chat.private and not chat.deleted and chat.migrated_to is None
    ]


def _place(chat: Chat) -> Place:
    topics = tuple(Topic(topic.name, f"{chat.chat_id}:{one}") for one, topic in chat.topics.items())
    return Place("telegram", chat.place, chat.title, "group", tuple(sorted(chat.members)), topics)

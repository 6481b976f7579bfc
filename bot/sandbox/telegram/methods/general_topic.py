"""editGeneralForumTopic and its kin: the one topic that every forum has, whose messages carry no thread."""

from bot.sandbox.directory import BOT_TELEGRAM_NAME
from bot.sandbox.telegram.arguments import Arguments
from bot.sandbox.telegram.methods.topics import forum_of, topic_name
from bot.sandbox.telegram.refusals import bad_request
from bot.sandbox.telegram.state import State
from bot.sandbox.telegram.things import Chat, Topic

NO_RIGHTS = "not enough rights to edit the topic"


def edit(state: State, arguments: Arguments) -> bool:
    """Give it another name."""
    chat, topic = _general(state, arguments)
    name = topic_name(arguments)
    if not name or name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    return _tell(state, chat, "forum_topic_edited", {"name": name})


def close(state: State, arguments: Arguments) -> bool:
    """Leave it to administrators."""
    chat, topic = _general(state, arguments)
    _refuse_repetition(repeated=topic.closed)
    topic.closed = True
    return _tell(state, chat, "forum_topic_closed")


def reopen(state: State, arguments: Arguments) -> bool:
    """Let everybody write in it again; a hidden one is shown."""
    chat, topic = _general(state, arguments)
    _refuse_repetition(repeated=not topic.closed)
    topic.closed = topic.hidden = False
    return _tell(state, chat, "forum_topic_reopened")


def hide(state: State, arguments: Arguments) -> bool:
    """Take it out of sight, which closes it."""
    chat, topic = _general(state, arguments)
    _refuse_repetition(repeated=topic.hidden)
    topic.closed = topic.hidden = True
    return _tell(state, chat, "general_forum_topic_hidden")


def unhide(state: State, arguments: Arguments) -> bool:
    """Show it again."""
    chat, topic = _general(state, arguments)
    _refuse_repetition(repeated=not topic.hidden)
    topic.hidden = False
    return _tell(state, chat, "general_forum_topic_unhidden")


def unpin_all(state: State, arguments: Arguments) -> bool:
    """Take everything off its top."""
    chat, _ = _general(state, arguments)
    chat.pinned = [one for one in chat.pinned if chat.messages[one].thread_id is not None]
    return True


def _general(state: State, arguments: Arguments) -> tuple[Chat, Topic]:
    chat = forum_of(state, arguments, NO_RIGHTS)
    return chat, chat.general


def _refuse_repetition(*, repeated: bool) -> None:
    if repeated:
        raise bad_request("TOPIC_NOT_MODIFIED")


def _tell(state: State, chat: Chat, name: str, facts: dict[str, str] | None = None) -> bool:
    message = state.new_message(chat, BOT_TELEGRAM_NAME)
    message.service = {name: facts or {}}
    state.add(chat, message)
    return True

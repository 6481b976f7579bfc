"""Follow a chat to its new address."""

from data.store.audit import Happened
from data.store.custody import DESK
from data.store.moves import ChatMoves
from data.store.people import Chats
from data.store.work import Work


def move_chat(work: Work, *, platform: str, old: str, new: str) -> None:
    """Keep that a chat has another address; whatever still names the old one finds it too.

    A chat that was never met is left alone, and one that is there already stays there.
    """
    chat = Chats(work).at(platform, old)
    if chat is None or chat.address == new:
        return
    ChatMoves(work).move(chat, new)
    work.audit(Happened("people.chat_moved", f"chat.{chat.chat_id}", DESK))

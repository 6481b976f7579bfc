"""Say the first words to whoever works here from now on."""

from data.model.notices import MessageWanted
from data.store.newcomers import is_welcomed_now
from data.store.people import Chats, People
from data.store.work import Work

WELCOME = "desk.welcome"
# Nobody can be written to on Telegram before they have come there themselves.
WRITES_FIRST_ON = "slack"


def welcome(work: Work, person_id: int) -> None:
    """Tell them what to write and where to read on; whom the desk has no chat with is welcomed when they come."""
    chat = Chats(work).private_on(person_id, WRITES_FIRST_ON)
    who = People(work).find(person_id)
    if chat is not None and who.is_staff:
        is_welcomed_now(work, who)
        work.promise(MessageWanted(WELCOME, "", chat.chat_id))

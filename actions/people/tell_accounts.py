"""Tell somebody something on all their accounts."""

from data.model.notices import Fact, MessageWanted
from data.model.people import PLATFORMS
from data.store.people import Chats
from data.store.work import Work


def tell_accounts(
    work: Work, person_id: int, kind: str, subject: str, *, but: str = "", **facts: Fact
) -> None:
    """Promise it in the private chat on each platform, so that whoever has one of the accounts alone cannot hide it.

    Args:
        but: platform on which they know already.
    """
    for platform in PLATFORMS:
        chat = Chats(work).private_on(person_id, platform) if platform != but else None
        if chat is not None:
            work.promise(MessageWanted(kind, subject, chat.chat_id, facts))

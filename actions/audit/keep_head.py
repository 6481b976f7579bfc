"""Keep the head of the audit chain once a day, and post it where whoever has the database cannot reach it."""

from zoneinfo import ZoneInfo

from data.model.audit import ChainHead
from data.model.notices import Fact, MessageWanted, Priority
from data.store.audit_heads import HeadChanges
from data.store.people import Chats
from data.store.work import Work


def keep_head(work: Work) -> tuple[ChainHead | None, list[str]]:
    """Keep the head of today and promise it to the chat that each platform has for it.

    Returns:
        The head, None when today has one already or nothing has happened yet; and the platforms whose chat is not there.
    """
    day = work.now.astimezone(ZoneInfo(work.company.time_zone)).date()
    head = HeadChanges(work).keep(day)
    if head is None:
        return None, []
    missing = []
    for platform, key in work.company.audit_heads.items():
        chat = Chats(work).keyed(key, platform)
        if chat is None:
            missing.append(platform)
            continue
        facts: dict[str, Fact] = {"day": day.isoformat(), "entry": head.entry_id, "head": str(head)}
        subject = f"head.{day:%Y%m%d}"
        work.promise(MessageWanted("audit.head", subject, chat.chat_id, facts, priority=Priority.REMINDER))
    return head, missing

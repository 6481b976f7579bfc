"""Tell the public of a delisting, in the words that were signed."""

from data.model.delistings import Delisting
from data.model.notices import MessageWanted, Priority
from data.store.audit import Happened
from data.store.delisting_reach import public_chats, who_wrote_about
from data.store.due import DueChanges
from data.store.people import Chats
from data.store.work import Work

FAN_OUT, NOTICE = "delistings.fan_out", "delistings.notice"
AT_ONCE = 500


def announce(work: Work, delisting: Delisting, rung: str) -> None:
    """Tell whoever wrote about the app, and the chats of many in which it is a matter.

    Args:
        rung: which of the notices it is.
    """
    chats = public_chats(work, delisting.app)
    for chat_id in chats:
        _tell(work, delisting, rung, chat_id)
    work.audit(Happened("delistings.told", delisting.subject, facts={"rung": rung, "chats": len(chats)}))
    fan_out(work, delisting, rung, after=0)


def fan_out(work: Work, delisting: Delisting, rung: str, *, after: int) -> None:
    """Tell some of those who wrote about it, and let the next ones be told in a turn of their own.

    Args:
        after: person_id behind which to go on.
    """
    people = who_wrote_about(work, delisting.app, after=after, most=AT_ONCE)
    for person_id in people:
        chat = Chats(work).private(person_id)
        if chat is not None:
            _tell(work, delisting, rung, chat.chat_id)
    if len(people) == AT_ONCE:
        DueChanges(work).plan(FAN_OUT, f"{delisting.subject}:{rung}:{people[-1]}", work.now)


def _tell(work: Work, delisting: Delisting, rung: str, chat_id: int) -> None:
    facts = {"rung": rung}
    work.promise(MessageWanted(NOTICE, delisting.subject, chat_id, facts, priority=Priority.BROADCAST))

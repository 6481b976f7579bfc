"""Tell the admins that a platform is back."""

from actions.operating.call_pager import BACK, call_pager, page_wanted
from actions.operating.tell_of_trouble import HEARING_MENDS, chats_of_admins
from data.model.notices import MessageWanted, Priority, SubjectChanged
from data.store.audit import Happened
from data.store.told_troubles import ToldTroubleChanges, ToldTroubles
from data.store.troubles import TroubleChanges, Troubles
from data.store.work import Work


def tell_of_recovery(work: Work, *, platform: str) -> bool:
    """Keep that a platform is heard again, and tell every admin and the pager; return whether that was news."""
    if Troubles(work).reason(platform) not in HEARING_MENDS:
        return False
    TroubleChanges(work).end(platform)
    work.audit(Happened("operating.platform_back", platform))
    for chat_id in chats_of_admins(work, platform):
        work.promise(MessageWanted("desk.platform_back", platform, chat_id, priority=Priority.ALERT))
    for trouble in ToldTroubles(work).open_on(platform):
        ToldTroubleChanges(work).over(trouble.number, page=page_wanted(work))
        work.promise(SubjectChanged(trouble.subject))
        call_pager(work, BACK, trouble.subject)
    return True

"""Tell the admins that a platform is back."""

from actions.operating.tell_of_trouble import HEARING_MENDS, tell_admins
from data.store.audit import Happened
from data.store.troubles import TroubleChanges, Troubles
from data.store.work import Work


def tell_of_recovery(work: Work, *, platform: str) -> bool:
    """Keep that a platform is heard again, and tell every admin who heard of its trouble; return whether that was news."""
    if Troubles(work).reason(platform) not in HEARING_MENDS:
        return False
    TroubleChanges(work).end(platform)
    work.audit(Happened("operating.platform_back", platform))
    tell_admins(work, "desk.platform_back", platform)
    return True

"""Note what the pager answered."""

from data.model.notices import Priority, SubjectChanged
from data.model.operating import Page
from data.store.audit import Happened
from data.store.told_troubles import ToldTroubleChanges
from data.store.work import Work


def note_page(work: Work, *, number: int, page: Page, reason: str) -> None:
    """Keep whether the pager took what it was told about a trouble, and show it to the admins.

    Args:
        reason: constant name of what went wrong, empty when it took it.
    """
    ToldTroubleChanges(work).paged(number, page, reason=reason)
    subject = f"trouble-{number}"
    work.audit(Happened("operating.pager_answered", subject, facts={"page": page.value, "reason": reason}))
    work.promise(SubjectChanged(subject, priority=Priority.ALERT))

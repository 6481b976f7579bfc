"""Retry a notice that failed or is unknown."""

from data.store.audit import Happened
from data.store.stuck import Moving
from data.store.work import Work


def retry_notice(work: Work, *, delivery_id: str) -> None:
    """Let a notice be sent again that failed, or of which nobody knows whether it arrived.

    Raises:
        NothingStuck: nothing of that id is stuck.
    """
    Moving(work).notice(delivery_id, again=True)
    work.audit(Happened("operating.notice_retried", delivery_id))

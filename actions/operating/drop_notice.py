"""Drop a notice that failed or is unknown."""

from data.store.audit import Happened
from data.store.stuck import Moving
from data.store.work import Work


def drop_notice(work: Work, *, delivery_id: str) -> None:
    """Withdraw a notice that failed, or of which nobody knows whether it arrived.

    Raises:
        NothingStuck: nothing of that id is stuck.
    """
    Moving(work).notice(delivery_id, again=False)
    work.audit(Happened("operating.notice_dropped", delivery_id))

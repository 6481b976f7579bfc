"""Retry a turn that was set aside."""

from data.store.audit import Happened
from data.store.stuck import Moving
from data.store.work import Work


def retry_turn(work: Work, *, inbox_id: int) -> None:
    """Let a turn run again that was set aside.

    Raises:
        NothingStuck: nothing of that id is stuck.
    """
    Moving(work).turn(inbox_id, again=True)
    work.audit(Happened("operating.turn_retried", f"inbox:{inbox_id}"))

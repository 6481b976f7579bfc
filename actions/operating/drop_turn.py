"""Drop a turn that was set aside."""

from data.store.audit import Happened
from data.store.stuck import Moving
from data.store.work import Work


def drop_turn(work: Work, *, inbox_id: int) -> None:
    """Let go of a turn that was set aside.

    Raises:
        NothingStuck: nothing of that id is stuck.
    """
    Moving(work).turn(inbox_id, again=False)
    work.audit(Happened("operating.turn_dropped", f"inbox:{inbox_id}"))

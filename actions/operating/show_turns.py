"""Show what turns say that were set aside."""

from collections.abc import Mapping

from data.store.audit import Happened
from data.store.stuck import Stuck
from data.store.work import Work


def show_turns(work: Work) -> Mapping[int, str]:
    """Return what each turn says that was set aside, as JSON by its number; that they were read is kept."""
    shown = {turn.inbox_id: Stuck(work).words_of(turn.inbox_id) for turn in Stuck(work).turns()}
    for inbox_id in shown:
        work.audit(Happened("operating.turn_shown", f"inbox:{inbox_id}"))
    return shown

"""End a ladder."""

from data.model.ladders import end
from data.store.ladders import LadderChanges
from data.store.work import Work


def end_ladder(work: Work, *, name: str, subject: str) -> bool:
    """Let it be over, because what it watched over has come; return whether it was not over yet."""
    changes = LadderChanges(work)
    ladder = changes.locked(name, subject)
    if ladder is None or ladder.ended_at is not None:
        return False
    changes.save(end(ladder, at=work.now))
    return True

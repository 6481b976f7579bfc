"""Resume a ladder."""

from data.model.ladders import resume
from data.store.ladders import LadderChanges
from data.store.work import Work


def resume_ladder(work: Work, *, name: str, subject: str) -> bool:
    """Let time count again, from where it was paused; return whether it was."""
    changes = LadderChanges(work)
    ladder = changes.locked(name, subject)
    if ladder is None or not ladder.paused:
        return False
    changes.save(resume(ladder, at=work.now, calendars=work.company.calendars))
    return True

"""Pause a ladder."""

from data.model.ladders import pause
from data.store.ladders import LadderChanges
from data.store.work import Work


def pause_ladder(work: Work, *, name: str, subject: str) -> None:
    """Let no time count until it is resumed; where there is no such ladder, or none that waits, nothing is done."""
    changes = LadderChanges(work)
    ladder = changes.locked(name, subject)
    if ladder is not None:
        changes.save(pause(ladder, at=work.now, calendars=work.company.calendars))

"""Judge whether backups are made, and how old the newest is."""

from datetime import datetime, timedelta

from bot.doctor.finding import Finding, fine, warning

STEP = "backup"
MIB = 1 << 20
_NO_FOLDER = "set DESKBELL_BACKUP__FOLDER to a folder on another disk; see docs/backups.md"
_TRY = "deskbell backup tells what is in the way; the desk must run when one is due"


def backup_finding(state: str, *, taken_at: datetime | None, size: int, now: datetime) -> Finding:
    """Judge the newest backup.

    Args:
        state: ok, none or overdue; empty where none is made by itself.
        size: of the newest one, in bytes.
    """
    if not state:
        return warning(STEP, "none is made by itself", _NO_FOLDER)
    if taken_at is None:
        return warning(STEP, "there is none yet", _TRY)
    age = timedelta(seconds=round((now - taken_at).total_seconds()))
    told = f"the newest is {age} old and has {size // MIB} MiB"
    return warning(STEP, f"one is overdue: {told}", _TRY) if state == "overdue" else fine(STEP, told)

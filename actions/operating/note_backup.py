"""Note what came of a backup."""

from actions.operating.want_backup import tell_admins
from data.model.backups import RunState
from data.model.notices import SubjectChanged
from data.store.audit import Happened
from data.store.backup_runs import BackupRunChanges, BackupRuns
from data.store.work import Work


def note_backup(work: Work, *, number: int, reason: str = "") -> None:
    """Keep how an attempt ended; tell the admins that it failed, or on the cards of earlier ones that all is well again.

    Args:
        reason: what was in its way; empty when it went well.
    """
    runs = BackupRuns(work)
    well_before = runs.last_done(before=number)
    state = RunState.FAILED if reason else RunState.DONE
    if not BackupRunChanges(work).end(number, state, reason=reason):
        return
    run = runs.find(number)
    if reason:
        work.audit(Happened("operating.backup_failed", run.subject, facts={"reason": reason}))
        tell_admins(work, run)
        return
    work.promise(SubjectChanged(run.subject))
    for failed in runs.failed_since(well_before.number if well_before else 0):
        work.promise(SubjectChanged(failed.subject))

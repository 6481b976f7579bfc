"""Want a backup because one is due."""

from collections.abc import Iterator
from datetime import datetime

from actions.operating.tell_of_trouble import ADMIN
from data.model.backups import BackupRun
from data.model.notices import CardWanted, Priority
from data.model.people import PLATFORMS
from data.store.audit import Happened
from data.store.backup_runs import BackupRunChanges, BackupRuns
from data.store.people import Chats
from data.store.troubles import Troubles
from data.store.work import Reading, Work

CARD = "desk.backup"


def want_backup(work: Work, *, planned_at: datetime) -> BackupRun | None:
    """Let a backup be made, and tell the admins when it should have been made long ago.

    Returns:
        None while an earlier one is being made still.
    """
    if BackupRuns(work).wanted() is not None:
        return None
    run = BackupRunChanges(work).want(planned_at)
    if run.missed:
        work.audit(Happened("operating.backup_missed", run.subject))
        tell_admins(work, run)
    return run


def tell_admins(work: Work, run: BackupRun) -> None:
    """Promise every admin a card about a backup, on each platform: one of them may be what is amiss."""
    for chat_id in _chats_of_admins(work):
        work.promise(CardWanted(CARD, run.subject, chat_id, priority=Priority.ALERT))


def _chats_of_admins(reading: Reading) -> Iterator[int]:
    for person_id in Troubles(reading).with_role(ADMIN):
        for platform in PLATFORMS:
            chat = Chats(reading).private_on(person_id, platform)
            if chat is not None:
                yield chat.chat_id

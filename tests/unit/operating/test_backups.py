"""Admins hear on both platforms, in their language, of a backup that failed or was missed, and when all is well again."""

from datetime import timedelta

from actions.operating.note_backup import note_backup
from actions.operating.want_backup import want_backup
from data.store.backup_runs import BackupRuns
from tests.unit.conversation.harness import Town, written


def due(town: Town, *, late: timedelta = timedelta()) -> int | None:
    with town.store.work() as work:
        run = want_backup(work, planned_at=work.now - late)
        return run.number if run else None


def ended(town: Town, number: int | None, reason: str = "") -> None:
    assert number is not None
    with town.store.work() as work:
        note_backup(work, number=number, reason=reason)


def told(town: Town, key: str, platform: str = "slack") -> list[str]:
    return [written(shown.card) for shown in town.arrive(key, platform)]


def test_of_a_backup_that_goes_well_nobody_is_told(town: Town) -> None:
    ended(town, due(town))
    assert told(town, "root") == told(town, "bo") == []


def test_a_failure_is_told_to_admins_alone_on_each_platform_and_mended_there(town: Town) -> None:
    number = due(town)
    ended(town, number, "disk_full")
    for platform in ("slack", "telegram"):
        (card,) = told(town, "root", platform)
        assert "No backup was made" in card
        assert "The disk for backups is full" in card
    (card,) = told(town, "bo")
    assert "备份没有完成" in card
    assert told(town, "yun") == []
    ended(town, due(town))
    assert "Backups are well again" in told(town, "root")[0]
    assert "备份已恢复正常" in told(town, "bo")[0]


def test_a_backup_that_was_missed_is_told_and_mended_once_it_is_made(town: Town) -> None:
    number = due(town, late=timedelta(hours=7))
    assert "was missed" in told(town, "root")[0]
    ended(town, number)
    assert "Backups are well again" in told(town, "root")[0]


def test_while_one_is_made_no_other_is_wanted_and_it_ends_once(town: Town) -> None:
    number = due(town)
    assert due(town) is None
    ended(town, number)
    ended(town, number, "other")
    with town.store.reading() as reading:
        last = BackupRuns(reading).last_done()
        assert last is not None
        assert last.number == number
        assert BackupRuns(reading).wanted() is None
    assert told(town, "root") == []

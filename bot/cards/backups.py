"""What admins read of the desk's backups."""

from bot.cards.view import Drawing
from bot.shapes.card import Card
from bot.shapes.text import Text
from bot.words.words import Words
from data.model.backups import BackupRun, RunState
from data.store.backup_runs import BackupRuns


def backup_card(drawing: Drawing) -> Card:
    """Show what is amiss with a backup, until one went well."""
    runs, words = BackupRuns(drawing.reading), drawing.words
    run = runs.find(drawing.number)
    mended_at = runs.first_done_since(run.number)
    if mended_at is not None:
        return Card(lines=(words.text("backup-well", at=mended_at),))
    lines = (words.text(f"backup-{_what(run)}", at=run.planned_at), *_reason(words, run))
    return Card(title=words("backup-title"), lines=lines)


def _what(run: BackupRun) -> str:
    return "failed" if run.state is RunState.FAILED else "missed"


def _reason(words: Words, run: BackupRun) -> tuple[Text, ...]:
    return (words.text(f"backup-reason-{run.reason.replace('_', '-')}"),) if run.reason else ()

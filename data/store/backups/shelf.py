"""The folder in which backups are kept: which there are, and which may go."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data.model.backups import Keeping
from data.store.backups.taking import NAMED, SUFFIX, UNFINISHED

LEFT_AFTER = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup on its shelf, as its name and its size tell."""

    path: Path
    taken_at: datetime
    size: int


def backups_in(folder: Path) -> list[Kept]:
    """Return the backups in a folder, the newest first; what is named otherwise is none of our concern."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            taken_at = datetime.strptime(path.stem, NAMED).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Kept(path, taken_at, path.stat().st_size))
    return sorted(found, key=lambda one: one.taken_at, reverse=True)


def sweep(folder: Path, keeping: Keeping, *, now: datetime) -> list[Path]:
    """Remove the backups that need not be kept any more, and what killed processes left; return what is gone."""
    found = backups_in(folder)
    keep = keeping.kept(one.taken_at for one in found)
    gone = [one.path for one in found if one.taken_at not in keep]
    left = (now - LEFT_AFTER).timestamp()
    gone += [path for path in folder.glob(f"*{UNFINISHED}") if path.stat().st_mtime < left]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone

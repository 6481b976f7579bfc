"""Restore: a store made from a backup, on either database, brought to the shape that this version needs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from data.store.audit import Happened, close_chain
from data.store.backups.filling import fill_from
from data.store.backups.forgetting_again import forget_again
from data.store.backups.framing import FrameReader, Header
from data.store.backups.grounds import cleared_ground
from data.store.backups.settling import doubt_what_waits
from data.store.backups.taking import Progress
from data.store.custody import Custody
from data.store.faults import faults_named
from data.store.masters import Masters
from data.store.migrate import unknown_steps, upgrade_to


class NewerFault(Exception):
    """A backup was made by a newer version; the message names the steps that this one does not know."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A store that was made from a backup.

    Attributes:
        rows: how many, by table, as they were backed up.
        forgotten: how many people were forgotten again.
        in_doubt: how many notices are asked about before they may be sent.
        kept_aside: where what stood there before is kept; empty when nothing did.
    """

    taken_at: datetime
    rows: dict[str, int]
    forgotten: int
    in_doubt: int
    kept_aside: str


def restore_backup(
    path: Path,
    *,
    masters: Masters,
    url: str,
    replace: bool,
    at: datetime,
    erased: Collection[str] = (),
    told: Progress = lambda _done, _of: None,
) -> Restored:
    """Make the store at a URL anew; nothing is changed there until all of the backup was read.

    Args:
        erased: by what the keys are known again of whom the desk has forgotten since.

    Raises:
        OtherKeyFault: it was made under a master key that is not at hand.
        WrongKeyFault: keys in it are wrapped under one that is not.
        DamagedFault: it is not as it was written.
        NewerFault: it was made by a newer version.
        NotEmptyFault: a store stands there, and shall not be replaced.
        StoreFault: the database cannot be used now.
    """
    with path.open("rb") as file:
        reader = FrameReader(file, masters)
        if unknown := unknown_steps(reader.header.heads):
            raise NewerFault(", ".join(unknown))
        with faults_named(), cleared_ground(url, replace=replace, at=at) as ground:
            upgrade_to(ground.connection, reader.header.heads)
            rows = fill_from(reader, ground.connection, told)
            upgrade_to(ground.connection, ("heads",))
            custody = Custody(masters)
            custody.check(ground.connection)
            again = forget_again(ground.connection, custody, erased)
            in_doubt = _taken_up(ground.connection, reader.header, again, at=at)
    return Restored(reader.header.taken_at, rows, len(again), in_doubt, ground.kept_aside)


def _taken_up(connection: Connection, header: Header, again: list[Happened], *, at: datetime) -> int:
    """Let a filled store be one that a desk of this version can go on with."""
    in_doubt = doubt_what_waits(connection, taken_at=header.taken_at)
    facts: dict[str, str | int | None] = {"taken_at": header.taken_at.isoformat(), "in_doubt": in_doubt}
    close_chain(connection, [Happened("operating.restored", "desk", facts=facts), *again], at)
    return in_doubt

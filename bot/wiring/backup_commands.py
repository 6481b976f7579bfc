"""The commands `deskbell backup` and `deskbell restore`."""

import contextlib
import dataclasses
import errno
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.wiring.counted import counted_rows
from bot.wiring.keys import OTHER_KEY, masters_of, missing_key
from bot.wiring.terminal import settings_or_exit
from config.keys import MasterKeyFault
from config.settings import Settings
from data.store.backups.erase_list import UntrustedListFault, read_list
from data.store.backups.framing import OtherKeyFault
from data.store.backups.grounds import NotEmptyFault
from data.store.backups.restoring import NewerFault, restore_backup
from data.store.backups.sealing import DamagedFault
from data.store.backups.shelf import backups_in
from data.store.backups.shelf import sweep as swept_away
from data.store.backups.taking import NothingToKeepFault, Taken, take_backup
from data.store.custody import MissingKeyFault, WrongKeyFault
from data.store.database import is_missing, open_engine
from data.store.faults import StoreFault
from data.store.masters import Masters
from data.store.seat import Seat, SeatTaken, seat_at

WRONG = 2
MOMENT = "%Y-%m-%dT%H:%M:%S.%f%z"
# A restore tells the server of itself at every few hundred rows.
LEASE_SECONDS = 120.0

IN_THE_WAY: Mapping[type[Exception], str] = {
    NothingToKeepFault: "no desk has begun to remember here; see DESKBELL_DATA_FOLDER and DESKBELL_DATABASE__URL",
    WrongKeyFault: OTHER_KEY,
    MissingKeyFault: missing_key("{}"),
    OtherKeyFault: "this backup was made under another master key, named {}; give that one, as DESKBELL_CUSTODY__EARLIER_KEYS "
    "where another one is in use by now",
    UntrustedListFault: "the list of whom the desk forgot cannot be trusted ({}); put back the one that the desk wrote, "
    "or everybody on it would stand in the store again; nothing was restored",
    DamagedFault: "this backup cannot be trusted: {}; nothing was restored",
    NewerFault: "a newer version made this backup (steps {}); install that version",
    NotEmptyFault: "a store stands there already ({}); with --replace it is put aside and kept",
    SeatTaken: "a desk serves this database; end it first",
    StoreFault: "the database cannot be used now: {}; see `deskbell doctor`",
    MasterKeyFault: "{}",
}

NAMES: Mapping[type[Exception], str] = {
    WrongKeyFault: "key",
    MissingKeyFault: "key",
    MasterKeyFault: "key",
    StoreFault: "database",
}

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Folder = Annotated[
    Path | None, typer.Option("--to", help="Where to; DESKBELL_BACKUP__FOLDER unless it is said.")
]

backup = typer.Typer(help="Write all that the desk remembers into one sealed file, beside a desk that runs.")


@backup.callback(invoke_without_command=True)
def back_up(
    context: typer.Context,
    to: Folder = None,
    at: Annotated[datetime | None, typer.Option(hidden=True, formats=["%Y-%m-%dT%H:%M:%S%z", MOMENT])] = None,
    *,
    sweep: Annotated[
        bool, typer.Option("--sweep", help="Let go of those that need not be kept any more.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write all that the desk remembers into one sealed file, beside a desk that runs."""
    if context.invoked_subcommand is not None:
        return
    settings = settings_or_exit()
    folder, moment = to or settings.backup_folder, at or datetime.now(UTC)
    with _named_faults(as_json=as_json):
        taken = _taken(settings, folder, at=moment)
        swept = swept_away(folder, settings.backup.keeping, now=datetime.now(UTC)) if sweep else []
    said = f"{taken.path}: {sum(taken.rows.values())} rows, {taken.size} bytes"
    _tell(taken, "\n".join((said, *(f"let go: {path}" for path in swept))), as_json=as_json)


def _taken(settings: Settings, folder: Path, *, at: datetime) -> Taken:
    if is_missing(settings.database_url):
        raise NothingToKeepFault
    engine = open_engine(settings.database_url)
    try:
        with counted_rows("backing up") as told:
            return take_backup(engine, masters=_masters(settings), folder=folder, at=at, told=told)
    finally:
        engine.dispose()


@backup.command("list")
def list_backups(to: Folder = None, *, as_json: AsJson = False) -> None:
    """List the backups in a folder, the newest first."""
    found = backups_in(to or settings_or_exit().backup_folder)
    if as_json:
        typer.echo(json.dumps([dataclasses.asdict(one) for one in found], default=str, indent=2))
        return
    for one in found:
        typer.echo(f"{one.taken_at.isoformat(timespec='seconds')}  {one.size:>12}  {one.path}")
    if not found:
        typer.echo("there is no backup here")


def restore(
    file: Annotated[Path, typer.Argument(help="A backup; see `deskbell backup list`.", exists=True)],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put the store that stands there aside; it is kept.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make the desk's store from a backup; no desk may be running on it."""
    settings = settings_or_exit()
    with _named_faults(), _seat(settings) as seat, counted_rows("restoring") as told:

        def kept_seat(done: int, of: int) -> None:
            seat.keep()
            told(done, of)

        restored = restore_backup(
            file,
            masters=_masters(settings),
            url=settings.database_url,
            replace=replace,
            at=datetime.now(UTC),
            erased=_erased(settings, beside=file),
            told=kept_seat,
        )
    lines = [f"restored {sum(restored.rows.values())} rows as of {restored.taken_at.isoformat()}"]
    if restored.forgotten:
        lines.append(f"{restored.forgotten} people whom the desk has forgotten since are forgotten again")
    if restored.in_doubt:
        lines.append(
            f"{restored.in_doubt} notices may have been sent since: Slack is asked, on Telegram they stay unknown "
            "(`deskbell outbox list`)"
        )
    if restored.kept_aside:
        lines.append(f"what stood there before is kept: {restored.kept_aside}")
    _tell(restored, "\n".join(lines), as_json=as_json)


def _erased(settings: Settings, *, beside: Path) -> set[str]:
    """Return whom the desk forgot, from the list beside the backup and from the one where backups usually go."""
    masters = _masters(settings)
    return {one for folder in {beside.parent, settings.backup_folder} for one in read_list(folder, masters)}


def _masters(settings: Settings) -> Masters:
    keyring = settings.keyring()
    if not keyring.stands:
        # One that is made now would open nothing.
        raise MasterKeyFault(
            f"there is no master key: give DESKBELL_CUSTODY__MASTER_KEY, or put its file back at {keyring.file}"
        )
    return masters_of(keyring)


@contextlib.contextmanager
def _seat(settings: Settings) -> Iterator[Seat]:
    seat = seat_at(settings.database_url, lease_seconds=LEASE_SECONDS)
    try:
        if not seat.try_take():
            raise SeatTaken(settings.database_url)
        yield seat
    finally:
        seat.give_up()


@contextlib.contextmanager
def _named_faults(*, as_json: bool = False) -> Iterator[None]:
    """End with one sentence wherever something is in the way; with JSON, name it for a program as well."""
    try:
        yield
    except OSError as problem:
        name = "disk_full" if problem.errno == errno.ENOSPC else "folder"
        why = f"{problem.filename}: {problem.strerror}"
    except tuple(IN_THE_WAY) as fault:
        name, why = NAMES.get(type(fault), "other"), IN_THE_WAY[type(fault)].format(fault)
    else:
        return
    if as_json:
        typer.echo(json.dumps({"fault": name}))
    typer.echo(why, err=True)
    raise typer.Exit(WRONG)


def _tell(done: Any, said: str, *, as_json: bool) -> None:
    typer.echo(json.dumps(dataclasses.asdict(done), default=str) if as_json else said)

"""The commands `deskbell audit`: check the chain, and give it to somebody else to check."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from actions.audit.export_trail import export_trail, exported_lines
from bot.wiring.terminal import WRONG, opened_store, settings_or_exit
from data.model.audit import BrokenLink, ChainHead, Damage, NoHead, read_head
from data.store.audit import chain_head
from data.store.audit_check import verify_chain
from data.store.audit_heads import Heads
from data.store.work import Reading

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
FOR_ITS_OWNER = 0o600

audit = typer.Typer(no_args_is_help=True, help="What was done, by whom and when, sealed entry by entry.")

_WHAT_IS_WRONG = {
    Damage.MISSING: "is missing",
    Damage.FOREIGN: "has a number that no entry has",
    Damage.ALTERED: "does not follow from the one before it",
    Damage.MISFILED: "is filed under another instant, person or subject than it tells",
    Damage.CUT: "and all that follow are cut off: a head tells of later ones",
    Damage.REWRITTEN: "is not the one that a head tells of: it or some before it were written anew",
}


@audit.command()
def verify(
    head: Annotated[
        list[str] | None,
        typer.Option(help="NUMBER:HASH as it was posted to the channel; may be given more than once."),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Walk the whole chain from its stored bytes; exit 1 and name the first entry that cannot be trusted."""
    told = [_head(text) for text in head or ()]
    with opened_store(settings_or_exit()) as store, store.reading() as reading:
        kept = list(Heads(reading))
        end = chain_head(reading.connection)
        found = _walked(reading, [*kept, *told], end)
    heads = len(kept) + len(told)
    if as_json:
        typer.echo(json.dumps(_as_json(found, heads, end)))
    else:
        typer.echo(_described(found, heads, end))
    raise typer.Exit(1 if isinstance(found, BrokenLink) else 0)


def _walked(reading: Reading, heads: list[ChainHead], end: ChainHead) -> BrokenLink | int:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # On standard error, and only for people: what a program reads stays as it is.
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Walking the chain", total=end.entry_id)
        return verify_chain(
            reading.connection, heads=heads, told=lambda count: bar.update(task, completed=count)
        )


def _described(found: BrokenLink | int, heads: int, end: ChainHead) -> str:
    if not isinstance(found, BrokenLink):
        return f"{found} entries, each sealed to the one before; {heads} heads agree; the chain ends at {end}"
    trusted = f"; a head vouches for all up to entry {found.trusted}" if found.trusted else ""
    return f"entry {found.entry_id} {_WHAT_IS_WRONG[found.damage]}{trusted}"


def _as_json(found: BrokenLink | int, heads: int, end: ChainHead) -> dict[str, object]:
    if not isinstance(found, BrokenLink):
        return {"holds": True, "entries": found, "heads": heads, "head": str(end)}
    return {
        "holds": False,
        "first_bad": found.entry_id,
        "damage": found.damage.value,
        "trusted": found.trusted,
        "heads": heads,
    }


def _head(text: str) -> ChainHead:
    try:
        return read_head(text)
    except NoHead:
        raise typer.BadParameter(
            f"{text!r} is no head: a number, a colon, and 64 hexadecimal digits"
        ) from None


@audit.command()
def export(
    file: Annotated[Path, typer.Argument(help="A new file; one JSON object a line.")],
    since: Annotated[str, typer.Option(help="ISO 8601; in the company's zone where it names none.")] = "",
    until: Annotated[str, typer.Option(help="As --since; excluded.")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Write the chain, or a stretch of it, so that a stranger can check it (docs/audit.md); that is audited."""
    with opened_store(settings_or_exit()) as store:
        zone = ZoneInfo(store.company.time_zone)
        first, end = _instant(since, zone), _instant(until, zone)
        descriptor = _made(file)
        with store.work() as work:
            stretch = export_trail(work, since=first, until=end)
        with os.fdopen(descriptor, "w", encoding="utf-8") as written, store.reading() as reading:
            written.writelines(f"{line}\n" for line in exported_lines(reading, stretch))
    told = {"file": str(file), "first": stretch.first, "last": stretch.last, "entries": stretch.count}
    typer.echo(json.dumps(told) if as_json else f"{stretch.count} entries written to {file}")


def _made(file: Path) -> int:
    """Make a file that only its owner reads, as it holds names; one that is there already is left alone."""
    try:
        return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FOR_ITS_OWNER)
    except FileExistsError:
        problem = "it is there already; export writes a new file"
    except OSError as error:
        problem = str(error.strerror)
    typer.echo(f"{file}: {problem}", err=True)
    raise typer.Exit(WRONG)


def _instant(text: str, zone: ZoneInfo) -> datetime | None:
    if not text:
        return None
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no instant such as 2026-03-02 or 2026-03-02T10:00") from None
    return told if told.tzinfo else told.replace(tzinfo=zone)

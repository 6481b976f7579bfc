"""The commands `deskbell inbox` and `deskbell outbox`: list, retry and drop what is stuck."""

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

import typer

from actions.operating.drop_notice import drop_notice
from actions.operating.drop_turn import drop_turn
from actions.operating.retry_notice import retry_notice
from actions.operating.retry_turn import retry_turn
from actions.operating.show_notices import show_notices
from actions.operating.show_turns import show_turns
from bot.wiring.terminal import opened_store, settings_or_exit
from data.store.stuck import NothingStuck, Stuck
from data.store.work import Work

Show = Annotated[bool, typer.Option("--show", help="Show what was said as well; that is audited.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Row = Mapping[str, Any]

inbox = typer.Typer(no_args_is_help=True, help="Turns that broke three times and were set aside.")
outbox = typer.Typer(
    no_args_is_help=True, help="Notices that failed, or of which nobody knows whether they arrived."
)


@inbox.command("list")
def list_turns(*, show: Show = False, as_json: AsJson = False) -> None:
    """List the turns that were set aside, without a word that somebody said."""
    with opened_store(settings_or_exit()) as store:
        with store.reading() as reading:
            rows: list[dict[str, Any]] = [dataclasses.asdict(turn) for turn in Stuck(reading).turns()]
        if show:
            with store.work() as work:
                said = show_turns(work)
            rows = [row | {"said": said.get(row["inbox_id"], "")} for row in rows]
    _print(rows, as_json=as_json)


@inbox.command("retry")
def retry_stuck_turn(inbox_id: int, *, as_json: AsJson = False) -> None:
    """Let a turn run again; a desk that runs takes it up within a second or two."""
    _do(lambda work: retry_turn(work, inbox_id=inbox_id), f"turn {inbox_id} waits again", as_json=as_json)


@inbox.command("drop")
def drop_stuck_turn(inbox_id: int, *, as_json: AsJson = False) -> None:
    """Let go of a turn."""
    _do(lambda work: drop_turn(work, inbox_id=inbox_id), f"turn {inbox_id} is dropped", as_json=as_json)


@outbox.command("list")
def list_notices(*, show: Show = False, as_json: AsJson = False) -> None:
    """List the notices that are stuck, without a word of what they tell."""
    with opened_store(settings_or_exit()) as store:
        with store.reading() as reading:
            rows: list[dict[str, Any]] = [dataclasses.asdict(notice) for notice in Stuck(reading).notices()]
        if show:
            with store.work() as work:
                told = show_notices(work)
            rows = [row | {"told": told.get(row["delivery_id"], "")} for row in rows]
    _print(rows, as_json=as_json)


@outbox.command("retry")
def retry_stuck_notice(delivery_id: str, *, as_json: AsJson = False) -> None:
    """Send a notice again, even if it may have arrived; a desk that runs takes it up within a second or two."""
    _do(
        lambda work: retry_notice(work, delivery_id=delivery_id),
        f"{delivery_id} waits again",
        as_json=as_json,
    )


@outbox.command("drop")
def drop_stuck_notice(delivery_id: str, *, as_json: AsJson = False) -> None:
    """Withdraw a notice."""
    _do(lambda work: drop_notice(work, delivery_id=delivery_id), f"{delivery_id} is dropped", as_json=as_json)


def _do(deed: Callable[[Work], None], done: str, *, as_json: bool) -> None:
    try:
        with opened_store(settings_or_exit()) as store, store.work() as work:
            deed(work)
    except NothingStuck as nothing:
        typer.echo(f"{nothing}: nothing of that id is stuck; see the list", err=True)
        raise typer.Exit(1) from None
    typer.echo(json.dumps({"done": done}) if as_json else done)


def _print(rows: Sequence[Row], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(rows, default=_told, ensure_ascii=False, indent=2))
    elif not rows:
        typer.echo("nothing is stuck")
    for row in rows if not as_json else ():
        typer.echo("  ".join(f"{name}={_told(value)}" for name, value in row.items()))


def _told(value: Any) -> str:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)

"""The command line, deskbell."""

import asyncio
import dataclasses
import json
import os
from pathlib import Path
from typing import Annotated

import typer
import uvloop
import yaml

from bot.conversation.capabilities import CapabilityFault
from bot.doctor.finding import State
from bot.sandbox.plays.recording.writing import Page
from bot.wiring import (
    audit_commands,
    backup_commands,
    company_commands,
    company_from_slack,
    key_commands,
    nlu_commands,
    stuck_commands,
)
from bot.wiring.benches import BenchFault, described, run_bench
from bot.wiring.doctor import examined
from bot.wiring.ending import ENDED_BY_A_SIGNAL, ToldToEnd
from bot.wiring.inventory import show_inventory
from bot.wiring.keys import about_key
from bot.wiring.playing import stagehands
from bot.wiring.rules import RulesFault
from bot.wiring.serving import quiet_logs, serve
from bot.wiring.sharing import NoUnderstandingFault
from bot.wiring.terminal import settings_or_exit
from bot.wiring.trial import SQLITE, NoSuchDatabaseFault
from bot.wiring.trying import try_out
from config.company import CompanyFileFault
from config.hooks import HookFileFault
from config.keys import MasterKeyFault
from config.webhooks import WebhookFileFault
from data.store.custody import WrongKeyFault
from data.store.seat import SeatTaken

# A traceback must not print what variables hold: a token may be among them.
app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The operations desk of a company, in chat.",
)


app.add_typer(stuck_commands.inbox, name="inbox")
app.add_typer(stuck_commands.outbox, name="outbox")
app.add_typer(audit_commands.audit, name="audit")
app.add_typer(nlu_commands.nlu, name="nlu")
app.add_typer(backup_commands.backup, name="backup")
app.add_typer(company_commands.company, name="company")
company_commands.company.command("from-slack")(company_from_slack.write)
app.add_typer(key_commands.keys, name="keys")
app.command()(backup_commands.restore)
app.command("inventory")(show_inventory)


@app.command()
def run() -> None:
    """Serve Slack and Telegram; without any token, the sandbox with the demo company."""
    settings = settings_or_exit()
    quiet_logs()
    try:
        if settings.has_tokens:
            # The loop takes a good part of what a turn costs; this one takes less of it.
            uvloop.run(serve(settings))
        else:
            asyncio.run(try_out(settings))
    except WrongKeyFault as fault:
        typer.echo(about_key(fault), err=True)
        raise typer.Exit(2) from None
    except SeatTaken as taken:
        typer.echo(
            f"another desk serves this database already (it holds {taken}): end that one first; "
            "a standby needs PostgreSQL",
            err=True,
        )
        raise typer.Exit(2) from None
    except (
        CompanyFileFault,
        MasterKeyFault,
        RulesFault,
        CapabilityFault,
        WebhookFileFault,
        HookFileFault,
    ) as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(2) from None


@app.command()
def doctor(*, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Look at every step of this installation; name what is broken and the remedy. Exit 1 when anything is."""
    found = asyncio.run(examined())
    if as_json:
        typer.echo(json.dumps([dataclasses.asdict(one) for one in found], indent=2))
    else:
        for one in found:
            remedy = f"\n          remedy: {one.remedy}" if one.remedy else ""
            typer.echo(f"{one.state:8}  {one.step}: {one.told}{remedy}")
    raise typer.Exit(1 if any(one.state is State.BROKEN for one in found) else 0)


@app.command()
def sandbox(port: Annotated[int, typer.Option(help="0 takes any free port.")] = 0) -> None:
    """Serve the demo company's Slack and Telegram on this machine, with a desk in them."""
    quiet_logs()
    asyncio.run(try_out(settings_or_exit(), port=port))


@app.command()
def play(
    files: Annotated[list[Path], typer.Argument(help="Play files, or folders of them.")],
    parallel: Annotated[int, typer.Option(min=1)] = 1,
    database: Annotated[
        str, typer.Option(help="sqlite, postgresql, or the URL of a PostgreSQL server; fresh for each play.")
    ] = SQLITE,
    pace: Annotated[float, typer.Option(min=0, help="Factor for the pauses of --watch; 2 is slower.")] = 1.0,
    *,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    watch: Annotated[
        bool, typer.Option(help="Show one play on the sandbox's page, at reading speed.")
    ] = False,
    record: Annotated[bool, typer.Option(help="Write a new play of what people do on the page.")] = False,
) -> None:
    """Play conversations against a sandbox and a desk of their own; exit 1 when one does not hold."""
    if record:
        _record(files)
        return
    paths = _plays(files)
    if watch and len(paths) != 1:
        raise typer.BadParameter(f"--watch shows one play, not {len(paths)}")
    tell = (lambda _line: None) if as_json else _tell
    company = yaml.safe_load(settings_or_exit().company.file.read_text(encoding="utf-8"))
    try:
        with stagehands(company, database=database, tell=tell, patience=_patience()) as hands:
            results = asyncio.run(
                hands.watch(paths[0], pace=pace) if watch else hands.play(paths, parallel=parallel)
            )
    except (NoSuchDatabaseFault, NoUnderstandingFault) as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(2) from None
    except ToldToEnd:
        raise typer.Exit(ENDED_BY_A_SIGNAL) from None
    for result in results if as_json else ():
        _tell(json.dumps(result.as_json(), ensure_ascii=False))
    raise typer.Exit(0 if all(result.holds for result in results) else 1)


def _record(files: list[Path]) -> None:
    if len(files) != 1:
        raise typer.BadParameter("--record writes one new file")
    try:
        Page(files[0]).reserve()
    except FileExistsError:
        raise typer.BadParameter(f"{files[0]} exists; --record writes a new file") from None
    except OSError as problem:
        raise typer.BadParameter(f"{files[0]} cannot be written: {problem.strerror}") from None
    quiet_logs()
    asyncio.run(try_out(settings_or_exit(), record=files[0]))


def _plays(files: list[Path]) -> list[Path]:
    missing = [str(path) for path in files if not path.exists()]
    if missing:
        raise typer.BadParameter(f"{', '.join(missing)}: no such file")
    paths = [path for given in files for path in (_inside(given) if given.is_dir() else [given])]
    if not paths:
        raise typer.BadParameter(f"no play (*.yml) in {', '.join(map(str, files))}")
    return paths


def _inside(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in {".yml", ".yaml"})


def _patience() -> float:
    return float(os.environ.get("DESKBELL_PATIENCE", "1"))


def _tell(line: str) -> None:
    # A play may hold half a letter on purpose; a terminal cannot show it.
    typer.echo(line.encode("utf-8", "replace").decode())


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def bench(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What to measure; a wrong name lists what there is.")],
    *,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Measure against a baseline in the same run, with options of the bench after its name; exit 1 when a target is missed."""
    try:
        findings = run_bench(name, context.args)
    except BenchFault as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(2) from None
    typer.echo(json.dumps(findings) if as_json else "\n".join(described(findings)))
    raise typer.Exit(0 if findings["holds"] else 1)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()

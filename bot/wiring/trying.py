"""The product on one's own machine: a sandbox in this process, and a desk in a child that finds nothing but it."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import typer
import yaml

from bot.sandbox.plays.desk import Desk
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.plays.recording.recorder import Recorder
from bot.sandbox.plays.theatre import Theatre
from bot.sandbox.server import Sandbox
from bot.wiring.ending import told_to_end
from bot.wiring.playing import DEMOS, in_a_file, own_desk
from bot.wiring.sharing import found_by_itself
from config.settings import Settings


async def try_out(settings: Settings, *, port: int = 0, record: Path | None = None) -> None:
    """Serve the sandbox and its desk until SIGINT or SIGTERM, and leave no child behind.

    Args:
        record: file that what people do on the page is written to, as a play.
    """
    end = told_to_end()
    company = yaml.safe_load(settings.company.file.read_text(encoding="utf-8"))
    place = Sandbox(company)
    url = await place.start(port=port)
    with tempfile.TemporaryDirectory(prefix="deskbell-", ignore_cleanup_errors=True) as folder:
        desk = _desk(place, Path(folder))
        try:
            async with _theatre(place, company, Path(folder)), _recording(place, company, record):
                typer.echo(f"The sandbox is open: {url}/   (Ctrl-C ends it)")
                await _serve(desk, end)
        finally:
            await desk.end()
            await place.stop()


async def _serve(desk: Desk, end: asyncio.Event) -> None:
    """Return when we are told to end, or when the desk ended by itself."""
    asked = asyncio.create_task(end.wait())
    living = asyncio.create_task(_live(desk))
    await asyncio.wait({asked, living}, return_when=asyncio.FIRST_COMPLETED)
    for task in (asked, living):
        task.cancel()
    await asyncio.gather(asked, living, return_exceptions=True)


async def _live(desk: Desk) -> None:
    try:
        await desk.start()
    except Unmet as problem:
        typer.echo(f"The desk does not serve: {'; '.join(problem.seen)}", err=True)
        return
    typer.echo("The desk serves. Write to it as anybody, on either side.")
    await desk.died()


@asynccontextmanager
async def _theatre(place: Sandbox, company: dict[str, Any], folder: Path) -> AsyncIterator[None]:
    """Let the demos be watched from the page, and end those that are being watched."""
    theatre = Theatre(
        DEMOS, company=company, desk=own_desk(bytecode=folder / "bytecode", understanding=found_by_itself())
    )
    place.control.offer(theatre)
    try:
        yield
    finally:
        await theatre.close()


@asynccontextmanager
async def _recording(place: Sandbox, company: dict[str, Any], file: Path | None) -> AsyncIterator[None]:
    """Write down what people do; what the desk showed last is added at the end."""
    if file is None:
        yield
        return
    recorder = Recorder(place, file, zone=ZoneInfo(company["company"]["time_zone"]))
    place.control.tell(recorder.hear)
    try:
        yield
    finally:
        recorder.write()
        _tell_end(recorder, file)


def _tell_end(recorder: Recorder, file: Path) -> None:
    page = recorder.page
    if page.trouble:
        typer.echo(f"The play could not be written: {page.trouble}", err=True)
    elif not recorder.steps:
        page.take_back()
        typer.echo("Nobody did anything: there is no play.")
    else:
        changed = f"; {file} was changed by somebody else and stays as it is" if page.file != file else ""
        typer.echo(f"{recorder.steps} deeds are written down in {page.file}{changed}")


def _desk(place: Sandbox, folder: Path) -> Desk:
    file = folder / "company.yml"
    file.write_text(yaml.safe_dump(place.directory.resolved_company(), allow_unicode=True), encoding="utf-8")
    program = own_desk(bytecode=folder / "bytecode", understanding=found_by_itself())
    environment = {
        **os.environ,
        **program.environment,
        **place.environment(),
        "DESKBELL_COMPANY__FILE": str(file),
        "DESKBELL_DATA_FOLDER": str(folder),
        "DESKBELL_DATABASE__URL": in_a_file(folder),
        "DESKBELL_WEB__PORT": "0",
    }
    return Desk(
        program.argv,
        environment,
        log=folder / "desk.log",
        failpoint=folder / "failpoint",
        patience=1.0,
        serves=place.desk_serves_at,
        quiet=False,
    )

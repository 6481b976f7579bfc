"""The product on one's own machine: a sandbox in this process, and a desk in a child that finds nothing but it."""

import asyncio
import contextlib
import json
import os
import signal
import sys
import tempfile
from pathlib import Path

import typer
import yaml

from bot.sandbox.server import Sandbox
from config.settings import Settings

END_WITHIN_SECONDS = 10.0


async def try_out(settings: Settings, *, port: int = 0) -> None:
    """Serve the sandbox and its desk until SIGINT or SIGTERM, and leave no child behind."""
    end = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, end.set)
    company = yaml.safe_load(settings.company.file.read_text(encoding="utf-8"))
    place = Sandbox(company)
    url = await place.start(port=port)
    with tempfile.TemporaryDirectory(prefix="deskbell-") as folder:
        desk = await _desk(place, Path(folder))
        try:
            typer.echo(f"The sandbox is open: {url}/   (Ctrl-C ends it)")
            listening = asyncio.create_task(_tell_when_ready(desk, place))
            ended = asyncio.create_task(desk.wait())
            asked = asyncio.create_task(end.wait())
            await asyncio.wait({ended, asked}, return_when=asyncio.FIRST_COMPLETED)
            listening.cancel()
            asked.cancel()
        finally:
            await _end(desk)
            await place.stop()


async def _desk(place: Sandbox, folder: Path) -> asyncio.subprocess.Process:
    file = folder / "company.yml"
    file.write_text(yaml.safe_dump(place.directory.resolved_company(), allow_unicode=True), encoding="utf-8")
    environment = {
        **os.environ,
        **place.environment(),
        "DESKBELL_COMPANY__FILE": str(file),
        "DESKBELL_DATA_FOLDER": str(folder),
        "DESKBELL_DATABASE__URL": f"sqlite:///{folder / 'deskbell.sqlite'}",
        "DESKBELL_WEB__PORT": "0",
    }
    # In a group of its own: Ctrl-C reaches this process alone, which then ends the child in order.
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
    )


async def _tell_when_ready(desk: asyncio.subprocess.Process, place: Sandbox) -> None:
    assert desk.stdout is not None  # noqa: S101  # it was asked for
    line = await desk.stdout.readline()
    if line:
        place.control.desk_serves_at(json.loads(line)["web"])
        typer.echo("The desk serves. Write to it as anybody, on either side.")


async def _end(desk: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        desk.terminate()
    try:
        await asyncio.wait_for(desk.wait(), END_WITHIN_SECONDS)
    except TimeoutError:
        desk.kill()
        await desk.wait()

"""Answer on loopback what texts mean, until standard input closes."""

import argparse
import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from aiohttp import web

from nlu.answering import application
from nlu.model import Model, read_names
from nlu.parent import end_with_parent
from nlu.shelf import CHECKOUT, Source, archive_of
from nlu.told import WRONG, faults_told, tell

TOKEN = "DESKBELL_NLU__TOKEN"  # noqa: S105  # the name of the variable, not a token
HOST = "127.0.0.1"


def train_apart(models: Path) -> int:
    """Train in a process of its own, so that this one stays small; pass on what it tells.

    Its standard input closes with the block, or with this process, so that it never goes on alone.

    Returns:
        How it ended: 0 when the model lies there.
    """
    # Our own module, and a folder that whoever started this process named.
    with subprocess.Popen(  # noqa: S603  # no shell, and no word of strangers
        [sys.executable, "-m", "nlu.train", "--attached", "--models", str(models)],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        for line in child.stdout or ():
            if "model" not in json.loads(line):
                sys.stdout.write(line)
                sys.stdout.flush()
        return child.wait()


async def serve(model: Model, *, token: str, port: int) -> None:
    """Listen until told to end."""
    ending = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ending.set)
    runner = web.AppRunner(application(model, token=token), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, HOST, port)
        await site.start()
        tell(url=f"http://{HOST}:{runner.addresses[0][1]}", model=model.model, intents=model.intents)
        await ending.wait()
    finally:
        await runner.cleanup()


def main() -> None:
    """Serve from the command line: train when needed, load, listen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--models", type=Path, required=True, help="folder that the models lie in")
    options.add_argument(
        "--names", type=Path, help="JSON with what the company calls its apps and permissions"
    )
    options.add_argument("--port", type=int, default=0, help="0 takes any free port")
    told = options.parse_args()
    token = os.environ.get(TOKEN, "")
    if not token:
        options.exit(WRONG, f"{TOKEN} is not set: whoever asks has to prove that they may\n")
    end_with_parent()
    models: Path = told.models.resolve()
    archive = archive_of(models, Source().model)
    if not archive.exists() and (ended := train_apart(models)):
        raise SystemExit(ended)
    tell(progress="loading", seconds_left=None)
    with faults_told():
        model = Model.load(archive, names=read_names(told.names))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(model, token=token, port=told.port))


if __name__ == "__main__":
    main()

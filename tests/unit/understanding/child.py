"""A server as a child process: loads for a while, serves by the contract, ends when its standard input does."""

import argparse
import asyncio
import json
import os
import sys
import threading
from typing import TextIO

from tests.unit.understanding.answering import Answering


def _end_with_input() -> None:
    while os.read(0, 64):
        pass
    os._exit(0)


def _tell(to: TextIO, **facts: object) -> None:
    to.write(json.dumps(facts) + "\n")
    to.flush()


async def _serve(loading: float) -> None:
    for left in (loading, None):
        _tell(sys.stdout, progress="loading", seconds_left=left)
        await asyncio.sleep(loading / 2)
    server = Answering(token=os.environ["DESKBELL_NLU__TOKEN"])
    await server.start()
    _tell(sys.stdout, url=server.url, model="m1", intents=["report_problem"])
    _tell(sys.stderr, secrets=sorted(name for name in os.environ if name.startswith("DESKBELL_")))
    await asyncio.Event().wait()


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--loading", type=float, default=0.0)
    threading.Thread(target=_end_with_input, daemon=True).start()
    asyncio.run(_serve(options.parse_args().loading))

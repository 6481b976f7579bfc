"""How much memory an outbox takes before a queue, in a process of its own: `resident URL FOLDER SECONDS`."""

import asyncio
import sys
from pathlib import Path

from bot.outbox.port import Limit
from tests.bench.memory import largest_mib
from tests.bench.pace.outlet import Sink, outlet
from tests.bench.pace.queue import opened

PER_SECOND = 100


async def main(url: str, folder: Path, seconds: float) -> None:
    """Send for so long, and print the largest size in MiB."""
    store = opened(url, folder)
    outbox = outlet(store, Sink([Limit("all", PER_SECOND, 1.0, shared=True)]))
    await outbox.start()
    await asyncio.sleep(seconds)
    sys.stdout.write(f"{largest_mib()}\n")
    await outbox.stop()
    store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])))

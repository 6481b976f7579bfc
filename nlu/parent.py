"""End with whoever started this process: its standard input closes when that one is gone."""

import os
import signal
import sys
import threading
from types import FrameType

PATIENCE_SECONDS = 5.0


def end_with_parent() -> None:
    """Take the end of standard input as being told to end; must be called from the main thread.

    Until a loop takes the signal over, it ends the process by SystemExit, so that what stands open is closed.
    """
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_watch, name="standard input", daemon=True).start()


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def _watch() -> None:
    try:
        while os.read(sys.stdin.fileno(), 1024):
            pass
    except (OSError, ValueError):
        pass  # closed or never open: gone as well
    os.kill(os.getpid(), signal.SIGTERM)
    # Whatever holds the main thread up, nobody waits for it any more.
    threading.Event().wait(PATIENCE_SECONDS)
    os._exit(0)

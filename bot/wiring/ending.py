"""How a process hears that it shall end: by a signal, or because whoever started it is gone."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")
TOLD = (signal.SIGINT, signal.SIGTERM)
ENDED_BY_A_SIGNAL = 130
LIFELINE = "DESKBELL_LIFELINE"
STANDARD_INPUT = "stdin"


class ToldToEnd(Exception):
    """A signal ended the work before it was done."""


def told_to_end() -> asyncio.Event:
    """Return an event that SIGINT and SIGTERM set from now on."""
    end = asyncio.Event()
    on_signal(end.set)
    return end


def on_signal(hear: Callable[[], object]) -> None:
    """Let SIGINT and SIGTERM be heard instead of ending the process where it stands."""
    for name in TOLD:
        asyncio.get_running_loop().add_signal_handler(name, hear)


async def until_told(
    work: Coroutine[Any, Any, Result], *, enough: Callable[[], bool] = lambda: False
) -> Result:
    """Return what the work returns; a signal cancels it, so that it leaves nothing behind.

    Args:
        enough: asked at a signal; True when the work will now come to its end by itself.

    Raises:
        ToldToEnd: a signal came first.
    """
    task = asyncio.ensure_future(work)
    on_signal(lambda: enough() or task.cancel())
    try:
        return await task
    except asyncio.CancelledError:
        raise ToldToEnd from None


def end_with_parent() -> None:
    """Where the parent holds our standard input as a lifeline, end in order when it lets go, however it died."""
    if os.environ.get(LIFELINE) == STANDARD_INPUT:
        threading.Thread(target=_wait_for_the_end_of_input, name="lifeline", daemon=True).start()


def _wait_for_the_end_of_input() -> None:
    # Read below `sys.stdin`: its lock, held by a daemon thread, would make the interpreter die on its way out.
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)

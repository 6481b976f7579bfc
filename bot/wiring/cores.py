"""Which cores of the machine a desk runs on."""

import contextlib
import os

# What this process may use, as it was before it kept to one; nothing where the system cannot say (only Linux can).
CORES = frozenset(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else frozenset[int]()


def keep_to_one_core() -> None:
    """Let this thread, and all that begin after it, run on one core: another one for another desk, where there are more.

    One interpreter runs one thread at a time. On one core the next goes on where the last stopped; on several, each
    has to be woken where it slept, and that takes longer than what most of them have to do.
    """
    if CORES:
        os.sched_setaffinity(0, {sorted(CORES)[os.getpid() % len(CORES)]})


def let_run_anywhere(process_id: int) -> None:
    """Give a child all that this process was given; one that has ended needs it no more."""
    if CORES:
        with contextlib.suppress(ProcessLookupError):
            os.sched_setaffinity(process_id, CORES)

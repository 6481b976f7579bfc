"""The desk as plays start it: a process of its own, from the tree that this file stands in."""

import sys
from collections.abc import Callable
from pathlib import Path

from bot.sandbox.plays.desk import DeskProgram

TREE = Path(__file__).parents[2]


def in_a_file(folder: Path) -> str:
    """Return the URL of a database in a file of its own."""
    return f"sqlite:///{folder / 'deskbell.sqlite'}"


def own_desk(*, bytecode: Path, database: Callable[[Path], str] = in_a_file) -> DeskProgram:
    """Return how to start a desk for each play.

    Args:
        bytecode: folder for compiled modules, where Python is told to leave none beside the sources; without it
            every start of a desk, and every one after a kill, would compile all libraries anew.
        database: makes the URL of a fresh database from a folder that is one desk's own.
    """
    environment = {"PYTHONPATH": str(TREE)}
    if sys.dont_write_bytecode:
        environment |= {"PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONDONTWRITEBYTECODE": ""}
    return DeskProgram(
        argv=[sys.executable, "-m", "bot", "run"],
        environment=environment,
        database=database,
    )

"""The desk as plays start it: a process of its own, from the tree that this file stands in."""

import sys
from pathlib import Path

from bot.sandbox.plays.desk import DeskProgram

TREE = Path(__file__).parents[2]


def own_desk(*, bytecode: Path, database: str = "", tree: Path = TREE) -> DeskProgram:
    """Return how to start a desk for each play.

    Args:
        bytecode: folder for compiled modules, where Python is told to leave none beside the sources; without it
            every start of a desk, and every one after a kill, would compile all libraries anew.
        database: URL of an empty PostgreSQL database; else SQLite in a file.
        tree: folder whose code is run.
    """
    environment = {"PYTHONPATH": str(tree)}
    if sys.dont_write_bytecode:
        environment |= {"PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONDONTWRITEBYTECODE": ""}
    return DeskProgram(
        argv=[sys.executable, "-m", "bot", "run"],
        environment=environment,
        database=lambda folder: database or f"sqlite:///{folder / 'deskbell.sqlite'}",
    )

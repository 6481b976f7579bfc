"""Plays from the command line: each with a desk that is a process of its own, from the tree this file stands in."""

import contextlib
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.sandbox.plays.desk import DeskProgram
from bot.sandbox.plays.outcome import PlayResult
from bot.sandbox.plays.run import run_plays, show_play
from bot.sandbox.plays.starting import ByCopy
from bot.sandbox.plays.watching import Watched
from bot.wiring.ending import LIFELINE, STANDARD_INPUT, until_told
from bot.wiring.sharing import shared_understanding
from bot.wiring.trial import NewDatabase, trial_databases

TREE = Path(__file__).parents[2]
MODULE = "bot"
DEMOS = TREE / "docs" / "demos"
# A desk on trial must not call the addresses of the company.
NOTHING_TO_LOOK_AT = {"DESKBELL_PROBES__FILE": str(TREE / "config" / "demo" / "probes.yml")}


def in_a_file(folder: Path) -> str:
    """Return the URL of a database in a file of its own."""
    return f"sqlite:///{folder / 'deskbell.sqlite'}"


def own_desk(
    *, bytecode: Path, database: NewDatabase = in_a_file, understanding: Mapping[str, str] | None = None
) -> DeskProgram:
    """Return how to start a desk for each play.

    Args:
        understanding: settings with which it finds what understands free text; without them it is waited for here.
        bytecode: folder for compiled modules, where Python is told to leave none beside the sources; without it
            every start of a desk, and every one after a kill, would compile all libraries anew.
        database: makes the URL of a fresh database from a folder that is one desk's own.

    Raises:
        NoUnderstandingFault: what understands free text is installed and does not start.
    """
    found = shared_understanding() if understanding is None else understanding
    environment = {"PYTHONPATH": str(TREE), LIFELINE: STANDARD_INPUT, **NOTHING_TO_LOOK_AT, **found}
    if sys.dont_write_bytecode:
        environment |= {"PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONDONTWRITEBYTECODE": ""}
    return DeskProgram(
        argv=[sys.executable, "-m", MODULE, "run"],
        environment=environment,
        database=database,
        start=by_copy(environment),
    )


def by_copy(environment: Mapping[str, str]) -> ByCopy:
    """Return how to start a desk sooner than by its command line, from this tree.

    Args:
        environment: of a desk; what it tells Python holds for the process too of which desks are copies.
    """
    told = {name: value for name, value in environment.items() if name.startswith("PYTHON")}
    return ByCopy(MODULE, "bot.wiring.prepared", {"PYTHONPATH": str(TREE), **told})


@dataclass(frozen=True, slots=True)
class Stagehands:
    """What every play of one command is played with.

    Attributes:
        company: the company file as read.
        tell: takes the transcripts line by line.
        patience: factor for every wait.
    """

    company: Mapping[str, Any]
    desk: DeskProgram
    tell: Callable[[str], None]
    patience: float

    async def play(self, paths: list[Path], *, parallel: int) -> list[PlayResult]:
        """Play every file.

        Raises:
            ToldToEnd: a signal came first; no desk is left behind.
        """
        return await until_told(
            run_plays(
                paths,
                parallel=parallel,
                company=self.company,
                desk=self.desk,
                tell=self.tell,
                patience=self.patience,
            )
        )

    async def watch(self, path: Path, *, pace: float) -> list[PlayResult]:
        """Show one play on a page at reading speed; its town stands until a signal.

        Raises:
            ToldToEnd: a signal came before the play was over.
        """
        watched = Watched(pace=pace)
        watched.opened.add_done_callback(
            lambda url: self.tell(f"Watch it: {url.result()}/   (Ctrl-C ends it)")
        )

        showing = show_play(
            path,
            company=self.company,
            desk=self.desk,
            tell=self.tell,
            watched=watched,
            patience=self.patience,
        )
        return [await until_told(showing, enough=watched.dismiss)]


@contextlib.contextmanager
def stagehands(
    company: Mapping[str, Any], *, database: str, tell: Callable[[str], None], patience: float
) -> Iterator[Stagehands]:
    """Give what plays need until the block ends.

    Raises:
        NoSuchDatabaseFault: no such database can be had here.
        NoUnderstandingFault: what understands free text is installed and does not start.
    """
    with (
        tempfile.TemporaryDirectory(prefix="deskbell-bytecode-") as bytecode,
        trial_databases(database) as new_database,
    ):
        desk = own_desk(bytecode=Path(bytecode), database=new_database)
        yield Stagehands(company, desk, tell, patience)

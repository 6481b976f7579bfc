"""Run a program of nlu/ in the Python that it needs, and hear how far it is."""

import contextlib
import json
import subprocess
import tempfile
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from config.company import names_to_know
from config.settings import Settings

TREE = Path(__file__).parents[2]
LAST_LINES = 5

Told = Mapping[str, Any]


class NluFault(Exception):
    """The program cannot be run, or ended without an answer; the message says why, and the remedy."""


def program_lines(settings: Settings, module: str, arguments: Sequence[str]) -> Generator[Told, None, None]:
    """Run a program to its end and yield what it tells, line by line.

    Raises:
        NluFault: its Python is missing, it refuses, or it breaks.
    """
    python = settings.nlu.python
    if not python.exists():
        raise NluFault(f"{python}: what understands free text is not installed; install it with: make nlu")
    models = str(settings.nlu.models.absolute())
    with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
        # Not resolved: what makes it a virtual environment is the place that it is called from.
        child = subprocess.Popen(  # noqa: S603  # no shell; our own module, and arguments of whoever sits here
            [str(python.absolute()), "-m", module, "--models", models, *arguments],
            cwd=TREE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
        )
        try:
            for line in child.stdout or ():
                told: Told = json.loads(line)
                if "refused" in told:
                    raise NluFault(told["refused"])
                yield told
        finally:
            child.terminate()
            ended = child.wait()
            if child.stdout:
                child.stdout.close()
        if ended:
            complaints.seek(0)
            last = "\n".join(complaints.read().strip().splitlines()[-LAST_LINES:])
            raise NluFault(f"{module} ended with code {ended}:\n{last}")


@contextlib.contextmanager
def names_file(company: Path) -> Iterator[Path]:
    """Give a file with what the company calls its apps and permissions, while it is needed.

    Raises:
        CompanyFileFault: the company file cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="deskbell-names-") as folder:
        names = Path(folder) / "names.json"
        names.write_text(json.dumps(names_to_know(company), ensure_ascii=False), encoding="utf-8")
        yield names

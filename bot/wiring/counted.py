"""Show on a terminal how far something has come."""

import contextlib
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import Progress


@contextlib.contextmanager
def counted_rows(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give what is told how many rows are done, and of how many; nobody but a terminal is shown it."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what)
        yield lambda done, of: progress.update(task, completed=done, total=of)

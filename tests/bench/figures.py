"""What a bench found, and what it should have found."""

import asyncio
import json
import signal
import statistics
import sys
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Findings:
    """The figures of one run.

    Attributes:
        limits: the largest allowed figure, by its name.
    """

    bench: str
    figures: Mapping[str, float]
    limits: Mapping[str, float] = field(default_factory=dict)

    @property
    def missed(self) -> list[str]:
        """Name every target that is not met, figures that are missing included."""
        return [
            name for name, limit in self.limits.items() if not self.figures.get(name, float("inf")) <= limit
        ]

    @property
    def holds(self) -> bool:
        """Tell whether every target is met."""
        return not self.missed

    def as_json(self) -> dict[str, Any]:
        """Return what `deskbell bench --json` prints."""
        return {
            "bench": self.bench,
            "figures": {name: round(figure, 3) for name, figure in self.figures.items()},
            "targets": {name: [AT_MOST, limit] for name, limit in self.limits.items()},
            "holds": self.holds,
        }

    def printed(self) -> str:
        """Return the same as one line of JSON."""
        return json.dumps(self.as_json())


def spread(name: str, seconds: Sequence[float]) -> dict[str, float]:
    """Return p50, p95 and p99 of a series in milliseconds, under names that begin with the given one."""
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return {f"{name}_p{share}_ms": cuts[share - 1] * 1000 for share in (50, 95, 99)}


def tell(line: str) -> None:
    """Tell how far a bench has come, without mixing it into its answer."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def answer(bench: Coroutine[Any, Any, Findings]) -> None:
    """Run a bench and give its findings to whoever started it; told to end, it ends its children as well."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.stdout.write(asyncio.run(bench).printed() + "\n")

"""What holds for every test: a skip says why, none goes unseen in CI, no example is timed, all is compiled once, and a core has two at a time."""

import os
import shutil
import sys
import tempfile
from collections.abc import Generator

import pytest
from hypothesis import settings

# A machine with other work on it takes its time over an example; no test says how long that may be.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

BYTECODE = "PYTHONPYCACHEPREFIX"

CANNOT_RUN_HERE = "cannot run here: "
"""How the reason of a skip begins that even CI has to accept."""


def pytest_configure(config: pytest.Config) -> None:
    """Have all that is started here compiled once, where Python is told to leave nothing beside the sources.

    Desks, commands of the terminal and the workers of this run would each compile all libraries for themselves.
    """
    if sys.dont_write_bytecode and BYTECODE not in os.environ:
        folder = tempfile.mkdtemp(prefix="deskbell-bytecode-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        os.environ[BYTECODE] = folder
        os.environ["PYTHONDONTWRITEBYTECODE"] = ""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return how many tests run side by side: plays mostly wait, for the paces of the platforms and for time to pass."""
    return 2 * len(os.sched_getaffinity(0))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure in CI, unless its reason says that CI cannot run the test either."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not reason.removeprefix("Skipped: ").startswith(CANNOT_RUN_HERE):
            report.outcome = "failed"
            report.longrepr = f"CI could have run what was skipped: {reason}"
    return report

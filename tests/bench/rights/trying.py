"""Lets tests try a mutant, in a child of this process in which the mutant stands in the place of its module."""

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.bench.rights.mutants import Mutant

# Of work, not of waiting: the machine may be busy with something else.
LONGEST_SECONDS = 300
# Imported in the child alone, where the mutant stands in the place of its module.
ASKING, GIVING = "tests.bench.rights.asking", "tests.bench.rights.giving"
QUIET = (
    "-x",
    "-q",
    "--import-mode=importlib",
    "-p",
    "no:randomly",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
)


class _InItsPlace(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads the mutant where its module is asked for."""

    def __init__(self, mutant: Mutant, path: Path) -> None:
        self._mutant = mutant
        self._path = path

    def find_spec(
        self, fullname: str, _path: object, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._mutant.module:
            return None
        return importlib.util.spec_from_file_location(fullname, self._path, loader=self)

    def create_module(self, _spec: importlib.machinery.ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._mutant.source, str(self._path), "exec"), module.__dict__)  # noqa: S102  # a mutant of our own code


def is_killed(mutant: Mutant, path: Path, tests: Sequence[str], *, alone: bool = False) -> bool:
    """Tell whether any of the tests fails with the mutant.

    Args:
        path: file of the module in whose place it stands; nothing that imports it may be imported here.
        tests: arguments for pytest.
        alone: whether they need no plugin but the one that gives them the company.
    """
    assert mutant.module not in sys.modules, "what is here already is not loaded anew"
    return _fails(lambda: _tried(mutant, path, tests, alone=alone))


def differs(mutant: Mutant, path: Path) -> bool:
    """Tell whether the table and the oracle differ in what the mutant rules: quick, and enough for most."""
    assert mutant.module not in sys.modules, "as above"
    return _fails(lambda: _asked(mutant, path))


def _fails(trial: Callable[[], int]) -> bool:
    """Tell whether a trial in a child of this process ends otherwise than with 0."""
    child = os.fork()
    if child == 0:
        ended = 1  # whatever breaks, the mutant was noticed
        try:
            ended = trial()
        finally:
            os._exit(ended)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != 0


def _asked(mutant: Mutant, path: Path) -> int:
    signal.setitimer(signal.ITIMER_PROF, LONGEST_SECONDS)
    sys.meta_path.insert(0, _InItsPlace(mutant, path))
    return int(importlib.import_module(ASKING).differs_in(path.stem))


def _tried(mutant: Mutant, path: Path, tests: Sequence[str], *, alone: bool) -> int:
    signal.setitimer(
        signal.ITIMER_PROF, LONGEST_SECONDS
    )  # an endless one is killed by that, and counts as killed
    if alone:
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.meta_path.insert(0, _InItsPlace(mutant, path))
    silence = io.StringIO()
    with contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
        return int(pytest.main([*QUIET, *tests], plugins=[importlib.import_module(GIVING)] if alone else []))

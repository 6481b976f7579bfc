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
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.bench.rights.mutants import Mutant

LONGEST_SECONDS = 300
# Imported in the child alone, where the mutant stands in the place of its module.
ASKING = "tests.bench.rights.asking"
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


def is_killed(mutant: Mutant, path: Path, tests: Sequence[str], alone: object | None = None) -> bool:
    """Tell whether any of the tests fails with the mutant.

    Args:
        path: file of the module in whose place it stands; nothing that imports it may be imported here.
        tests: arguments for pytest.
        alone: the only plugin that they need, None for all that are installed.
    """
    child = os.fork()
    if child == 0:
        os._exit(_tried(mutant, path, tests, alone))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != 0


def differs(mutant: Mutant, path: Path) -> bool:
    """Tell whether the table and the oracle differ in what the mutant rules: quick, and enough for most."""
    child = os.fork()
    if child == 0:
        os._exit(_asked(mutant, path))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != 0


def _asked(mutant: Mutant, path: Path) -> int:
    signal.alarm(LONGEST_SECONDS)
    sys.meta_path.insert(0, _InItsPlace(mutant, path))
    try:
        return int(importlib.import_module(ASKING).differs_in(path.stem))
    except BaseException:  # noqa: BLE001  # whatever breaks, the mutant was noticed
        return 1


def _tried(mutant: Mutant, path: Path, tests: Sequence[str], alone: object | None) -> int:
    signal.alarm(LONGEST_SECONDS)  # an endless one is killed by that, and counts as killed
    if alone is not None:
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.meta_path.insert(0, _InItsPlace(mutant, path))
    silence = io.StringIO()
    with contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
        try:
            return int(pytest.main([*QUIET, *tests], plugins=[alone] if alone else []))
        except BaseException:  # noqa: BLE001  # whatever breaks, the mutant was noticed
            return 1

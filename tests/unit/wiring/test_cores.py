"""A desk keeps to one core, so that its threads take turns soonest; what it starts may run on any."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bot.understanding.lodging import lodge
from bot.wiring.cores import CORES
from bot.wiring.parsing import program
from config.settings import NluSettings, Settings
from tests.architecture.house import ROOT
from tests.bench.turn.running import running

DESK = [sys.executable, "-m", "bot", "run"]
LOOKING = "import json, os; print(json.dumps(sorted(os.sched_getaffinity(0))))"
KEPT = f"""
import subprocess, sys, threading
from bot.wiring.cores import keep_to_one_core, let_run_anywhere
keep_to_one_core()
{LOOKING}
threading.Thread(target=lambda: print(json.dumps(sorted(os.sched_getaffinity(0))))).start()
child = subprocess.Popen([sys.executable, "-c", "input(); " + {LOOKING!r}], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
let_run_anywhere(child.pid)
print(child.communicate(b"\\n")[0].decode(), end="")
let_run_anywhere(child.pid)
"""


def cores_of(process_id: int) -> list[frozenset[int]]:
    """Return what each thread of a process may run on."""
    threads = Path(f"/proc/{process_id}/task").iterdir()
    return [frozenset(os.sched_getaffinity(int(thread.name))) for thread in threads]


def test_threads_stay_on_the_core_of_the_process_and_a_child_does_not() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", KEPT], capture_output=True, text=True, check=True, cwd=ROOT
    )  # our own words
    own, thread, child = map(json.loads, ran.stdout.split("\n")[:3])
    assert own == thread
    assert len(own) == 1
    assert set(own) <= set(child) == CORES


@pytest.mark.parametrize(("told", "most"), [({}, 1), ({"DESKBELL_PROCESS__ONE_CORE": "false"}, len(CORES))])
async def test_a_desk_keeps_to_one_core_unless_it_is_told_otherwise(
    told: dict[str, str], most: int, tmp_path: Path
) -> None:
    company = yaml.safe_load((ROOT / "config/demo/company.yml").read_text(encoding="utf-8"))
    url = f"sqlite:///{tmp_path / 'desk.sqlite'}"
    async with running(DESK, company=company, database_url=url, folder=tmp_path, also=told) as desk:
        cores = cores_of(desk.bot.process_id or 0)
    assert len(cores) > 1
    assert {len(some) for some in cores} == {most}
    assert len(set(cores)) == 1


def test_what_understands_may_run_on_any(tmp_path: Path) -> None:
    asked = NluSettings(python=Path(sys.executable), models=tmp_path)
    # Something else in its place, which lives as long as it is used.
    told = replace(program(asked, tmp_path, Settings().company.file), argv=[sys.executable, "-c", "input()"])
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(CORES)})
    try:
        lodging = lodge(told, tmp_path)
        assert os.sched_getaffinity(lodging.process_id) == CORES
    finally:
        os.sched_setaffinity(0, before)
    lodging.leave()
    lodging.ended(within_seconds=30.0)

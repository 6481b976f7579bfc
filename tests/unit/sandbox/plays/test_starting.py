"""A process is the same whether its command line started it or a copy of one that was prepared."""

import signal
import sys
import textwrap
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.sandbox.plays.starting import ByCopy, Child, Start, by_command
from tests.unit.sandbox.plays.conftest import PATIENCE

TINY = """
    import os, sys, time

    if __name__ == "__main__":
        alone = os.getsid(0) == os.getpid()
        print("told:", sys.argv[1:], os.environ.get("ONLY_THIS"), os.environ.get("HOME"), alone, flush=True)
        print("complained", file=sys.stderr, flush=True)
        if sys.argv[1] == "wait":
            os.read(0, 1)
            print("let go", flush=True)
        elif sys.argv[1] == "sleep":
            time.sleep(600)
        sys.exit(int(sys.argv[2]))
"""
# The one process that is copied serves the desks of other tests too.
PREPARED = "bot.wiring.prepared"
Starting = Callable[..., Awaitable[Child]]


@pytest.fixture(params=["by command", "by copy"])
def begun(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Starting:
    """Start a small program, either way."""
    package = tmp_path / "tiny_program"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(textwrap.dedent(TINY), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    where = {"PYTHONPATH": str(tmp_path)}
    start: Start = by_command if request.param == "by command" else ByCopy("tiny_program", PREPARED, where)

    async def begin(*arguments: str) -> Child:
        return await start(
            [sys.executable, "-m", "tiny_program", *arguments],
            {**where, "ONLY_THIS": "this"},
            output=tmp_path / "out",
            errors=tmp_path / "err",
        )

    return begin


def said(folder: Path, words: str) -> str:
    """Wait until it has said something; return all it said."""
    deadline = time.monotonic() + 60 * PATIENCE
    while words not in (text := (folder / "out").read_text(encoding="utf-8")):
        assert time.monotonic() < deadline, text
        time.sleep(0.02)
    return text


async def test_it_gets_its_arguments_its_environment_and_a_session_and_tells_how_it_ended(
    begun: Starting, tmp_path: Path
) -> None:
    child = await begun("now", "7")
    assert await child.wait() == child.returncode == 7
    assert said(tmp_path, "told") == "told: ['now', '7'] this None True\n"
    assert "complained" in (tmp_path / "err").read_text(encoding="utf-8")


async def test_it_is_killed(begun: Starting, tmp_path: Path) -> None:
    child = await begun("sleep", "0")
    said(tmp_path, "told")
    assert child.returncode is None
    child.kill()
    assert await child.wait() == -signal.SIGKILL
    with pytest.raises(ProcessLookupError):
        child.send_signal(signal.SIGTERM)


async def test_a_signal_reaches_it(begun: Starting, tmp_path: Path) -> None:
    child = await begun("sleep", "0")
    said(tmp_path, "told")
    child.send_signal(signal.SIGTERM)
    assert await child.wait() == -signal.SIGTERM


async def test_its_input_is_held_open(begun: Starting, tmp_path: Path) -> None:
    child = await begun("wait", "0")
    assert "let go" not in said(tmp_path, "told")
    child.kill()
    await child.wait()


async def test_a_second_one_appends_to_what_was_complained(begun: Starting, tmp_path: Path) -> None:
    for _ in range(2):
        await (await begun("now", "0")).wait()
    assert (tmp_path / "err").read_text(encoding="utf-8").count("complained") == 2
    assert said(tmp_path, "told").count("told") == 1


async def test_another_command_is_started_as_it_stands(tmp_path: Path) -> None:
    start = ByCopy("tiny_program", PREPARED, {})
    child = await start(
        [sys.executable, "-c", "print('as it stands')"], {}, output=tmp_path / "out", errors=None
    )
    assert await child.wait() == 0
    assert said(tmp_path, "stands") == "as it stands\n"

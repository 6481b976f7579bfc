"""Towns of the demo company, each on a database file of its own."""

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner

from data.model.company import Company
from data.model.people import Roster
from data.store.database import open_engine
from data.store.migrate import upgrade
from tests.contract.store.harness import DEMO, MASTER_KEY, resolved_company
from tests.unit.conversation.harness import Town, open_town
from tests.unit.outbox.running import Running, run_in

Founding = Callable[[], Town]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Company, Roster]:
    return resolved_company(tmp_path_factory.mktemp("company"))


@pytest.fixture(scope="session")
def settled_file(tmp_path_factory: pytest.TempPathFactory, demo: tuple[Company, Roster]) -> Path:
    """Return a database in which nothing but the demo company stands, to be copied."""
    path = tmp_path_factory.mktemp("settled") / "deskbell.sqlite"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    open_town(f"sqlite:///{path}", *demo).store.close()
    return path


@pytest.fixture(autouse=True)
def plain_logs() -> Iterator[None]:
    """Let a bug be logged in one line: the pictures that are drawn of it by default take a second each."""
    structlog.configure(
        processors=[structlog.processors.KeyValueRenderer()], logger_factory=structlog.ReturnLoggerFactory()
    )
    yield
    structlog.reset_defaults()


@pytest.fixture
def found(settled_file: Path, tmp_path: Path, demo: tuple[Company, Roster]) -> Iterator[Founding]:
    """Return what opens a town of this test's own, and opens it again."""
    path = shutil.copyfile(settled_file, tmp_path / "deskbell.sqlite")
    opened: list[Town] = []

    def founding() -> Town:
        opened.append(open_town(f"sqlite:///{path}", *demo))
        return opened[-1]

    yield founding
    for town in opened:
        town.store.close()


@pytest.fixture
def town(found: Founding) -> Town:
    return found()


@pytest.fixture
def terminal(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """Return a terminal for the town's database."""
    assert town.store.engine.dialect.name == "sqlite"
    monkeypatch.setenv("DESKBELL_DATABASE__URL", f"sqlite:///{tmp_path / 'deskbell.sqlite'}")
    monkeypatch.setenv("DESKBELL_DATA_FOLDER", str(tmp_path))
    monkeypatch.setenv("DESKBELL_CUSTODY__MASTER_KEY", MASTER_KEY.hex())
    monkeypatch.setenv("DESKBELL_COMPANY__FILE", str(DEMO))
    return CliRunner()


@pytest.fixture
async def running(town: Town) -> AsyncIterator[Running]:
    desk = run_in(town)
    await desk.start()
    yield desk
    await desk.stop()

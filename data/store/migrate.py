"""Bring a store to the shape that this version needs."""

import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

import data.store
from data.store.faults import faults_named
from data.store.schema import metadata

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine) -> None:
    """Run the steps that this store has not seen yet.

    Raises:
        StoreFault: the database cannot be reached for now.
    """
    with faults_named(), engine.begin() as connection:
        upgrade_to(connection, ("heads",))


def upgrade_to(connection: Connection, revisions: Sequence[str]) -> None:
    """Run the steps up to some revisions within the transaction of a connection."""
    config = _config()
    config.attributes["connection"] = connection
    for revision in revisions:
        command.upgrade(config, revision)


def unknown_steps(revisions: Iterable[str]) -> list[str]:
    """Return those revisions that this version does not know: a newer one made them."""
    script = ScriptDirectory.from_config(_config())
    return sorted(set(revisions) - {step.revision for step in script.walk_revisions()})


def missing_steps(engine: Engine) -> list[str]:
    """Return the names of the steps that this store has not seen yet.

    Raises:
        StoreFault: the database cannot be reached for now.
    """
    script = ScriptDirectory.from_config(_config())
    with faults_named(), engine.connect() as connection:
        seen = MigrationContext.configure(connection).get_current_heads()
    known = {step.revision for head in seen for step in script.iterate_revisions(head, "base")}
    return sorted({step.revision for step in script.walk_revisions()} - known)


def differences(engine: Engine) -> list[object]:
    """Return what the tables in code have that the migrated store has not, or the reverse."""
    load_tables()
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def load_tables() -> None:
    """Import every module of the store, so that the metadata knows all tables."""
    for module in pkgutil.iter_modules(data.store.__path__):
        if module.name != "migrations":
            importlib.import_module(f"data.store.{module.name}")

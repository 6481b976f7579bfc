"""The tables in code are the tables in the database."""

from sqlalchemy import inspect

from data.store.database import Store
from data.store.migrate import differences, load_tables, upgrade
from data.store.schema import metadata


def test_a_migrated_store_has_exactly_the_tables_of_the_code(store: Store) -> None:
    load_tables()
    assert len(metadata.tables) > 10, "the comparison looked at nothing"
    assert differences(store.engine) == []
    assert set(inspect(store.engine).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_to_upgrade_again_changes_nothing(store: Store) -> None:
    upgrade(store.engine)
    assert differences(store.engine) == []


def test_a_missing_column_is_told(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE tickets DROP COLUMN severity")
    (difference,) = differences(store.engine)
    assert "severity" in str(difference)

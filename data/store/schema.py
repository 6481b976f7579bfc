"""What all tables share: one metadata, and column types that mean the same on both databases."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import Insert as InsertPostgresql
from sqlalchemy.dialects.sqlite import Insert as InsertSqlite
from sqlalchemy.types import TypeDecorator

metadata = MetaData()

# SQLite numbers rows by itself only in a column of its own INTEGER type.
RowNumber = BigInteger().with_variant(Integer(), "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware instant in UTC; SQLite, which knows no zones, keeps it naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Turn an aware instant into what the database keeps."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # passed anyway
        """Return what the database kept as an aware instant."""
        if value is None:
            return None
        moment: datetime = value if value.tzinfo else value.replace(tzinfo=UTC)
        return moment.astimezone(UTC)


def inserts_into(table: Table) -> Mapping[str, InsertPostgresql | InsertSqlite]:
    """Return inserts that can say what to do on a conflict, by the name of the dialect."""
    return {"sqlite": InsertSqlite(table), "postgresql": InsertPostgresql(table)}

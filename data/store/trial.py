"""Databases of a trial: made on a PostgreSQL server for one play or one bench, and dropped after it."""

from sqlalchemy import make_url, text

from data.store.database import open_engine


class TrialDatabases:
    """Fresh, empty databases on one server.

    Args of the constructor: `server_url` names any database of the server, as a user that may make others.
    """

    def __init__(self, server_url: str) -> None:
        self._server_url = server_url
        self._made: list[str] = []

    def make(self, name: str) -> str:
        """Make a database and return its URL.

        Args:
            name: of letters, digits and underscores, not yet taken on the server.
        """
        self._run(f'CREATE DATABASE "{name}"')
        self._made.append(name)
        return make_url(self._server_url).set(database=name).render_as_string(hide_password=False)

    def drop_all(self) -> None:
        """Drop every database that was made, whoever is still connected to it."""
        while self._made:
            self._run(f'DROP DATABASE IF EXISTS "{self._made.pop()}" WITH (FORCE)')

    def _run(self, statement: str) -> None:
        engine = open_engine(self._server_url)
        try:
            with engine.connect() as plain:
                # No database can be made or dropped inside a transaction.
                plain.execution_options(isolation_level="AUTOCOMMIT").execute(text(statement))
        finally:
            engine.dispose()

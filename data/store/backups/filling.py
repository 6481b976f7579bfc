"""Fill an empty store, which has its tables already, with the rows of a backup."""

import hashlib

from sqlalchemy import Connection, Table

from data.store.backups.framing import Frame, FrameReader
from data.store.backups.numbering import go_on_after
from data.store.backups.rows import filled, tables_in
from data.store.backups.sealing import DamagedFault
from data.store.backups.taking import Progress


def fill_from(reader: FrameReader, connection: Connection, told: Progress) -> dict[str, int]:
    """Put every row of a backup where it was; return how many there are, by table.

    Raises:
        DamagedFault: the backup is not as it was written.
    """
    begun, _ = reader.read()
    filling = _Filling(reader, connection, told, dict(begun["begin"]))
    while "table" in (frame := reader.read()[0]):
        filling.table(frame)
    reader.finish()
    if frame != {"end": filling.done} or filling.counts != begun["begin"]:
        raise DamagedFault("it has not as many rows as were counted")
    return filling.counts


class _Filling:
    def __init__(
        self, reader: FrameReader, connection: Connection, told: Progress, counted: dict[str, int]
    ) -> None:
        self._reader = reader
        self._connection = connection
        self._told = told
        self._of = sum(counted.values())
        tables = tables_in(connection)
        for table in reversed(tables):
            # A step may have put something in that is in the backup as well.
            connection.execute(table.delete())
        self._tables = {table.name: table for table in tables}
        self.counts: dict[str, int] = {}
        self.done = 0

    def table(self, begun: Frame) -> None:
        """Fill one table."""
        table = self._tables[begun["table"]]
        fill, seen, before = filled(self._connection, table, begun["columns"]), hashlib.sha256(), self.done
        while "batch" in (read := self._reader.read())[0]:
            frame, content = read
            seen.update(content)
            fill(frame["batch"])
            self.done += len(frame["batch"])
            self._told(self.done, self._of)
        self._ended(table, read[0], seen.hexdigest(), self.done - before)

    def _ended(self, table: Table, ended: Frame, sha256: str, count: int) -> None:
        if (ended["done"], ended["rows"], ended["sha256"]) != (table.name, count, sha256):
            raise DamagedFault(f"the rows of {table.name} are not those that were written")
        self.counts[table.name] = count
        go_on_after(self._connection, table, ended["last_number"])

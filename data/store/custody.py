"""Custody: a key per person under a master key, and bodies sealed to the row that holds them."""

import hashlib
import hmac
import os
from collections import OrderedDict
from weakref import WeakKeyDictionary

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    LargeBinary,
    RootTransaction,
    String,
    Table,
    delete,
    func,
    inspect,
    literal,
    select,
)

from data.store.inventory import IMPERSONAL, NUMBER, holds, purpose
from data.store.masters import NONCE_BYTES, Masters
from data.store.schema import metadata

KEYS_REMEMBERED = 10_000
_FINGERPRINT = b"deskbell key 1: "
DESK = 0  # owner of what belongs to nobody in particular
SECRET = -1  # owner of the secret from which keyed hashes follow

keys = Table(
    "keys",
    metadata,
    Column(
        "person_id", BigInteger, primary_key=True, autoincrement=False, info=holds("whose key it is", NUMBER)
    ),
    Column("wrapped", LargeBinary, nullable=False, info=IMPERSONAL),
    # By name; empty for what was wrapped before they had any.
    Column("master", String(16), nullable=False, server_default="", info=IMPERSONAL),
    info=purpose("to seal what is kept of people", kept="as long as anything sealed under it"),
)
_KEPT = select(keys.c.wrapped, keys.c.master)
_FIRSTS = select(func.min(keys.c.person_id)).group_by(keys.c.master).scalar_subquery()
# One key of each master key.
_MASTERS = select(keys.c.master, keys.c.wrapped, keys.c.person_id).where(keys.c.person_id.in_(_FIRSTS))
_FIRST = select(literal(""), keys.c.wrapped, keys.c.person_id).order_by(keys.c.person_id).limit(1)


class WrongKeyFault(Exception):
    """The master key does not open this store."""


class MissingKeyFault(WrongKeyFault):
    """Keys are wrapped under a master key that is not at hand; the message names it."""


class Custody:
    """Seals and opens what is kept of people. Keys are remembered unwrapped while the process lives."""

    def __init__(self, masters: Masters) -> None:
        self.masters = masters
        self._secret = b""
        self._opened: OrderedDict[int, AESGCM] = OrderedDict()
        # Keys that a work made are not remembered by it: it may still be rolled back, and the next person
        # of that number would be sealed under a key that stands nowhere.
        self._made: WeakKeyDictionary[RootTransaction, set[int]] = WeakKeyDictionary()

    def keyed(self, connection: Connection, told: bytes) -> bytes:
        """Return 32 bytes that only whoever has the master key can tell for what is told; they outlive that key."""
        return hmac.digest(self._secret or self._learned(connection), told, hashlib.sha256)

    def seal(self, connection: Connection, *, person_id: int, text: str, row: str) -> bytes:
        """Encrypt a text for one person and one row.

        Args:
            row: identity of the row and column, such as `ticket_entries:7:1`; it must be given again to open.
        """
        return self.seal_bytes(connection, person_id=person_id, content=text.encode(), row=row)

    def seal_bytes(self, connection: Connection, *, person_id: int, content: bytes, row: str) -> bytes:
        """Encrypt what is no text for one person and one row."""
        return _sealed(self._key(connection, person_id), content, row)

    def seal_known(self, *, person_id: int, text: str, row: str) -> bytes | None:
        """Encrypt a text under a key that is remembered, None when it is not."""
        key = self._opened.get(person_id)
        return None if key is None else _sealed(key, text.encode(), row)

    def open(self, connection: Connection, *, person_id: int, sealed: bytes, row: str) -> str:
        """Decrypt a text that was sealed for that person and row.

        Raises:
            WrongKeyFault: it was sealed with another key, for another row, or was changed.
        """
        return self.open_bytes(connection, person_id=person_id, sealed=sealed, row=row).decode()

    def open_bytes(self, connection: Connection, *, person_id: int, sealed: bytes, row: str) -> bytes:
        """Decrypt what was sealed for that person and row.

        Raises:
            WrongKeyFault: it was sealed with another key, for another row, or was changed.
        """
        nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        try:
            return self._key(connection, person_id).decrypt(nonce, body, row.encode())
        except InvalidTag:
            raise WrongKeyFault(row) from None

    def check(self, connection: Connection) -> None:
        """Make sure that every key of this store can be unwrapped by a master key that is at hand.

        Raises:
            MissingKeyFault: keys are wrapped under one that is not.
            WrongKeyFault: a key is not what a master key wrapped.
        """
        found = connection.execute(_MASTERS if _has_names(connection) else _FIRST).all()
        missing = [name for name, _, _ in found if name and self.masters.named(name) is None]
        if missing:
            # Where some are at hand, this is the right store.
            fault = MissingKeyFault if len(missing) < len(found) else WrongKeyFault
            raise fault(", ".join(sorted(missing)))
        for name, wrapped, first in found:
            self._unwrap(wrapped, master=name, person_id=first)

    def begin(self, connection: Connection) -> None:
        """Make sure of the same, and that there is what the desk itself seals with.

        Raises:
            WrongKeyFault: as `check`.
        """
        self.check(connection)
        for owner in (DESK, SECRET):
            self._kept_or_made(connection, owner)

    def wrapped_by(self, connection: Connection, person_id: int) -> str:
        """Return which master key wraps a key that does not say so; empty when none at hand does."""
        wrapped = connection.execute(select(keys.c.wrapped).where(keys.c.person_id == person_id)).scalar_one()
        return self.masters.opener(wrapped, row=_key_row(person_id))

    def wrapped_anew(self, wrapped: bytes, *, master: str, person_id: int) -> tuple[bytes, str]:
        """Return a wrapped key as the current master key wraps it, with the name of that.

        Raises:
            WrongKeyFault: no master key at hand opens it.
        """
        return self.masters.wrap(
            self._unwrap(wrapped, master=master, person_id=person_id), row=_key_row(person_id)
        )

    def fingerprint(self, connection: Connection, person_id: int) -> str:
        """Return by what somebody's key is known again, in any copy of this store; empty where there is none.

        Numbers of people are given again after a restore, keys never are.
        """
        row = connection.execute(_KEPT.where(keys.c.person_id == person_id)).first()
        return "" if row is None else self.fingerprint_of(row.wrapped, master=row.master, person_id=person_id)

    def fingerprint_of(self, wrapped: bytes, *, master: str, person_id: int) -> str:
        """Return by what a wrapped key is known again."""
        key = self._unwrap(wrapped, master=master, person_id=person_id)
        return hashlib.sha256(_FINGERPRINT + key).hexdigest()

    def destroy(self, connection: Connection, person_id: int) -> None:
        """Let nobody ever open again what is sealed under somebody's key."""
        connection.execute(delete(keys).where(keys.c.person_id == person_id))
        self.forget(person_id)

    def forget(self, person_id: int) -> None:
        """Remember somebody's key no more; a look that began before it was destroyed may have brought it back."""
        self._opened.pop(person_id, None)

    def _key(self, connection: Connection, person_id: int) -> AESGCM:
        known = self._opened.get(person_id)
        if known is not None:
            self._opened.move_to_end(person_id)
            return known
        key = AESGCM(self._kept_or_made(connection, person_id))
        if person_id not in self._made_in(connection):
            self._opened[person_id] = key
            if len(self._opened) > KEYS_REMEMBERED:
                self._opened.popitem(last=False)
        return key

    def _learned(self, connection: Connection) -> bytes:
        secret = self._kept_or_made(connection, SECRET)
        if SECRET not in self._made_in(connection):
            self._secret = secret
        return secret

    def _made_in(self, connection: Connection) -> set[int]:
        transaction = connection.get_transaction()
        assert transaction is not None  # noqa: S101  # whatever is asked of the database begins one
        return self._made.setdefault(transaction, set())

    def _kept_or_made(self, connection: Connection, person_id: int) -> bytes:
        kept = self._kept(connection, person_id)
        if kept is not None:
            return kept
        key = AESGCM.generate_key(bit_length=256)
        wrapped, master = self.masters.wrap(key, row=_key_row(person_id))
        connection.execute(keys.insert().values(person_id=person_id, wrapped=wrapped, master=master))
        self._made_in(connection).add(person_id)
        return key

    def _kept(self, connection: Connection, person_id: int) -> bytes | None:
        row = connection.execute(_KEPT.where(keys.c.person_id == person_id)).first()
        return None if row is None else self._unwrap(row.wrapped, master=row.master, person_id=person_id)

    def _unwrap(self, wrapped: bytes, *, master: str, person_id: int) -> bytes:
        key = self.masters.unwrap(wrapped, name=master, row=_key_row(person_id))
        if key is None and master and self.masters.named(master) is None:
            raise MissingKeyFault(master)
        if key is None:
            raise WrongKeyFault(f"keys:{person_id}")
        return key


def is_begun(connection: Connection) -> bool:
    """Tell whether anything was ever sealed here."""
    return connection.execute(_KEPT.limit(1)).first() is not None


def _has_names(connection: Connection) -> bool:
    # A store of an older shape is backed up before it gets this one.
    return any(column["name"] == keys.c.master.name for column in inspect(connection).get_columns(keys.name))


def _sealed(key: AESGCM, content: bytes, row: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + key.encrypt(nonce, content, row.encode())


def _key_row(person_id: int) -> bytes:
    return f"keys:{person_id}".encode()

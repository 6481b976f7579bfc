"""Custody: a key per person under a master key, and bodies sealed to the row that holds them."""

import hashlib
import hmac
import os
from collections import OrderedDict
from weakref import WeakKeyDictionary

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import BigInteger, Column, Connection, LargeBinary, RootTransaction, Table, delete, select

from data.store.inventory import IMPERSONAL, NUMBER, holds, purpose
from data.store.schema import metadata

NONCE_BYTES = 12  # Source: NIST SP 800-38D, 8.2.1: 96 bits are the recommended length of a GCM nonce
KEYED_BYTES = 32
KEYS_REMEMBERED = 10_000
_FINGERPRINT = b"deskbell key 1: "
DESK = 0  # owner of what belongs to nobody in particular

keys = Table(
    "keys",
    metadata,
    Column(
        "person_id", BigInteger, primary_key=True, autoincrement=False, info=holds("whose key it is", NUMBER)
    ),
    Column("wrapped", LargeBinary, nullable=False, info=IMPERSONAL),
    info=purpose("to seal what is kept of people", kept="as long as anything sealed under it"),
)


class WrongKeyFault(Exception):
    """The master key does not open this store."""


class Custody:
    """Seals and opens what is kept of people. Keys are remembered unwrapped while the process lives."""

    def __init__(self, master_key: bytes) -> None:
        self._master = AESGCM(master_key)
        self._keyed = HKDF(hashes.SHA256(), KEYED_BYTES, salt=None, info=b"deskbell keyed hashes").derive(
            master_key
        )
        self._opened: OrderedDict[int, AESGCM] = OrderedDict()
        # Keys that a work made are not remembered by it: it may still be rolled back, and the next person
        # of that number would be sealed under a key that stands nowhere.
        self._made: WeakKeyDictionary[RootTransaction, set[int]] = WeakKeyDictionary()

    def keyed(self, told: bytes) -> bytes:
        """Return 32 bytes that only whoever has the master key can tell for what is told."""
        return hmac.digest(self._keyed, told, hashlib.sha256)

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
        """Make sure that the master key is the one under which this store was begun.

        Raises:
            WrongKeyFault: it is another one.
        """
        first = connection.execute(select(keys).order_by(keys.c.person_id).limit(1)).first()
        if first is not None:
            self._unwrap(first.wrapped, first.person_id)

    def fingerprint(self, connection: Connection, person_id: int) -> str:
        """Return by what somebody's key is known again, in any copy of this store; empty where there is none.

        Numbers of people are given again after a restore, keys never are.
        """
        wrapped = connection.execute(select(keys.c.wrapped).where(keys.c.person_id == person_id)).scalar()
        return "" if wrapped is None else self.fingerprint_of(wrapped, person_id)

    def fingerprint_of(self, wrapped: bytes, person_id: int) -> str:
        """Return by what a wrapped key is known again."""
        return hashlib.sha256(_FINGERPRINT + self._unwrap(wrapped, person_id)).hexdigest()

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
        wrapped = connection.execute(select(keys.c.wrapped).where(keys.c.person_id == person_id)).scalar()
        if wrapped is None:
            made = AESGCM(self._make_key(connection, person_id))
            self._made_in(connection).add(person_id)
            return made
        opened = AESGCM(self._unwrap(wrapped, person_id))
        if person_id in self._made_in(connection):
            return opened
        self._opened[person_id] = opened
        if len(self._opened) > KEYS_REMEMBERED:
            self._opened.popitem(last=False)
        return opened

    def _made_in(self, connection: Connection) -> set[int]:
        transaction = connection.get_transaction()
        assert transaction is not None  # noqa: S101  # whatever is asked of the database begins one
        return self._made.setdefault(transaction, set())

    def _make_key(self, connection: Connection, person_id: int) -> bytes:
        key = AESGCM.generate_key(bit_length=256)
        nonce = os.urandom(NONCE_BYTES)
        wrapped = nonce + self._master.encrypt(nonce, key, _key_row(person_id))
        connection.execute(keys.insert().values(person_id=person_id, wrapped=wrapped))
        return key

    def _unwrap(self, wrapped: bytes, person_id: int) -> bytes:
        try:
            return self._master.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _key_row(person_id))
        except InvalidTag:
            raise WrongKeyFault(f"keys:{person_id}") from None


def _sealed(key: AESGCM, content: bytes, row: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + key.encrypt(nonce, content, row.encode())


def _key_row(person_id: int) -> bytes:
    return f"keys:{person_id}".encode()

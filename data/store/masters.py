"""The master keys: the one that wraps the keys of people, and earlier ones that open what they wrapped."""

import os
from collections.abc import Callable, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12  # Source: NIST SP 800-38D, 8.2.1: 96 bits are the recommended length of a GCM nonce
# Backups name their key by it since there are any: it stays as it is.
_NAME_OF_A_KEY = b"deskbell backup 1: name of the key"


def name_of_key(master_key: bytes) -> str:
    """Return a name by which a master key is known again and which tells nothing of it."""
    return HKDF(SHA256(), 8, None, _NAME_OF_A_KEY).derive(master_key).hex()


class Masters:
    """All master keys that are at hand, by name.

    Args of the constructor: the first of `keys` wraps, all of them open; `again` returns all of them when they changed
    where they come from, else None.
    """

    def __init__(self, *keys: bytes, again: Callable[[], Sequence[bytes] | None] = lambda: None) -> None:
        self._again = again
        self._take(keys)

    def _take(self, keys: Sequence[bytes]) -> None:
        # In one step: other threads wrap and open meanwhile.
        self._keys = {name_of_key(key): key for key in keys}

    def look_again(self) -> None:
        """Take in what changed where the keys come from."""
        keys = self._again()
        if keys:
            self._take(keys)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all, that of the one that wraps first."""
        return tuple(self._keys)

    @property
    def current(self) -> str:
        """Return the name of the one that wraps."""
        return self.names[0]

    def named(self, name: str) -> bytes | None:
        """Return the key of that name, None when it is not at hand."""
        if name not in self._keys:
            self.look_again()
        return self._keys.get(name)

    def wrap(self, key: bytes, *, row: bytes) -> tuple[bytes, str]:
        """Encrypt a key for its row; return what stands there, and the name of the key that wraps it."""
        self.look_again()
        name, master = next(iter(self._keys.items()))
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(master).encrypt(nonce, key, row), name

    def opener(self, wrapped: bytes, *, row: bytes) -> str:
        """Return the name of the key that opens what no name stands beside; empty when none at hand does."""
        return next((name for name, key in self._keys.items() if _opened(key, wrapped, row) is not None), "")

    def unwrap(self, wrapped: bytes, *, name: str, row: bytes) -> bytes | None:
        """Decrypt a key that stands in that row; None when no key at hand opens it.

        Args:
            name: of the key that wraps it; empty for what was wrapped before keys had names.
        """
        master = self.named(name or self.opener(wrapped, row=row))
        return None if master is None else _opened(master, wrapped, row)


def _opened(master: bytes, wrapped: bytes, row: bytes) -> bytes | None:
    try:
        return AESGCM(master).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], row)
    except InvalidTag:
        return None

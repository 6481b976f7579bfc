"""A stream sealed in chunks, so that what was cut off, swapped, repeated or changed is found while it is read."""

from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK_BYTES = 1 << 16
TAG_BYTES = 16
SALT_BYTES = 32
KEY_BYTES = 32
# The rest of a nonce of 12 bytes tells whether the chunk is the last one.
COUNTER_BYTES = 11
_KEY_OF_A_FILE = b"deskbell backup 1: file"


class DamagedFault(Exception):
    """A backup is not as it was written; the message says what is wrong."""


def key_of_file(master_key: bytes, salt: bytes) -> bytes:
    """Return the key of one file, which no other file shares as long as its salt is its own."""
    return HKDF(SHA256(), KEY_BYTES, salt, _KEY_OF_A_FILE).derive(master_key)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(COUNTER_BYTES, "big") + bytes([last])


class SealedWriter:
    """Seals what is written, chunk by chunk.

    Args of the constructor: `key` has sealed nothing before; `bound` must be given again to open.
    """

    def __init__(self, file: BinaryIO, *, key: bytes, bound: bytes) -> None:
        self._file = file
        self._key = AESGCM(key)
        self._bound = bound
        self._waiting = bytearray()
        self._number = 0

    def write(self, content: bytes) -> None:
        """Take more; a full chunk is written as soon as it cannot be the last one."""
        self._waiting += content
        while len(self._waiting) > CHUNK_BYTES:
            self._seal(bytes(self._waiting[:CHUNK_BYTES]), last=False)
            del self._waiting[:CHUNK_BYTES]

    def finish(self) -> None:
        """Write the last chunk, without which nothing of the rest counts."""
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, content: bytes, *, last: bool) -> None:
        self._file.write(self._key.encrypt(_nonce(self._number, last=last), content, self._bound))
        self._number += 1


class SealedReader:
    """Opens what a `SealedWriter` has written, from where the file stands now."""

    def __init__(self, file: BinaryIO, *, key: bytes, bound: bytes) -> None:
        self._file = file
        self._key = AESGCM(key)
        self._bound = bound
        self._number = 0
        self._opened = bytearray()
        self._next = file.read(CHUNK_BYTES + TAG_BYTES)
        self._ended = False

    def read(self, count: int) -> bytes:
        """Return exactly so many bytes.

        Raises:
            DamagedFault: a chunk is not what was written there, or there are fewer.
        """
        while len(self._opened) < count:
            self._open_next()
        content = bytes(self._opened[:count])
        del self._opened[:count]
        return content

    def finish(self) -> None:
        """Make sure that everything was read.

        Raises:
            DamagedFault: there is more.
        """
        if not self._ended:
            self._open_next()
        if self._opened or not self._ended:
            raise DamagedFault("there is more in it than was written")

    def _open_next(self) -> None:
        if self._ended:
            raise DamagedFault("it ends too early")
        chunk, self._next = self._next, self._file.read(CHUNK_BYTES + TAG_BYTES)
        self._ended = not self._next
        try:
            self._opened += self._key.decrypt(_nonce(self._number, last=self._ended), chunk, self._bound)
        except InvalidTag:
            where = "at its end: it may be cut off" if self._ended else f"in chunk {self._number}"
            raise DamagedFault(f"it was changed {where}") from None
        self._number += 1

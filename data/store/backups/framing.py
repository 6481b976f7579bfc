"""The file of a backup: a plain header, and behind it frames of JSON, sealed."""

import json
import secrets
import zlib
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, BinaryIO

from data.store.backups.sealing import (
    SALT_BYTES,
    DamagedFault,
    SealedReader,
    SealedWriter,
    key_of_file,
)
from data.store.masters import Masters

MAGIC = b"deskbell backup 1\n"
LENGTH_BYTES = 4
LONGEST_HEADER = 1 << 16
# What is sealed already does not get smaller; what its base64 adds to it does, and that fast.
COMPRESSION = 1

Frame = dict[str, Any]


class OtherKeyFault(Exception):
    """A backup was made under another master key; the message names that one."""


@dataclass(frozen=True, slots=True)
class Header:
    """What can be read of a backup without any key.

    Attributes:
        heads: the newest steps that the shape of its tables has seen.
        key: name of the master key, see `data.store.masters`.
        salt: of the file's own key, as hexadecimal digits.
    """

    taken_at: datetime
    database: str
    heads: tuple[str, ...]
    key: str
    salt: str

    @classmethod
    def new(cls, *, taken_at: datetime, database: str, heads: tuple[str, ...], key: str) -> "Header":
        """Return a header with a salt of its own."""
        return cls(taken_at, database, heads, key, secrets.token_hex(SALT_BYTES))

    def as_bytes(self) -> bytes:
        """Return what stands in the file."""
        told = asdict(self) | {"taken_at": self.taken_at.isoformat()}
        return json.dumps(told, sort_keys=True).encode()


class FrameWriter:
    """Writes the frames of a new backup."""

    def __init__(self, file: BinaryIO, header: Header, masters: Masters) -> None:
        bound = header.as_bytes()
        file.write(MAGIC + len(bound).to_bytes(LENGTH_BYTES, "big") + bound)
        self._sealed = SealedWriter(file, key=_key_of(header, masters), bound=bound)

    def write(self, frame: Frame) -> bytes:
        """Write a frame; return the bytes that stand for it."""
        content = json.dumps(frame, ensure_ascii=False, separators=(",", ":")).encode()
        packed = zlib.compress(content, COMPRESSION)
        self._sealed.write(len(packed).to_bytes(LENGTH_BYTES, "big"))
        self._sealed.write(packed)
        return content

    def finish(self) -> None:
        """Write that this was all."""
        self._sealed.finish()


class FrameReader:
    """Reads the frames of a backup.

    Raises:
        DamagedFault: it is none, or not as it was written.
        OtherKeyFault: it was made under a master key that is not at hand.
    """

    def __init__(self, file: BinaryIO, masters: Masters) -> None:
        self.header, bound = _read_header(file)
        self._sealed = SealedReader(file, key=_key_of(self.header, masters), bound=bound)

    def read(self) -> tuple[Frame, bytes]:
        """Return the next frame, and the bytes that stand for it."""
        length = int.from_bytes(self._sealed.read(LENGTH_BYTES), "big")
        content = zlib.decompress(self._sealed.read(length))
        frame: Frame = json.loads(content)
        return frame, content

    def finish(self) -> None:
        """Make sure that this was all."""
        self._sealed.finish()


def _key_of(header: Header, masters: Masters) -> bytes:
    master_key = masters.named(header.key)
    if master_key is None:
        raise OtherKeyFault(header.key)
    return key_of_file(master_key, bytes.fromhex(header.salt))


def _read_header(file: BinaryIO) -> tuple[Header, bytes]:
    if file.read(len(MAGIC)) != MAGIC:
        raise DamagedFault("it does not begin as a backup does")
    length = int.from_bytes(file.read(LENGTH_BYTES), "big")
    bound = file.read(min(length, LONGEST_HEADER))
    try:
        told = json.loads(bound)
        header = Header(
            datetime.fromisoformat(told["taken_at"]),
            str(told["database"]),
            tuple(map(str, told["heads"])),
            str(told["key"]),
            bytes.fromhex(told["salt"]).hex(),
        )
    except (ValueError, KeyError, TypeError):
        raise DamagedFault("its header cannot be read") from None
    return header, bound

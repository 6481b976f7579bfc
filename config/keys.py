"""The master keys: from the environment, else from a file that is made on the first start."""

import contextlib
import fcntl
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

KEY_BYTES = 32
TOLD, EARLIER = "DESKBELL_CUSTODY__MASTER_KEY", "DESKBELL_CUSTODY__EARLIER_KEYS"
ENVIRONMENT = "environment"
FILE_NAME = "master.key"
FOR_ITS_OWNER = 0o600
_KEY = re.compile(rf"[0-9A-Fa-f]{{{KEY_BYTES * 2}}}")


class MasterKeyFault(Exception):
    """A master key cannot be used; the message names where it was and what is wrong."""


class Keyring:
    """Where the master keys come from: what the settings tell, or else a file, whose first key is the current one.

    Args of the constructor: `told` is 64 hexadecimal digits, or empty to use the file; `earlier` are further ones with
    spaces between, which open what they wrapped.
    """

    def __init__(self, *, told: str, earlier: str, file: Path) -> None:
        self._told = told
        self._earlier = earlier
        self.file = file
        self._seen: tuple[int, int, int] | None = None

    @property
    def in_file(self) -> bool:
        """Whether the current key stands in the file."""
        return not self._told

    @property
    def stands(self) -> bool:
        """Whether there is a key already."""
        return not self.in_file or self.file.exists()

    def keys(self) -> tuple[bytes, ...]:
        """Return all keys, the current one first; the first time ever, one is made.

        Raises:
            MasterKeyFault: what was told, or what stands in the file, is no key.
        """
        try:
            if not self.stands:
                self._write((secrets.token_bytes(KEY_BYTES),), new=True)
            return self._present()
        except OSError as error:
            raise MasterKeyFault(f"{self.file}: {error.strerror}") from None

    def changed(self) -> Sequence[bytes] | None:
        """Return all keys when the file is another one than it was; else, and when it cannot be read, None."""
        if not self.in_file or self._state() in {None, self._seen}:
            # One that is gone is put back by whoever took it away: a new one would open nothing.
            return None
        # A desk that serves goes on with what it has.
        with contextlib.suppress(MasterKeyFault, OSError):
            return self._present()
        return None

    def add_new(self) -> None:
        """Put a new key in front of those in the file.

        Raises:
            MasterKeyFault: the file cannot be written.
        """
        try:
            self._write((secrets.token_bytes(KEY_BYTES), *self._in_file()))
        except OSError as error:
            raise MasterKeyFault(f"{self.file}: {error.strerror}") from None

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else on this machine put keys into the file until the block ends.

        Raises:
            MasterKeyFault: somebody else does.
        """
        self.file.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(self.file.with_name(f"{self.file.name}.lock"), os.O_RDWR | os.O_CREAT, FOR_ITS_OWNER)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        except BlockingIOError:
            raise MasterKeyFault(f"{self.file}: somebody else rotates the key now") from None
        finally:
            os.close(lock)

    def _present(self) -> tuple[bytes, ...]:
        earlier = [_read(text, EARLIER) for text in self._earlier.split()]
        if not self.in_file:
            return (_read(self._told.strip(), TOLD), *earlier)
        self._seen = self._state()
        return (*self._in_file(), *earlier)

    def _in_file(self) -> list[bytes]:
        try:
            lines = self.file.read_text(encoding="ascii").split()
        except UnicodeDecodeError:
            lines = []
        if not lines:
            raise MasterKeyFault(f"{self.file}: holds no key; put back what stood there")
        return [_read(line, str(self.file)) for line in lines]

    def _write(self, keys: Sequence[bytes], *, new: bool = False) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.file.with_name(f"{self.file.name}.{secrets.token_hex(4)}.part")
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FOR_ITS_OWNER)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.writelines(f"{key.hex()}\n" for key in keys)
                file.flush()
                # What is wrapped under a key that a power cut takes along is lost for good.
                os.fsync(file.fileno())
            if new:
                # Another process may begin at the same moment: the first key stays.
                with contextlib.suppress(FileExistsError):
                    os.link(unfinished, self.file)
            else:
                unfinished.replace(self.file)
        finally:
            unfinished.unlink(missing_ok=True)
        folder = os.open(self.file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _state(self) -> tuple[int, int, int] | None:
        try:
            found = self.file.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size


def read_key(text: str) -> bytes | None:
    """Return the key that a text spells, None when it spells none."""
    return bytes.fromhex(text) if _KEY.fullmatch(text) else None


def _read(text: str, source: str) -> bytes:
    key = read_key(text)
    if key is None:
        raise MasterKeyFault(f"{source}: not {KEY_BYTES * 2} hexadecimal digits")
    return key

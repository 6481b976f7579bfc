"""Tell a model that was made here from one that was not."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from nlu.faults import ForeignModel

KEY = "key"
SEAL = ".seal"
LETTERS = 64


def seal(content: bytes, *, beside: Path) -> None:
    """Write beside a model, be it there yet or not, that it was made here."""
    _seal_file(beside).write_text(_seal_of(content, _key(beside.parent)) + "\n", encoding="ascii")


def opened(archive: Path) -> bytes:
    """Return the bytes of a model that was made here.

    A model may name any class to be loaded with it, so that one of a stranger would run what the stranger wrote.

    Raises:
        ForeignModel: it carries no seal, or another.
    """
    content = archive.read_bytes()
    try:
        told = _seal_file(archive).read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        told = ""
    if not hmac.compare_digest(told, _seal_of(content, _key(archive.parent))):
        raise ForeignModel(
            f"{archive} was not made here, or was changed since: it is not loaded. Delete it; it is then trained anew."
        )
    return content


def _seal_file(archive: Path) -> Path:
    return archive.with_name(archive.name + SEAL)


def _seal_of(content: bytes, key: bytes) -> str:
    return hmac.new(key, content, hashlib.sha256).hexdigest()


def _key(folder: Path) -> bytes:
    """Return the key of a folder of models; a new one where there is none, readable to its owner only."""
    path = folder / KEY
    try:
        return path.read_bytes()
    except FileNotFoundError:
        key = secrets.token_hex(LETTERS // 2).encode()
        # Written whole and then linked, so that nobody reads half a key, and the first of two makers wins.
        fresh = folder / f".{secrets.token_hex(8)}"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(key)
        try:
            os.link(fresh, path)
        except FileExistsError:
            key = path.read_bytes()
        finally:
            fresh.unlink()
        return key

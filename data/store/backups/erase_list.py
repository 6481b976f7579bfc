"""The list of whom the desk forgot, kept beside the backups: a restore of an older one forgets them again."""

import hmac
import os
import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from data.store.backups.taking import UNFINISHED, sync_folder
from data.store.masters import Masters

NAME = "erased.list"
# When, by what the destroyed key is known again, which master key seals, and a seal that hangs on the line before.
PARTS = 4
KEY_BYTES = 32
_KEY_OF_A_LIST = b"deskbell erase list 1: key"


class UntrustedListFault(Exception):
    """The list is not as it was written; the message names the file and the line."""


def read_list(folder: Path, masters: Masters) -> list[str]:
    """Return by what the keys are known again of all whom the desk forgot, in order; nothing where there is no list.

    Raises:
        UntrustedListFault: a line was changed, slipped in, moved or dropped.
    """
    return [line.split()[1] for line in _lines(folder / NAME, masters)]


def add_to_list(folder: Path, fingerprints: Iterable[str], *, at: datetime, masters: Masters) -> None:
    """Add whom the desk forgot; who stands there already is not added twice. All of it is on the disk at the end.

    Raises:
        UntrustedListFault: what stands there is not as it was written; it stays as it is.
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lines = _lines(folder / NAME, masters)
    known = {line.split()[1] for line in lines}
    for fingerprint in fingerprints:
        if fingerprint not in known:
            told = f"{at.isoformat()} {fingerprint} {masters.current}"
            lines.append(f"{told} {_seal(lines, told, masters)}")
    _write(folder / NAME, "".join(f"{line}\n" for line in lines))


def _lines(path: Path, masters: Masters) -> list[str]:
    if not path.exists():
        return []
    found: list[str] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        told, _, seal = line.rpartition(" ")
        good = len(line.split(" ")) == PARTS and _seal(found, told, masters) == seal
        if not good:
            raise UntrustedListFault(f"{path}, line {len(found) + 1}")
        found.append(line)
    return found


def _seal(before: list[str], told: str, masters: Masters) -> str:
    """Return the seal of what is told after the lines before it; empty where the master key is not at hand."""
    master = masters.named(told.rpartition(" ")[2])
    if master is None:
        return ""
    key = HKDF(SHA256(), KEY_BYTES, None, _KEY_OF_A_LIST).derive(master)
    last = before[-1] if before else ""
    return hmac.digest(key, f"{last}\n{told}".encode(), "sha256").hex()


def _write(path: Path, content: str) -> None:
    unfinished = path.with_suffix(f".{secrets.token_hex(4)}{UNFINISHED}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)

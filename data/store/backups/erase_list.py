"""The list of whom the desk forgot, kept beside the backups: a restore of an older one forgets them again."""

import os
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from data.store.backups.taking import UNFINISHED, sync_folder

NAME = "erased.list"
# When, by what the destroyed key is known again, and a seal that hangs on the line before: it names nobody.
PARTS = 3

# Seals what is told, with what only whoever has the master key can do.
Sealing = Callable[[bytes], bytes]


class UntrustedListFault(Exception):
    """The list is not as it was written; the message names the file and the line."""


def read_list(folder: Path, sealing: Sealing) -> list[str]:
    """Return by what the keys are known again of all whom the desk forgot, in order; nothing where there is no list.

    Raises:
        UntrustedListFault: a line was changed, slipped in, moved or dropped.
    """
    return [line.split()[1] for line in _lines(folder / NAME, sealing)]


def add_to_list(folder: Path, fingerprints: Iterable[str], *, at: datetime, sealing: Sealing) -> None:
    """Add whom the desk forgot; who stands there already is not added twice. All of it is on the disk at the end.

    Raises:
        UntrustedListFault: what stands there is not as it was written; it stays as it is.
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lines = _lines(folder / NAME, sealing)
    known = {line.split()[1] for line in lines}
    for fingerprint in fingerprints:
        if fingerprint not in known:
            told = f"{at.isoformat()} {fingerprint}"
            lines.append(f"{told} {_seal(lines, told, sealing)}")
    _write(folder / NAME, "".join(f"{line}\n" for line in lines))


def _lines(path: Path, sealing: Sealing) -> list[str]:
    if not path.exists():
        return []
    found: list[str] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        told, _, seal = line.rpartition(" ")
        good = len(line.split()) == PARTS and secrets.compare_digest(
            seal.encode(), _seal(found, told, sealing).encode()
        )
        if not good:
            raise UntrustedListFault(f"{path}, line {len(found) + 1}")
        found.append(line)
    return found


def _seal(before: list[str], told: str, sealing: Sealing) -> str:
    last = before[-1] if before else ""
    return sealing(f"deskbell erase list 1\n{last}\n{told}".encode()).hex()


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

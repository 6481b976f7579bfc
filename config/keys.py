"""The master key: from the environment, else from a file that is made on the first start."""

import os
import secrets
from pathlib import Path

KEY_BYTES = 32


class MasterKeyFault(Exception):
    """The master key cannot be used; the message names where it was and what is wrong."""


def master_key(*, told: str, folder: Path) -> bytes:
    """Return the master key.

    Args:
        told: 64 hexadecimal digits, or empty to use the file `master.key` in the folder.

    Raises:
        MasterKeyFault: what was told, or what stands in the file, is no key.
    """
    path = folder / "master.key"
    if not told and not path.exists():
        _make(path)
    source = "DESKBELL_CUSTODY__MASTER_KEY" if told else str(path)
    try:
        key = bytes.fromhex((told or path.read_text(encoding="ascii")).strip())
    except (ValueError, OSError) as error:
        raise MasterKeyFault(f"{source}: not 64 hexadecimal digits") from error
    if len(key) != KEY_BYTES:
        raise MasterKeyFault(f"{source}: {len(key)} bytes instead of {KEY_BYTES}")
    return key


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")

"""Judge the master key before it is lost: who can read it, and whether there is a copy."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.doctor.finding import Finding, fine, warning
from data.store.master_keys import MasterKey

FILE, COPY, ROTATION = "master_key_file", "master_key_copy", "master_key_rotation"
OTHERS = 0o077
LOST = "whoever loses it can never read again what people wrote, neither in the database nor in any backup, and nobody can help"


def file_findings(file: Path, *, backups: Path) -> Iterator[Finding]:
    """Judge who can come by the file of the master key."""
    mode = file.stat().st_mode & 0o777
    if mode & OTHERS:
        yield warning(FILE, f"{file} can be read by others on this machine ({mode:o})", f"chmod 600 {file}")
    if file.absolute().is_relative_to(backups.absolute()):
        told = f"{file} lies among the backups: whoever gets hold of those can read them"
        yield warning(FILE, told, "move it; DESKBELL_CUSTODY__MASTER_KEY_FILE names its place")


def copy_findings(
    known: Mapping[str, MasterKey], *, names: tuple[str, ...], source: str
) -> Iterator[Finding]:
    """Judge whether the master keys would outlive this machine, and whether a rotation has ended.

    Args:
        names: of those that are at hand, the current one first.
        source: where the current one comes from.
    """
    current = names[0]
    found = known.get(current)
    if found is None or found.confirmed_at is None:
        told = f"nobody has shown a copy of the master key {current} yet, which comes from {source}: {LOST}"
        yield warning(COPY, told, "keep a copy off this machine, then show it: deskbell keys confirm FILE")
    else:
        yield fine(COPY, f"one of {current} was shown on {found.confirmed_at:%Y-%m-%d}")
    left = sum(one.wraps for one in known.values() if one.name != current)
    if left:
        told = f"{left} keys are wrapped under earlier master keys, which are needed until that has ended"
        yield warning(ROTATION, told, "deskbell keys rotate")

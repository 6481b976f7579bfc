"""Judge the machine: room on the disk, and what understands free text."""

import shutil
from pathlib import Path

from bot.doctor.finding import Finding, broken, fine, warning

LITTLE_BYTES = 1 << 30
TOO_LITTLE_BYTES = 64 << 20
MIB = 1 << 20


def disk(folder: Path) -> Finding:
    """Judge how much room is left where the desk keeps its data."""
    place = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    free = shutil.disk_usage(place).free
    told = f"{free // MIB} MiB are left in {folder}"
    if free < TOO_LITTLE_BYTES:
        return broken("disk", told, "make room: without it nothing can be kept, and so nothing is taken in")
    if free < LITTLE_BYTES:
        return warning("disk", told, "make room soon")
    return fine("disk", told)


def model(nlu: Path) -> Finding:
    """Judge whether a trained model can understand free text; without one, rules do."""
    step = "model"
    if not (nlu / "pyproject.toml").exists():
        return warning(
            step, "none is part of this installation: rules understand free text", "nothing needs to be done"
        )
    if not (nlu / ".venv").exists():
        if shutil.which("python3.10") is None and shutil.which("uv") is None:
            return warning(
                step, "not installed, and there is no Python 3.10 for it", "install uv, then: make nlu"
            )
        return warning(step, "not installed: rules understand free text", "make nlu")
    if not any((nlu / "models").glob("*")):
        return warning(step, "not trained: rules understand free text", "deskbell nlu train")
    return fine(step, "installed and trained")

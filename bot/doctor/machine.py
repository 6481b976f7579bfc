"""Judge the machine: room on the disk, and what understands free text."""

import shutil
from pathlib import Path

from bot.doctor.finding import Finding, broken, fine, warning

LITTLE_BYTES = 1 << 30
TOO_LITTLE_BYTES = 64 << 20
MIB = 1 << 20
MODEL = ".tar.gz"


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


def understanding(python: Path, models: Path, *, url: str, project: Path, answers: bool | None) -> Finding:
    """Judge whether a trained model can understand free text; where it is not installed, rules do.

    Args:
        python: of the environment that the model runs in.
        url: of a server that the operator runs; then nothing here counts but that.
        project: folder of what is installed there.
        answers: whether the server at the address answers; None where it was not asked.
    """
    step = "understanding"
    if url:
        if answers:
            return fine(step, f"answers at {url}")
        remedy = (
            "see that it runs there, and that DESKBELL_NLU__TOKEN is its token; free text is kept meanwhile"
        )
        return warning(step, f"nothing that understands free text answers at {url}", remedy)
    if not python.exists():
        return _not_installed(step, project)
    if not any(models.glob(f"*{MODEL}")):
        told = "not trained yet: the desk trains it when it starts, and keeps free text meanwhile"
        return warning(step, told, "deskbell nlu train")
    return fine(step, "installed and trained")


def _not_installed(step: str, project: Path) -> Finding:
    if not (project / "pyproject.toml").exists():
        told = "none is part of this installation: rules understand free text"
        return warning(step, told, "nothing needs to be done")
    if shutil.which("python3.10") is None and shutil.which("uv") is None:
        told = "not installed, and there is no Python 3.10 for it: rules understand free text"
        return warning(step, told, "install Python 3.10 or uv, then: make nlu")
    return warning(step, "not installed: rules understand free text", "make nlu")

"""One understanding for all desks on trial: whoever plays keeps it alive, so that no kill of a desk ends it."""

import os
import sys
import time
from collections.abc import Mapping

from bot.understanding.lodging import Lodging, lodge
from bot.wiring.parsing import TREE, program
from config.reading import read_settings

FOLDER = TREE / "var" / "nlu"
URL, TOKEN = "DESKBELL_NLU__URL", "DESKBELL_NLU__TOKEN"  # the name of a setting
ARRIVES_WITHIN_SECONDS = 600.0
LOOK_SECONDS = 0.05
# Held by this process until it ends, so that what others find outlives each single play.
_held: list[Lodging] = []


class NoUnderstandingFault(Exception):
    """What understands free text is installed and does not start; the message says where to look."""


def found_by_itself() -> Mapping[str, str]:
    """Return the settings of a desk that serves at once and meets the shared understanding when that arrives."""
    told = _given()
    return told or {"DESKBELL_NLU__FOLDER": str(FOLDER)}


def shared_understanding() -> Mapping[str, str]:
    """Return the settings of a desk that understands from its first moment on; waits until something can.

    Raises:
        NoUnderstandingFault: it is installed, and does not start.
    """
    if told := _given():
        return told
    settings = read_settings()
    if not settings.nlu.python.exists():
        return {}
    if not (_held and _held[-1].lives):
        try:
            _held.append(lodge(program(settings.nlu, FOLDER, settings.company.file), FOLDER))
        except OSError as fault:
            raise NoUnderstandingFault(f"{settings.nlu.python}: {fault.strerror}") from fault
    lodging = _held[-1]
    return {URL: _arrived(lodging), TOKEN: lodging.token}


def _given() -> dict[str, str]:
    return (
        {name: os.environ[name] for name in (URL, TOKEN) if name in os.environ} if URL in os.environ else {}
    )


def _arrived(lodging: Lodging) -> str:
    """Return where it serves, as soon as it does."""
    deadline = time.monotonic() + ARRIVES_WITHIN_SECONDS
    told = False
    while lodging.lives and time.monotonic() < deadline:
        if url := next((str(one["url"]) for one in lodging.said() if "url" in one), ""):
            return url
        if not told and not lodging.found:
            sys.stderr.write("Understanding is being started, which takes a while the first time …\n")
            told = True
        time.sleep(LOOK_SECONDS)
    raise NoUnderstandingFault(f"what understands free text does not start; see {lodging.folder / 'log'}")

"""Times from when until when something may go, or may not."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from data.model.releases.refusals import NotAWindow

_WINDOW = re.compile(
    r"\s*(?P<since>[0-9T:+ -]{10,}?)\s*(?:/|–|—|到|至|\bto\b)\s*(?P<until>[0-9T:+ -]{10,})\s*"
)


def window(written: str, *, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return from when until when, as two instants of ISO 8601 with a slash between.

    Raises:
        NotAWindow: it is none.
    """
    found = _WINDOW.fullmatch(written)
    try:
        since, until = (_instant(found[part], zone) for part in ("since", "until")) if found else (None, None)
    except ValueError:
        raise NotAWindow from None
    if since is None or until is None or until <= since:
        raise NotAWindow
    return since, until


def _instant(written: str, zone: ZoneInfo) -> datetime:
    told = datetime.fromisoformat(written.strip())
    return told if told.tzinfo else told.replace(tzinfo=zone)

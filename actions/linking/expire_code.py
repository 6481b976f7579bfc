"""Let a code be dead whose time is over."""

from actions.linking.news import end_code
from data.store.linking import LinkCodes
from data.store.work import Work


def expire_code(work: Work, *, number: int) -> None:
    """Forget the code, and take back the message in which it stands."""
    code = LinkCodes(work).numbered(number)
    if code is not None:
        end_code(work, code, why="expired")

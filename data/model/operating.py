"""Troubles of the desk itself, and whether the pager heard of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Page(StrEnum):
    """How a call of the pager stands; NONE where no pager is configured."""

    NONE = ""
    CALLED = "called"
    DONE = "done"
    FAILED = "failed"
    GONE = "gone"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class ToldTrouble:
    """A trouble of which admins were told.

    Attributes:
        kind: silent, token, scope, unreachable or other.
        over_at: when the platform was heard again, None as long as it was not.
        page, page_reason: of the newest call about it, and what went wrong with that.
    """

    number: int
    platform: str
    kind: str
    since: datetime
    over_at: datetime | None = None
    page: Page = Page.NONE
    page_reason: str = ""

    @property
    def subject(self) -> str:
        """Return what cards and calls about it are known by."""
        return f"trouble-{self.number}"

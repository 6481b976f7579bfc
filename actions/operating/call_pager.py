"""Call the pager about a trouble of the desk itself: where both platforms are down it is the only way out."""

from data.model.hooks import PAGER
from data.model.notices import CallWanted, Priority
from data.model.operating import Page
from data.store.hooks import Hooks
from data.store.work import Reading, Work

TROUBLED, BACK = "platform.troubled", "platform.back"


def page_wanted(reading: Reading) -> Page:
    """Return how a call of the pager stands that is about to be promised."""
    return Page.NONE if Hooks(reading).chat_id(PAGER) is None else Page.CALLED


def call_pager(work: Work, kind: str, subject: str) -> None:
    """Promise the call, where there is a pager."""
    if page_wanted(work) is Page.CALLED:
        work.promise(CallWanted(PAGER, kind, subject, priority=Priority.ALERT))

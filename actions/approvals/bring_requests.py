"""Bring somebody what waits for them from now on."""

from actions.approvals.news import redraw
from actions.approvals.viewing import waiting_for
from data.store.people import People
from data.store.work import Work


def bring_requests(work: Work, person_id: int) -> None:
    """Let a card of each request stand before somebody who is asked for it by now, as where they stand in for a colleague."""
    for request in waiting_for(work, People(work).find(person_id)):
        redraw(work, request)

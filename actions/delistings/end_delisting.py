"""End a delisting: it is stopped, or closed when all is done."""

from dataclasses import replace

from actions.approvals.end_request import call_off_request
from actions.delistings.access import delisting_for
from actions.delistings.announce import STOPPED, announce
from actions.delistings.chores import call_off_chores, open_chore
from actions.delistings.news import redraw, tell
from actions.delistings.package import rules_of
from actions.delistings.timetable import stand_still
from data.model.delisting_package import FOLLOW_UP_DONE
from data.model.delistings import Delisting, DelistingState, Event, SomethingIsLeft, StoreState
from data.model.people import Person
from data.model.writing import clean
from data.store.audit import Happened
from data.store.delisting_reach import leftovers
from data.store.delistings import DelistingChanges, Delistings
from data.store.work import Work

STOP, CLOSE = "delistings.stop", "delistings.close"
LONGEST_WORDS = 1_000
RESTORE = "delisting_restore"
HEARD = frozenset({Event.TOLD, Event.TOLD_LATE})


def stop_delisting(work: Work, *, number: int, by: Person, reason: str) -> Delisting:
    """Let the app stay: nothing more is due, tasks are called off, and whoever heard of the end hears that it does not come.

    Raises:
        UnknownDelisting, NotAllowed, DelistingIsOver: see `delisting_for`.
        NothingWritten, TooLong: the reason cannot be kept.
    """
    delisting = delisting_for(work, STOP, number=number, by=by)
    written = clean(reason, longest=LONGEST_WORDS)
    stopped = replace(delisting, state=DelistingState.STOPPED, review=None)
    were_told = any(one.event in HEARD for one in Delistings(work).entries(delisting))
    stand_still(work, stopped)
    DelistingChanges(work).save(stopped)
    DelistingChanges(work).write(stopped, Event.STOPPED, by=by.person_id, text=written)
    work.audit(Happened("delistings.stopped", stopped.subject, by.person_id))
    if delisting.review is not None:
        call_off_request(work, number=delisting.review, by=by)
    call_off_chores(work, stopped, by=by, reason=written)
    for store in Delistings(work).stores(stopped):
        if store.state is StoreState.DOWN:
            open_chore(work, stopped, RESTORE, rules_of(work).store_group, what=store.name)
    if were_told:
        announce(work, stopped, STOPPED)
    redraw(work, stopped, attention=True)
    tell(work, stopped, "delistings.is_stopped")
    return stopped


def close_delisting(work: Work, *, number: int, by: Person, note: str = "") -> Delisting:
    """Let it be over, and report what became of everything.

    Args:
        note: who looks after what is left; may be empty where nothing is.

    Raises:
        UnknownDelisting, NotAllowed, DelistingIsOver: see `delisting_for`.
        SomethingIsLeft: it is, and the note says nothing about it.
        TooLong: the note cannot be kept.
    """
    delisting = delisting_for(work, CLOSE, number=number, by=by)
    left = leftovers(work, delisting)
    written = clean(note, longest=LONGEST_WORDS) if note.strip() else ""
    if left and not written:
        raise SomethingIsLeft(delisting.subject, left.count)
    closed = replace(delisting, state=DelistingState.CLOSED)
    stand_still(work, closed)
    DelistingChanges(work).save(closed)
    DelistingChanges(work).write(closed, Event.CLOSED, by=by.person_id, text=written)
    work.audit(Happened("delistings.closed", closed.subject, by.person_id, {"left": left.count}))
    if rules_of(work).with_follow_up:
        DelistingChanges(work).write(closed, Event.TOLD, rung=FOLLOW_UP_DONE)
        announce(work, closed, FOLLOW_UP_DONE)
    redraw(work, closed, attention=True)
    tell(work, closed, "delistings.report")
    return closed

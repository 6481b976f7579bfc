"""Note something on an alert."""

from actions.alerts.access import alert_for
from actions.alerts.escalation import bring_back_later
from actions.alerts.news import redraw
from data.model.alerts import LONGEST_NOTE, AlertEntryKind, AlertGroup, AlertState
from data.model.people import Person
from data.model.writing import clean
from data.store.alerts import AlertChanges
from data.store.audit import Happened
from data.store.work import Work


def note_alert(work: Work, *, number: int, by: Person, text: str) -> AlertGroup:
    """Keep a note, however the alert stands.

    Raises:
        NotAllowed, NobodyMay, UnknownAlert: see `alert_for`.
        NothingWritten, TooLong: the text is none to keep.
    """
    group = alert_for(work, "alerts.note", number=number, by=by, seen_round=None)
    written = clean(text, longest=LONGEST_NOTE)
    entry = AlertChanges(work).write(group, AlertEntryKind.NOTE, by=by.person_id, text=written)
    work.audit(Happened("alerts.noted", group.subject, by.person_id, {"entry": entry}))
    if group.state is AlertState.ACKNOWLEDGED:
        bring_back_later(work, group)
    redraw(work, group)
    return group

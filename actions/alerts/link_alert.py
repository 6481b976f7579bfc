"""Link an alert to where it is said what to do."""

from actions.alerts.access import alert_for
from actions.alerts.news import redraw
from data.model.alert_payloads import is_address
from data.model.alerts import AlertEntryKind, AlertGroup, NoAddress
from data.model.people import Person
from data.store.alerts import AlertChanges
from data.store.audit import Happened
from data.store.work import Work


def link_alert(work: Work, *, number: int, by: Person, to: str) -> AlertGroup:
    """Show an address on the alert, such as that of its runbook.

    Raises:
        NotAllowed, NobodyMay, UnknownAlert: see `alert_for`.
        NoAddress: it is none that begins with https.
    """
    group = alert_for(work, "alerts.link", number=number, by=by, seen_round=None)
    address = to.strip()
    if not is_address(address):
        raise NoAddress
    entry = AlertChanges(work).write(group, AlertEntryKind.LINK, by=by.person_id, text=address)
    work.audit(Happened("alerts.linked", group.subject, by.person_id, {"entry": entry}))
    redraw(work, group)
    return group

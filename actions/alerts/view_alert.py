"""Look at an alert."""

from actions.alerts.access import guard_alert
from data.model.alerts import AlertGroup
from data.model.people import Person
from data.store.alerts import AlertGroups
from data.store.work import Work


def view_alert(work: Work, *, number: int, by: Person) -> AlertGroup:
    """Return the alert to one who may see it.

    Raises:
        NotAllowed, NobodyMay, UnknownAlert: see `guard_alert`.
    """
    guard_alert(work, "alerts.view", number=number, by=by)
    return AlertGroups(work).find(number)

"""List what is not over."""

from actions.people.may import require
from data.model.people import Person
from data.store.work import Work

LISTS = "alertlist"


def list_alerts(work: Work, *, by: Person) -> str:
    """Return the subject of the list that somebody may see.

    Raises:
        NotAllowed, NobodyMay: see `require`.
    """
    require(work, "alerts.list", by=by, about=None)
    return f"{LISTS}.{by.person_id}"

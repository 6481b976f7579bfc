"""What is left of an app when it ends: read from what other capabilities keep."""

from sqlalchemy import select

from data.model.delistings import Delisting as OneDelisting
from data.model.delistings import Leftovers, StoreState
from data.model.feedback import TicketState
from data.model.permissions import GrantState
from data.model.tasks import TaskState
from data.store.delistings import Delistings
from data.store.feedback import tickets
from data.store.permissions import grants
from data.store.tasks import Tasks
from data.store.work import Reading

OPEN_TICKETS = (TicketState.OPEN.value, TicketState.RESOLVED.value)


def tickets_by_department(reading: Reading, app: str) -> dict[str, list[str]]:
    """Return the subjects of reports about an app that are not over, by the department that has them."""
    query = select(tickets.c.number, tickets.c.department).where(
        tickets.c.app == app, tickets.c.state.in_(OPEN_TICKETS)
    )
    found: dict[str, list[str]] = {}
    for row in reading.connection.execute(query.order_by(tickets.c.number)):
        found.setdefault(row.department, []).append(f"FB-{row.number}")
    return found


def grants_by_owner(reading: Reading, app: str) -> dict[str, list[str]]:
    """Return the subjects of grants that are of no use without an app, by the department that answers for them."""
    found: dict[str, list[str]] = {}
    for number, permission in _grants(reading, app):
        owner = reading.company.permissions[permission].owner
        found.setdefault(owner, []).append(f"GR-{number}")
    return found


def _grants(reading: Reading, app: str) -> list[tuple[int, str]]:
    rules, known = reading.company.delisting, reading.company.permissions
    keys = sorted(set(rules.grants.get(app, ())) & known.keys()) if rules else []
    query = select(grants.c.number, grants.c.permission).where(
        grants.c.permission.in_(keys), grants.c.state == GrantState.ACTIVE.value
    )
    return [
        (row.number, row.permission) for row in reading.connection.execute(query.order_by(grants.c.number))
    ]


def leftovers(reading: Reading, delisting: OneDelisting) -> Leftovers:
    """Return what of an app is not over yet, by subjects."""
    by_department = tickets_by_department(reading, delisting.app)
    return Leftovers(
        tickets=tuple(subject for subjects in by_department.values() for subject in subjects),
        grants=tuple(f"GR-{number}" for number, _permission in _grants(reading, delisting.app)),
        tasks=tuple(
            task.subject for task in Tasks(reading).about(delisting.subject) if task.state is TaskState.OPEN
        ),
        stores=tuple(
            store.name
            for store in Delistings(reading).stores(delisting)
            if store.state in {StoreState.PENDING, StoreState.CANNOT}
        ),
    )

"""Let a grant end: handed back, revoked, or its time over."""

from actions.people.may import may, refusal_of, verdict
from actions.permissions.connecting import REVOKE, call
from actions.permissions.news import EXPIRE, WARN, bar_others, redraw, tell_holder
from data.model.people import Person
from data.model.permissions import Grant, GrantState, UnknownGrant, end
from data.model.refusals import NotAllowed
from data.model.rights.decision import Denied
from data.model.rights.rule import Matter
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.permissions import GrantChanges, Grants
from data.store.work import Reading, Work

VIEW, REVOKING = "permissions.view", "permissions.revoke"


def matter_of(reading: Reading, grant: Grant) -> Matter:
    """Return what of a grant rights depend on."""
    permission = reading.company.permissions.get(grant.permission)
    return Matter(grant.person_id, department=permission.owner if permission else "")


def require_of(reading: Reading, operation: str, *, grant: Grant, by: Person) -> None:
    """Refuse whoever may not do that with a grant.

    Raises:
        UnknownGrant: it is nothing that this person may know of.
        NotAllowed: another department answers for it.
        NotYours: it is somebody else's.
    """
    about = matter_of(reading, grant)
    told = verdict(reading, operation, by=by, about=about)
    if not isinstance(told, Denied):
        return
    if operation == VIEW:
        raise UnknownGrant(grant.subject)
    raise NotAllowed(about.department) if operation == REVOKING and about.department else refusal_of(told)


def hand_back(work: Work, *, number: int, by: Person) -> Grant:
    """Give a permission back before its time is over.

    Raises:
        UnknownGrant: no grant has that number.
        NotYours: it is somebody else's.
        GrantIsOver: it has ended.
    """
    grant = Grants(work).find(number)
    require_of(work, "permissions.hand_back", grant=grant, by=by)
    return _end(work, grant, GrantState.HANDED_BACK, by=by.person_id)


def revoke(work: Work, *, number: int, by: Person) -> Grant:
    """Take a permission away.

    Raises:
        UnknownGrant: no grant has that number.
        NotAllowed: another department answers for it.
        GrantIsOver: it has ended.
    """
    grant = Grants(work).find(number)
    require_of(work, REVOKING, grant=grant, by=by)
    ended = _end(work, grant, GrantState.REVOKED, by=by.person_id)
    tell_holder(work, ended, "permissions.revoked")
    return ended


def expire(work: Work, *, number: int) -> None:
    """Let a grant be over whose time has come."""
    grant = Grants(work).find(number)
    if grant.is_active and grant.until <= work.now:
        tell_holder(work, _end(work, grant, GrantState.EXPIRED, by=None), "permissions.expired")


def end_grants_of(work: Work, person: Person) -> None:
    """Take from somebody every grant of which they could not ask any more."""
    if may(work, "permissions.request", by=person):
        return
    for found in Grants(work).active_of(person.person_id):
        _end(work, Grants(work).find(found.number), GrantState.REVOKED, by=None)


def warn(work: Work, *, number: int) -> None:
    """Tell somebody that their permission ends soon, with what can be done about it."""
    grant = Grants(work).find(number)
    if grant.is_active:
        work.audit(Happened("permissions.warned", grant.subject))
        tell_holder(work, grant, "permissions.warning")


def _end(work: Work, grant: Grant, state: GrantState, *, by: int | None) -> Grant:
    ended = end(grant, state, at=work.now, by=by)
    GrantChanges(work).save(ended)
    for name in (EXPIRE, WARN):
        DueChanges(work).cancel(name, grant.subject)
    deed = {
        GrantState.HANDED_BACK: "permissions.handed_back",
        GrantState.REVOKED: "permissions.revoked",
        GrantState.EXPIRED: "permissions.expired",
    }[state]
    work.audit(Happened(deed, grant.subject, by, {"person": grant.person_id}))
    redraw(work, ended)
    bar_others(work, grant.person_id)
    return call(work, ended, REVOKE)

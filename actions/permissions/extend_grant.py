"""Ask for a permission to go on: a new request, on the grounds of the old one."""

from actions.permissions.end_grant import require_of
from actions.permissions.request_permission import request_permission
from data.model.approvals.requests import Request
from data.model.durations import duration
from data.model.people import Chat, Person
from data.model.permissions import GrantIsOver
from data.store.approvals import Requests
from data.store.permissions import Grants
from data.store.work import Work


def extend_grant(work: Work, *, number: int, by: Person, chat: Chat) -> Request:
    """Ask for the same permission for as long again, and for the same reason.

    Args:
        chat: where the requester is told, always a private one.

    Raises:
        UnknownGrant: no grant has that number.
        NotYours: it is somebody else's.
        GrantIsOver: it has ended.
        AskedAlready, QuorumOutOfReach, UnknownPermission, NothingWritten: see `request_permission`.
    """
    grant = Grants(work).find(number)
    require_of(work, "permissions.extend", grant=grant, by=by)
    if not grant.is_active:
        raise GrantIsOver(grant.subject)
    fields = Requests(work).evidence(Requests(work).find(grant.request)).fields
    return request_permission(
        work,
        by=by,
        chat=chat,
        permission=grant.permission,
        length=duration(fields["duration"]),
        reason=fields["reason"],
    )

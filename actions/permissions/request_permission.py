"""Ask for a permission."""

from datetime import timedelta

from actions.approvals.open_request import open_request
from actions.people.may import may, require
from data.model.approvals.requests import Request
from data.model.durations import as_iso
from data.model.notices import SubjectChanged
from data.model.people import Chat, Person
from data.model.permissions import (
    KIND,
    LONGEST_REASON,
    AskedAlready,
    NotForYou,
    Permission,
    UnknownPermission,
    asked_for,
    conflict,
    held_now,
)
from data.model.writing import clean
from data.store.approvals import Requests
from data.store.people import People
from data.store.permissions import Grants
from data.store.work import Reading, Work

ASK = "permissions.request"


def request_permission(
    work: Work, *, by: Person, chat: Chat, permission: str, length: timedelta, reason: str
) -> Request:
    """Put a request for a permission before those who decide on it.

    Args:
        chat: where the requester is told, always a private one.
        permission: its key.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownPermission: nothing of that name can be granted.
        NotForYou: the company lets others ask for it.
        NotADuration, TooLongToGrant: see `asked_for`.
        NothingWritten, TooLong: the reason is none to keep.
        AskedAlready: the same is asked for already.
        QuorumOutOfReach: too few may sign it.
    """
    require(work, ASK, by=by, about=None)
    wanted = permission_of(work, permission)
    if wanted not in catalogue(work, by=by):
        raise NotForYou
    asked_for(wanted, length)
    written = clean(reason, longest=LONGEST_REASON)
    for waiting in Requests(work).unfinished_of(by.person_id):
        if (waiting.kind, waiting.about) == (KIND, wanted.key):
            raise AskedAlready(waiting.subject)
    request = open_request(
        work,
        kind=KIND,
        about=wanted.key,
        by=by,
        chat=chat,
        policy=wanted.policy,
        fields={"permission": wanted.key, "duration": as_iso(length), "reason": written},
        barred_by=barred(work, wanted.key, by.person_id),
    )
    work.promise(SubjectChanged(f"home.{by.person_id}"))
    return request


def catalogue(reading: Reading, *, by: Person) -> list[Permission]:
    """Return all that somebody may ask for."""
    if not may(reading, ASK, by=by):
        return []
    now = People(reading).find(by.person_id)
    theirs = now.groups | now.roles
    return [
        one
        for one in reading.company.permissions.values()
        if not one.asked_by or not theirs.isdisjoint(one.asked_by)
    ]


def permission_of(reading: Reading, key: str) -> Permission:
    """Return what can be granted under a key.

    Raises:
        UnknownPermission: nothing can.
    """
    found = reading.company.permissions.get(key)
    if found is None:
        raise UnknownPermission
    return found


def barred(reading: Reading, key: str, person_id: int) -> str:
    """Return the key of what somebody holds that a permission conflicts with; empty for nothing."""
    held = held_now(Grants(reading).of(person_id), reading.now)
    return conflict(reading.company.permissions, key, held - {key})

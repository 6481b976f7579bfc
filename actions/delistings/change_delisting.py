"""Ask for another package for a delisting that is under way: other days, texts or stores."""

from collections.abc import Mapping
from dataclasses import replace

from actions.approvals.open_request import open_request
from actions.delistings.access import delisting_for
from actions.delistings.mend_package import down_on
from actions.delistings.news import redraw
from actions.delistings.open_delisting import SHOWN_IN
from actions.delistings.package import Draft, mended, package_of, rules_of
from actions.delistings.timetable import stand_still
from data.model.approvals.policy import Policy
from data.model.approvals.refusals import NothingChanged
from data.model.approvals.requests import Request
from data.model.delisting_package import DRAFTED
from data.model.delistings import CHANGES, KIND, ChangeWaits, Delisting, Event
from data.model.people import Chat, Person
from data.model.writing import clean
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.delistings import DelistingChanges
from data.store.work import Reading, Work

CHANGE = "delistings.change"
LONGEST_WHY = 1_000


def change_delisting(
    work: Work, *, number: int, by: Person, chat: Chat, told: Mapping[str, str], why: str, draft: Draft
) -> Request:
    """Put another package before those whose signatures it touches; until they have decided, nobody is told anything.

    Args:
        chat: where whoever asks is told, always a private one.
        told: what is to be another; what is absent stays as it was signed.
        why: what they say about it.

    Raises:
        UnknownDelisting, NotAllowed, DelistingIsOver: see `delisting_for`.
        ChangeWaits: another change waits.
        NoDelistings, BadField: see `package_of`.
        NothingWritten, TooLong: why cannot be kept.
        NothingChanged: it is what was signed.
        QuorumOutOfReach: too few may sign it.
    """
    delisting = delisting_for(work, CHANGE, number=number, by=by)
    if delisting.review is not None:
        raise ChangeWaits(delisting.subject, f"AP-{delisting.review}")
    before = _signed(work, delisting)
    fields = package_of(
        work, mended(before, told), app=delisting.app, draft=draft, down_on=down_on(delisting)
    )
    if fields == before:
        raise NothingChanged(delisting.subject)
    request = open_request(
        work,
        kind=KIND,
        about=delisting.app,
        by=by,
        chat=chat,
        policy=_touched(work, before, fields),
        fields=fields | {CHANGES: delisting.subject, "why": clean(why, longest=LONGEST_WHY)},
        shown_in=SHOWN_IN,
    )
    _await(work, delisting, request, by=by)
    return request


def _signed(reading: Reading, delisting: Delisting) -> dict[str, str]:
    """Return the package in force, without what was said about an earlier change."""
    request = Requests(reading).find(delisting.request)
    fields = Requests(reading).evidence(request).fields
    return {key: text for key, text in fields.items() if key not in {CHANGES, "why"}}


def _touched(reading: Reading, before: Mapping[str, str], after: Mapping[str, str]) -> Policy:
    """Return the policy with the stages alone that a change touches."""
    rules = rules_of(reading)
    everything = frozenset(stage.key for stage in rules.policy.stages)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)} - {DRAFTED}
    again = frozenset[str]().union(*(rules.touches.get(key, everything) for key in changed)) or everything
    stages = tuple(stage for stage in rules.policy.stages if stage.key in again)
    return replace(rules.policy, stages=stages)


def _await(work: Work, delisting: Delisting, request: Request, *, by: Person) -> None:
    waiting = replace(delisting, review=request.number)
    DelistingChanges(work).save(waiting)
    DelistingChanges(work).write(waiting, Event.CHANGE_ASKED, by=by.person_id)
    work.audit(
        Happened("delistings.change_asked", waiting.subject, by.person_id, {"request": request.number})
    )
    stand_still(work, waiting)
    redraw(work, waiting)

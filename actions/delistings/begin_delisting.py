"""Let a delisting begin, or go on by another package, when that was signed."""

from dataclasses import replace
from datetime import date

from actions.delistings.announce import CHANGED, announce
from actions.delistings.chores import fit_chores, open_chores
from actions.delistings.news import redraw, show
from actions.delistings.package import rules_of
from actions.delistings.pass_package import let_review, passed_by
from actions.delistings.timetable import plan
from data.model.approvals.requests import Request, RequestState
from data.model.delisting_package import BODIES, END, TAKE_DOWN
from data.model.delistings import CHANGES, UNDER_WAY, Delisting, Event, on_new_package
from data.model.notices import SubjectChanged
from data.store.approvals import Requests
from data.store.audit import Happened
from data.store.delistings import DelistingChanges, Delistings
from data.store.work import Work

HEARD = frozenset({Event.TOLD, Event.TOLD_LATE})


def hear_of_decision(work: Work, *, request_number: int) -> Delisting | None:
    """Carry out what was decided about a package; one whose words are erased by now is none."""
    request = Requests(work).find(request_number)
    fields = Requests(work).evidence(request).fields
    approved = request.state is RequestState.APPROVED and bool(fields)
    reviewed = Delistings(work).in_review(request.number)
    if reviewed is not None:
        delisting = Delistings(work).find(reviewed.number)
        if delisting.state not in UNDER_WAY:
            return None
        return _change(work, delisting, request) if approved else _keep(work, delisting)
    if not approved or CHANGES in fields or Delistings(work).of_app(request.about) is not None:
        return None
    return _begin(work, request)


def _begin(work: Work, request: Request) -> Delisting:
    fields = Requests(work).evidence(request).fields
    delisting = Delisting(
        number=DelistingChanges(work).next_number(),
        app=request.about,
        request=request.number,
        requester_id=request.requester_id,
        chat_id=request.chat_id,
        begun_at=work.now,
        texts={key: fields[key] for key in BODIES},
        take_down_on=date.fromisoformat(fields[TAKE_DOWN]),
        end_on=date.fromisoformat(fields[END]),
        passed_by=passed_by(Requests(work).marks(request)),
    )
    DelistingChanges(work).add(delisting)
    DelistingChanges(work).write(delisting, Event.BEGAN)
    work.audit(Happened("delistings.begun", delisting.subject, facts={"request": request.number}))
    show(work, delisting)
    if delisting.passed_by is not None:
        let_review(work, delisting)
    open_chores(work, delisting, fields)
    plan(work, delisting, late=rules_of(work).late)
    work.promise(SubjectChanged(request.subject))
    return delisting


def _change(work: Work, delisting: Delisting, request: Request) -> Delisting:
    fields = Requests(work).evidence(request).fields
    changed = on_new_package(delisting, request=request.number, fields=fields)
    alone = passed_by(Requests(work).marks(request))
    if alone is not None:
        changed = replace(changed, passed_by=alone, reviewed_by=None)
        let_review(work, changed)
    were_told = any(one.event in HEARD for one in Delistings(work).entries(delisting))
    DelistingChanges(work).save(changed)
    DelistingChanges(work).write(changed, Event.CHANGED)
    work.audit(Happened("delistings.changed", changed.subject, facts={"request": request.number}))
    fit_chores(work, changed, fields)
    # Whoever has heard of the old days has to hear of the new ones at once, and not by a rung of theirs.
    if were_told:
        announce(work, changed, CHANGED)
    plan(work, changed, late=rules_of(work).late and not were_told)
    redraw(work, changed, attention=True)
    return changed


def _keep(work: Work, delisting: Delisting) -> Delisting:
    kept = replace(delisting, review=None)
    DelistingChanges(work).save(kept)
    DelistingChanges(work).write(kept, Event.KEPT)
    work.audit(Happened("delistings.kept", kept.subject))
    plan(work, kept, late=rules_of(work).late)
    redraw(work, kept)
    return kept

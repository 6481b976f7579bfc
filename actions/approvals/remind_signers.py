"""Remind those who are asked, and ask others as well where nobody answers or nobody is left."""

from dataclasses import replace

from actions.approvals.asking import is_short
from actions.approvals.news import redraw, tell_requester, tell_signers
from actions.ladders.climb_ladder import climb_ladder
from data.model.approvals.policy import Stage
from data.model.approvals.reminding import FALL_BACK, REMIND
from data.model.approvals.requests import Request, RequestState, Step, open_stages
from data.model.notices import MessageWanted
from data.model.people import Person
from data.store.approvals import RequestChanges, Requests
from data.store.audit import Happened
from data.store.people import Chats, People
from data.store.work import Work

REMINDED, UNANSWERED, SHORT = "approvals.reminded", "approvals.unanswered", "approvals.short"


def remind_signers(work: Work, *, number: int) -> None:
    """Tell all who are asked now that something waits for them, as often as the company says."""
    request = Requests(work).find(number)
    if (
        climb_ladder(work, name=REMIND, subject=request.subject) is None
        or request.state is not RequestState.WAITING
    ):
        return
    work.audit(Happened("approvals.reminded", request.subject))
    tell_signers(work, request, REMINDED)


def fall_back(work: Work, *, number: int) -> None:
    """Ask the fall-back as well where nobody has answered; where there is none, tell whoever leads those who are asked."""
    request = Requests(work).find(number)
    climbed = climb_ladder(work, name=FALL_BACK, subject=request.subject)
    if climbed is None or request.state is not RequestState.WAITING:
        return
    asked = open_stages(request, Requests(work).marks(request))
    _tell_heads(work, request, [stage for stage in asked if not stage.fallback or stage.called_in])
    called = _call_in(work, request, [stage for stage in asked if stage.fallback and not stage.called_in])
    redraw(work, called)


def mind_leaver(work: Work, person: Person) -> None:
    """Look after what somebody was asked to sign who may sign less from now on: the fall-back is asked, or it is said."""
    for found in Requests(work).unfinished():
        request = Requests(work).find(found.number)
        short = [stage for stage in request.stages if not stage.short and is_short(work, request, stage)]
        if not short:
            continue
        called = _call_in(work, request, [one for one in short if one.fallback and not one.called_in])
        left = {one.key for one in called.stages if is_short(work, called, one) and not one.short}
        if left:
            stages = tuple(replace(one, short=one.short or one.key in left) for one in called.stages)
            called = replace(called, stages=stages)
            RequestChanges(work).save(called)
            facts = {"was": person.person_id}
            work.audit(Happened("approvals.short", called.subject, facts=facts))
            tell_requester(work, called, SHORT)
        redraw(work, called)


def _call_in(work: Work, request: Request, stages: list[Stage]) -> Request:
    if not stages:
        return request
    keys = {stage.key for stage in stages}
    called = replace(
        request,
        stages=tuple(replace(one, called_in=one.called_in or one.key in keys) for one in request.stages),
    )
    changes = RequestChanges(work)
    for stage in stages:
        changes.mark(called, Step.CALL_IN, by=None, stage=stage.key)
        facts = {"stage": stage.key, "group": stage.fallback}
        work.audit(Happened("approvals.called_in", request.subject, facts=facts))
    changes.save(called)
    return called


def _tell_heads(work: Work, request: Request, stages: list[Stage]) -> None:
    heads = {
        department.head
        for department in work.company.departments
        if any(department.key in stage.groups for stage in stages)
    }
    people = {People(work).at_work(head) for head in heads} - {None, request.requester_id}
    for person_id in sorted(one for one in people if one is not None):
        chat = Chats(work).private(person_id)
        if chat is not None:
            work.promise(MessageWanted(UNANSWERED, request.subject, chat.chat_id))
    if people:
        work.audit(Happened("approvals.unanswered", request.subject))

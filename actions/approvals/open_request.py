"""Open a request that waits for people."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from actions.approvals.asking import eligible
from actions.approvals.news import OVERVIEW, REQUESTER, card_of, redraw
from actions.approvals.watching import begin_watch
from data.model.approvals.policy import Policy, Stage, end_of_workday, shortage, with_fallbacks
from data.model.approvals.refusals import QuorumOutOfReach
from data.model.approvals.requests import Request
from data.model.calendars import USUAL_WEEK
from data.model.notices import CardWanted, Fact, Priority
from data.model.people import Chat, Person
from data.store.approvals import RequestChanges, Requests
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.people import Chats
from data.store.work import Reading, Work

EXPIRE = "approvals.expire"
CALENDAR = "office"


def open_request(
    work: Work,
    *,
    kind: str,
    about: str,
    by: Person,
    chat: Chat,
    policy: Policy,
    fields: Mapping[str, str],
    shown_in: str = "",
    barred_by: str = "",
) -> Request:
    """Give a request its number, and ask all who have to sign it first.

    Args:
        kind: which capability asks; `<kind>.settled` is due as soon as the request is decided.
        about: what is asked for, by its key.
        chat: where the requester is told, always a private one.
        fields: what it rests on.
        shown_in: key of the channel on Slack in which requests of that kind are overlooked, if not where the company says.
        barred_by: key of what keeps it from being agreed to.

    Raises:
        QuorumOutOfReach: too few may sign it.
    """
    stages = stages_of(work, policy, requester_id=by.person_id)
    request = Request(
        number=RequestChanges(work).next_number(),
        kind=kind,
        about=about,
        requester_id=by.person_id,
        chat_id=chat.chat_id,
        opened_at=work.now,
        expires_at=_expiry(work, policy),
        stages=stages,
        barred_by=barred_by,
        second_factor=policy.second_factor,
    )
    RequestChanges(work).add(request, fields)
    return _begun(work, request, shown_in)


def _begun(work: Work, request: Request, shown_in: str) -> Request:
    DueChanges(work).plan(EXPIRE, request.subject, request.expires_at)
    digest = Requests(work).evidence(request).digest
    facts: dict[str, Fact | None] = {"about": request.about, "evidence": request.evidence, "digest": digest}
    work.audit(Happened("approvals.opened", request.subject, request.requester_id, facts))
    own = CardWanted(card_of(request, REQUESTER), request.subject, request.chat_id, priority=Priority.ANSWER)
    work.promise(own)
    places = {"slack": shown_in} if shown_in else work.company.requests.shown_in.get(request.kind, {})
    for platform, key in places.items():
        overview = Chats(work).keyed(key, platform)
        if overview is not None:
            work.promise(CardWanted(card_of(request, OVERVIEW), request.subject, overview.chat_id))
    redraw(work, request)
    begin_watch(work, request)
    return request


def stages_of(reading: Reading, policy: Policy, *, requester_id: int) -> tuple[Stage, ...]:
    """Return who has to sign, the fall-back asked where a quorum cannot be met.

    Raises:
        QuorumOutOfReach: too few may sign.
    """
    by_stage = eligible(reading, policy.stages, but=requester_id)
    groups = {stage.group: by_stage[stage.key] for stage in policy.stages}
    stages, _fallen = with_fallbacks(policy.stages, groups)
    refuse_shortage(reading, stages, requester_id=requester_id)
    return stages


def refuse_shortage(reading: Reading, stages: tuple[Stage, ...], *, requester_id: int) -> None:
    """Refuse what can never be signed.

    Raises:
        QuorumOutOfReach: too few may sign.
    """
    few = shortage(stages, eligible(reading, stages, but=requester_id))
    if few is not None:
        raise QuorumOutOfReach(" ".join(few.groups), few.needed, few.eligible)


def _expiry(work: Work, policy: Policy) -> datetime:
    calendar = work.company.calendars.get(CALENDAR, USUAL_WEEK)
    zone = ZoneInfo(work.company.time_zone)
    return end_of_workday(work.now, policy.expires_after, calendar=calendar, zone=zone)

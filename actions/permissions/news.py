"""Who hears of what becomes of a grant."""

from dataclasses import replace

from data.model.approvals.requests import RequestState
from data.model.notices import CardWanted, Fact, MessageWanted, Priority, SubjectChanged
from data.model.permissions import KIND, Grant, conflict, held_now
from data.store.approvals import RequestChanges, Requests
from data.store.people import Chats
from data.store.permissions import Grants
from data.store.work import Reading, Work

HOLDER, OWNER = "permissions.holder", "permissions.owner"
EXPIRE, WARN = "permissions.expire", "permissions.warn"


def owner_chats(reading: Reading, grant: Grant) -> list[int]:
    """Return the channel and the group of the department that answers for a permission."""
    permission = reading.company.permissions.get(grant.permission)
    found = [
        Chats(reading).keyed(key, platform)
        for department in reading.company.departments
        if permission and department.key == permission.owner
        for platform, key in (("slack", department.slack), ("telegram", department.telegram))
        if key
    ]
    return [chat.chat_id for chat in found if chat is not None]


def show(work: Work, grant: Grant) -> None:
    """Let a card of a new grant stand before its holder, and before the department that answers for it."""
    work.promise(CardWanted(HOLDER, grant.subject, grant.chat_id, priority=Priority.ANSWER))
    work.promise(*(CardWanted(OWNER, grant.subject, chat_id) for chat_id in owner_chats(work, grant)))
    redraw(work, grant)


def redraw(work: Work, grant: Grant) -> None:
    """Let every card show the grant as it is."""
    request = Requests(work).find(grant.request)
    work.promise(SubjectChanged(grant.subject, Priority.ANSWER), SubjectChanged(request.subject))
    work.promise(SubjectChanged(f"home.{grant.person_id}"))


def tell_holder(work: Work, grant: Grant, kind: str, **facts: Fact) -> None:
    """Tell whoever has it, under their card."""
    work.promise(MessageWanted(kind, grant.subject, grant.chat_id, facts, about_card=HOLDER))


def tell_owner(work: Work, grant: Grant, kind: str, **facts: Fact) -> None:
    """Tell the department that answers for it, under its card."""
    for chat_id in owner_chats(work, grant):
        work.promise(MessageWanted(kind, grant.subject, chat_id, facts, about_card=OWNER))


def bar_others(work: Work, person_id: int) -> None:
    """Let what somebody asked for and what waits still be barred by what they hold now, and by nothing else."""
    held = held_now(Grants(work).of(person_id), work.now)
    for found in Requests(work).unfinished_of(person_id):
        if found.kind != KIND or found.state not in {RequestState.WAITING, RequestState.RETURNED}:
            continue
        request = Requests(work).find(found.number)
        bar = conflict(work.company.permissions, request.about, held - {request.about})
        if bar != request.barred_by:
            RequestChanges(work).save(replace(request, barred_by=bar))
            work.promise(SubjectChanged(request.subject))

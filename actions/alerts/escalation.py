"""The ladder that tells one after the other of an alert that nobody looks after."""

from datetime import timedelta

from actions.alerts.news import CARD
from actions.alerts.tell_elsewhere import best_chat, look_whether_told
from actions.ladders.climb_ladder import Climbed, climb_ladder
from actions.ladders.end_ladder import end_ladder
from actions.ladders.pause_ladder import pause_ladder
from actions.ladders.resume_ladder import resume_ladder
from actions.ladders.start_ladder import start_ladder
from actions.ladders.tell import chats_of, hooks_of
from data.model.alerts import REALERT_AFTER, AlertEntryKind, AlertGroup, AlertState
from data.model.durations import duration
from data.model.notices import CallWanted, CardWanted, MessageWanted, Priority
from data.store.alerts import AlertChanges
from data.store.cards import Shown
from data.store.due import DueChanges
from data.store.work import Work

CLIMB, BRING_BACK = "alerts.escalation", "alerts.bring_back"
PAGE = "alerts.page"
CHAIN, ROTA = "default", "platform"
# What is for information alone wakes nobody.
CALLS_NOBODY = "info"


def watch_over(work: Work, group: AlertGroup) -> None:
    """Tell one after the other from now on, as the company file says now, until somebody looks after it."""
    plan = work.company.escalations.get(CHAIN)
    if plan is None or group.severity == CALLS_NOBODY:
        return
    start_ladder(work, name=CLIMB, subject=group.subject, plan=plan)
    if group.is_silent(work.now):
        pause_ladder(work, name=CLIMB, subject=group.subject)


def leave_off(work: Work, group: AlertGroup) -> None:
    """Tell nobody else for now."""
    pause_ladder(work, name=CLIMB, subject=group.subject)


def go_on(work: Work, group: AlertGroup) -> None:
    """Go on telling where it was left off, unless somebody looks after it, or it is silenced."""
    if group.state is AlertState.FIRING and not group.is_silent(work.now):
        resume_ladder(work, name=CLIMB, subject=group.subject)


def stop(work: Work, group: AlertGroup) -> None:
    """Tell nobody any more: it is over."""
    end_ladder(work, name=CLIMB, subject=group.subject)
    DueChanges(work).cancel(BRING_BACK, group.subject)


def bring_back_later(work: Work, group: AlertGroup) -> None:
    """Let it come back if nothing more is heard of whoever acknowledged it."""
    after: timedelta = duration(work.company.timings.get("realert_after", REALERT_AFTER))
    DueChanges(work).plan(BRING_BACK, group.subject, work.now + after)


def step_up(work: Work, group: AlertGroup, *, by: int | None = None) -> bool:
    """Take the step of the ladder that is due; return whether anybody was told.

    Args:
        by: who wants it, None where time does.
    """
    climbed = climb_ladder(work, name=CLIMB, subject=group.subject)
    return climbed is not None and _tell(work, group, climbed, by=by)


def _tell(work: Work, group: AlertGroup, climbed: Climbed, *, by: int | None) -> bool:
    chats, hooks = chats_of(work, climbed.step.to, rota=ROTA), hooks_of(work, climbed.step.to)
    for hook in hooks:
        work.promise(CallWanted(hook, PAGE, group.subject, {"step": climbed.number}, priority=Priority.ALERT))
        AlertChanges(work).write(group, AlertEntryKind.ESCALATED, by=by, text=hook)
    for chat in {one.chat_id: one for one in (best_chat(work, found) for found in chats)}.values():
        stands = Shown(work).newest_instance(CARD, group.subject, chat.chat_id) is not None
        work.promise(CardWanted(CARD, group.subject, chat.chat_id, priority=Priority.ALERT))
        if stands:
            facts = {"step": climbed.number}
            work.promise(
                MessageWanted(
                    "alerts.escalated",
                    group.subject,
                    chat.chat_id,
                    facts,
                    about_card=CARD,
                    priority=Priority.ALERT,
                )
            )
        look_whether_told(work, group, chat)
        AlertChanges(work).write(
            group,
            AlertEntryKind.ESCALATED,
            by=by,
            person_id=chat.person_id,
            text="" if chat.person_id else chat.key or "",
        )
    return bool(chats or hooks)

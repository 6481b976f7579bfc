"""Send an announcement to everybody it is for: unit by unit, watched until the last copy has fared somehow."""

from dataclasses import replace
from datetime import timedelta

from actions.announcements.news import REPORT, SOONEST, STOPPED, UNIT, WATCH, redraw, tell_author, tell_origin
from actions.announcements.plan_reminders import plan_reminders
from actions.announcements.reviewing import digest_now
from data.model.announcements import AT_ANY_HOUR, Announcement, AnnouncementState
from data.model.notices import CardWanted, Fact, Priority, Recall, SubjectChanged
from data.store.announcement_audience import AudienceRows, Recipient, RecipientChanges
from data.store.announcement_copies import COPY, CORRECTING, TO_COME, Copies
from data.store.announcements import AnnouncementChanges, Announcements
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.work import Work

# So many are planned in one transaction: nobody who writes meanwhile waits for more than that.
PLANNED_AT_ONCE = 200
LATEST, SHARE = timedelta(minutes=1), 10
TAKING_BACK = frozenset({Recall.WANTED.value, Recall.OVERWRITE.value})


def begin_sending(work: Work, *, number: int) -> None:
    """Begin with the channels and groups, unless it is another text by now than was agreed to."""
    announcement = Announcements(work).find(number)
    if announcement.state is not AnnouncementState.SCHEDULED:
        return
    if announcement.send_at is not None and announcement.send_at > work.now:
        return
    if digest_now(work, announcement) != announcement.signed:
        _stop(work, announcement)
        return
    begun = replace(
        announcement,
        state=AnnouncementState.SENDING,
        shown=announcement.revision,
        started_at=work.now,
    )
    AnnouncementChanges(work).save(begun)
    work.audit(Happened("announcements.begun", begun.subject, facts={"digest": begun.signed}))
    for place in AudienceRows(work).places(begun):
        _send(work, begun, place)
    go_on(work, begun)
    plan_reminders(work, begun)
    redraw(work, begun)


def send_unit(work: Work, *, number: int) -> None:
    """Promise the next copies, and plan the unit after it; whoever was told or left out already is not told again."""
    announcement = Announcements(work).find(number)
    if announcement.state is not AnnouncementState.SENDING or announcement.is_planned:
        return
    recipients, up_to = AudienceRows(work).people(announcement, most=PLANNED_AT_ONCE)
    for recipient in recipients:
        _send(work, announcement, recipient)
    if up_to is None:
        planned = replace(announcement, is_planned=True)
    else:
        planned = replace(announcement, cursor=up_to)
        DueChanges(work).plan(UNIT, planned.subject, work.now)
    AnnouncementChanges(work).save(planned)


def watch_sending(work: Work, *, number: int) -> None:
    """Show how far it is, and look again later, as long as something is on its way or being taken back."""
    announcement = Announcements(work).find(number)
    copies, is_sending = Copies(work), announcement.state is AnnouncementState.SENDING
    tally = copies.tally(announcement)
    to_come = any(tally.get(one) for one in TO_COME)
    under_way = to_come or bool(tally.get(CORRECTING))
    taking_back = any(one in TAKING_BACK for one in copies.is_recalled(announcement))
    work.promise(SubjectChanged(announcement.subject, Priority.REMINDER))
    if is_sending and announcement.is_planned and not to_come:
        _end(work, announcement)
    elif is_sending or under_way or taking_back:
        moves = taking_back or tally.get(CORRECTING) or not announcement.is_planned
        first = None if moves else copies.to_come(announcement)
        soonest = work.now + _pause(work, announcement)
        DueChanges(work).plan(WATCH, announcement.subject, max(soonest, first or soonest))
    elif announcement.state is AnnouncementState.RECALLED:
        tell_author(work, announcement, REPORT)


def go_on(work: Work, announcement: Announcement) -> None:
    """Let the rest be planned, and what becomes of it be shown."""
    if not announcement.is_planned:
        DueChanges(work).plan(UNIT, announcement.subject, work.now)
    DueChanges(work).plan(WATCH, announcement.subject, work.now + SOONEST)


def _pause(work: Work, announcement: Announcement) -> timedelta:
    """Return how long to wait before looking again: what takes longer is looked at less often."""
    lasted = work.now - (announcement.started_at or work.now)
    return min(max(lasted / SHARE, SOONEST), LATEST)


def _send(work: Work, announcement: Announcement, recipient: Recipient) -> None:
    if RecipientChanges(work).add(announcement, recipient) and not recipient.skipped:
        work.promise(
            CardWanted(
                COPY,
                announcement.copies,
                recipient.chat_id,
                # What waits for the morning in the same chat must not hold back what is told at any hour.
                priority=Priority.REMINDER if announcement.kind in AT_ANY_HOUR else Priority.BROADCAST,
                not_before=recipient.quiet_until,
            )
        )


def _end(work: Work, announcement: Announcement) -> None:
    ended = replace(announcement, state=AnnouncementState.SENT, ended_at=work.now)
    AnnouncementChanges(work).save(ended)
    facts: dict[str, Fact | None] = {**Copies(work).tally(ended)}
    work.audit(Happened("announcements.sent", ended.subject, facts=facts))
    tell_author(work, ended, REPORT)
    tell_origin(work, ended)


def _stop(work: Work, announcement: Announcement) -> None:
    """Let what is not what was agreed to be a draft again."""
    stopped = replace(announcement, state=AnnouncementState.DRAFT, signed="", send_at=None)
    AnnouncementChanges(work).save(stopped)
    work.audit(Happened("announcements.stopped", stopped.subject, facts={"signed": announcement.signed}))
    tell_author(work, stopped, STOPPED)
    redraw(work, stopped)

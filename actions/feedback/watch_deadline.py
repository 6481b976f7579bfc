"""Tell who can still keep a promise, and those who must know that it is broken."""

from actions.feedback.news import redraw, tell_reporter
from actions.ladders.climb_ladder import climb_ladder
from actions.ladders.tell import chats_of
from data.model.deadlines import BROKEN
from data.model.feedback import TicketState
from data.model.notices import MessageWanted, Priority
from data.store.audit import Happened
from data.store.feedback import TicketChanges
from data.store.work import Work


def watch_deadline(work: Work, *, promise: str, number: int) -> None:
    """Warn of a promise, or report that it is broken, unless it has been kept.

    Args:
        promise: name of the ladder that watches over it.
    """
    ticket = TicketChanges(work).locked(number)
    climbed = climb_ladder(work, name=promise, subject=ticket.subject)
    if climbed is None or ticket.state is not TicketState.OPEN:
        return
    broken = climbed.step.news == BROKEN
    goal = climbed.ladder.goal_at
    if not broken and goal is not None and goal <= work.now:
        return  # A desk that was down need not warn of what it reports in the same moment.
    deed = "feedback.deadline_broken" if broken else "feedback.deadline_near"
    work.audit(Happened(deed, ticket.subject, facts={"promise": promise}))
    redraw(work, ticket, attention=("feedback.staff",))
    for chat in chats_of(work, climbed.step.to, department=ticket.department):
        facts = {"promise": promise}
        work.promise(
            MessageWanted(
                deed,
                ticket.subject,
                chat.chat_id,
                facts,
                about_card="feedback.staff",
                priority=Priority.WORK,
            )
        )
    if broken:
        tell_reporter(work, ticket, "feedback.late", promise=promise)

"""See to it that somebody else looks at what one person alone let pass."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from actions.approvals.open_request import CALENDAR
from actions.ladders.climb_ladder import climb_ladder
from actions.ladders.end_ladder import end_ladder
from actions.ladders.start_ladder import start_ladder
from actions.ladders.tell import chats_of
from data.model.approvals.policy import end_of_workday
from data.model.approvals.requests import LONGEST_COMMENT
from data.model.ladders import MOST_REPEATS, Plan, Step, Told, Whom
from data.model.notices import CardWanted, MessageWanted
from data.model.writing import clean
from data.store.work import Work

AGAIN = timedelta(days=1)
# The last hours of the last working day are left to do it in.
LEFT_TO_DO_IT = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Review:
    """How a capability has such things reviewed.

    Attributes:
        name: of the due row by which it is asked for once more, and of the message that asks.
        card: kind of the card on which it is given.
    """

    name: str
    card: str


def review_later(work: Work, review: Review, *, subject: str, group: str, within: int) -> None:
    """Let a group have the card, and be asked for a review until there is one.

    Args:
        group: key of a department. within: working days.
    """
    zone, calendar = ZoneInfo(work.company.time_zone), work.company.calendar(CALENDAR)
    due = end_of_workday(work.now, within, calendar=calendar, zone=zone)
    to = (Told(Whom.GROUP, group),)
    first = Step(max(due - LEFT_TO_DO_IT - work.now, timedelta()), to)
    plan = Plan((first, *(Step(AGAIN, to) for _day in range(MOST_REPEATS))), only_in=CALENDAR)
    start_ladder(work, name=review.name, subject=subject, plan=plan)
    for chat in chats_of(work, to):
        work.promise(CardWanted(review.card, subject, chat.chat_id))


def ask_again(work: Work, review: Review, *, subject: str, waits: bool) -> bool:
    """Ask once more for a review that nobody has made; tell whether there was anything to ask for.

    Args:
        waits: whether it is still to be made.
    """
    climbed = climb_ladder(work, name=review.name, subject=subject)
    if climbed is None or not waits:
        return False
    for chat in chats_of(work, climbed.step.to):
        work.promise(MessageWanted(review.name, subject, chat.chat_id, about_card=review.card))
    return True


def take_review(work: Work, review: Review, *, subject: str, comment: str) -> str:
    """Return what somebody found as it is kept, and ask nobody any more.

    Raises:
        NothingWritten, TooLong: it is none to keep.
    """
    words = clean(comment, longest=LONGEST_COMMENT)
    end_ladder(work, name=review.name, subject=subject)
    return words

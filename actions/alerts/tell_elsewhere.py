"""Tell somebody of an alert on their other platform, where nothing reached them on the first."""

from datetime import timedelta

from actions.alerts.news import CARD, redraw
from data.model.alerts import ELSEWHERE_AFTER, AlertEntryKind, AlertGroup, AlertState
from data.model.durations import duration
from data.model.notices import CardWanted, Priority
from data.model.people import PLATFORMS, Chat
from data.store.alerts import AlertChanges, AlertGroups
from data.store.arrivals import has_arrived
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.people import Chats
from data.store.troubles import Troubles
from data.store.work import Reading, Work

LOOK_WHETHER_TOLD = "alerts.look_whether_told"


def best_chat(reading: Reading, chat: Chat) -> Chat:
    """Return where to tell whoever a chat belongs to: on their other platform while this one is in trouble."""
    if chat.person_id is None or Troubles(reading).reason(chat.platform) is None:
        return chat
    return _other(reading, chat) or chat


def look_whether_told(work: Work, group: AlertGroup, chat: Chat) -> None:
    """See to it that whoever is told in a private chat is told on their other platform if nothing arrives there.

    What is due is planned once for a chat: told again, it is looked at from then on.
    """
    if chat.person_id is not None and _other(work, chat) is not None:
        after: timedelta = duration(work.company.timings.get("alert_elsewhere_after", ELSEWHERE_AFTER))
        DueChanges(work).plan(LOOK_WHETHER_TOLD, f"{group.subject}:{chat.chat_id}", work.now + after)


def tell_elsewhere(work: Work, *, number: int, chat_id: int) -> None:
    """Tell them there, unless it arrived meanwhile, or nobody needs to be told any more."""
    group = AlertGroups(work).locked(number)
    chat = Chats(work).find(chat_id)
    other = _other(work, chat)
    waits = group.state is AlertState.FIRING and not group.is_silent(work.now)
    if not waits or other is None or has_arrived(work, group.subject, chat_id):
        return
    work.promise(CardWanted(CARD, group.subject, other.chat_id, priority=Priority.ALERT))
    AlertChanges(work).write(group, AlertEntryKind.ELSEWHERE, person_id=chat.person_id, text=other.platform)
    facts = {"person": chat.person_id, "platform": other.platform}
    work.audit(Happened("alerts.told_elsewhere", group.subject, facts=facts))
    redraw(work, group)


def _other(reading: Reading, chat: Chat) -> Chat | None:
    """Return the private chat on the other platform in which something may reach them, None where there is none."""
    if chat.person_id is None:
        return None
    for platform in PLATFORMS:
        found = Chats(reading).private_on(chat.person_id, platform) if platform != chat.platform else None
        if found is not None and not found.gone and Troubles(reading).reason(platform) is None:
            return found
    return None

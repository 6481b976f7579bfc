"""Whom the news of an alert reaches."""

from data.model.alerts import AlertEntryKind, AlertGroup
from data.model.notices import CardWanted, MessageWanted, Priority, SubjectChanged
from data.model.people import Chat
from data.store.people import Chats
from data.store.work import Reading, Work

CARD = "alerts.group"


def alert_chats(reading: Reading, group: AlertGroup) -> list[Chat]:
    """Return where an alert is shown: on duty, and in the channel of its app."""
    company, chats = reading.company, Chats(reading)
    found = [chats.keyed(key, platform) for platform, key in company.alert_chats.items()]
    app = company.app(group.app)
    if app is not None and app.slack:
        found.append(chats.keyed(app.slack, "slack"))
    return list({chat.chat_id: chat for chat in found if chat is not None}.values())


def show(work: Work, group: AlertGroup) -> None:
    """Let a card stand wherever the alert is to be seen; a new one makes a sound."""
    for chat in alert_chats(work, group):
        work.promise(CardWanted(CARD, group.subject, chat.chat_id, priority=Priority.ALERT))


def redraw(work: Work, group: AlertGroup, *, attention: bool = False) -> None:
    """Let every card about the alert show it as it is now, without a sound."""
    kinds = frozenset({CARD}) if attention else frozenset[str]()
    work.promise(SubjectChanged(group.subject, Priority.ALERT, kinds))


def worse(work: Work, group: AlertGroup, kind: AlertEntryKind, *, count: int = 0) -> None:
    """Say aloud, beside every card, that it got worse; a silenced alert only shows it.

    Args:
        count: of how many more alerts there is to tell.
    """
    silent = group.is_silent(work.now)
    redraw(work, group, attention=not silent)
    for chat in () if silent else alert_chats(work, group):
        work.promise(
            MessageWanted(
                "alerts.worse",
                group.subject,
                chat.chat_id,
                {"kind": kind.value, "count": count, "round": group.round},
                about_card=CARD,
                priority=Priority.ALERT,
            )
        )

"""Bring what cannot wait to somebody's other platform when it does not reach them on the first."""

from data.model.notices import CardWanted, MessageWanted, Priority
from data.store.cards import Shown
from data.store.outgoing import Outgoing
from data.store.people import Chats
from data.store.work import Work

# Of a message that was brought on already, so that it does not go to and fro.
BROUGHT_ON = "brought_on"


def bring_elsewhere(work: Work, item: Outgoing) -> None:
    """Promise an alert anew in another private chat of whom it did not reach."""
    facts = dict(item.facts or {})
    if item.priority is not Priority.ALERT or item.message_ref is not None or BROUGHT_ON in facts:
        return
    chats = Chats(work)
    person_id = chats.find(item.chat_id).person_id
    other = chats.private(person_id, but=item.chat_id) if person_id is not None else None
    if other is None or other.gone:
        return
    if item.what == "message":
        work.promise(
            MessageWanted(
                item.kind,
                item.subject,
                other.chat_id,
                facts | {BROUGHT_ON: 1},
                about_card=item.about_card,
                priority=item.priority,
            )
        )
    elif Shown(work).newest_instance(item.kind, item.subject, other.chat_id) is None:
        work.promise(
            CardWanted(item.kind, item.subject, other.chat_id, item.instance, priority=item.priority)
        )

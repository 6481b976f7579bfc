"""Call somebody to help with an alert."""

from actions.alerts.access import alert_for
from actions.alerts.news import CARD, redraw
from actions.alerts.tell_elsewhere import best_chat, look_whether_told
from actions.people.colleague_named import colleague_named
from actions.people.may import may
from data.model.alerts import AlertEntryKind, AlertGroup, CannotRespond
from data.model.notices import CardWanted, MessageWanted, Priority
from data.model.people import Person
from data.store.alerts import AlertChanges
from data.store.audit import Happened
from data.store.colleagues import Colleagues
from data.store.people import Chats
from data.store.work import Reading, Work


def add_responder(work: Work, *, number: int, by: Person, seen_round: int | None, person: str) -> AlertGroup:
    """Show the alert to somebody in their private chat, aloud, and tell them who calls.

    Args:
        person: key or name of somebody of the company.

    Raises:
        NotAllowed, NobodyMay, UnknownAlert, ButtonIsOld, AlertIsOver: see `alert_for`.
        UnknownColleague, SeveralColleagues: see `colleague_named`.
        CannotRespond: they may not see alerts, or have no private chat.
    """
    group = alert_for(work, "alerts.add_responder", number=number, by=by, seen_round=seen_round)
    whom = colleague_named(work, person)
    person_id, chat = whom.person_id, Chats(work).private(whom.person_id)
    if chat is None or not _may_see(work, whom):
        raise CannotRespond(whom.person_id)
    chat = best_chat(work, chat)
    AlertChanges(work).write(group, AlertEntryKind.RESPONDER, by=by.person_id, person_id=person_id)
    work.audit(Happened("alerts.responder_added", group.subject, by.person_id, {"person": person_id}))
    redraw(work, group)
    look_whether_told(work, group, chat)
    facts = {"by": by.person_id}
    work.promise(
        CardWanted(CARD, group.subject, chat.chat_id, priority=Priority.ALERT),
        MessageWanted(
            "alerts.responder",
            group.subject,
            chat.chat_id,
            facts,
            about_card=CARD,
            priority=Priority.ALERT,
        ),
    )
    return group


def able_to_respond(reading: Reading) -> frozenset[int]:
    """Return who could be called, by person_id: whoever may see alerts and has a private chat."""
    return frozenset(
        one.person_id
        for _key, one in Colleagues(reading).all()
        if _may_see(reading, one) and Chats(reading).private(one.person_id) is not None
    )


def _may_see(reading: Reading, person: Person) -> bool:
    return may(reading, "alerts.view", by=person)

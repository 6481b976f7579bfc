"""Feedback: what somebody says who was asked something, or told something, about a report of theirs."""

import re
from datetime import timedelta

from actions.feedback.name_app import name_app
from bot.conversation.capability import Aim, Handler, Scene, Told
from bot.conversation.doubt import CONFIDENTIAL, LIKELY, NO_GUESS_FROM, NOTHING
from bot.conversation.understanding import Understood
from bot.wiring.feedback_words import FILING, SAME_MATTER_SECONDS, added_to, ticket_named, went_on
from data.model.feedback import EntryKind, Ticket
from data.store.feedback import Tickets
from data.store.ticket_talk import LastSaid, TicketTalk

# What answers no question about a report, where it is likely to be meant at all.
OTHERWISE = frozenset(
    {
        CONFIDENTIAL,
        "check_status",
        "talk_to_human",
        "request_my_data",
        "erase_my_data",
        "subscribe",
        "unsubscribe",
        "appeal",
        "switch_language",
        "help",
        "cancel",
        "greet",
        "thank",
    }
)
# Said for sure, they are about something new, unless the report is one of them itself.
OF_THEIR_OWN = frozenset({"complain", "suggest", "praise"})
# What whoever works here says as somebody who reported something.
OF_REPORTERS = FILING | {"add_detail", "reopen_ticket", "affirm", "deny", "out_of_scope"}
# A colleague who writes an answer may ask something in it.
ASKS = re.compile(
    r"[?？]|[请請](问|問|提供|告诉|告訴|补充|補充|说明|說明|发|發|傳|传)|\bplease (send|tell|provide|give|share|describe|let us know)\b",
    re.IGNORECASE,
)
# So long what colleagues wrote is what somebody goes on about, who says something that is not clear.
STILL_TALKED_OF = timedelta(days=1)
# What says no more than which app it is.
AROUND_A_NAME = re.compile(
    r"[\W_]|\b(it|its|is|was|that|this|the|about|in|on|with|of|my|app|mean|i)\b|[是在用的个個那这這就我说說指呀啊哦喔啦呢]|应用|應用|程式|软件|軟體",
    re.IGNORECASE,
)


def answers(scene: Scene, aim: Aim) -> bool:
    """Take what answers a question about a report of theirs; tell whether it does."""
    understood = scene.understood or Understood(NOTHING, decision="out_of_scope")
    if scene.chat.kind != "private" or not (aim.text.strip() or aim.files) or ticket_named(aim.text):
        return False
    said = _last_said(scene)
    if _named_app(scene, aim, understood, said):
        return True
    asked = next((one for one in said if _asks(scene, one)), None)
    if asked is None or not _answers(scene, understood, asked.ticket):
        return False
    added_to(scene, _about(aim, asked.ticket))
    return True


def goes_on(scene: Scene, aim: Aim) -> bool:
    """Add what goes on with what was said a moment ago, where nothing tells what else it is."""
    return went_on(scene, aim, loose=bool(aim.files)) or _talked_on(scene, aim)


def talked(unsure: Handler) -> Handler:
    """Make of the handler of what means nothing one that adds it to what is being talked of."""

    def run(scene: Scene, aim: Aim) -> Told:
        return "" if not aim.subject and _talked_on(scene, aim) else unsure(scene, aim)

    return run


def _last_said(scene: Scene) -> list[LastSaid]:
    talk, until = TicketTalk(scene.work), scene.turn.at
    return talk.last_said(scene.who.person_id, scene.chat.chat_id, until=until)


def _asks(scene: Scene, last: LastSaid) -> bool:
    if last.said_as is EntryKind.QUESTION:
        return True
    if last.said_as is not EntryKind.REPLY or scene.turn.at - last.said_at > STILL_TALKED_OF:
        return False
    return ASKS.search(Tickets(scene.work).entry(last.ticket, last.entry_number).text) is not None


def _answers(scene: Scene, understood: Understood, ticket: Ticket) -> bool:
    if understood.app and ticket.app and understood.app != ticket.app:
        return False
    meant = _meant(understood)
    if understood.decision == "sure" and meant & OF_THEIR_OWN - {ticket.kind}:
        return False
    return not meant & OTHERWISE and (not scene.who.is_staff or meant <= OF_REPORTERS)


def _meant(understood: Understood) -> set[str]:
    """Return what may be meant that would be no answer, and what most likely is."""
    if understood.heard:
        return {one.meaning.intent for one in understood.heard}
    if understood.decision == "sure":
        return {understood.intent}
    likely = {one.intent for one in understood.choices if one.confidence >= LIKELY}
    confidential = (
        one.intent == CONFIDENTIAL and one.confidence >= NO_GUESS_FROM for one in understood.choices
    )
    return likely | ({CONFIDENTIAL} if any(confidential) else set())


def _named_app(scene: Scene, aim: Aim, understood: Understood, said: list[LastSaid]) -> bool:
    """Take the name of an app as what the newest report is about that names none, and what stands beside it as more of it."""
    asked = next((one for one in said if not one.ticket.app), None)
    if asked is None or scene.work.company.app(understood.app) is None:
        return False
    named = next((one.text for one in understood.entities if one.entity == "app"), "")
    alone = bool(named) and not AROUND_A_NAME.sub("", aim.text.replace(named, ""))
    if not alone and not _is_more_of(scene, understood, asked):
        return False
    ticket = name_app(
        scene.work, number=asked.ticket.number, by=scene.who, app=understood.app, seen_round=None
    )
    if aim.files or not alone:
        added_to(scene, _about(aim, ticket))
    return True


def _is_more_of(scene: Scene, understood: Understood, asked: LastSaid) -> bool:
    """Tell whether words that are not clear go on with a report that was made just now."""
    made_now = (scene.turn.at - asked.said_at).total_seconds() <= SAME_MATTER_SECONDS
    unclear = understood.decision != "sure" or _meant(understood) == {"add_detail"}
    fits = _answers(scene, understood, asked.ticket)
    return asked.said_as is EntryKind.REPORT and made_now and unclear and fits


def _talked_on(scene: Scene, aim: Aim) -> bool:
    if scene.chat.kind != "private" or not aim.text.strip():
        return False
    said = _last_said(scene)
    understood = scene.understood
    latest = next(iter(said), None)
    if latest is None or understood is None or understood.app or scene.who.is_staff:
        return False
    if latest.said_as not in {EntryKind.REPLY, EntryKind.QUESTION}:
        return False
    recent = scene.turn.at - latest.said_at <= STILL_TALKED_OF
    if not recent or _meant(understood) & OTHERWISE:
        return False
    added_to(scene, _about(aim, latest.ticket))
    return True


def _about(aim: Aim, ticket: Ticket) -> Aim:
    return Aim(subject=ticket.subject, text=aim.text, files=aim.files)

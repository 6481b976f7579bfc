"""Feedback in people's own words: which intent files, asks or follows up what."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from actions.feedback.access import ticket_to_read
from actions.feedback.add_detail import add_detail
from actions.feedback.call_human import call_human
from actions.feedback.correct_entry import correct_entry, mark_deleted
from actions.feedback.file_ticket import Report, file_ticket
from actions.feedback.reopen_ticket import reopen_ticket
from bot.conversation.answers import answer
from bot.conversation.capability import Act, Aim, Handler, Scene
from bot.conversation.meaning import words_now
from bot.conversation.numbers import number_named
from bot.conversation.said import said_by
from bot.shapes.turn import Commanded, Said, Turn
from data.model.feedback import KINDS, Ticket, TicketState
from data.model.refusals import ButtonIsOld, UnknownButton
from data.model.writing import Origin
from data.store.feedback import Tickets
from data.store.files import SAID, FileChanges, Files
from data.store.origins import OriginChanges
from data.store.people import Chats

# What still can be added to; what is over is told as something new.
TAKES_MORE = frozenset({TicketState.OPEN, TicketState.RESOLVED})
FILE, LIST = "feedback.file", "feedback.list"
# Telegram's own programs cut a longer text into several messages of this length (core.telegram.org/bots/api,
# Message.text, read 2026-03).
CUT_BY_PLATFORM = 4096
CUT_LEEWAY = 64
CONTINUES_WITHIN_SECONDS = 60
# A picture without a word belongs to what its sender has just written, or is about to write.
SAME_MATTER_SECONDS = 600


def ticket_named(text: str) -> str:
    """Return the ticket that a text names, such as FB-7, or an empty text."""
    return number_named(text, ("FB",))


def filed_by(
    scene: Scene, aim: Aim, *, kind: str = "", origin: Origin | None = None, earlier: str = ""
) -> str:
    """File what somebody wrote, with whatever was understood of it and whatever came with it.

    Args:
        earlier: subject of files that came before it.
        origin: the message in which it was written, where that is not the one of this turn.
    """
    understood = scene.understood
    heard = understood.intent if understood and understood.intent in KINDS else "report_problem"
    file_ticket(
        scene.work,
        reporter=scene.who,
        chat=scene.home,
        origin=origin or scene.origin,
        report=Report(
            kind=kind or heard,
            text=aim.text,
            app=_app_named(scene),
            version=understood.version if understood else "",
        ),
        enclosed=scene.enclosed(aim, earlier=earlier or _wordless(scene)),
    )
    return ""


def _app_named(scene: Scene) -> str:
    """Return the app of the company that the words name, empty where they name none or somebody else's."""
    named = scene.understood.app if scene.understood else ""
    return named if scene.work.company.app(named) else ""


def filed_with(scene: Scene, aim: Aim) -> str:
    """File what somebody writes about files that they sent without a word; more such files wait with them."""
    if aim.text.strip():
        return filed_by(scene, aim, earlier=aim.subject)
    _keep_wordless(scene, aim)
    return ""


def _wordless(scene: Scene) -> str:
    """Return the subject of files that came just now without a word, empty where there are none."""
    subject = scene.chat.wordless
    if not subject:
        return ""
    kept = Files(scene.work).of(subject)
    age = (scene.work.now - kept[-1].sent_at).total_seconds() if kept else SAME_MATTER_SECONDS
    return subject if age < SAME_MATTER_SECONDS and kept[-1].person_id == scene.who.person_id else ""


def _keep_wordless(scene: Scene, aim: Aim) -> None:
    changes = FileChanges(scene.work)
    changes.add(aim.files, subject=aim.subject, person_id=scene.who.person_id, chat=scene.chat)
    changes.wait_for_words(scene.chat, aim.subject)


def _file(scene: Scene, aim: Aim) -> str:
    if aim.subject:
        return _add_words(scene, aim)
    return "" if went_on(scene, aim, loose=False) else filed_by(scene, aim)


def _unsure(scene: Scene, aim: Aim) -> str:
    if aim.subject:
        return _add_words(scene, aim)
    if went_on(scene, aim, loose=bool(aim.files)):
        return ""
    subject = scene.said
    if aim.files:
        _keep_wordless(scene, replace(aim, subject=subject))
    if scene.origin is not None:
        OriginChanges(scene.work).remember(scene.origin, subject=subject)
    answer(scene, "feedback.unsure", subject=subject)
    return ""


def went_on(scene: Scene, aim: Aim, *, loose: bool) -> bool:
    """Add what goes on with what the same person has just written there; return whether it does.

    Args:
        loose: whether it does so by itself, such as a picture with few words or none.
    """
    newest = _newest(scene)
    if newest is None or not _continues(scene, newest, loose=loose):
        return False
    add_detail(
        scene.work,
        number=newest.number,
        by=scene.who,
        text=aim.text,
        continued=True,
        origin=scene.origin,
        enclosed=scene.enclosed(aim),
    )
    return True


def said_file(scene: Scene, aim: Aim) -> str:
    """File an earlier text as what its writer says that it was meant as.

    Raises:
        UnknownButton: there is no such kind.
        ButtonIsOld: the text is not kept any more, or is somebody else's.
    """
    if aim.value not in KINDS:
        raise UnknownButton
    turn = said_by(scene.work, aim.subject, scene.who.person_id)
    if turn is None or not isinstance(turn.deed, Said | Commanded):
        raise ButtonIsOld
    origin = _origin_of(scene, turn, aim.subject)
    said = Aim(text=words_now(scene.work, origin, turn, scene.who.person_id))
    kept = aim.subject if Files(scene.work).of(aim.subject) else ""
    filed_by(scene, said, kind=aim.value, origin=origin, earlier=kept)
    return scene.words("toast-noted")


def _origin_of(scene: Scene, turn: Turn, subject: str) -> Origin | None:
    """Return the message in which something was said; a command is no message, but becomes something once only as well."""
    if turn.place is None:
        return None
    ref = turn.deed.message_ref if isinstance(turn.deed, Said) else subject
    chat = Chats(scene.work).at(turn.place.platform, turn.place.address)
    return Origin(chat.chat_id, ref) if chat and ref else None


def edited(scene: Scene, aim: Aim) -> None:
    """Let a ticket follow the message from which it came; a text that waits to be filed is filed as it is now."""
    if aim.subject.startswith(SAID):
        if scene.origin is not None:
            OriginChanges(scene.work).remember(scene.origin, subject=f"{SAID}{scene.work.turn_id}")
        return
    correct_entry(scene.work, number=aim.number, entry=int(aim.value), by=scene.who, text=aim.text)


def deleted(scene: Scene, aim: Aim) -> None:
    """Note on a ticket that the message is gone from which it came."""
    if not aim.subject.startswith(SAID):
        mark_deleted(scene.work, number=aim.number, entry=int(aim.value), by=scene.who)


def _newest(scene: Scene) -> Ticket | None:
    found = Tickets(scene.work).of_reporter(scene.who.person_id)
    return found[0] if found else None


def _continues(scene: Scene, ticket: Ticket, *, loose: bool) -> bool:
    if ticket.state is not TicketState.OPEN or ticket.chat_id != scene.chat.chat_id:
        return False
    last = Tickets(scene.work).entries(ticket)[-1]
    age = (scene.work.now - last.at).total_seconds()
    if loose:
        return last.author_id == scene.who.person_id and age <= SAME_MATTER_SECONDS
    length = len(last.text.encode("utf-16-le")) // 2
    # A cut may fall on white space, which is not kept, or before a letter of two units.
    full = CUT_BY_PLATFORM - CUT_LEEWAY <= length <= CUT_BY_PLATFORM
    return last.author_id == scene.who.person_id and full and age <= CONTINUES_WITHIN_SECONDS


def _add_words(scene: Scene, aim: Aim) -> str:
    newest = _newest(scene)
    over = newest is None or newest.state not in TAKES_MORE
    if not aim.subject and over:
        return filed_by(scene, aim)
    added_to(scene, aim if aim.subject or newest is None else replace(aim, subject=newest.subject))
    return ""


def added_to(scene: Scene, aim: Aim, *, continued: bool = False) -> None:
    """Add what somebody says to a report of theirs."""
    add_detail(
        scene.work,
        number=aim.number,
        by=scene.who,
        text=aim.text,
        continued=continued,
        origin=scene.origin,
        enclosed=scene.enclosed(aim, earlier=_wordless(scene)),
    )


def _reopen_words(scene: Scene, aim: Aim) -> str:
    newest = _newest(scene)
    subject = aim.subject or (newest.subject if newest else "")
    if not subject:
        return filed_by(scene, aim)
    ticket = ticket_to_read(scene.work, number=Aim(subject).number, by=scene.who)
    theirs = ticket.reporter_id == scene.who.person_id
    if theirs and ticket.state is TicketState.OPEN:
        # It happened again before it was solved at all: whoever works on it wants to know.
        return _add_words(scene, replace(aim, subject=subject))
    reopen_ticket(scene.work, number=ticket.number, by=scene.who, seen_round=None)
    if theirs:
        added_to(scene, replace(aim, subject=subject), continued=True)
    answer(scene, "feedback.reopened", subject=subject)
    return ""


def _human_words(scene: Scene, aim: Aim) -> str:
    newest = _newest(scene)
    if newest is None or newest.state is not TicketState.OPEN:
        return filed_by(scene, aim, kind="ask_question")
    call_human(scene.work, number=newest.number, by=scene.who, seen_round=None)
    answer(scene, "feedback.human_called", subject=newest.subject)
    return ""


def _always(_scene: Scene) -> bool:
    return True


def _has_reported(scene: Scene) -> bool:
    return _newest(scene) is not None


def _follows_tickets(scene: Scene) -> bool:
    return scene.who.is_staff or _has_reported(scene)


# What somebody may be asked about, when their words are not clear.
OFFERS: Mapping[str, Callable[[Scene], bool]] = {
    **dict.fromkeys(KINDS, _always),
    "check_status": _follows_tickets,
    "add_detail": _has_reported,
    "reopen_ticket": _has_reported,
    "talk_to_human": _always,
    "cancel": _has_reported,
}
FILING = frozenset(KINDS)
# With a number in them all of these are added to what has that number, which is opened again for it where that was meant.
ALIKE = FILING | {"add_detail", "reopen_ticket"}


def intents(
    *,
    status: Handler,
    asked: Callable[[Handler], Handler],
    waited: Callable[[Handler], Handler],
    talked: Callable[[Handler], Handler],
) -> Mapping[str, Act]:
    """Return what to do when a text means something about feedback.

    Args:
        status: tells how things stand, by what words named.
        asked: makes of the handler that files a question one that answers it where it can.
        waited: makes of it one that adds what is said of an earlier report to that.
        talked: makes of the handler of what means nothing one that adds it to what is being talked of.
    """
    return dict.fromkeys(KINDS, Act(FILE, _file)) | {
        "ask_question": Act(FILE, asked(_file)),
        "complain": Act(FILE, waited(_file)),
        "check_status": Act(LIST, status, shows_named=True),
        "add_detail": Act("feedback.add", _add_words),
        "reopen_ticket": Act("feedback.reopen", _reopen_words),
        "talk_to_human": Act(FILE, _human_words),
        "out_of_scope": Act(FILE, talked(_unsure)),
    }

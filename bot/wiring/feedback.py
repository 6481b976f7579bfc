"""Feedback, wired: which words, commands, buttons and forms lead to which operation."""

import contextlib
from dataclasses import replace

from actions.feedback.access import guard_ticket, ticket_to_read
from actions.feedback.add_detail import add_detail
from actions.feedback.answer_outcome import answer_outcome
from actions.feedback.call_human import call_human
from actions.feedback.close_silent_ticket import close_silent_ticket
from actions.feedback.enclose_files import add_files
from actions.feedback.hand_back_tickets import hand_back_tickets
from actions.feedback.leave_at_rating import LET_BE, leave_at_rating
from actions.feedback.name_app import name_app
from actions.feedback.note_ticket import note_ticket
from actions.feedback.rate_ticket import rate_ticket
from actions.feedback.remind_outcome import remind_outcome
from actions.feedback.reopen_ticket import reopen_ticket
from actions.feedback.resolve_ticket import CLOSE, REMIND
from actions.feedback.show_file import miss_file, show_file
from actions.feedback.withdraw_ticket import withdraw_ticket
from actions.people.may import require
from bot.cards import feedback as cards
from bot.cards import feedback_home as home
from bot.cards import feedback_news as news
from bot.cards import files
from bot.cards.feedback_lists import LIST as LISTS
from bot.cards.feedback_lists import SUBJECT
from bot.conversation.capability import Act, Aim, Capability, Command, Press, Scene
from bot.conversation.declared import Chapter, Section
from bot.forms import feedback as forms
from bot.shapes.turn import Due, FileCame
from bot.wiring import feedback_answers as answers
from bot.wiring import feedback_desk as desk
from bot.wiring import feedback_lists as lists
from bot.wiring import feedback_together as together
from bot.wiring.feedback_faq import asked, helped, human_instead
from bot.wiring.feedback_follow_ups import called_off, waited
from bot.wiring.feedback_lists import concerned, opened, status, status_in_words, tickets
from bot.wiring.feedback_reported import MAY_BE_A_HOLE, report
from bot.wiring.feedback_talk import answers as answers_question
from bot.wiring.feedback_talk import goes_on, talked
from bot.wiring.feedback_words import (
    ALIKE,
    FILE,
    FILING,
    LIST,
    OFFERS,
    deleted,
    edited,
    filed_with,
    intents,
    said_file,
)
from data.model.feedback import RATINGS
from data.model.people import Person
from data.model.refusals import Refusal, UnknownButton
from data.model.rights.rule import Matter
from data.store.feedback import Tickets
from data.store.files import SAID
from data.store.work import Reading, Work


def _guard(reading: Reading, operation: str, subject: str, by: Person) -> None:
    if subject.startswith(SAID):
        # Words that became no ticket yet: whoever calls a person files them; nothing else that is done to tickets can be done.
        filing = operation == "feedback.call_human"
        require(reading, FILE if filing else operation, by=by, about=Matter())
        return
    if subject.startswith(f"{SUBJECT}."):
        lists.guard_list(reading, operation, subject, by)
        return
    ticket = Tickets(reading).find(Aim(subject).number)
    guard_ticket(reading, operation, ticket=ticket, by=by)


def _note(scene: Scene, aim: Aim) -> str:
    note_ticket(
        scene.work, number=aim.number, by=scene.who, text=aim.answers["message"], seen_round=aim.version
    )
    return scene.words("toast-kept", subject=aim.subject)


def _add(scene: Scene, aim: Aim) -> str:
    text = aim.answers.get("message", aim.text)
    add_detail(
        scene.work,
        number=aim.number,
        by=scene.who,
        text=text,
        seen_round=aim.version,
        origin=scene.origin,
        enclosed=scene.enclosed(aim),
    )
    return scene.words("toast-kept", subject=aim.subject)


def _about(scene: Scene, aim: Aim) -> str:
    if aim.subject.startswith(SAID):
        return filed_with(scene, aim)
    if aim.continued:
        aim = _with_the_rest(scene, aim)
        if not aim.text:
            return ""
    ticket = ticket_to_read(scene.work, number=aim.number, by=scene.who)
    if ticket.reporter_id == scene.who.person_id:
        return _add(scene, aim)
    _noted(scene, aim)
    return ""


def _noted(scene: Scene, aim: Aim) -> None:
    note_ticket(
        scene.work,
        number=aim.number,
        by=scene.who,
        text=aim.text,
        seen_round=None,
        origin=scene.origin,
        enclosed=scene.enclosed(aim),
    )


def _with_the_rest(scene: Scene, aim: Aim) -> Aim:
    """Put the files of what goes on beside those of its beginning; return what is left, which is words or nothing."""
    if enclosed := scene.enclosed(aim):
        add_files(scene.work, number=aim.number, entry=int(aim.value), by=scene.who, enclosed=enclosed)
    return replace(aim, files=())


def _overheard(scene: Scene, aim: Aim) -> None:
    with contextlib.suppress(Refusal):
        _noted(scene, aim)


def _solved(scene: Scene, aim: Aim) -> str:
    answer_outcome(scene.work, number=aim.number, by=scene.who, solved=True, seen_round=aim.version)
    return scene.words("toast-solved")


def _not_yet(scene: Scene, aim: Aim) -> str:
    answer_outcome(scene.work, number=aim.number, by=scene.who, solved=False, seen_round=aim.version)
    return scene.words("toast-not-yet")


def _rate(scene: Scene, aim: Aim) -> str:
    if aim.value not in {str(rating) for rating in RATINGS}:
        raise UnknownButton
    rate_ticket(scene.work, number=aim.number, by=scene.who, rating=int(aim.value), seen_round=aim.version)
    return scene.words("toast-thanks")


def _just_saying(scene: Scene, aim: Aim) -> str:
    leave_at_rating(scene.work, number=aim.number, by=scene.who, seen_round=aim.version)
    return scene.words("toast-thanks")


def _reopen(scene: Scene, aim: Aim) -> str:
    reopen_ticket(scene.work, number=aim.number, by=scene.who, seen_round=aim.version)
    return scene.words("toast-reopened", subject=aim.subject)


def _withdraw(scene: Scene, aim: Aim) -> str:
    withdraw_ticket(scene.work, number=aim.number, by=scene.who, seen_round=aim.version)
    return scene.words("toast-withdrawn", subject=aim.subject)


def _app(scene: Scene, aim: Aim) -> str:
    name_app(scene.work, number=aim.number, by=scene.who, app=aim.value, seen_round=aim.version)
    return scene.words("toast-noted")


def _human(scene: Scene, aim: Aim) -> str:
    if aim.subject.startswith(SAID):
        return human_instead(scene, aim)
    call_human(scene.work, number=aim.number, by=scene.who, seen_round=aim.version)
    return scene.words("toast-human")


def _asked(due: Due) -> tuple[int, int]:
    """Return number and round of the ticket about whose solution its reporter was asked."""
    ticket, _, seen_round = due.subject.partition(":")
    return int(ticket.removeprefix("FB-")), int(seen_round)


def _remind(work: Work, due: Due) -> None:
    number, seen_round = _asked(due)
    remind_outcome(work, number=number, seen_round=seen_round)


def _close(work: Work, due: Due) -> None:
    number, seen_round = _asked(due)
    close_silent_ticket(work, number=number, seen_round=seen_round)


def _file_came(work: Work, came: FileCame) -> None:
    if came.reason:
        miss_file(work, file_id=came.file_id, largest_bytes=came.largest_bytes)
    else:
        show_file(work, file_id=came.file_id)


capability = Capability(
    name="feedback",
    prefixes=("FB", "said", SUBJECT),
    guard=_guard,
    chapters={"tickets": Chapter("releases.link", 1), "reports": Chapter(FILE, 20)},
    commands={
        "report": Command(FILE, report, at_home=True, reads_words=True),
        "status": Command(LIST, status, shows_named=True),
        "tickets": Command(LIST, tickets),
    },
    presses={
        "note": Press("feedback.note", _note, form="note"),
        "add": Press("feedback.add", _add, form="add"),
        "solved": Press("feedback.confirm", _solved),
        "not_yet": Press("feedback.contest", _not_yet),
        "rate": Press("feedback.rate", _rate),
        "just_saying": Press(LET_BE, _just_saying),
        "reopen": Press("feedback.reopen", _reopen),
        "withdraw": Press("feedback.withdraw", _withdraw),
        "app": Press("feedback.name_app", _app),
        "human": Press("feedback.call_human", _human),
        "open": Press("feedback.view", opened),
        "file": Press(FILE, said_file),
        "helped": Press(FILE, helped),
        **answers.PRESSES,
        **desk.PRESSES,
        **together.PRESSES,
        **lists.PRESSES,
    },
    forms={
        forms.REPORT: Act(FILE, report),
        forms.NOTE: Act("feedback.note", _note),
        forms.ADD: Act("feedback.add", _add),
        **answers.FORMS,
        **desk.FORMS,
        **together.FORMS,
    },
    previews=answers.PREVIEWS,
    intents=intents(status=status_in_words, asked=asked, waited=waited, talked=talked),
    offers=OFFERS,
    filing=FILING,
    alike=ALIKE,
    goes_on=goes_on,
    answers=answers_question,
    called_off=called_off,
    about=_about,
    overheard=_overheard,
    edited=edited,
    deleted=deleted,
    file_came=_file_came,
    lessened=hand_back_tickets,
    due={REMIND: _remind, CLOSE: _close, **lists.DUE},
    recurring=lists.RECURRING,
    cards={
        "feedback.staff": cards.staff_card,
        "feedback.reporter": cards.reporter_card,
        "feedback.outcome": cards.outcome_card,
        **lists.CARDS,
    },
    messages={
        "feedback.reply": news.reply,
        "feedback.file": files.arrived,
        "feedback.file_missing": files.missing,
        "feedback.added": news.added,
        "feedback.addition": news.addition,
        "feedback.contested": news.contested,
        "feedback.reopened": news.reopened,
        "feedback.human_called": news.human_called,
        "feedback.handed_back": news.handed_back,
        "feedback.human": news.human,
        "feedback.low_rating": news.low_rating,
        "feedback.reminder": news.reminder,
        "feedback.rating_reminder": news.rating_reminder,
        "feedback.list": news.listing,
        "feedback.settling": news.settling,
        "feedback.unsure": news.unsure,
        MAY_BE_A_HOLE: news.which_kind,
        "feedback.faq": news.from_faq,
        **desk.MESSAGES,
        **together.MESSAGES,
        **lists.MESSAGES,
    },
    seen={"feedback.staff": "feedback.view", LISTS: LIST},
    home=(Section(home.own_reports, concerned), Section(home.department_tickets, concerned)),
    spoken=frozenset({"feedback.reply"}),
    once=frozenset(
        {"feedback.reply", "feedback.low_rating", "feedback.reminder", "feedback.rating_reminder"}
    ),
)

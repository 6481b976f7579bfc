"""Announcements, wired: how they are written, reviewed, sent and taken back, and how people choose what they hear of."""

import json
from collections.abc import Callable, Mapping

from actions.announcements.check_links import LOOK, hear_of_link
from actions.announcements.choose_kind import CHOOSE
from actions.announcements.confirm_receipt import CONFIRM, confirm_receipt
from actions.announcements.draft_announcement import DRAFT
from actions.announcements.edit_announcement import STEER, submit_announcement
from actions.announcements.news import APPROVED, CARD, REPORT, SEND, STOPPED, UNIT, WATCH, show_to
from actions.announcements.plan_reminders import REMIND
from actions.announcements.recall_announcement import RECALL, recall_announcement
from actions.announcements.remind import FOLLOWED_UP
from actions.announcements.reviewing import hear_of_review
from actions.announcements.send_announcement import begin_sending, send_unit, watch_sending
from actions.announcements.steer_sending import (
    cancel_announcement,
    pause_announcement,
    resume_announcement,
)
from actions.announcements.try_announcement import TEST, TEST_COPY, try_announcement
from actions.people.may import may, require
from bot.cards import announcements as cards
from bot.cards import announcements_news as news
from bot.cards.view import Drawing
from bot.conversation.answers import answer
from bot.conversation.capability import Act, Aim, Aloud, Capability, Command, Handler, Press, Scene
from bot.conversation.declared import Call, Chapter
from bot.conversation.numbers import number_named
from bot.forms import announcements as forms
from bot.shapes.turn import Answered, Due
from bot.wiring.announcements_forms import HANDLERS, announce
from bot.wiring.announcements_reminders import remind, tell_follow_up
from bot.wiring.announcements_words import announce_in_words
from bot.wiring.subscriptions import choosing
from data.model.announcement_checks import digest_of_link, links_in
from data.model.announcements import COPIES, KIND, PREFIX, Announcement
from data.model.people import Person
from data.store.announcement_copies import COPY
from data.store.announcements import Announcements
from data.store.work import Reading, Work

LIST, VIEW, CORRECT = "announcements.list", "announcements.view", "announcements.correct"
LISTED = 8
Steering = Callable[..., Announcement]


def _guard(reading: Reading, operation: str, subject: str, by: Person) -> None:
    require(reading, operation, by=by, about=None)
    if subject.startswith(f"{PREFIX}-"):
        Announcements(reading).find(Aim(subject).number)


def _steered(run: Steering, told: str) -> Handler:
    def handle(scene: Scene, aim: Aim) -> str:
        changed = run(scene.work, number=aim.number, by=scene.who)
        return scene.words(told, subject=changed.subject)

    return handle


def _submit(scene: Scene, aim: Aim) -> str:
    asked = submit_announcement(scene.work, number=aim.number, by=scene.who, chat=scene.home)
    return scene.words("toast-announced", subject=asked.subject)


def _test(scene: Scene, aim: Aim) -> str:
    tried = try_announcement(scene.work, number=aim.number, by=scene.who, chat=scene.home)
    return Aloud(scene.words("toast-announced-test", subject=tried.subject))


def _list(scene: Scene, aim: Aim) -> str:
    """Bring the card that is named, else the list of the newest."""
    named = aim.subject or number_named(aim.text, (PREFIX,))
    if named:
        return _open(scene, Aim(named))
    require(scene.work, LIST, by=scene.who, about=None)
    found = Announcements(scene.work).newest(most=LISTED)
    answer(scene, "announcements.list", numbers=" ".join(str(one.number) for one in found))
    return ""


def _open(scene: Scene, aim: Aim) -> str:
    require(scene.work, VIEW, by=scene.who, about=None)
    announcement = Announcements(scene.work).find(aim.number)
    show_to(scene.work, announcement, scene.home)
    here = scene.chat.chat_id == scene.home.chat_id
    return "" if here else Aloud(scene.words("toast-opened", subject=announcement.subject))


def _got_it(scene: Scene, aim: Aim) -> str:
    confirm_receipt(scene.work, number=aim.number, by=scene.who)
    return scene.words("toast-confirmed")


def _for_announcers(scene: Scene) -> bool:
    return may(scene.work, DRAFT, by=scene.who)


def _settled(work: Work, due: Due) -> None:
    hear_of_review(work, request_number=Aim(due.subject).number)


def _link(drawing: Drawing) -> Mapping[str, object] | None:
    """Return the link that is to be looked at; it stands in the revision for which it was promised."""
    announcements = Announcements(drawing.reading)
    texts = announcements.texts(announcements.find(drawing.number), int(drawing.facts["revision"]))
    links = {digest_of_link(link): link for told in texts.told for link in links_in(told)}
    found = links.get(str(drawing.facts["link"]))
    return {"link": found} if found else None


def _looked(work: Work, told: Answered) -> None:
    fault = "" if told.status else str(json.loads(told.body or "{}").get("fault", told.reason))
    number, digest = Aim(told.subject).number, str(told.facts["link"])
    hear_of_link(work, number=number, digest=digest, status=told.status, fault=fault)


def _send(work: Work, due: Due) -> None:
    begin_sending(work, number=Aim(due.subject).number)


def _unit(work: Work, due: Due) -> None:
    send_unit(work, number=Aim(due.subject).number)


def _watch(work: Work, due: Due) -> None:
    watch_sending(work, number=Aim(due.subject).number)


capability = Capability(
    name="announcements",
    prefixes=(PREFIX, COPIES),
    guard=_guard,
    chapters={"announcements": Chapter(DRAFT, 5)},
    commands={
        "announce": Command(DRAFT, announce),
        "announcements": Command(LIST, _list),
    },
    presses={
        "submit": Press(STEER, _submit),
        "edit": Press(STEER, HANDLERS[forms.EDIT.name], form=forms.EDIT.name),
        "test_send": Press(TEST, _test),
        "schedule": Press(STEER, HANDLERS[forms.SCHEDULE.name], form=forms.SCHEDULE.name),
        "pause": Press(STEER, _steered(pause_announcement, "toast-paused")),
        "resume": Press(STEER, _steered(resume_announcement, "toast-resumed")),
        "cancel": Press(STEER, _steered(cancel_announcement, "toast-announced-cancelled")),
        "recall": Press(RECALL, _steered(recall_announcement, "toast-recalled")),
        "correct": Press(CORRECT, HANDLERS[forms.CORRECT.name], form=forms.CORRECT.name),
        "open": Press(VIEW, _open),
        "got_it": Press(CONFIRM, _got_it),
        "opt_out": Press(CHOOSE, choosing(wants=False)),
    },
    forms={
        forms.ANNOUNCEMENT: Act(DRAFT, announce),
        forms.MEND: Act("approvals.mend", HANDLERS[forms.MEND.name]),
        forms.EDIT: Act(STEER, HANDLERS[forms.EDIT.name]),
        forms.SCHEDULE: Act(STEER, HANDLERS[forms.SCHEDULE.name]),
        forms.CORRECT: Act(CORRECT, HANDLERS[forms.CORRECT.name]),
    },
    intents={
        "announce_update": Act(DRAFT, announce_in_words),
        "list_announcements": Act(LIST, _list),
        # Words bring the card; cancelling takes a press.
        "cancel_announcement": Act(LIST, _list),
    },
    offers=dict.fromkeys(
        ("announce_update", "list_announcements", "cancel_announcement"),
        _for_announcers,
    ),
    due={f"{KIND}.settled": _settled, SEND: _send, UNIT: _unit, WATCH: _watch},
    worded={REMIND: remind, FOLLOWED_UP: tell_follow_up},
    cards={
        cards.SIGNER: cards.signer,
        cards.REQUESTER: cards.requester,
        CARD: cards.card,
        COPY: news.copy,
    },
    calls={LOOK: Call(_link, _looked)},
    messages={
        TEST_COPY: news.test_copy,
        APPROVED: news.approved,
        STOPPED: news.stopped,
        REPORT: news.report,
        "announcements.list": news.listing,
    },
    seen={cards.SIGNER: "approvals.view", cards.REQUESTER: "approvals.view", CARD: VIEW},
    # Nobody reads the same thing twice because nobody knows whether it arrived: that is listed instead.
    once=frozenset({COPY}),
)

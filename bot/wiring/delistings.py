"""Delistings, wired: how they are asked for, carried out, changed, stopped and closed."""

from collections.abc import Mapping

from actions.announcements.steer_sending import call_off_about
from actions.delistings.access import VIEW, delisting_for, guard_delisting, guard_package, trusted_in
from actions.delistings.announce import ANNOUNCE
from actions.delistings.begin_delisting import hear_of_decision
from actions.delistings.change_delisting import CHANGE, change_delisting
from actions.delistings.chores import THEN
from actions.delistings.end_delisting import CLOSE, STOP, close_delisting, stop_delisting
from actions.delistings.keep_days import end_service, hear_of_task, take_down
from actions.delistings.mend_package import mend_package
from actions.delistings.news import CARD
from actions.delistings.open_delisting import ASK, open_delisting
from actions.delistings.package import Draft
from actions.delistings.pass_package import PASS, REVIEW, REVIEW_DUE
from actions.delistings.timetable import END, LADDER, TAKE_DOWN, climb
from actions.people.may import may, require
from bot.cards import delistings as cards
from bot.cards import delistings_news as news
from bot.cards.approvals import cards_of, seen_of
from bot.cards.delistings_home import reviews
from bot.cards.delistings_texts import drafting
from bot.conversation.answers import answer, show
from bot.conversation.capability import Act, Aim, Aloud, Ask, Capability, Command, Press, Scene, Told
from bot.conversation.declared import Chapter, Concerned, Section, Wrong
from bot.conversation.numbers import number_named
from bot.forms import delistings as forms
from bot.shapes.turn import Due
from bot.wiring.delistings_notices import tell_public
from bot.wiring.delistings_urgent import pass_now, review, review_due
from bot.wiring.delistings_words import known
from data.model.delistings import KIND, PACKAGE, PREFIX, SomethingIsLeft
from data.model.people import Person
from data.model.refusals import BadField
from data.store.delistings import Delistings
from data.store.people import People
from data.store.work import Reading, Work

LIST, LISTED = "delistings.list", 8


def _guard(reading: Reading, operation: str, subject: str, by: Person) -> None:
    number = Aim(subject).number
    if subject.startswith(f"{PACKAGE}-"):
        guard_package(reading, operation, number=number, by=by)
    else:
        guard_delisting(reading, operation, delisting=Delistings(reading).find(number), by=by)


def _draft(scene: Scene) -> Draft:
    return drafting(scene.work.company, scene.words)


def _delisting(scene: Scene, aim: Aim) -> Told:
    """Open the form with what was told; words alone ask for nothing."""
    if not aim.answers:
        return Ask(forms.DELISTING.name, known(scene, aim.text))
    try:
        request = open_delisting(
            scene.work,
            by=scene.who,
            chat=scene.home,
            app=aim.answers["app"],
            told=aim.answers,
            draft=_draft(scene),
        )
    except BadField as bad:
        return Wrong(bad.key, bad.refusal)
    return scene.words("toast-requested", subject=request.subject)


def _mend(scene: Scene, aim: Aim) -> Told:
    try:
        request = mend_package(
            scene.work,
            number=aim.number,
            by=scene.who,
            seen_evidence=aim.version,
            told=aim.answers,
            draft=_draft(scene),
        )
    except BadField as bad:
        return Wrong(bad.key, bad.refusal)
    return scene.words("toast-mended", subject=request.subject)


def _change(scene: Scene, aim: Aim) -> Told:
    told: Mapping[str, str] = {key: text for key, text in aim.answers.items() if key != "why"}
    try:
        request = change_delisting(
            scene.work,
            number=aim.number,
            by=scene.who,
            chat=scene.home,
            told=told,
            why=aim.answers["why"],
            draft=_draft(scene),
        )
    except BadField as bad:
        return Wrong(bad.key, bad.refusal)
    return scene.words("toast-requested", subject=request.subject)


def _stop(scene: Scene, aim: Aim) -> str:
    stopped = stop_delisting(scene.work, number=aim.number, by=scene.who, reason=aim.answers["reason"])
    # What has not left by now would tell of an end that does not come.
    call_off_about(scene.work, about=stopped.subject, by=scene.who)
    return scene.words("toast-delisting-stopped", subject=aim.subject)


def _close(scene: Scene, aim: Aim) -> Told:
    try:
        close_delisting(scene.work, number=aim.number, by=scene.who, note=aim.answers.get("note", ""))
    except SomethingIsLeft as refusal:
        return Wrong("note", refusal)
    return scene.words("toast-delisting-closed", subject=aim.subject)


def _open(scene: Scene, aim: Aim) -> str:
    delisting = delisting_for(scene.work, VIEW, number=aim.number, by=scene.who)
    show(scene, CARD, delisting.subject)
    return Aloud(scene.words("toast-opened", subject=delisting.subject))


def _delistings(scene: Scene, aim: Aim) -> str:
    """Bring the card that is named, or the list of what is under way."""
    named = number_named(aim.text, (PREFIX,))
    if named:
        return _open(scene, Aim(named))
    require(scene.work, LIST, by=scene.who, about=None)
    going = Delistings(scene.work).under_way()[:LISTED]
    answer(scene, LIST, numbers=" ".join(str(one.number) for one in going))
    return ""


def _may_ask(scene: Scene) -> bool:
    return may(scene.work, ASK, by=scene.who)


def _settled(work: Work, due: Due) -> None:
    request_number = Aim(due.subject).number
    delisting = hear_of_decision(work, request_number=request_number)
    if delisting is not None and delisting.request == request_number:
        # What has not left by now tells of the days that were signed before.
        by = People(work).find(delisting.requester_id)
        call_off_about(work, about=delisting.subject, by=by)


def _climb(work: Work, due: Due) -> None:
    climb(work, number=Aim(due.subject).number)


def _take_down(work: Work, due: Due) -> None:
    take_down(work, number=Aim(due.subject).number)


def _end(work: Work, due: Due) -> None:
    end_service(work, number=Aim(due.subject).number)


def _task_ended(work: Work, due: Due) -> None:
    hear_of_task(work, task_number=Aim(due.subject).number)


def _concerned(reading: Reading, subject: str) -> Concerned:
    """Tell in whose home a delisting stands that is to be reviewed."""
    ours = subject.startswith(f"{PREFIX}-")
    return Concerned(groups=frozenset({trusted_in(reading)} - {""})) if ours else Concerned()


capability = Capability(
    name="delistings",
    prefixes=(PREFIX, PACKAGE),
    guard=_guard,
    chapters={"delistings": Chapter(ASK, 4)},
    commands={"delisting": Command(ASK, _delisting), "delistings": Command(LIST, _delistings)},
    presses={
        "change": Press(CHANGE, _change, form=forms.CHANGE.name),
        "stop": Press(STOP, _stop, form=forms.STOP.name),
        "close": Press(CLOSE, _close, form=forms.CLOSE.name),
        "open": Press(VIEW, _open),
        "emergency": Press(PASS, pass_now, form=forms.PASS.name),
        "reviewed": Press(REVIEW, review, form=forms.REVIEW.name),
    },
    forms={
        forms.DELISTING: Act(ASK, _delisting),
        forms.MEND: Act("approvals.mend", _mend),
        forms.CHANGE: Act(CHANGE, _change),
        forms.STOP: Act(STOP, _stop),
        forms.CLOSE: Act(CLOSE, _close),
        forms.PASS: Act(PASS, pass_now),
        forms.REVIEW: Act(REVIEW, review),
    },
    intents={"announce_delisting": Act(ASK, _delisting)},
    offers={"announce_delisting": _may_ask},
    due={
        f"{KIND}.settled": _settled,
        LADDER: _climb,
        TAKE_DOWN: _take_down,
        END: _end,
        THEN: _task_ended,
        REVIEW_DUE: review_due,
    },
    home=(Section(reviews, _concerned),),
    worded={ANNOUNCE: tell_public},
    cards={
        **cards_of(KIND, cards.detail),
        CARD: cards.delisting_card,
    },
    messages={
        "delistings.is_down": news.is_down,
        "delistings.has_ended": news.has_ended,
        "delistings.is_stopped": news.is_stopped,
        "delistings.report": news.report,
        REVIEW_DUE: news.review_wanted,
        LIST: news.listing,
    },
    seen={**seen_of(KIND), CARD: VIEW},
)

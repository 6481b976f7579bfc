"""Duty, wired: who is on call is told to whoever works here, a colleague is asked to take over, or somebody does at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from actions.duty.ask_cover import ASK, ask_cover, mend_cover
from actions.duty.news import COVERED
from actions.duty.take_duty import TAKE, hear_of_decision, take_duty
from actions.duty.turns import member_of
from actions.duty.wake_me import TRIED, WAKE, tell_of_call, wake_me
from actions.people.colleague_named import colleague_named
from actions.people.may import require
from bot.cards import duty as cards
from bot.cards.approvals import cards_of, seen_of
from bot.conversation.answers import answer
from bot.conversation.capability import Act, Aim, Aloud, Ask, Capability, Command, Press, Scene, Told
from bot.conversation.declared import Call, Chapter, Wrong
from bot.forms import duty as forms
from bot.forms.form import Asking
from bot.forms.told import told_in
from bot.shapes.turn import Answered, Due
from data.model.delegation import (
    LentToOneself,
    LoanEndsTooSoon,
    LoanInThePast,
    LoanTooFar,
    LoanTooLong,
    NotADate,
    begin,
    end,
)
from data.model.duty import KIND, ROTAS, CannotCover, NotOnDuty
from data.model.people import Person
from data.model.refusals import Refusal, SeveralColleagues, UnknownColleague
from data.store.work import Reading, Work

VIEW = "duty.view"
# In which field stands what a refusal is about.
_FIELD: dict[type[Refusal], str] = {
    UnknownColleague: "person",
    SeveralColleagues: "person",
    LentToOneself: "person",
    CannotCover: "person",
    NotOnDuty: "from",
    LoanInThePast: "until",
    LoanEndsTooSoon: "until",
    LoanTooLong: "until",
    LoanTooFar: "from",
}


def _guard(reading: Reading, operation: str, subject: str, who: Person) -> None:
    require(reading, operation, by=who, about=None)
    if operation == TAKE:
        member_of(reading, subject.removeprefix(f"{ROTAS}."), who)


def _on_call(scene: Scene, aim: Aim) -> str:
    known = [rota.key for rota in scene.work.company.rotas]
    named = [key for key in known if key in aim.text.casefold().split()]
    answer(scene, "duty.on_call", rotas=" ".join(named or known), who=scene.who.person_id)
    return ""


def _in_words(scene: Scene, _aim: Aim) -> str:
    return _on_call(scene, Aim())


def _swap(scene: Scene, aim: Aim) -> Told:
    rota, told = aim.subject.removeprefix(f"{ROTAS}."), aim.answers
    if not told:
        asking = Asking(scene.work, scene.words, scene.who, aim.subject)
        known = told_in(forms.SWAP, aim.text, asking=asking)
        return Ask(forms.SWAP.name, known | ({"rota": rota} if rota else {}))
    times = _times(scene, told)
    if isinstance(times, Wrong):
        return times
    try:
        request = ask_cover(
            scene.work,
            by=scene.who,
            chat=scene.home,
            person=colleague_named(scene.work, told["person"]),
            begins=times.begins,
            ends=times.ends,
            rota=told.get("rota", "") or rota,
        )
    except tuple(_FIELD) as refusal:
        return Wrong(_FIELD[type(refusal)], refusal)
    return Aloud(scene.words("toast-requested", subject=request.subject))


def _swap_in_words(scene: Scene, aim: Aim) -> Told:
    return _swap(scene, Aim(text=aim.text))


def _mend(scene: Scene, aim: Aim) -> Told:
    times = _times(scene, aim.answers)
    if isinstance(times, Wrong):
        return times
    try:
        request = mend_cover(
            scene.work,
            number=aim.number,
            by=scene.who,
            seen_evidence=aim.version,
            begins=times.begins,
            ends=times.ends,
        )
    except (NotOnDuty, LoanInThePast, LoanEndsTooSoon, LoanTooLong, LoanTooFar) as refusal:
        return Wrong(_FIELD[type(refusal)], refusal)
    return scene.words("toast-mended", subject=request.subject)


def _take(scene: Scene, aim: Aim) -> Told:
    times = _times(scene, aim.answers)
    if isinstance(times, Wrong):
        return times
    try:
        cover = take_duty(
            scene.work, rota=aim.subject.removeprefix(f"{ROTAS}."), by=scene.who, ends=times.ends
        )
    except (LoanInThePast, LoanTooLong) as refusal:
        return Wrong("until", refusal)
    return Aloud(scene.words("toast-duty-taken", until=cover.ends))


def _wake(scene: Scene, aim: Aim) -> Told:
    rota = aim.subject.removeprefix(f"{ROTAS}.")
    systems = wake_me(scene.work, rota=rota, by=scene.who, chat=scene.home)
    return Aloud(scene.words("toast-waking", systems=", ".join(systems)))


def _called(work: Work, answered: Answered) -> None:
    tell_of_call(
        work,
        subject=answered.subject,
        chat_id=int(answered.facts["chat"]),
        system=answered.hook,
        outcome=answered.outcome,
        reason=answered.reason,
    )


@dataclass(frozen=True, slots=True)
class _Times:
    begins: datetime | None
    ends: datetime | None


def _times(scene: Scene, told: Mapping[str, str]) -> _Times | Wrong:
    """Read from when until when, in the zone of whoever typed it; None for what was left out."""
    zone, asked = ZoneInfo(scene.who.time_zone), "from"
    try:
        begins = begin(told["from"], zone=zone, now=scene.work.now) if told.get("from") else None
        asked = "until"
        ends = end(told["until"], zone=zone) if told.get("until") else None
    except (NotADate, LoanInThePast) as refusal:
        return Wrong(asked, refusal)
    return _Times(begins, ends)


def _works_here(scene: Scene) -> bool:
    return scene.who.is_staff


def _settled(work: Work, due: Due) -> None:
    hear_of_decision(work, request_number=Aim(due.subject).number)


capability = Capability(
    name="duty",
    prefixes=(ROTAS,),
    guard=_guard,
    chapters={"duty": Chapter(ASK, 9)},
    commands={"oncall": Command(VIEW, _on_call), "swap": Command(ASK, _swap)},
    presses={
        "swap": Press(ASK, _swap),
        "take": Press(TAKE, _take, form=forms.TAKE.name),
        "wake_me": Press(WAKE, _wake),
    },
    forms={
        forms.SWAP: Act(ASK, _swap),
        forms.TAKE: Act(TAKE, _take),
        forms.MEND: Act("approvals.mend", _mend),
    },
    intents={"who_is_on_call": Act(VIEW, _in_words), "swap_duty": Act(ASK, _swap_in_words)},
    offers={"who_is_on_call": _works_here, "swap_duty": _works_here},
    due={f"{KIND}.settled": _settled},
    cards={
        **cards_of(KIND, cards.detail),
    },
    messages={"duty.on_call": cards.on_duty, COVERED: cards.covered, TRIED: cards.tried},
    calls={WAKE: Call(cards.told_to_caller, _called)},
    seen=seen_of(KIND),
)

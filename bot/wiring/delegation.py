"""Delegation, wired: which command, form and buttons lead to which operation."""

import re
from zoneinfo import ZoneInfo

from actions.delegation.begin_loan import begin_loan
from actions.delegation.end_loan import follow_lessened, hand_back_loan, let_loan_end, withdraw_loan
from actions.delegation.lend_rights import lend_rights
from actions.delegation.news import BEGAN, BEGIN, CARD, END, ENDED, LIST, list_subject, matter_of
from actions.delegation.view_loan import view_loan
from actions.people.colleague_named import colleague_named
from actions.people.may import require
from bot.cards import delegation as cards
from bot.conversation.answers import show
from bot.conversation.capability import Act, Aim, Aloud, Ask, Capability, Command, Press, Scene
from bot.conversation.declared import Chapter, Concerned, Section, Wrong
from bot.forms.delegation import DELEGATE
from bot.forms.form import Asking
from bot.forms.told import told_in
from bot.shapes.turn import Due
from data.model.delegation import (
    LentAlready,
    LentToOneself,
    LoanEndsTooSoon,
    LoanInThePast,
    LoanTooFar,
    LoanTooLong,
    NotADate,
    NothingToLend,
    UnknownLoan,
    begin,
    end,
)
from data.model.people import Person
from data.model.refusals import Refusal, SeveralColleagues, UnknownColleague
from data.store.delegation import Loans
from data.store.work import Reading, Work

LEND, VIEW = "delegation.lend", "delegation.view"
_LOAN = re.compile(r"loan\.([0-9]{1,15})", re.ASCII)
# In which field stands what a refusal is about.
_FIELD: dict[type[Refusal], str] = {
    UnknownColleague: "person",
    SeveralColleagues: "person",
    LentToOneself: "person",
    LoanInThePast: "until",
    LoanEndsTooSoon: "until",
    LoanTooLong: "until",
    LoanTooFar: "from",
    LentAlready: "from",
}


def _number(subject: str) -> int:
    found = _LOAN.fullmatch(subject)
    if found is None:
        raise UnknownLoan
    return int(found[1])


def _guard(reading: Reading, operation: str, subject: str, who: Person) -> None:
    if operation == LEND:
        require(reading, operation, by=who, about=None)
    else:
        require(reading, operation, by=who, about=matter_of(Loans(reading).find(_number(subject))))


def _delegate(scene: Scene, aim: Aim) -> str | Ask | Wrong:
    if aim.answers:
        return _lend(scene, aim)
    if not aim.text and Loans(scene.work).standing(scene.who.person_id):
        show(scene, LIST, list_subject(scene.who.person_id))
        return "" if scene.chat.chat_id == scene.home.chat_id else Aloud(scene.words("toast-loans"))
    return _ask(scene, aim)


def _ask(scene: Scene, aim: Aim) -> Ask:
    if not scene.who.groups:
        raise NothingToLend
    asking = Asking(scene.work, scene.words, scene.who, aim.subject)
    return Ask(DELEGATE.name, told_in(DELEGATE, aim.text, asking=asking))


def _lend(scene: Scene, aim: Aim) -> str | Wrong:
    zone, now, told = ZoneInfo(scene.who.time_zone), scene.work.now, aim.answers
    asked = "from"
    try:
        starts_at = begin(told["from"], zone=zone, now=now)
        asked = "until"
        ends_at = end(told["until"], zone=zone)
        lend_rights(
            scene.work,
            by=scene.who,
            home=scene.home,
            delegate_id=colleague_named(scene.work, told["person"]).person_id,
            starts_at=starts_at,
            ends_at=ends_at,
            reason=told.get("reason", ""),
        )
    except NotADate as refusal:
        return Wrong(asked, refusal)
    except tuple(_FIELD) as refusal:
        early = isinstance(refusal, LoanInThePast) and asked == "from"
        return Wrong("from" if early else _FIELD[type(refusal)], refusal)
    return Aloud(scene.words("toast-lent"))


def _open(scene: Scene, aim: Aim) -> str:
    loan = view_loan(scene.work, number=_number(aim.subject), by=scene.who)
    show(scene, CARD, loan.subject)
    return "" if scene.chat.chat_id == scene.home.chat_id else Aloud(scene.words("toast-loans"))


def _withdraw(scene: Scene, aim: Aim) -> str:
    withdraw_loan(scene.work, number=_number(aim.subject), by=scene.who)
    return ""


def _hand_back(scene: Scene, aim: Aim) -> str:
    hand_back_loan(scene.work, number=_number(aim.subject), by=scene.who)
    return ""


def _begin(work: Work, due: Due) -> None:
    begin_loan(work, number=_number(due.subject))


def _end(work: Work, due: Due) -> None:
    let_loan_end(work, number=_number(due.subject))


def _concerned(reading: Reading, subject: str) -> Concerned:
    if _LOAN.fullmatch(subject) is None:
        return Concerned()
    try:
        loan = Loans(reading).find(_number(subject))
    except UnknownLoan:
        return Concerned()
    return Concerned(frozenset({loan.lender_id, loan.delegate_id}))


capability = Capability(
    name="delegation",
    prefixes=("loan", "loans"),
    guard=_guard,
    chapters={"absence": Chapter(LEND, 10)},
    commands={"delegate": Command(LEND, _delegate)},
    presses={
        "delegate": Press(LEND, _ask),
        "open": Press(VIEW, _open),
        "withdraw": Press("delegation.withdraw", _withdraw),
        "hand_back": Press("delegation.hand_back", _hand_back),
    },
    forms={DELEGATE: Act(LEND, _lend)},
    due={BEGIN: _begin, END: _end},
    lessened=follow_lessened,
    cards={CARD: cards.loan_card, LIST: cards.own},
    messages={BEGAN: cards.began, ENDED: cards.ended},
    seen={CARD: VIEW},
    home=(Section(cards.own_loans, _concerned),),
)

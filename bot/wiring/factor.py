"""The second factor, wired: setting it up, replacing it, and taking it off whoever lost it."""

from actions.factor.ask_reset import CARD, EXPIRE, ask_reset
from actions.factor.begin_enrolment import begin_enrolment
from actions.factor.decide_reset import agree_to_reset, expire_reset, may_decide, refuse_reset
from actions.factor.finish_enrolment import end_showing, finish_enrolment
from actions.factor.news import END
from actions.people.confirm_factor import FACTOR_BACKUP_USED, FACTOR_PAUSED, factor_subject
from bot.cards import factor as cards
from bot.conversation.answers import show
from bot.conversation.capability import Aim, Aloud, Capability, Command, Press, Scene
from bot.conversation.declared import Wrong
from bot.forms.factor import ENROL, REPLACE
from bot.shapes.turn import Due
from data.model.factor import CODES, PICTURE, SECRET, Demand, EnrolmentCodeWrong
from data.model.refusals import NotYours, UnknownButton
from data.model.resets import NobodyCalled
from data.store.audit_trail import Trail
from data.store.factor import Factors
from data.store.work import Work

OWN = "factor.own"


def _number(subject: str) -> int:
    number = subject.rpartition(".")[2]
    if not (number.isascii() and number.isdigit()) or len(number) > 15:  # noqa: PLR2004  # what is longer was never given out
        raise UnknownButton
    return int(number)


def _second_factor(scene: Scene, aim: Aim) -> str:
    name = aim.text.strip()
    if name:
        return _reset_of(scene, name)
    if Factors(scene.work).in_force(scene.who.person_id) is None:
        begin_enrolment(scene.work, by=scene.who, home=scene.home)
    else:
        show(scene, OWN, factor_subject(scene.who.person_id))
    return "" if scene.chat.chat_id == scene.home.chat_id else Aloud(scene.words("toast-factor"))


def _reset_of(scene: Scene, name: str) -> str:
    person_id = Trail(scene.work).person_called(name.removeprefix("@"))
    if person_id is None:
        raise NobodyCalled
    ask_reset(scene.work, by=scene.who, person_id=person_id)
    return Aloud(scene.words("toast-reset-asked"))


def _enrol(scene: Scene, aim: Aim) -> str | Wrong:
    number, typed = _number(aim.subject), aim.answers.get("code", "")
    try:
        finish_enrolment(scene.work, by=scene.who, home=scene.home, number=number, typed=typed)
    except EnrolmentCodeWrong as refusal:
        return Wrong("code", refusal)
    return Aloud(scene.words("toast-in-force"))


def _kept_codes(scene: Scene, aim: Aim) -> str:
    end_showing(scene.work, number=_number(aim.subject), by=scene.who)
    return ""


def _must_be_own(scene: Scene, aim: Aim) -> None:
    if aim.subject != factor_subject(scene.who.person_id):
        raise NotYours


def _replace(scene: Scene, aim: Aim) -> str:
    _must_be_own(scene, aim)
    begin_enrolment(scene.work, by=scene.who, home=scene.home)
    return ""


def _lost(scene: Scene, aim: Aim) -> str:
    _must_be_own(scene, aim)
    ask_reset(scene.work, by=scene.who, person_id=scene.who.person_id)
    return Aloud(scene.words("toast-reset-asked"))


def _check_reset(scene: Scene, aim: Aim) -> object:
    return may_decide(scene.work, number=_number(aim.subject), by=scene.who)


def _reset(scene: Scene, aim: Aim) -> str:
    agree_to_reset(scene.work, number=_number(aim.subject), by=scene.who)
    return ""


def _leave(scene: Scene, aim: Aim) -> str:
    refuse_reset(scene.work, number=_number(aim.subject), by=scene.who)
    return ""


def _where_set_up(_scene: Scene, _aim: Aim) -> Demand:
    return Demand.WHERE_SET_UP


def _always(_scene: Scene, _aim: Aim) -> Demand:
    return Demand.ALWAYS


def _end_showing(work: Work, due: Due) -> None:
    end_showing(work, number=_number(due.subject))


def _expire(work: Work, due: Due) -> None:
    expire_reset(work, number=_number(due.subject))


capability = Capability(
    name="factor",
    prefixes=("factor", "enrol", "factorreset"),
    commands={"secondfactor": Command(_second_factor)},
    presses={
        "enrol": Press(_enrol, form=ENROL.name),
        "got_it": Press(_kept_codes),
        "replace": Press(_replace, form=REPLACE.name, check=_must_be_own),
        "lost": Press(_lost, check=_must_be_own),
        "reset": Press(_reset, check=_check_reset),
        "leave": Press(_leave),
    },
    forms={ENROL: _enrol, REPLACE: _replace},
    proofs={"replace": _always, "reset": _where_set_up},
    due={END: _end_showing, EXPIRE: _expire},
    cards={OWN: cards.own, CARD: cards.reset},
    messages={
        PICTURE: cards.picture,
        SECRET: cards.secret,
        CODES: cards.codes,
        FACTOR_PAUSED: cards.paused,
        FACTOR_BACKUP_USED: cards.backup_used,
        "factor.in_force": cards.in_force,
        "factor.not_finished": cards.not_finished,
        "factor.reset_asked": cards.reset_asked,
        "factor.reset_ended": cards.reset_ended,
    },
)

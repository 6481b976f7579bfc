"""The second factor, wired: setting it up, replacing it, and taking it off whoever lost it."""

from actions.factor.ask_reset import CARD, EXPIRE, ask_reset
from actions.factor.begin_enrolment import begin_enrolment
from actions.factor.decide_reset import agree_to_reset, expire_reset, refuse_reset
from actions.factor.finish_enrolment import end_showing, finish_enrolment
from actions.factor.news import END
from actions.people.confirm_factor import FACTOR_BACKUP_USED, FACTOR_PAUSED, factor_subject
from bot.cards import factor as cards
from bot.conversation.answers import show
from bot.conversation.capability import Act, Aim, Aloud, Capability, Command, Press, Scene
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
SET_UP, REPLACING, RESETTING = "factor.set_up", "factor.replace", "factor.reset"


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
    commands={"secondfactor": Command(SET_UP, _second_factor)},
    presses={
        "confirm": Press(SET_UP, _enrol, form=ENROL.name),
        "got_it": Press(SET_UP, _kept_codes),
        "replace": Press(REPLACING, _replace, form=REPLACE.name),
        "lost": Press("factor.ask_reset", _lost),
        "reset": Press(RESETTING, _reset),
        "leave": Press(RESETTING, _leave),
    },
    forms={ENROL: Act(SET_UP, _enrol), REPLACE: Act(REPLACING, _replace)},
    proofs={REPLACING: _always, RESETTING: _where_set_up},
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

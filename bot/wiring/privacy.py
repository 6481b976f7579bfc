"""Privacy, wired: which words, commands and buttons lead to what is kept of somebody."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import structlog

from actions.people.may import require
from actions.privacy.answer_notice import answer_notice
from actions.privacy.ask_to_forget import FORGET, ask_to_forget
from actions.privacy.carry_out_waiting import carry_out_waiting
from actions.privacy.forget_person import FINISH, TOLD_HERE, finish, forget_person
from actions.privacy.get_data import ARCHIVE, get_data
from actions.privacy.hold_data import HOLD, hold_data, release_data
from actions.privacy.keep_no_longer import keep_no_longer
from actions.privacy.let_words_go import LET_GO, expect_words_to_go, let_words_go
from actions.privacy.news import privacy_subject
from bot.cards import privacy as cards
from bot.cards.privacy_archive import archive
from bot.cards.privacy_erasure import erasure_card, told_here
from bot.conversation.answers import answer, show
from bot.conversation.capability import Act, Aim, Aloud, Capability, Command, Press, Scene
from bot.conversation.declared import Chapter
from bot.shapes.turn import Due, Pressed
from data.model.erasing import ErasureState, HoldNotUnderstood
from data.model.factor import Demand
from data.model.local_time import first_instant
from data.model.people import Person
from data.model.privacy import Consent
from data.model.refusals import ButtonIsOld, UnknownButton
from data.model.rights.rule import Matter
from data.store.erasures import Erasures
from data.store.work import Reading, Work

CARD, ERASURE = "privacy.card", "privacy.erasure"
READ, ANSWER, GET = "privacy.read", "privacy.answer", "privacy.get_data"
RETAIN = "privacy.retain"
RELEASED = "off"
_HOLD = re.compile(
    r"\s*FB-(?P<number>\d{1,15})\s+(?P<day>\S+)\s+(?P<reason>\S.*)", re.DOTALL | re.ASCII | re.IGNORECASE
)

log = structlog.get_logger()


def _guard(reading: Reading, operation: str, subject: str, by: Person) -> None:
    number = _number_in(subject)
    owner = Erasures(reading).find(number).person_id if subject.startswith("erasure.") else number
    require(reading, operation, by=by, about=Matter(owner))


def _privacy(scene: Scene, _aim: Aim) -> str:
    show(scene, CARD, privacy_subject(scene.who.person_id))
    return "" if scene.chat.chat_id == scene.home.chat_id else _said(scene, "toast-privacy")


def _my_data(scene: Scene, _aim: Aim) -> str:
    fresh = get_data(scene.work, by=scene.who, chat=scene.home)
    if fresh and scene.chat.chat_id == scene.home.chat_id:
        return ""
    return _said(scene, "toast-mydata" if fresh else "toast-mydata-again")


def _said(scene: Scene, key: str) -> str:
    """Return what a press is told; whoever wrote or sent a command is told by a message."""
    if not isinstance(scene.turn.deed, Pressed):
        answer(scene, "privacy.said", said=key)
        if scene.chat.chat_id == scene.home.chat_id:
            return ""
    return Aloud(scene.words(key))


def _forget(scene: Scene, _aim: Aim) -> str:
    show(scene, ERASURE, ask_to_forget(scene.work, by=scene.who, chat=scene.home).subject)
    return "" if scene.chat.chat_id == scene.home.chat_id else _said(scene, "toast-forget")


def _forget_now(scene: Scene, aim: Aim) -> str:
    number = _number_in(aim.subject)
    try:
        forget_person(scene.work, number=number, by=scene.who, seen=aim.version)
    except ButtonIsOld:
        if Erasures(scene.work).find(number).state is not ErasureState.ASKED:
            raise
        # What would go, or stay, is something else by now: whoever wants it looks once more.
        show(scene, ERASURE, aim.subject)
        return Aloud(scene.words("toast-forget-changed"))
    return Aloud(scene.words("toast-forgotten"))


def _finish(work: Work, due: Due) -> None:
    number, _, chat_ids = due.subject.partition(":")
    finish(work, number=int(number), chat_ids=[int(one) for one in chat_ids.split("_") if one])


def _retain(work: Work, due: Due) -> None:
    log.info(
        "retained",
        forgotten=carry_out_waiting(work),
        **keep_no_longer(work),
        planned_at=due.planned_at.isoformat(),
    )


def _hold(scene: Scene, aim: Aim) -> str:
    found = _HOLD.fullmatch(aim.text)
    if found is None:
        raise HoldNotUnderstood
    number, day, reason = int(found["number"]), found["day"], found["reason"]
    if day == RELEASED:
        release_data(scene.work, number=number, by=scene.who)
        return _said(scene, "toast-released")
    until = _end_of(day, scene.work)
    hold_data(scene.work, number=number, by=scene.who, until=until, reason=reason)
    return _said(scene, "toast-held")


def _end_of(day: str, work: Work) -> datetime:
    try:
        after = date.fromisoformat(day) + timedelta(days=1)
        return first_instant(datetime.combine(after, time()), ZoneInfo(work.company.time_zone))
    except (ValueError, OverflowError):
        raise HoldNotUnderstood from None


def _accept(scene: Scene, aim: Aim) -> str:
    return _answered(scene, aim, agrees=True)


def _decline(scene: Scene, aim: Aim) -> str:
    return _answered(scene, aim, agrees=False)


def _answered(scene: Scene, aim: Aim, *, agrees: bool) -> str:
    said = answer_notice(scene.work, by=scene.who, agrees=agrees, seen=aim.version)
    return scene.words(f"toast-consent-{Consent(said).value}")


def _heard(scene: Scene) -> None:
    expect_words_to_go(scene.work, person_id=scene.who.person_id)


def _let_go(work: Work, due: Due) -> None:
    let_words_go(work, person_id=_number_in(due.subject))


def _where_set_up(_scene: Scene, _aim: Aim) -> Demand:
    return Demand.WHERE_SET_UP


def _before_it_is_erased(_scene: Scene, aim: Aim) -> Demand:
    # What would be erased is shown without a code.
    return Demand.WHERE_SET_UP if aim.subject.startswith("erasure.") else Demand.NO


def _to_everybody(_scene: Scene) -> bool:
    return True


def _number_in(subject: str) -> int:
    found = subject.rpartition(".")[2]
    if not (found.isascii() and found.isdigit()):
        raise UnknownButton
    return int(found)


capability = Capability(
    name="privacy",
    prefixes=("privacy", "erasure"),
    guard=_guard,
    chapters={"data": Chapter(READ, 40)},
    commands={
        "privacy": Command(READ, _privacy),
        "mydata": Command(GET, _my_data),
        "forget": Command(FORGET, _forget),
        "hold": Command(HOLD, _hold),
    },
    presses={
        "mydata": Press(GET, _my_data),
        "forget": Press(FORGET, _forget),
        "confirm": Press(FORGET, _forget_now),
        "privacy": Press(READ, _privacy),
        "consent_accept": Press(ANSWER, _accept),
        "consent_decline": Press(ANSWER, _decline),
    },
    intents={"request_my_data": Act(GET, _my_data), "erase_my_data": Act(FORGET, _forget)},
    proofs={GET: _where_set_up, FORGET: _before_it_is_erased},
    offers=dict.fromkeys(("request_my_data", "erase_my_data"), _to_everybody),
    heard=_heard,
    due={LET_GO: _let_go, FINISH: _finish, RETAIN: _retain},
    recurring={RETAIN: {"cron": "40 3 * * *", "late": "once"}},
    cards={CARD: cards.privacy_card, ERASURE: erasure_card},
    messages={ARCHIVE: archive, "privacy.said": cards.said, TOLD_HERE: told_here},
)

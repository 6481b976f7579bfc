"""Privacy, wired: which words, commands and buttons lead to what is kept of somebody."""

from actions.privacy.answer_notice import answer_notice
from actions.privacy.get_data import ARCHIVE, get_data
from actions.privacy.let_words_go import LET_GO, expect_words_to_go, let_words_go
from actions.privacy.news import privacy_subject
from bot.cards import privacy as cards
from bot.cards.privacy_archive import archive
from bot.conversation.answers import answer, show
from bot.conversation.capability import Aim, Aloud, Capability, Command, Press, Scene
from bot.shapes.turn import Due, Pressed
from data.model.privacy import Consent
from data.model.refusals import NotYours
from data.store.work import Work

CARD = "privacy.card"


def _privacy(scene: Scene, _aim: Aim) -> str:
    show(scene, CARD, privacy_subject(scene.who.person_id))
    return "" if scene.chat.chat_id == scene.home.chat_id else _said(scene, "toast-privacy")


def _my_data(scene: Scene, aim: Aim) -> str:
    if aim.version is not None:
        _must_be_theirs(scene, aim)
    fresh = get_data(scene.work, by=scene.who, chat=scene.home)
    if fresh and scene.chat.chat_id == scene.home.chat_id:
        return ""
    return _said(scene, "toast-mydata" if fresh else "toast-mydata-again")


def _said(scene: Scene, key: str) -> str:
    """Return what a press is told; whoever wrote or sent a command is told by a message."""
    if not isinstance(scene.turn.deed, Pressed):
        answer(scene, "privacy.said", said=key)
    return Aloud(scene.words(key))


def _must_be_theirs(scene: Scene, aim: Aim) -> None:
    if aim.subject != privacy_subject(scene.who.person_id):
        raise NotYours


def _accept(scene: Scene, aim: Aim) -> str:
    return _answered(scene, aim, agrees=True)


def _decline(scene: Scene, aim: Aim) -> str:
    return _answered(scene, aim, agrees=False)


def _answered(scene: Scene, aim: Aim, *, agrees: bool) -> str:
    _must_be_theirs(scene, aim)
    said = answer_notice(scene.work, by=scene.who, agrees=agrees, seen=aim.version)
    return scene.words(f"toast-consent-{Consent(said).value}")


def _heard(scene: Scene) -> None:
    expect_words_to_go(scene.work, person_id=scene.who.person_id)


def _let_go(work: Work, due: Due) -> None:
    let_words_go(work, person_id=_person_in(due.subject))


def _to_everybody(_scene: Scene) -> bool:
    return True


def _person_in(subject: str) -> int:
    return int(subject.rpartition(".")[2])


capability = Capability(
    name="privacy",
    prefixes=("privacy",),
    commands={"privacy": Command(_privacy), "mydata": Command(_my_data)},
    presses={
        "mydata": Press(_my_data),
        "privacy": Press(_privacy),
        "consent_accept": Press(_accept),
        "consent_decline": Press(_decline),
    },
    intents={"request_my_data": _my_data},
    offers={"request_my_data": _to_everybody},
    heard=_heard,
    due={LET_GO: _let_go},
    cards={CARD: cards.privacy_card},
    messages={ARCHIVE: archive, "privacy.said": cards.said},
    once=frozenset({ARCHIVE}),
)

"""Subscriptions, wired: everybody chooses what they hear of; in a channel or group whoever may announce chooses for all there."""

import re

from actions.announcements.choose_kind import (
    CHOOSE,
    SUBSCRIPTIONS,
    choose_app,
    choose_for_chat,
    choose_kind,
    subject_of,
    subject_of_chat,
)
from actions.announcements.draft_announcement import DRAFT
from actions.people.may import may, require
from bot.cards import subscriptions as cards
from bot.conversation.answers import answer, show
from bot.conversation.capability import Act, Aim, Aloud, Capability, Command, Handler, Press, Scene
from bot.conversation.declared import Chapter
from bot.wiring.announcements_words import apps_in
from data.model.notices import CardWanted, Fact, Priority, SubjectChanged
from data.model.people import Person
from data.model.refusals import NotYours
from data.store.cards import CardChanges, Shown
from data.store.work import Reading

CARD, CHAT_CARD, CHOSEN = "subscriptions.card", "subscriptions.chat", "subscriptions.chosen"
IN_WORDS = ("subscribe", "unsubscribe")
_OF_CHAT = re.compile(rf"{SUBSCRIPTIONS}\.chat\.([0-9]{{1,15}})", re.ASCII)


def _guard(reading: Reading, operation: str, subject: str, by: Person) -> None:
    require(reading, operation, by=by, about=None)
    if _OF_CHAT.fullmatch(subject):
        require(reading, DRAFT, by=by, about=None)
    elif subject and subject != subject_of(by):
        raise NotYours


def _telling(*, wants: bool) -> Handler:
    """Return what keeps that somebody wants to hear of an app that they name, or does not; who names none is shown what they hear of."""

    def run(scene: Scene, aim: Aim) -> str:
        apps = apps_in(scene.work.company, aim.text)
        if not apps:
            return _show(scene)
        for app in apps:
            _tell(scene, choose_app(scene.work, by=scene.who, app=app, wants=wants), wants=wants)
        return "" if _at_home(scene) else Aloud(scene.words("toast-subscriptions"))

    return run


def _show(scene: Scene) -> str:
    """Show whoever speaks what they hear of; in a chat of many, to whoever may announce, what is heard there."""
    require(scene.work, CHOOSE, by=scene.who, about=None)
    if not _at_home(scene) and may(scene.work, DRAFT, by=scene.who):
        _show_to_all(scene)
        return ""
    show(scene, CARD, subject_of(scene.who))
    return "" if _at_home(scene) else Aloud(scene.words("toast-subscriptions"))


def _at_home(scene: Scene) -> bool:
    return scene.chat.chat_id == scene.home.chat_id


def _tell(scene: Scene, chosen: str, *, wants: bool) -> None:
    facts: dict[str, Fact] = {"kind": chosen, "wants": int(wants)}
    answer(scene, CHOSEN, subject=subject_of(scene.who), facts=facts)


def _show_to_all(scene: Scene) -> None:
    """Promise a fresh card in the chat itself; one that stands there points to it."""
    subject, chat_id = subject_of_chat(scene.chat.chat_id), scene.chat.chat_id
    newest = Shown(scene.work).newest_instance(CHAT_CARD, subject, chat_id)
    if newest:
        CardChanges(scene.work).leave_behind(CHAT_CARD, subject, chat_id, before=newest)
    instance = 0 if newest is None else newest + 1
    scene.work.promise(
        CardWanted(CHAT_CARD, subject, chat_id, instance=instance, priority=Priority.ANSWER),
        SubjectChanged(subject),
    )


def choosing(*, wants: bool) -> Handler:
    """Return what keeps that somebody wants to hear of a kind, or does not; under an announcement it tells the way back."""

    def run(scene: Scene, aim: Aim) -> str:
        told = scene.words("toast-subscribed" if wants else "toast-opted-out")
        if of_chat := _OF_CHAT.fullmatch(aim.subject):
            chat_id = int(of_chat[1])
            choose_for_chat(scene.work, by=scene.who, chat_id=chat_id, kind=aim.value, wants=wants)
            return told
        if scene.work.company.app(aim.value) is None:
            chosen = choose_kind(scene.work, by=scene.who, kind=aim.value, wants=wants).value
        else:
            chosen = choose_app(scene.work, by=scene.who, app=aim.value, wants=wants)
        if aim.subject != subject_of(scene.who) or aim.version == cards.TOLD:
            _tell(scene, chosen, wants=wants)
        return told

    return run


def _for_all(_scene: Scene) -> bool:
    return True


capability = Capability(
    name="subscriptions",
    prefixes=(SUBSCRIPTIONS,),
    guard=_guard,
    chapters={"news": Chapter(CHOOSE, 30)},
    commands={"subscribe": Command(CHOOSE, _telling(wants=True))},
    presses={
        "opt_out": Press(CHOOSE, choosing(wants=False)),
        "subscribe": Press(CHOOSE, choosing(wants=True)),
    },
    intents={
        "subscribe": Act(CHOOSE, _telling(wants=True)),
        "unsubscribe": Act(CHOOSE, _telling(wants=False)),
    },
    offers=dict.fromkeys(IN_WORDS, _for_all),
    cards={CARD: cards.subscriptions, CHAT_CARD: cards.of_chat},
    messages={CHOSEN: cards.chosen},
)

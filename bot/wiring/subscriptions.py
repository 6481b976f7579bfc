"""Subscriptions, wired: everybody chooses what they hear of, by a command, in words, or under an announcement."""

from actions.announcements.choose_kind import CHOOSE, SUBSCRIPTIONS, choose_kind, subject_of
from actions.people.may import require
from bot.cards import subscriptions as cards
from bot.conversation.answers import answer, show
from bot.conversation.capability import Act, Aim, Aloud, Capability, Command, Handler, Press, Scene
from data.model.notices import Fact
from data.model.people import Person
from data.model.refusals import NotYours
from data.store.work import Reading

CARD, CHOSEN = "subscriptions.card", "subscriptions.chosen"
IN_WORDS = ("subscribe", "unsubscribe")


def _guard(reading: Reading, operation: str, subject: str, by: Person) -> None:
    require(reading, operation, by=by, about=None)
    if subject and subject != subject_of(by):
        raise NotYours


def _subscribe(scene: Scene, _aim: Aim) -> str:
    require(scene.work, CHOOSE, by=scene.who, about=None)
    show(scene, CARD, subject_of(scene.who))
    return "" if scene.chat.chat_id == scene.home.chat_id else Aloud(scene.words("toast-subscriptions"))


def choosing(*, wants: bool) -> Handler:
    """Return what keeps that somebody wants to hear of a kind, or does not; under an announcement it tells the way back."""

    def run(scene: Scene, aim: Aim) -> str:
        kind = choose_kind(scene.work, by=scene.who, kind=aim.value, wants=wants)
        if aim.subject != subject_of(scene.who):
            facts: dict[str, Fact] = {"kind": kind.value, "wants": int(wants)}
            answer(scene, CHOSEN, subject=subject_of(scene.who), facts=facts)
        return scene.words("toast-subscribed" if wants else "toast-opted-out")

    return run


def _for_all(_scene: Scene) -> bool:
    return True


capability = Capability(
    name="subscriptions",
    prefixes=(SUBSCRIPTIONS,),
    guard=_guard,
    commands={"subscribe": Command(CHOOSE, _subscribe)},
    presses={
        "opt_out": Press(CHOOSE, choosing(wants=False)),
        "subscribe": Press(CHOOSE, choosing(wants=True)),
    },
    intents=dict.fromkeys(IN_WORDS, Act(CHOOSE, _subscribe)),
    offers=dict.fromkeys(IN_WORDS, _for_all),
    cards={CARD: cards.subscriptions},
    messages={CHOSEN: cards.chosen},
)

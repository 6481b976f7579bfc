"""Duty, wired: who is on call is told to whoever works here."""

from bot.cards import duty as cards
from bot.conversation.answers import answer
from bot.conversation.capability import Act, Aim, Capability, Command, Scene

VIEW = "duty.view"


def _on_call(scene: Scene, aim: Aim) -> str:
    known = [rota.key for rota in scene.work.company.rotas]
    named = [key for key in known if key in aim.text.casefold().split()]
    answer(scene, "duty.on_call", rotas=" ".join(named or known))
    return ""


def _in_words(scene: Scene, _aim: Aim) -> str:
    return _on_call(scene, Aim())


def _works_here(scene: Scene) -> bool:
    return scene.who.is_staff


capability = Capability(
    name="duty",
    commands={"oncall": Command(VIEW, _on_call)},
    intents={"who_is_on_call": Act(VIEW, _in_words)},
    offers={"who_is_on_call": _works_here},
    messages={"duty.on_call": cards.on_duty},
)

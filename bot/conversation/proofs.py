"""What is done only with a second factor: what takes one, and how it waits for the code."""

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from actions.people.confirm_factor import confirm_factor
from bot.conversation.capability import Aim, Ask, Capability, Scene, Told
from bot.conversation.declared import Wrong
from bot.forms.form import PROOF, Form
from data.model.factor import Demand, FactorNeeded
from data.store.factor import Factors

# What waits for a code is the turn that wanted it; the subject tells its number and what was wanted.
HOLD = Form("prove", ())
HELD = "turn"

_HELD = re.compile(rf"{HELD}\.([0-9]{{1,15}})\.(([a-z]{{1,16}})\.([a-z_]{{1,24}}))", re.ASCII)


@dataclass(frozen=True, slots=True)
class HeldTurn:
    """What a subject tells of a turn that waits: its number, and what was wanted in it by its whole and its own name."""

    turn_id: int
    operation: str
    name: str


def held_in(subject: str) -> HeldTurn | None:
    """Read the subject of a turn that waits; None when it is none."""
    found = _HELD.fullmatch(subject)
    return HeldTurn(int(found[1]), found[2], found[4]) if found else None


def operation(owner: Capability, name: str) -> str:
    """Return the name by which a company names what can be done."""
    return f"{owner.name}.{name}"


class _NotProven(Exception):
    """What was just done must leave no trace."""


class Proofs:
    """Knows what takes a second factor, and asks for it."""

    def __init__(self, declared: tuple[Capability, ...]) -> None:
        self._of_form = {form.name: one for one in declared for form in one.forms}
        self.of_command = {name: one for one in declared for name in one.commands}
        self.of_intent = {name: one for one in declared for name in one.intents}

    def complete(self, scene: Scene, form: Form, aim: Aim) -> Form:
        """Return the form with the question for a code, where what it is for takes one.

        Raises:
            FactorNeeded: it does, and whoever speaks has no second factor.
        """
        if form.name == HOLD.name or self._takes_one(scene, self._of_form[form.name], form.name, aim):
            return form.with_proof()
        return form

    def wrong(self, scene: Scene, form: Form, subject: str, typed: str) -> Wrong | None:
        """Return why a code is not taken; None when it is, and is used up."""
        held = held_in(subject) if form.name == HOLD.name else None
        wanted = held.operation if held else operation(self._of_form[form.name], form.name)
        refusal = confirm_factor(
            scene.work, by=scene.who, typed=typed, platform=scene.chat.platform, wanted=wanted
        )
        return Wrong(PROOF.key, refusal) if refusal is not None else None

    def run(
        self, scene: Scene, owner: Capability | None, name: str, run: Callable[[Scene, Aim], Told], aim: Aim
    ) -> tuple[Told, Aim]:
        """Run what somebody wants, or ask for the code that it takes; return what follows and what that is about.

        It is run in any case, and undone until it is proven: whoever may not hears so before any code is asked for, and
        what only opens a form leaves it to the form to ask.

        Raises:
            FactorNeeded: it takes a code, and whoever speaks has no second factor.
        """
        if scene.proven or owner is None or not self._takes_one(scene, owner, name, aim):
            return run(scene, aim), aim
        with contextlib.suppress(_NotProven), scene.work.apart():
            told = run(scene, aim)
            if isinstance(told, Ask):
                return told, aim
            raise _NotProven
        return Ask(HOLD.name), Aim(f"{HELD}.{scene.work.turn_id}.{operation(owner, name)}")

    @staticmethod
    def _takes_one(scene: Scene, owner: Capability, name: str, aim: Aim) -> bool:
        asked = owner.proofs.get(name)
        demand = asked(scene, aim) if asked else Demand.NO
        if operation(owner, name) in scene.work.company.second_factor:
            demand = Demand.ALWAYS
        if demand is Demand.NO:
            return False
        has_one = Factors(scene.work).in_force(scene.who.person_id) is not None
        if demand is Demand.ALWAYS and not has_one:
            raise FactorNeeded
        return has_one

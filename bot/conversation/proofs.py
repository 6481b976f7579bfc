"""What is done only with a second factor: what takes one, and how it waits for the code."""

import contextlib
import re
from dataclasses import dataclass

from actions.factor.finish_enrolment import finish_enrolment
from actions.people.confirm_factor import confirm_factor
from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Act, Aim, Ask, Scene, Told
from bot.conversation.declared import Wrong
from bot.forms.form import PROOF, Form
from data.model.factor import Demand, EnrolmentCodeWrong, FactorNeeded
from data.store.factor import Factors
from data.store.files import SAID

# What waits for a code is the turn that wanted it; the subject tells its number and what was wanted.
HOLD = Form("prove", ())
HELD = "turn"

_HELD = re.compile(rf"{HELD}\.([0-9]{{1,15}})\.([a-z_]{{1,32}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class HeldTurn:
    """What a subject tells of a turn that waits: its number, and the command, action or intent that was wanted in it."""

    turn_id: int
    name: str


def held_in(subject: str) -> HeldTurn | None:
    """Read the subject of a turn that waits; None when it is none."""
    found = _HELD.fullmatch(subject)
    return HeldTurn(int(found[1]), found[2]) if found else None


class _NotProven(Exception):
    """What was just done must leave no trace."""


class Proofs:
    """Knows what takes a second factor, and asks for it."""

    def __init__(self, capabilities: Capabilities) -> None:
        self._forms = capabilities.form_acts
        self._demands = {
            operation: asked for one in capabilities.declared for operation, asked in one.proofs.items()
        }

    def complete(self, scene: Scene, form: Form, aim: Aim) -> Form:
        """Return the form as it is asked here, with the question for a code, where what it is for takes one.

        Raises:
            FactorNeeded: it does, and whoever speaks has no second factor.
        """
        if form.name == HOLD.name or self._takes_one(scene, self._forms[form.name].operation, aim):
            return form.asked_in(scene.work.company, scene.words).with_proof()
        return form.asked_in(scene.work.company, scene.words)

    def wrong(self, scene: Scene, form: Form, subject: str, typed: str) -> Wrong | None:
        """Return why a code is not taken; None when it is, and is used up."""
        held = held_in(subject) if form.name == HOLD.name else None
        wanted = held.name if held is not None else form.name
        if Factors(scene.work).in_force(scene.who.person_id) is None:
            return _begun(scene, typed)
        refusal = confirm_factor(
            scene.work, by=scene.who, typed=typed, platform=scene.chat.platform, wanted=wanted
        )
        return Wrong(PROOF.key, refusal) if refusal is not None else None

    def run(self, scene: Scene, name: str, act: Act, aim: Aim) -> tuple[Told, Aim]:
        """Run what somebody wants, or ask for the code that it takes; return what follows and what that is about.

        It is run in any case, and undone until it is proven: whoever may not hears so before any code is asked for, and
        what only opens a form leaves it to the form to ask.

        Args:
            name: of the command, the action or the intent.

        Raises:
            FactorNeeded: it takes a code, and whoever speaks has no second factor.
        """
        if scene.proven or not self._takes_one(scene, act.operation, aim):
            return act.run(scene, aim), aim
        with contextlib.suppress(_NotProven), scene.work.apart():
            told = act.run(scene, aim)
            if isinstance(told, Ask):
                return told, aim
            raise _NotProven
        # Of words that were asked about, the turn in which they were said, and not the press that told their meaning.
        return Ask(HOLD.name), Aim(f"{HELD}.{scene.said.removeprefix(SAID)}.{name}")

    def _takes_one(self, scene: Scene, operation: str, aim: Aim) -> bool:
        asked = self._demands.get(operation)
        demand = asked(scene, aim) if asked else Demand.NO
        if operation in scene.work.company.second_factor:
            demand = Demand.ALWAYS
        if demand is Demand.NO:
            return False
        factors = Factors(scene.work)
        has_one = factors.in_force(scene.who.person_id) is not None
        if demand is not Demand.ALWAYS or has_one:
            return has_one
        if factors.begun(scene.who.person_id) is None:
            raise FactorNeeded
        return True


def _begun(scene: Scene, typed: str) -> Wrong | None:
    """Let the first code of a factor that is being set up put it in force, and be the proof as well."""
    factor = Factors(scene.work).begun(scene.who.person_id)
    if factor is None:
        return Wrong(PROOF.key, FactorNeeded())
    try:
        finish_enrolment(scene.work, by=scene.who, home=scene.home, number=factor.number, typed=typed)
    except EnrolmentCodeWrong as refusal:
        return Wrong(PROOF.key, refusal)
    return None

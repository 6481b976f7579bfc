"""Every capability there is: found by its file in this room."""

import importlib
import pkgutil

import bot.wiring
from bot.cards.asking import QuestionCard
from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Capability
from bot.conversation.held import holding
from bot.conversation.proofs import HOLD
from bot.conversation.steps import EXPIRE, Steps
from bot.forms.form import PROOF
from bot.wiring.desk import desk_capability
from data.model.company import Company

SHEETS_ON = frozenset({"slack"})


def declared() -> tuple[Capability, ...]:
    """Return what each file of this room declares under the name `capability`.

    What people come for stands before what is about themselves, in help and menus: its things have numbers.
    """
    modules = [
        importlib.import_module(f"bot.wiring.{module.name}")
        for module in pkgutil.iter_modules(bot.wiring.__path__)
    ]
    found = [getattr(module, "capability", None) for module in modules]
    capabilities = [one for one in found if isinstance(one, Capability)]
    return tuple(sorted(capabilities, key=lambda one: not any(map(str.isupper, one.prefixes))))


def all_capabilities(found: tuple[Capability, ...]) -> tuple[Capabilities, Steps]:
    """Return all capabilities together with the desk's own, and the steps that fill their forms.

    Raises:
        CapabilityFault: two of them claim the same prefix, command, form, intent, due row or view.
    """
    forms = {form.name: form for one in found for form in one.forms} | {HOLD.name: HOLD}
    desk = desk_capability(found, QuestionCard(forms))
    held = holding((*found, desk))
    steps = Steps(Capabilities((*found, held), sheets_on=SHEETS_ON))
    timed = Capability(name="forms", prefixes=("form",), due={EXPIRE: steps.expire})
    return Capabilities((*found, desk, held, timed), sheets_on=SHEETS_ON), steps


def unknown_operations(company: Company, capabilities: Capabilities) -> list[str]:
    """Name what the company wants a second factor for that nobody can do, or that cannot ask for one, each with the reason."""
    acts = [act for one in capabilities.declared for act in (*one.commands.values(), *one.presses.values())]
    acts += [act for one in capabilities.declared for act in (*one.forms.values(), *one.intents.values())]
    known = {act.operation for act in acts}
    own_code = {
        capabilities.form_acts[name].operation
        for name, form in capabilities.forms.items()
        if PROOF.key in {field.key for field in form.fields}
    }
    unknown = [f"second_factor: there is no operation {name!r}" for name in company.second_factor - known]
    asking = [
        f"second_factor: {name!r} asks for a code of its own" for name in company.second_factor & own_code
    ]
    return sorted(unknown + asking)

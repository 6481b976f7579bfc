"""Every capability there is: found by its file in this room."""

import importlib
import pkgutil
from collections.abc import Mapping

import bot.wiring
from bot.cards.asking import QuestionCard
from bot.conversation.capabilities import Capabilities
from bot.conversation.capability import Capability
from bot.conversation.homes import Homes
from bot.conversation.steps import EXPIRE, Steps
from bot.wiring.desk import desk_capability

SHEETS_ON = frozenset({"slack"})
SLASH: Mapping[str, str] = {"slack": "/desk ", "telegram": "/"}


def declared() -> tuple[Capability, ...]:
    """Return what each file of this room declares under the name `capability`."""
    modules = [
        importlib.import_module(f"bot.wiring.{module.name}")
        for module in pkgutil.iter_modules(bot.wiring.__path__)
    ]
    found = [getattr(module, "capability", None) for module in modules]
    return tuple(one for one in found if isinstance(one, Capability))


def all_capabilities(found: tuple[Capability, ...]) -> tuple[Capabilities, Steps]:
    """Return all capabilities together with the desk's own, and the steps that fill their forms.

    Raises:
        CapabilityFault: two of them claim the same prefix, command, form, intent, due row or view.
    """
    commands = {name: command for one in found for name, command in one.commands.items()}
    forms = {form.name: form for one in found for form in one.forms}
    desk = desk_capability(commands, QuestionCard(forms), Homes(found).card, slash=SLASH)
    steps = Steps(Capabilities(found, sheets_on=SHEETS_ON))
    timed = Capability(name="forms", prefixes=("form",), due={EXPIRE: steps.expire})
    return Capabilities((*found, desk, timed), sheets_on=SHEETS_ON), steps

"""All capabilities together, looked up by what a turn carries."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from bot.conversation.capability import Act, Capability, Press
from bot.conversation.numbers import number_named
from data.model.people import Person
from data.model.rights.table import TABLE
from data.store.work import Work

Declared = TypeVar("Declared")
# The action that brings the card of what a list names.
OPEN = "open"
# What the conversation does itself, whatever stands on the card: see conversation.py and presses.py.
RESERVED = {"command": ("cancel",), "press": ("more", "back")}


class CapabilityFault(Exception):
    """Capabilities cannot stand beside each other; the message names what is claimed and by whom."""


class Capabilities:
    """All capabilities together, looked up by what a turn carries."""

    def __init__(self, declared: tuple[Capability, ...], *, sheets_on: frozenset[str]) -> None:
        self.declared = declared
        self.sheets_on = sheets_on
        _together("name", declared, lambda one: {one.name: one})
        self.by_prefix = _together("prefix", declared, lambda one: dict.fromkeys(one.prefixes, one))
        self.commands = _together("command", declared, lambda one: one.commands)
        self.forms = _together("form", declared, lambda one: {form.name: form for form in one.forms})
        self.form_acts = {form.name: act for one in declared for form, act in one.forms.items()}
        self.previews = _together("preview", declared, lambda one: one.previews)
        self.intents = _together("intent", declared, lambda one: one.intents)
        self.offers = _together("offer", declared, lambda one: one.offers)
        self.filing = frozenset(name for one in declared for name in one.filing)
        self.due = _together("due row", declared, lambda one: one.due)
        self.worded = _together("due row that is worded", declared, lambda one: one.worded)
        self.hooks = _together("webhook source", declared, lambda one: one.hooks)
        self.worded_hooks = _together("webhook source that is worded", declared, lambda one: one.worded_hooks)
        self.calls = _together("call", declared, lambda one: one.calls)
        self.recurring = _together("recurring row", declared, lambda one: one.recurring)
        self.cards = _together("card", declared, lambda one: one.cards)
        self.messages = _together("message", declared, lambda one: one.messages)
        self.heard = tuple(one.heard for one in declared if one.heard is not None)
        self.seen = _together("card that is seen", declared, lambda one: one.seen)
        self.spoken = frozenset(kind for one in declared for kind in one.spoken)
        self.once = frozenset(kind for one in declared for kind in one.once)
        for one in declared:
            _must_be_free(one, "press", one.presses)
            _must_be_free(one, "command", one.commands)
            _must_have_rules(one)
        for name in self.recurring.keys() - self.due.keys():
            raise CapabilityFault(f"recurring row {name}: nobody declares what is done when it is due")

    def press(self, action: str, subject: str) -> Press | None:
        """Return what a button does that stands on a card about that subject."""
        owner = self.owner_of(subject)
        return owner.presses.get(action) if owner else None

    def opens(self, form: str, subject: str) -> bool:
        """Tell whether a button on a card about that subject opens that form."""
        owner = self.owner_of(subject)
        return owner is not None and any(press.form == form for press in owner.presses.values())

    def lessen(self, work: Work, people: Iterable[Person]) -> None:
        """Let every capability take from people's hands what they may not do any more."""
        for person in people:
            for one in self.declared:
                if one.lessened is not None:
                    one.lessened(work, person)

    def owner_of(self, subject: str) -> Capability | None:
        """Return the capability that a subject such as FB-7 belongs to."""
        return self.by_prefix.get(subject.rpartition("-")[0] if "-" in subject else subject.partition(".")[0])

    def subject_named(self, intent: str, text: str) -> str:
        """Return what a text of that intent is about, by a number in it that its capability gives; else an empty text."""
        owner = next((one for one in self.declared if intent in one.intents), None)
        return number_named(text, filter(str.isupper, owner.prefixes)) if owner else ""

    def named(self, text: str) -> str:
        """Return what a text names by a number of whichever capability, if a button opens that; else an empty text."""
        subject = number_named(text, filter(str.isupper, self.by_prefix))
        return subject if subject and self.press(OPEN, subject) else ""


def _together(
    what: str,
    declared: tuple[Capability, ...],
    part: Callable[[Capability], Mapping[str, Declared]],
) -> dict[str, Declared]:
    """Merge one part of all capabilities.

    Raises:
        CapabilityFault: two of them claim the same.
    """
    found: dict[str, Declared] = {}
    owners: dict[str, str] = {}
    for one in declared:
        for name, value in part(one).items():
            if name in found:
                raise CapabilityFault(f"{what} {name}: declared by {owners[name]} and by {one.name}")
            found[name], owners[name] = value, one.name
    return found


def _must_be_free(one: Capability, what: str, names: Mapping[str, object]) -> None:
    for name in RESERVED[what]:
        if name in names:
            raise CapabilityFault(f"{what} {name}: declared by {one.name}, and the desk keeps it for itself")


def _must_have_rules(one: Capability) -> None:
    for card, operation in one.seen.items():
        if operation not in TABLE:
            raise CapabilityFault(f"card {card} of {one.name}: no rule says who may {operation}")
    forms = {form.name: act for form, act in one.forms.items()}
    parts: dict[str, Mapping[str, Act]] = {
        "command": one.commands,
        "press": one.presses,
        "form": forms,
        "intent": one.intents,
    }
    for what, acts in parts.items():
        for name, act in acts.items():
            if act.operation not in TABLE:
                raise CapabilityFault(f"{what} {name} of {one.name}: no rule says who may {act.operation}")

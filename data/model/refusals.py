"""Refusals: an expected no, with the facts that explain it."""

import dataclasses
import re
from typing import Any


class Refusal(Exception):
    """An expected no. Subclasses are dataclasses whose fields are the facts.

    A fact called `who` is a person's person_id: it is kept with what is told, and becomes a name where that is read.
    The words for it stand in the message files under `refusal-<name of the class in kebab case>`.
    """

    def facts(self) -> dict[str, Any]:
        """Return the facts that there are, by name."""
        told = {name: getattr(self, name) for name in getattr(self, "__dataclass_fields__", {})}
        return {name: fact for name, fact in told.items() if fact is not None}

    @classmethod
    def message_key(cls) -> str:
        """Return the id under which the message files explain it."""
        return f"refusal-{cls.rule().replace('_', '-')}"

    @classmethod
    def rule(cls) -> str:
        """Return the name of the rule that it stands for, such as not_allowed."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class BadField(Exception):
    """One field of what somebody filled in cannot be taken, and why."""

    def __init__(self, key: str, refusal: Refusal) -> None:
        super().__init__(key)
        self.key = key
        self.refusal = refusal


@dataclasses.dataclass(eq=False)
class UnknownButton(Refusal):
    """Nothing offers that action."""


@dataclasses.dataclass(eq=False)
class ButtonIsOld(Refusal):
    """The card has changed since the button was drawn."""


@dataclasses.dataclass(eq=False)
class UnknownCommand(Refusal):
    """No command has that name."""


@dataclasses.dataclass(eq=False)
class NotAllowed(Refusal):
    """The company's rules give this to others.

    Attributes:
        holders: keys of departments, groups and roles, with spaces between.
    """

    holders: str


@dataclasses.dataclass(eq=False)
class NotLent(Refusal):
    """Whoever lent something has the right, and lends it to nobody.

    Attributes:
        holders: keys of departments, groups and roles, with spaces between.
    """

    holders: str


@dataclasses.dataclass(eq=False)
class NobodyMay(Refusal):
    """The company's rules give this to nobody."""


@dataclasses.dataclass(eq=False)
class NotYours(Refusal):
    """It belongs to somebody else's chat or form."""


@dataclasses.dataclass(eq=False)
class NothingOpen(Refusal):
    """There is nothing that could be cancelled, skipped or confirmed."""


@dataclasses.dataclass(eq=False)
class UnknownColleague(Refusal):
    """Nobody who works here is called that."""


@dataclasses.dataclass(eq=False)
class SeveralColleagues(Refusal):
    """More than one who works here is called that.

    Attributes:
        keys: by which the company file tells them apart, with commas between.
    """

    keys: str

"""A form on its way: what was asked, what was answered."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class FormState(StrEnum):
    """Where a form stands."""

    OFFERED = "offered"  # it waits for a button that opens it
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


CONFIRM = "confirm"  # the last question of every form: shall it be sent?


@dataclass(frozen=True, slots=True)
class FormSession:
    """One form that one person is filling step by step.

    Attributes:
        subject, version: what the form is about, as on the button that opened it.
        asked: fields in the order in which they were asked; the last one waits for its answer. A field that
            was answered wrongly stands there again.
        answers: by field; an empty answer means skipped.
        problem: message id of what was wrong with the last answer, empty when nothing was.
    """

    number: int
    form: str
    person_id: int
    chat_id: int
    subject: str
    version: int
    opened_at: datetime
    state: FormState = FormState.OPEN
    asked: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""

    @property
    def key(self) -> str:
        """Return the subject of its cards, such as form.12."""
        return f"form.{self.number}"

    @property
    def step(self) -> int:
        """Return the number of the question that waits, from 1."""
        return len(self.asked)

    @property
    def waiting_for(self) -> str:
        """Return the field that waits for its answer."""
        return self.asked[-1] if self.asked else ""

    def ask(self, name: str, *, problem: str = "") -> "FormSession":
        """Ask for a field next."""
        return dataclasses.replace(self, asked=(*self.asked, name), problem=problem)

    def answer(self, value: str) -> "FormSession":
        """Take the answer to the field that waits."""
        return dataclasses.replace(self, answers={**self.answers, self.waiting_for: value})

    def ended(self, state: FormState) -> "FormSession":
        """End it."""
        return dataclasses.replace(self, state=state)

"""A sheet: a form as one page of inputs."""

import hashlib
from dataclasses import dataclass
from typing import Literal

InputKind = Literal["line", "text", "choice", "files", "day", "moment"]
# What a platform may let be picked: a day, or a day with a time or without.
PICKED: frozenset[InputKind] = frozenset({"day", "moment"})


def seen_as(preview: str) -> str:
    """Return a short name of a preview, empty for none."""
    return hashlib.sha256(preview.encode()).hexdigest()[:16] if preview else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that may be chosen, with its label in the reader's language."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Input:
    """One question of a sheet.

    Attributes:
        key: the form's field key.
        longest: most characters that may be typed.
        value: what stands in it when the sheet opens.
        second_label: what stands above the second input of what may be two: the time of a moment, or what is typed where nothing of `choices` is meant.
    """

    key: str
    label: str
    kind: InputKind
    optional: bool
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    longest: int = 3000
    value: str = ""
    second_label: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form ready to be shown at once.

    Attributes:
        form: name of the form that a submission answers.
        subject: what the form is about, such as FB-7; empty for a new thing.
        version: evidence version for which it was opened.
        previewed: what its intro shows of how the answers will be read; a submission tells whether it was that.
    """

    form: str
    subject: str
    version: int
    title: str
    intro: str
    inputs: tuple[Input, ...]
    submit: str
    cancel: str
    previewed: str = ""

    @property
    def seen(self) -> str:
        """Return by what a submission tells which preview stood there, empty for none."""
        return seen_as(self.previewed)

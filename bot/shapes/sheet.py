"""A sheet: a form as one page of inputs."""

from dataclasses import dataclass
from typing import Literal

InputKind = Literal["line", "text", "choice", "files"]


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
    """

    key: str
    label: str
    kind: InputKind
    optional: bool
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    longest: int = 3000
    value: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form ready to be shown at once.

    Attributes:
        form: name of the form that a submission answers.
        subject: what the form is about, such as FB-7; empty for a new thing.
        version: evidence version for which it was opened.
    """

    form: str
    subject: str
    version: int
    title: str
    intro: str
    inputs: tuple[Input, ...]
    submit: str
    cancel: str

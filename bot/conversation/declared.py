"""What a capability declares beside what people do: parts of homes, chapters of the manual, calls to other systems, answers it does not take."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.cards.home import HomeView
from bot.cards.view import Drawing
from bot.shapes.turn import Answered
from data.model.refusals import Refusal
from data.store.work import Reading, Work


@dataclass(frozen=True, slots=True)
class Wrong:
    """The answer of a form's handler that does not take what was typed in a field, and has done nothing.

    Attributes:
        denied: whether it is a no that the audit log keeps, and not a slip of the pen.
    """

    field: str
    refusal: Refusal
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom a change concerns: by id, and all members of groups."""

    people: frozenset[int] = frozenset()
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Section:
    """What a capability shows in people's homes.

    Attributes:
        concerns: whose home may look otherwise after a subject, perhaps of another capability, has changed.
    """

    view: HomeView
    concerns: Callable[[Reading, str], Concerned]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of the manual; its name stands in the words, as `chapter-…` and `chapter-…-text`.

    Attributes:
        operation: whoever may do that is told of it.
        place: in the manual, from the front; what people of the company do stands before what everybody does.
    """

    operation: str
    place: int


@dataclass(frozen=True, slots=True)
class Call:
    """What another system is told, and what is done with its answer.

    Attributes:
        body: makes the data of the facts as they were promised; None when there is nothing to tell any more.
        answered: told once what came of it: done, failed, gone or given up.
    """

    body: Callable[[Drawing], Mapping[str, object] | None]
    answered: Callable[[Work, Answered], None] | None = None

"""What a rule of the table is made of: the ways to an operation, and the states in which it makes sense."""

from dataclasses import dataclass
from enum import StrEnum

# Words that may stand for groups and roles, in the company file and here.
EVERYONE, STAFF = "everyone", "staff"


class Relation(StrEnum):
    """How somebody stands to what an operation is about."""

    OWNER = "owner"  # it is theirs
    AUTHOR = "author"  # it is their own words
    DEPARTMENT = "department"  # they are of its department, and it is not confidential
    CONFIDANT = "confidant"  # they are of its department, and it is confidential
    RESPONSIBLE = "responsible"  # they answer for it, whoever works on it, and it is not confidential
    DELEGATE = "delegate"  # somebody who is away lent them what their groups let them do


@dataclass(frozen=True, slots=True)
class Matter:
    """What an operation is about, as far as rights depend on it.

    Attributes:
        owner_id, author_id: person_id of whoever it belongs to, and of whoever wrote it; None for nobody.
        responsible_id: person_id of whoever answers for it.
        department: key of the one that it belongs to.
        state: where it stands.
    """

    owner_id: int | None = None
    author_id: int | None = None
    department: str = ""
    confidential: bool = False
    state: str = ""
    responsible_id: int | None = None


@dataclass(frozen=True, slots=True)
class OnLoan:
    """What somebody acts by in the place of another person.

    Attributes:
        lender_id: on whose behalf. groups: those in which the lender is by now; roles are never lent.
    """

    lender_id: int
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to an operation: the right and all of the relations.

    Attributes:
        right: key of the company's `may`, or EVERYONE or STAFF; empty where the relations are enough. Where one of them is
            the department, it must be the department that has the right.
        relations: with DELEGATE among them the groups are those that somebody has on loan, and no others; everything else is
            asked of whoever acts.
    """

    right: str = ""
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may do something: whoever has one of the ways.

    Attributes:
        states: those in which it can be done, in the order in which they come; empty for all.
    """

    ways: tuple[Way, ...]
    states: tuple[str, ...] = ()


def lendable(*ways: Way) -> tuple[Way, ...]:
    """Return the ways, each of them open to a delegate as well; own rights come first."""
    return (*ways, *(Way(one.right, (*one.relations, Relation.DELEGATE)) for one in ways))


FOR_EVERYONE = Rule((Way(EVERYONE),))

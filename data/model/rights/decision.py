"""Decide whether somebody may do something: what no rule allows is denied."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from data.model.company import Company
from data.model.people import Person
from data.model.rights.rule import EVERYONE, STAFF, Matter, OnLoan, Relation, Rule, Way
from data.model.rights.table import TABLE

OF_DEPARTMENT = frozenset({Relation.DEPARTMENT, Relation.CONFIDANT})


class Because(Enum):
    """What is missing."""

    RULE = auto()  # there is no such operation
    RIGHT = auto()  # others have the right
    RELATION = auto()  # it is somebody else's
    STATE = auto()  # not now
    LOAN = auto()  # whoever lent something has the right, and does not lend it


@dataclass(frozen=True, slots=True)
class Allowed:
    """Yes, and by which way.

    Attributes:
        on_behalf_of: person_id of whoever lent the right, None for one's own.
    """

    way: Way
    on_behalf_of: int | None = None


@dataclass(frozen=True, slots=True)
class Denied:
    """No, and by which rule.

    Attributes:
        holders: keys of departments, groups and roles that may, and words for them; empty where only a relation would help.
    """

    operation: str
    because: Because
    holders: tuple[str, ...] = ()


def decide(
    operation: str, *, person: Person, company: Company, about: Matter | None, loans: tuple[OnLoan, ...] = ()
) -> Allowed | Denied:
    """Return whether the person may do it, and on whose behalf.

    Args:
        about: None where it is not known yet: then whatever could be found is supposed to be found.
        loans: what the person has on loan at this instant.
    """
    rule = TABLE.get(operation)
    if rule is None:
        return Denied(operation, Because.RULE)
    found = next(_held(rule, person, company, about, loans), None)
    if found is None:
        return _denied(operation, rule, person=person, company=company, about=about, loans=loans)
    if about is not None and rule.states and about.state not in rule.states:
        return Denied(operation, Because.STATE)
    return found


def _held(
    rule: Rule, person: Person, company: Company, about: Matter | None, loans: tuple[OnLoan, ...]
) -> Iterator[Allowed]:
    """Yield each way that somebody has, on their own or in the place of a lender."""
    for way in sorted(rule.ways, key=_is_lent):
        if not _is_lent(way):
            if _holds(way, person, company, about):
                yield Allowed(way)
            continue
        for loan in loans:
            if _holds(way, _in_place_of(person, loan), company, about):
                yield Allowed(way, loan.lender_id)


def _is_lent(way: Way) -> bool:
    return Relation.DELEGATE in way.relations


def _in_place_of(person: Person, loan: OnLoan) -> Person:
    """Return somebody with nothing but what they have on loan: a loan adds up with nothing."""
    return dataclasses.replace(person, groups=loan.groups, roles=frozenset())


def _denied(
    operation: str,
    rule: Rule,
    *,
    person: Person,
    company: Company,
    about: Matter | None,
    loans: tuple[OnLoan, ...],
) -> Denied:
    has_right = any(_held(rule, person, company, None, loans))
    because = Because.RELATION if has_right else Because.RIGHT
    if any(_withheld(one, _in_place_of(person, loan), company, about) for one in rule.ways for loan in loans):
        because = Because.LOAN
    holders = (holder for one in rule.ways for holder in _holders(one, company, about, because))
    return Denied(operation, because, tuple(dict.fromkeys(holders)))


def _withheld(way: Way, lender: Person, company: Company, about: Matter | None) -> bool:
    """Tell whether a lender has a way that is not lent."""
    return not _is_lent(way) and _holds(way, lender, company, about)


def _holds(way: Way, person: Person, company: Company, about: Matter | None) -> bool:
    """Tell whether somebody has a way; about nothing known, whether there may be something about which they have it."""
    acts_as = person.groups | person.roles
    if not OF_DEPARTMENT.isdisjoint(way.relations):
        acts_as = person.groups if about is None else person.groups & {about.department}
        if not acts_as:
            return False
    related = about is None or all(_is(one, person, about) for one in way.relations)
    return related and _has(way.right, acts_as, person, company)


def _is(relation: Relation, person: Person, about: Matter) -> bool:
    if relation is Relation.OWNER:
        return about.owner_id == person.person_id
    if relation is Relation.AUTHOR:
        return about.author_id == person.person_id
    if relation is Relation.RESPONSIBLE:
        return about.responsible_id == person.person_id and not about.confidential
    if relation is Relation.DELEGATE:
        return True  # asked of nobody but somebody in a lender's place
    return about.confidential is (relation is Relation.CONFIDANT) and about.department in person.groups


def _has(right: str, acts_as: frozenset[str], person: Person, company: Company) -> bool:
    having = _having(right, company)
    if not right or EVERYONE in having:
        return True
    return (STAFF in having and person.is_staff) or not acts_as.isdisjoint(having)


def _having(right: str, company: Company) -> tuple[str, ...]:
    return (right,) if right in {EVERYONE, STAFF} else company.may.get(right, ())


def _holders(way: Way, company: Company, about: Matter | None, because: Because) -> Iterator[str]:
    """Yield who has a way, where that is no secret and does not depend on what somebody did."""
    having = _having(way.right, company)
    if Relation.RESPONSIBLE in way.relations:
        return  # whose business it is hangs on one person, and not on what many have
    if about is None or (
        because in {Because.RIGHT, Because.LOAN} and OF_DEPARTMENT.isdisjoint(way.relations)
    ):
        yield from having
    elif way.relations == (Relation.DEPARTMENT,) and not about.confidential and about.department in having:
        yield about.department

"""Decide whether somebody may do something: what no rule allows is denied."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from data.model.company import Company
from data.model.people import Person
from data.model.rights.rule import EVERYONE, STAFF, Matter, Relation, Rule, Way
from data.model.rights.table import TABLE

OF_DEPARTMENT = frozenset({Relation.DEPARTMENT, Relation.CONFIDANT})


class Because(Enum):
    """What is missing."""

    RULE = auto()  # there is no such operation
    RIGHT = auto()  # others have the right
    RELATION = auto()  # it is somebody else's
    STATE = auto()  # not now


@dataclass(frozen=True, slots=True)
class Allowed:
    """Yes, and by which way."""

    way: Way


@dataclass(frozen=True, slots=True)
class Denied:
    """No, and by which rule.

    Attributes:
        holders: keys of departments, groups and roles that may, and words for them; empty where only a relation would help.
    """

    operation: str
    because: Because
    holders: tuple[str, ...] = ()


def decide(operation: str, *, person: Person, company: Company, about: Matter | None) -> Allowed | Denied:
    """Return whether the person may do it.

    Args:
        about: None where it is not known yet: then whatever could be found is supposed to be found.
    """
    rule = TABLE.get(operation)
    if rule is None:
        return Denied(operation, Because.RULE)
    way = next((one for one in rule.ways if _holds(one, person, company, about)), None)
    if way is None:
        return _denied(operation, rule, person=person, company=company, about=about)
    if about is not None and rule.states and about.state not in rule.states:
        return Denied(operation, Because.STATE)
    return Allowed(way)


def _denied(operation: str, rule: Rule, *, person: Person, company: Company, about: Matter | None) -> Denied:
    has_right = any(_holds(one, person, company, None) for one in rule.ways)
    because = Because.RELATION if has_right else Because.RIGHT
    holders = (holder for one in rule.ways for holder in _holders(one, company, about, because))
    return Denied(operation, because, tuple(dict.fromkeys(holders)))


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
    if about is None or (because is Because.RIGHT and OF_DEPARTMENT.isdisjoint(way.relations)):
        yield from having
    elif way.relations == (Relation.DEPARTMENT,) and not about.confidential and about.department in having:
        yield about.department

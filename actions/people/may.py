"""Ask the one table whether somebody may do something."""

from data.model.people import Person
from data.model.refusals import ButtonIsOld, NobodyMay, NotAllowed, NotYours, Refusal
from data.model.rights.decision import Allowed, Because, Denied, decide
from data.model.rights.rule import Matter
from data.store.people import People
from data.store.work import Reading


def verdict(reading: Reading, operation: str, *, by: Person, about: Matter | None) -> Allowed | Denied:
    """Return whether the person may do it, with the groups and roles that they have by now.

    Args:
        about: None where it is not known yet: then whatever could be found is supposed to be found.
    """
    person = People(reading).find(by.person_id)
    return decide(operation, person=person, company=reading.company, about=about)


def may(reading: Reading, operation: str, *, by: Person) -> bool:
    """Tell whether there is anything about which the person may do it: then it is shown to them."""
    return isinstance(verdict(reading, operation, by=by, about=None), Allowed)


def require(reading: Reading, operation: str, *, by: Person, about: Matter | None) -> None:
    """Refuse whoever may not.

    Raises:
        NotAllowed: others have the right.
        NobodyMay: nobody has it.
        NotYours: it is somebody else's.
        ButtonIsOld: it cannot be done as things stand now.
    """
    told = verdict(reading, operation, by=by, about=about)
    if isinstance(told, Denied):
        raise refusal_of(told)


def refusal_of(denied: Denied) -> Refusal:
    """Return the refusal for a no, where a capability has none of its own."""
    if denied.because is Because.STATE:
        return ButtonIsOld()
    if denied.because is Because.RELATION and not denied.holders:
        return NotYours()
    return NotAllowed(" ".join(denied.holders)) if denied.holders else NobodyMay()

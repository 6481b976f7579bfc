"""Ask the one table whether somebody may do something."""

from data.model.people import Person
from data.model.refusals import ButtonIsOld, NobodyMay, NotAllowed, NotLent, NotYours, Refusal
from data.model.rights.decision import Allowed, Because, Denied, decide
from data.model.rights.rule import Matter
from data.store.delegation import Loans
from data.store.people import People
from data.store.work import Reading, Work


def verdict(reading: Reading, operation: str, *, by: Person, about: Matter | None) -> Allowed | Denied:
    """Return whether the person may do it, with the groups and roles that they and whoever lent them some have by now.

    Args:
        about: None where it is not known yet: then whatever could be found is supposed to be found.
    """
    person, company = People(reading).find(by.person_id), reading.company
    own = decide(operation, person=person, company=company, about=about)
    if isinstance(own, Allowed) or own.because is Because.STATE:
        return own
    loans = Loans(reading).held_by(person)
    return decide(operation, person=person, company=company, about=about, loans=loans) if loans else own


def may(reading: Reading, operation: str, *, by: Person) -> bool:
    """Tell whether there is anything about which the person may do it: then it is shown to them."""
    return isinstance(verdict(reading, operation, by=by, about=None), Allowed)


def require(reading: Reading, operation: str, *, by: Person, about: Matter | None) -> Allowed:
    """Refuse whoever may not, and return by which way the others may and on whose behalf they act.

    Raises:
        NotAllowed: others have the right.
        NotLent: whoever lent them something has it, and has to do it in person.
        NobodyMay: nobody has it.
        NotYours: it is somebody else's.
        ButtonIsOld: it cannot be done as things stand now.
    """
    told = verdict(reading, operation, by=by, about=about)
    if isinstance(told, Denied):
        raise refusal_of(told)
    acting(reading, told, by=by)
    return told


def acting(reading: Reading, allowed: Allowed, *, by: Person) -> None:
    """Let the audit keep on whose behalf the person does what they do from now on."""
    if isinstance(reading, Work):
        reading.acts_for(by.person_id, allowed.on_behalf_of)


def refusal_of(denied: Denied) -> Refusal:
    """Return the refusal for a no, where a capability has none of its own."""
    if denied.because is Because.STATE:
        return ButtonIsOld()
    if denied.because is Because.LOAN and denied.holders:
        return NotLent(" ".join(denied.holders))
    if denied.because in {Because.RELATION, Because.LOAN} and not denied.holders:
        return NotYours()
    return NotAllowed(" ".join(denied.holders)) if denied.holders else NobodyMay()

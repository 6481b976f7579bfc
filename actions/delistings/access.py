"""Who may touch which delisting."""

from actions.people.may import refusal_of, verdict
from data.model.delistings import Delisting, DelistingIsOver
from data.model.people import Person
from data.model.refusals import NobodyMay, NotAllowed, Refusal
from data.model.rights.decision import Because, Denied
from data.model.rights.rule import Matter
from data.store.approvals import Requests
from data.store.delistings import Delistings
from data.store.work import Reading, Work

VIEW = "delistings.view"
OF_TRUSTED = frozenset({"delistings.pass", "delistings.review"})


def delisting_for(work: Work, operation: str, *, number: int, by: Person) -> Delisting:
    """Return the delisting, locked, if this person may do that with it now.

    Raises:
        UnknownDelisting: there is none of that number.
        NotAllowed, NobodyMay: others have the right.
        DelistingIsOver: it is too far on for that.
    """
    delisting = Delistings(work).find(number)
    guard_delisting(work, operation, delisting=delisting, by=by, as_it_stands=True)
    return delisting


def guard_delisting(
    reading: Reading, operation: str, *, delisting: Delisting, by: Person, as_it_stands: bool = False
) -> None:
    """Refuse whom this is none of the business.

    Args:
        as_it_stands: whether it has to be in a state in which that can be done.

    Raises:
        NotAllowed, NobodyMay: others have the right.
        DelistingIsOver: it is too far on for that.
    """
    told = verdict(reading, operation, by=by, about=matter_of(reading, delisting))
    if not isinstance(told, Denied):
        return
    if operation in OF_TRUSTED:
        raise _of_trusted(reading)
    if told.because is not Because.STATE:
        raise refusal_of(told)
    if as_it_stands:
        raise DelistingIsOver(delisting.subject)


def guard_package(reading: Reading, operation: str, *, number: int, by: Person) -> None:
    """Refuse whoever may not stand in for all who have not signed a package.

    Args:
        number: of its request.

    Raises:
        UnknownRequest: there is none.
        NotAllowed: others may. NobodyMay: nobody may.
    """
    about = Matter(Requests(reading).find(number).requester_id, department=trusted_in(reading))
    if isinstance(verdict(reading, operation, by=by, about=about), Denied):
        raise _of_trusted(reading)


def matter_of(reading: Reading, delisting: Delisting) -> Matter:
    """Return what of a delisting rights depend on."""
    state = delisting.state.value
    return Matter(delisting.requester_id, department=trusted_in(reading), state=state)


def trusted_in(reading: Reading) -> str:
    """Return the group that the policy trusts in an emergency, empty for none."""
    return reading.company.delisting.urgent_group if reading.company.delisting is not None else ""


def _of_trusted(reading: Reading) -> Refusal:
    group = trusted_in(reading)
    return NotAllowed(group) if group else NobodyMay()

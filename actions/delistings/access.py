"""Who may touch which delisting."""

from actions.people.may import refusal_of, verdict
from data.model.delistings import Delisting, DelistingIsOver
from data.model.people import Person
from data.model.rights.decision import Because, Denied
from data.model.rights.rule import Matter
from data.store.delistings import Delistings
from data.store.work import Reading, Work

VIEW = "delistings.view"


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
    told = verdict(reading, operation, by=by, about=matter_of(delisting))
    if not isinstance(told, Denied):
        return
    if told.because is not Because.STATE:
        raise refusal_of(told)
    if as_it_stands:
        raise DelistingIsOver(delisting.subject)


def matter_of(delisting: Delisting) -> Matter:
    """Return what of a delisting rights depend on."""
    return Matter(delisting.requester_id, state=delisting.state.value)

"""Let somebody whose account was closed be nobody's colleague any more."""

from actions.people.tell_of_gain import tell_of_gain
from data.model.notices import SubjectChanged
from data.model.people import Person
from data.store.audit import Happened
from data.store.people import People
from data.store.roster import RosterChanges
from data.store.work import Work


def close_account(work: Work, *, platform: str, user_id: str) -> Person | None:
    """Take every right from whoever has the account, on whatever platform they go on writing.

    Returns:
        The person as they stand now; None when nobody has the account, or it was closed before.
    """
    person_id = People(work).id_of_account(platform, user_id)
    if person_id is None or not RosterChanges(work).leave(person_id):
        return None
    work.promise(SubjectChanged(f"home.{person_id}"))
    work.audit(Happened("people.account_closed", f"person.{person_id}", facts={"platform": platform}))
    return People(work).find(person_id)


def open_account(work: Work, *, platform: str, person_id: int) -> None:
    """Let somebody whose account is open again have what the company gives them now, and nothing else."""
    if not RosterChanges(work).come_back(person_id):
        return
    tell_of_gain(work)
    work.promise(SubjectChanged(f"home.{person_id}"))
    work.audit(Happened("people.account_opened", f"person.{person_id}", facts={"platform": platform}))

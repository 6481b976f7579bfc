"""Look something up in the audit chain; that somebody did so is an entry of it."""

from actions.people.may import require
from data.model.audit import Search
from data.model.people import Person
from data.model.rights.rule import Matter
from data.store.audit import Happened
from data.store.audit_looks import LookChanges, Looks
from data.store.work import Work


def read_trail(work: Work, *, by: Person, search: Search) -> str:
    """Keep that this person looks for something, and return the subject under which it is shown.

    Raises:
        NotAllowed: the company's rules let others do so.
    """
    require(work, "audit.read", by=by, about=None)
    subject = LookChanges(work).begin()
    work.audit(Happened("audit.read", subject, by.person_id, search.facts()))
    return subject


def read_on(work: Work, *, by: Person, subject: str, page: int) -> None:
    """Keep that this person turns to another page of what they looked for.

    Raises:
        NotAllowed: the company's rules let others do so, by now.
        UnknownButton: nobody has looked under that name.
        NotYours: somebody else looked.
    """
    require(work, "audit.read_on", by=by, about=Matter(owner_id=Looks(work).find(subject).by))
    work.audit(Happened("audit.read_on", subject, by.person_id, {"page": page + 1}))

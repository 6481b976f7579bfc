"""Look something up in the audit chain; that somebody did so is an entry of it."""

from actions.audit.access import check_may_audit
from data.model.audit import Search
from data.model.people import Person
from data.model.refusals import NotYours
from data.store.audit import Happened
from data.store.audit_looks import LookChanges, Looks
from data.store.work import Work


def read_trail(work: Work, *, by: Person, search: Search) -> str:
    """Keep that this person looks for something, and return the subject under which it is shown.

    Raises:
        AuditIsForOthers: the company's rules let others do so.
    """
    check_may_audit(work, by=by)
    subject = LookChanges(work).begin()
    work.audit(Happened("audit.read", subject, by.person_id, search.facts()))
    return subject


def read_on(work: Work, *, by: Person, subject: str, page: int) -> None:
    """Keep that this person turns to another page of what they looked for.

    Raises:
        AuditIsForOthers: the company's rules let others do so, by now.
        UnknownButton: nobody has looked under that name.
        NotYours: somebody else looked.
    """
    check_may_audit(work, by=by)
    if Looks(work).find(subject).by != by.person_id:
        raise NotYours
    work.audit(Happened("audit.read_on", subject, by.person_id, {"page": page + 1}))

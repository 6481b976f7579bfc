"""Begin to set up a second factor."""

from actions.factor.news import END, let_go
from data.model.factor import PICTURE, SECRET, SHOWN_FOR, Factor
from data.model.notices import MessageWanted
from data.model.people import Chat, Person
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.factor import FactorChanges, Factors
from data.store.work import Work


def begin_enrolment(work: Work, *, by: Person, home: Chat) -> Factor:
    """Show a new secret; it is good for nothing until a code of it is typed, and one that was begun before is forgotten.

    What is in force stays so meanwhile: let nobody begin in whose stead that would be.

    Args:
        home: the private chat in which it is shown.
    """
    earlier = Factors(work).begun(by.person_id)
    if earlier is not None:
        let_go(work, earlier)
    factor = FactorChanges(work).begin(by.person_id)
    DueChanges(work).plan(END, factor.subject, work.now + SHOWN_FOR)
    work.audit(Happened("factor.begun", factor.subject, by.person_id))
    work.promise(
        MessageWanted(PICTURE, factor.subject, home.chat_id),
        MessageWanted(SECRET, factor.subject, home.chat_id),
    )
    return factor

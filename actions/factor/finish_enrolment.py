"""Put a second factor in force, or end the time in which it can be."""

from actions.factor.news import END, let_go, take_back
from actions.people.confirm_factor import factor_subject
from actions.people.tell_accounts import tell_accounts
from data.model.factor import CODES, SHOWN_FOR, EnrolmentCodeWrong, EnrolmentIsOver, one_time_code, step_of
from data.model.notices import MessageWanted, SubjectChanged
from data.model.people import Chat, Person
from data.model.refusals import NotYours
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.factor import FactorChanges, Factors
from data.store.work import Work


def finish_enrolment(work: Work, *, by: Person, home: Chat, number: int, typed: str) -> None:
    """Let the factor be in force because its authenticator shows the right code, and show its backup codes once.

    Args:
        home: the private chat in which they are shown.

    Raises:
        EnrolmentIsOver: it was not finished in time, or began anew.
        NotYours: it is somebody else's.
        EnrolmentCodeWrong: the authenticator has another secret, or its clock is wrong.
    """
    factor = Factors(work).numbered(number)
    if factor is None or factor.in_force:
        raise EnrolmentIsOver
    if factor.person_id != by.person_id:
        raise NotYours
    step = step_of(factor, one_time_code(typed), at=work.now)
    if step is None:
        raise EnrolmentCodeWrong
    earlier = Factors(work).in_force(by.person_id)
    if earlier is not None:
        let_go(work, earlier)
    FactorChanges(work).put_in_force(factor, step=step)
    FactorChanges(work).forgive(by.person_id)
    take_back(work, factor)
    DueChanges(work).plan(END, factor.subject, work.now + SHOWN_FOR)
    subject = factor_subject(by.person_id)
    work.audit(Happened("factor.in_force", subject, by.person_id, {"replaced": int(earlier is not None)}))
    work.promise(MessageWanted(CODES, factor.subject, home.chat_id), SubjectChanged(subject))
    tell_accounts(work, by.person_id, "factor.in_force", subject)


def end_showing(work: Work, *, number: int, by: Person | None = None) -> None:
    """Take back what is shown of a factor; one that is not in force by now is forgotten.

    Args:
        by: whoever has kept the backup codes; None because it was shown for long enough.

    Raises:
        NotYours: it is somebody else's.
    """
    factor = Factors(work).numbered(number)
    if factor is None:
        return
    if by is not None and by.person_id != factor.person_id:
        raise NotYours
    if not factor.in_force:
        let_go(work, factor)
        subject = factor_subject(factor.person_id)
        work.audit(Happened("factor.not_finished", factor.subject))
        tell_accounts(work, factor.person_id, "factor.not_finished", subject)
        return
    FactorChanges(work).show_no_more(factor)
    DueChanges(work).cancel(END, factor.subject)
    take_back(work, factor)

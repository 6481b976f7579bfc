"""End a loan: because its time is over, because either of the two wants it, or because one of them left."""

from actions.delegation.news import BEGIN, END, ENDED, matter_of, tell_both
from actions.people.lessen_later import lessen_later
from actions.people.may import require
from data.model.delegation import Ending, Loan, ended
from data.model.notices import SubjectChanged
from data.model.people import Person
from data.store.audit import Happened
from data.store.delegation import LoanChanges, Loans
from data.store.due import DueChanges
from data.store.work import Work


def withdraw_loan(work: Work, *, number: int, by: Person) -> Loan:
    """Let the lender have it back early.

    Raises:
        NotYours: somebody else lent it.
        UnknownLoan, LoanIsOver: there is nothing to take back.
    """
    loan = Loans(work).find(number)
    require(work, "delegation.withdraw", by=by, about=matter_of(loan))
    return _end(work, loan, Ending.WITHDRAWN, by=by.person_id)


def hand_back_loan(work: Work, *, number: int, by: Person) -> Loan:
    """Let the delegate have it no more.

    Raises:
        NotYours: it was lent to somebody else.
        UnknownLoan, LoanIsOver: there is nothing to hand back.
    """
    loan = Loans(work).find(number)
    require(work, "delegation.hand_back", by=by, about=matter_of(loan))
    return _end(work, loan, Ending.HANDED_BACK, by=by.person_id)


def let_loan_end(work: Work, *, number: int) -> None:
    """Tell both that the time of a loan is over; since when it is, nothing has counted by it."""
    loan = Loans(work).find(number)
    if loan.ended_at is None:
        _end(work, loan, Ending.OVER)


def follow_lessened(work: Work, person: Person) -> None:
    """End what somebody lends or has on loan who works here no more, and take what else they lost from their delegates."""
    for loan in Loans(work).standing(person.person_id):
        if not person.is_staff:
            _end(work, Loans(work).find(loan.number), Ending.LEFT)
        elif loan.lender_id == person.person_id:
            work.promise(SubjectChanged(loan.subject))
            lessen_later(work, loan.delegate_id)


def _end(work: Work, loan: Loan, ending: Ending, *, by: int | None = None) -> Loan:
    over = ended(loan, ending, at=work.now)
    LoanChanges(work).save(over)
    for name in (BEGIN, END):
        DueChanges(work).cancel(name, over.subject)
    facts = {"lender": over.lender_id, "delegate": over.delegate_id, "ending": ending.value}
    work.audit(Happened("delegation.ended", over.subject, by, facts))
    tell_both(work, over, ENDED, but=by)
    lessen_later(work, over.delegate_id)
    return over

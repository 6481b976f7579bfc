"""Look at a loan."""

from actions.delegation.news import matter_of
from actions.people.may import require
from data.model.delegation import Loan
from data.model.people import Person
from data.store.delegation import Loans
from data.store.work import Work


def view_loan(work: Work, *, number: int, by: Person) -> Loan:
    """Return a loan to one of the two.

    Raises:
        UnknownLoan: there is none.
        NotYours: it is others'.
    """
    loan = Loans(work).find(number)
    require(work, "delegation.view", by=by, about=matter_of(loan))
    return loan

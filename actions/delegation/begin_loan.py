"""Tell both that a loan has begun."""

from actions.approvals.bring_requests import bring_requests
from actions.delegation.news import BEGAN, tell_both
from data.store.audit import Happened
from data.store.delegation import Loans
from data.store.work import Work


def begin_loan(work: Work, *, number: int) -> None:
    """Tell it, where the loan counts, and bring what waits for a signature; that it counts follows from the clock alone."""
    loan = Loans(work).find(number)
    if not loan.counts(work.now):
        return
    facts = {"lender": loan.lender_id, "delegate": loan.delegate_id}
    work.audit(Happened("delegation.began", loan.subject, facts=facts))
    tell_both(work, loan, BEGAN)
    bring_requests(work, loan.delegate_id)

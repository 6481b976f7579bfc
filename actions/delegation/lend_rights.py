"""Lend a colleague what one's groups may do, for as long as one is away."""

import dataclasses
from datetime import datetime

from actions.approvals.bring_requests import bring_requests
from actions.delegation.news import BEGIN, END, show_both
from actions.people.may import require
from data.model.delegation import LONGEST, LONGEST_REASON, Loan, lend
from data.model.durations import duration
from data.model.people import Chat, Person
from data.model.refusals import UnknownColleague
from data.model.writing import clean
from data.store.audit import Happened
from data.store.delegation import LoanChanges, Loans
from data.store.due import DueChanges
from data.store.people import People
from data.store.work import Work


def lend_rights(
    work: Work,
    *,
    by: Person,
    home: Chat,
    delegate_id: int,
    starts_at: datetime,
    ends_at: datetime,
    reason: str = "",
) -> Loan:
    """Let the delegate do between two instants what the lender's groups let the lender do, as far as it is lendable.

    Args:
        home: the lender's private chat.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownColleague: the delegate does not work here.
        NothingToLend, LentToOneself, LoanInThePast, LoanEndsTooSoon, LoanTooLong, LoanTooFar, LentAlready: see `lend`.
        TooLong: the reason is.
    """
    require(work, "delegation.lend", by=by, about=None)
    if not People(work).find(delegate_id).is_staff:
        raise UnknownColleague
    lent = lend(
        Loan(0, by.person_id, delegate_id, starts_at, ends_at),
        lender=People(work).find(by.person_id),
        now=work.now,
        longest=duration(work.company.timings.get("delegation_longest", LONGEST)),
        others=Loans(work).lent_by(by.person_id),
    )
    written = clean(reason, longest=LONGEST_REASON) if reason else ""
    loan = dataclasses.replace(lent, number=LoanChanges(work).next_number())
    LoanChanges(work).add(loan, reason=written)
    _plan(work, loan)
    days = {"from": starts_at.isoformat(), "until": ends_at.isoformat()}
    work.audit(Happened("delegation.lent", loan.subject, by.person_id, {"delegate": delegate_id, **days}))
    show_both(work, loan, home=home)
    return loan


def _plan(work: Work, loan: Loan) -> None:
    """Let both be told when it begins, unless it has begun and brings what waits already, and when it ends."""
    if loan.starts_at > work.now:
        DueChanges(work).plan(BEGIN, loan.subject, loan.starts_at)
    else:
        bring_requests(work, loan.delegate_id)
    DueChanges(work).plan(END, loan.subject, loan.ends_at)

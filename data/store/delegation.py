"""Loans as they are kept; why somebody is away is sealed under that person's key."""

from typing import Any

from sqlalchemy import BigInteger, Column, LargeBinary, Row, String, Table, or_, select, true, update

from data.model.delegation import Ending, Loan, UnknownLoan
from data.model.people import Person
from data.model.rights.rule import OnLoan
from data.store.counters import next_number
from data.store.inventory import (
    FEW,
    IMPERSONAL,
    INSTANT,
    NUMBER,
    SEALED,
    holds,
    legible,
    purpose,
)
from data.store.numbered import row_numbered
from data.store.people import People
from data.store.people_tables import people
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

loans = Table(
    "loans",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("lender_id", BigInteger, nullable=False, index=True, info=holds("who is away", NUMBER)),
    Column("delegate_id", BigInteger, nullable=False, index=True, info=holds("who stands in", NUMBER)),
    Column("starts_at", Moment, nullable=False, info=legible("from when on somebody is away", INSTANT)),
    Column("ends_at", Moment, nullable=False, info=legible("until when somebody is away", INSTANT)),
    Column("ended_at", Moment, info=legible("when somebody stood in no more", INSTANT)),
    Column("ending", String(16), nullable=False, info=legible("why no more", FEW)),
    Column("reason", LargeBinary, nullable=False, info=holds("why somebody is away", SEALED)),
    info=purpose(
        "to let a colleague do what somebody's groups let them do, and to know on whose behalf",
        kept="until either of the two is forgotten",
    ),
)


class Loans:
    """Queries on loans."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def find(self, number: int) -> Loan:
        """Return the loan with that number, locked until a work ends.

        Raises:
            UnknownLoan: there is none.
        """
        return _loan(row_numbered(self._reading, loans, number, UnknownLoan()))

    def reason(self, loan: Loan) -> str:
        """Return why the lender is away, empty where they did not say."""
        query = select(loans.c.reason).where(loans.c.number == loan.number)
        sealed: bytes = self._connection.execute(query).scalar_one()
        row = row_of_loan(loan.number)
        return self._reading.unseal(sealed, person_id=loan.lender_id, row=row) if sealed else ""

    def standing(self, person_id: int) -> tuple[Loan, ...]:
        """Return what somebody lends or has on loan and is not over, what begins first first."""
        theirs = or_(loans.c.lender_id == person_id, loans.c.delegate_id == person_id)
        return self._not_over(theirs)

    def lent_by(self, person_id: int) -> tuple[Loan, ...]:
        """Return what somebody lends and is not over; nothing is added to it until the work ends."""
        who = select(people.c.person_id).where(people.c.person_id == person_id)
        self._connection.execute(who.with_for_update())
        return self._not_over(loans.c.lender_id == person_id)

    def counting(self) -> tuple[Loan, ...]:
        """Return all loans that count at this instant, what began first first."""
        return tuple(loan for loan in self._not_over(true()) if loan.counts(self._reading.now))

    def held_by(self, person: Person) -> tuple[OnLoan, ...]:
        """Return what somebody acts by at this instant beside their own, as far as the lenders still have it."""
        if not person.is_staff:
            return ()
        counting = (one for one in self._not_over(loans.c.delegate_id == person.person_id))
        lenders = (one.lender_id for one in counting if one.counts(self._reading.now))
        lent = (OnLoan(one, People(self._reading).find(one).groups) for one in lenders)
        return tuple(one for one in lent if one.groups)

    def groups_of(self, person: Person) -> frozenset[str]:
        """Return the groups whose affairs are somebody's at this instant, their own and those on loan."""
        return person.groups.union(*(loan.groups for loan in self.held_by(person)))

    def _not_over(self, whose: Any) -> tuple[Loan, ...]:
        query = select(loans).where(whose, loans.c.ended_at.is_(None), loans.c.ends_at > self._reading.now)
        rows = self._connection.execute(query.order_by(loans.c.starts_at, loans.c.number))
        return tuple(_loan(row) for row in rows)


class LoanChanges:
    """Changes to loans."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def next_number(self) -> int:
        """Return the number for a new loan."""
        return next_number(self._work.connection, "loan")

    def add(self, loan: Loan, *, reason: str) -> None:
        """Keep a new loan."""
        row = row_of_loan(loan.number)
        sealed = self._work.seal(reason, person_id=loan.lender_id, row=row) if reason else b""
        self._work.connection.execute(
            loans.insert().values(
                number=loan.number,
                lender_id=loan.lender_id,
                delegate_id=loan.delegate_id,
                starts_at=loan.starts_at,
                ends_at=loan.ends_at,
                ending="",
                reason=sealed,
            )
        )

    def save(self, loan: Loan) -> None:
        """Keep that a loan is over, and why."""
        values = {"ended_at": loan.ended_at, "ending": loan.ending or ""}
        self._work.connection.execute(update(loans).where(loans.c.number == loan.number).values(values))


def row_of_loan(number: int) -> str:
    """Return for which row the reason of a loan is sealed."""
    return f"loans:{number}"


def _loan(row: Row[Any]) -> Loan:
    return Loan(
        row.number,
        row.lender_id,
        row.delegate_id,
        row.starts_at,
        row.ends_at,
        row.ended_at,
        Ending(row.ending) if row.ending else None,
    )

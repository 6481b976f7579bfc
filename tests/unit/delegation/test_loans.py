"""Loans on a real store: what is lent counts from its first second to its last, and never more than the lender has."""

from datetime import UTC, datetime, timedelta

import pytest

from actions.delegation.begin_loan import begin_loan
from actions.delegation.end_loan import follow_lessened, hand_back_loan, let_loan_end, withdraw_loan
from actions.delegation.lend_rights import lend_rights
from actions.feedback.access import handled_departments
from actions.people.may import may, require, verdict
from data.model.delegation import (
    Ending,
    LentAlready,
    LentToOneself,
    Loan,
    LoanIsOver,
    NothingToLend,
    UnknownLoan,
)
from data.model.refusals import ButtonIsOld, NotAllowed, NotLent, NotYours, Refusal, UnknownColleague
from data.model.rights.decision import Allowed
from data.model.rights.rule import Matter
from data.store.audit import Happened
from data.store.colleagues import Colleagues
from data.store.delegation import Loans
from data.store.due import DueRows
from data.store.people import People, PeopleChanges
from data.store.roster import RosterChanges
from data.store.work import Work
from tests.contract.store.harness import newcomer
from tests.unit.conversation.harness import Town, refused

DAY = timedelta(days=1)
REPORT = Matter(owner_id=0, department="operations", state="open")
SECRET = Matter(owner_id=0, department="security", confidential=True, state="open")
CLAIM = "feedback.claim"


def lent(
    town: Town, lender: str = "zhou", delegate: str = "lea", *, after: timedelta = timedelta(), days: int = 3
) -> Loan:
    now = town.clock()
    with town.store.work() as work:
        return lend_rights(
            work,
            by=town.person(lender),
            home=town.chat(lender),
            delegate_id=town.person(delegate).person_id,
            starts_at=now + after,
            ends_at=now + after + days * DAY,
            reason="外出",
        )


def claims(town: Town, who: str = "lea", about: Matter = REPORT, operation: str = CLAIM) -> bool:
    with town.store.reading() as reading:
        return isinstance(verdict(reading, operation, by=town.person(who), about=about), Allowed)


def due(town: Town, subject: str) -> list[str]:
    with town.store.reading() as reading:
        return [
            row.name for row in DueRows(reading).due_by(town.clock() + 99 * DAY) if row.subject == subject
        ]


def loan_now(town: Town, number: int) -> Loan:
    with town.store.reading() as reading:
        return Loans(reading).find(number)


def test_it_counts_from_its_first_second_to_its_last(town: Town) -> None:
    loan = lent(town, after=DAY)
    town.clock.moment = loan.starts_at - timedelta(seconds=1)
    assert not claims(town)
    town.clock.moment = loan.starts_at
    assert claims(town)
    town.clock.moment = loan.ends_at - timedelta(seconds=1)
    assert claims(town)
    town.clock.moment = loan.ends_at
    assert not claims(town)


def test_the_clock_alone_ends_it_though_nothing_was_told(town: Town) -> None:
    loan = lent(town)
    town.clock.forward(9 * DAY)
    assert loan_now(town, loan.number).ended_at is None
    assert not claims(town)
    with town.store.work() as work:
        begin_loan(work, number=loan.number)
        let_loan_end(work, number=loan.number)
        let_loan_end(work, number=loan.number)
    assert [event.deed for event in work.events] == ["delegation.ended"]
    assert loan_now(town, loan.number).ending is Ending.OVER


@pytest.mark.parametrize("by", ["zhou", "lea"])
def test_either_of_the_two_ends_it_once_and_nobody_else(town: Town, by: str) -> None:
    loan = lent(town)
    end, other = (withdraw_loan, hand_back_loan) if by == "zhou" else (hand_back_loan, withdraw_loan)
    for stranger in ("yun", "root", "mei", "lea" if by == "zhou" else "zhou"):
        with pytest.raises(NotYours), town.store.work() as work:
            end(work, number=loan.number, by=town.person(stranger))
    with town.store.work() as work:
        end(work, number=loan.number, by=town.person(by))
    assert not claims(town)
    assert due(town, loan.subject) == []
    assert due(town, f"person.{town.person('lea').person_id}") == ["people.lessened"]
    for again, who in ((end, by), (other, "lea" if by == "zhou" else "zhou")):
        with pytest.raises(LoanIsOver), town.store.work() as work:
            again(work, number=loan.number, by=town.person(who))
    with pytest.raises(UnknownLoan), town.store.work() as work:
        end(work, number=99, by=town.person(by))


def test_what_the_lender_loses_the_delegate_loses_at_once(town: Town) -> None:
    lent(town, "wen", "raj")
    ours = Matter(owner_id=0, department="marketing", state="open")
    assert claims(town, "raj", ours)
    with town.store.work() as work:
        RosterChanges(work).leave(town.person("wen").person_id)
    assert not claims(town, "raj", ours)


def test_a_delegate_lends_nothing_on(town: Town) -> None:
    lent(town)
    lent(town, "lea", "qiu")
    assert claims(town, "qiu", Matter(owner_id=0, department="marketing", state="open"))
    assert not claims(town, "qiu")


@pytest.mark.parametrize("who", ["zhou", "lea"])
def test_it_ends_for_good_when_either_of_the_two_leaves(town: Town, who: str) -> None:
    loan = lent(town)
    person_id = town.person(who).person_id
    with town.store.work() as work:
        RosterChanges(work).leave(person_id)
    assert not claims(town), "before anything was told"
    with town.store.work() as work:
        follow_lessened(work, town.person(who))
    with town.store.work() as work:
        RosterChanges(work).come_back(person_id)
    assert not claims(town)
    assert loan_now(town, loan.number).ending is Ending.LEFT


def test_a_mover_keeps_the_loan_and_their_delegate_is_looked_at(town: Town) -> None:
    loan = lent(town)
    with town.store.work() as work:
        follow_lessened(work, town.person("zhou"))
        follow_lessened(work, town.person("lea"))
    assert loan_now(town, loan.number).ended_at is None
    assert due(town, f"person.{town.person('lea').person_id}") == ["people.lessened"]


def test_neither_roles_nor_what_is_confided_nor_the_audit_log_are_lent(town: Town) -> None:
    lent(town, "ada", "lea")
    assert claims(town, "lea", Matter(owner_id=0, department="technical", state="open"))
    assert not claims(town, "lea", SECRET)
    lent(town, "vera", "raj")
    with town.store.reading() as reading:
        raj = town.person("raj")
        with pytest.raises(NotLent):
            require(reading, "audit.read", by=raj, about=None)
        assert not may(reading, "audit.read", by=raj)
    with pytest.raises(NothingToLend):
        lent(town, "root", "raj")


def test_the_audit_keeps_on_whose_behalf_and_ones_own_right_comes_first(town: Town) -> None:
    lent(town)
    zhou, lea = town.person("zhou").person_id, town.person("lea").person_id

    def kept(work: Work, by: str, about: Matter) -> object:
        require(work, CLAIM, by=town.person(by), about=about)
        work.audit(Happened("a.b", "x", town.person(by).person_id, {"fact": 1}))
        work.audit(Happened("a.c", "x", None))
        assert work.events[-1].facts is None
        return (work.events[-2].facts or {}).get("on_behalf_of")

    with town.store.work() as work:
        assert require(work, CLAIM, by=town.person("lea"), about=REPORT).on_behalf_of == zhou
        assert kept(work, "lea", REPORT) == zhou
        assert kept(work, "lea", Matter(owner_id=0, department="marketing", state="open")) is None
        assert kept(work, "zhou", REPORT) is None
        assert work.behalf == {}
        with pytest.raises(ButtonIsOld):
            require(
                work,
                "feedback.reply",
                by=town.person("lea"),
                about=Matter(lea, None, "operations", state="closed"),
            )
        work.events.clear()


def test_a_loan_may_not_be_everything(town: Town) -> None:
    lent(town)
    refusals: list[tuple[type[Refusal], str, str]] = [
        (LentAlready, "zhou", "raj"),
        (LentToOneself, "yun", "yun"),
        (UnknownColleague, "yun", "mei"),
        (NotAllowed, "mei", "yun"),
    ]
    for refusal, lender, delegate in refusals:
        with pytest.raises(refusal):
            lent(town, lender, delegate)
    assert lent(town, after=3 * DAY).number == 2, "right behind the first, and without a gap"


def test_what_is_on_loan_is_among_what_somebody_handles(town: Town) -> None:
    lent(town)
    with town.store.reading() as reading:
        assert handled_departments(reading, by=town.person("lea")) == {"marketing", "operations"}
        assert handled_departments(reading, by=town.person("zhou")) == {"operations"}


def test_a_colleague_is_found_by_key_or_name_and_namesakes_are_not_mixed_up(town: Town) -> None:
    with town.store.work() as work:
        PeopleChanges(work).add(name="Lea", time_zone="UTC", known=True, company_key="lea2", groups=["legal"])
        newcomer(work, "Raj")

    def called(name: str) -> list[str]:
        with town.store.reading() as reading:
            people = People(reading)
            return sorted(people.key_of(one.person_id) for one in Colleagues(reading).called(name))

    assert called("lea") == called("ＬＥＡ") == called("@Lea") == ["lea"]
    assert called("lea2") == ["lea2"]
    assert called("raj") == ["raj"]
    assert called("小美") == called("") == called("nobody") == []
    with town.store.work() as work:
        PeopleChanges(work).add(name="王 芳", time_zone="UTC", known=True, company_key="a", groups=["legal"])
        PeopleChanges(work).add(name="王 芳", time_zone="UTC", known=True, company_key="b", groups=["legal"])
    assert called("王  芳") == ["a", "b"]


def test_the_form_takes_no_answer_that_makes_no_sense(town: Town) -> None:
    good = {"person": "lea", "from": "2026-03-02", "until": "2026-03-04"}
    bad = [
        {"from": "2026-02-30"}, {"from": "0000-00-00"}, {"from": "9999-12-31"}, {"from": "2025-03-02"},
        {"from": "2026-03-01"}, {"until": "2026-03-01"}, {"until": "9999-12-31"}, {"until": "2026-03-02T09:00"},
        {"until": "2027-03-04"}, {"person": "zhou"}, {"person": "@小美"}, {"person": "x" * 100}, {"from": "2027-12-01"},
    ]  # fmt: skip
    for change in bad:
        reply = town.submit("zhou", "delegate", "", 0, **good | change)
        assert type(reply).__name__ == "FieldErrors", change
    with town.store.reading() as reading:
        assert Loans(reading).standing(town.person("zhou").person_id) == ()
    town.submit("zhou", "delegate", "", 0, **good | {"reason": "外出" * 20})
    with town.store.reading() as reading:
        (loan,) = Loans(reading).standing(town.person("zhou").person_id)
        assert loan.ends_at == datetime(2026, 3, 4, 16, 0, tzinfo=UTC)
        assert Loans(reading).reason(loan) == "外出" * 20


@pytest.mark.parametrize(
    "reference",
    [
        "withdraw|loan.1|0",
        "hand_back|loan.1|0",
        "open|loan.1|0",
        "withdraw|loan.99|0",
        "open|loan.x|0",
        "withdraw|loans.1|0",
    ],
)
def test_a_forged_button_does_nothing(town: Town, reference: str) -> None:
    loan = lent(town)
    assert refused(town.press("yun", reference))
    assert loan_now(town, loan.number).ended_at is None

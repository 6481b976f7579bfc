"""The table, held against the oracle in every cell there is; and what a no tells."""

import dataclasses
import itertools
from collections.abc import Iterable, Iterator

import pytest

from data.model.company import Company
from data.model.people import Person, Roster
from data.model.rights.decision import Allowed, Because, Denied, decide
from data.model.rights.rule import FOR_EVERYONE, Matter, OnLoan, Relation, Way
from data.model.rights.table import TABLE, TwoRulesFault, together
from tests.unit.rights import oracle
from tests.unit.rights.oracle import ME, OTHER_RULES, SOMEBODY, Cell, May, cells, lent_cells

# So many there are of nothing that cells are made of, nor a multiple: so each of those comes with each other in some cell.
EVERY = 13


@pytest.fixture
def company(demo: tuple[Company, Roster]) -> Company:
    return demo[0]


def asked(cell: Cell, company: Company) -> Allowed | Denied:
    return decide(cell.operation, person=cell.person, company=company, about=cell.about, loans=cell.loans)


def some_wrong(company: Company, asked_of: Iterable[Cell]) -> list[Cell]:
    """Return the first cells in which the table and the oracle differ."""
    wrong = (
        cell
        for cell in asked_of
        if isinstance(asked(cell, company), Allowed) is not oracle.allowed(cell, company.may)
    )
    return list(itertools.islice(wrong, 5))


def some_of(asked_of: Iterable[Cell]) -> Iterator[Cell]:
    return itertools.islice(asked_of, 0, None, EVERY)


def person(*groups: str, roles: tuple[str, ...] = ()) -> Person:
    return Person(ME, "", "en", "UTC", frozenset(groups), frozenset(roles))


def test_the_oracle_knows_every_operation_and_no_other() -> None:
    assert TABLE.keys() == oracle.RULED


def test_what_two_rule_is_refused_by_name() -> None:
    rules = {"a.b": FOR_EVERYONE, "a.c": FOR_EVERYONE}
    assert together([rules, {"a.d": FOR_EVERYONE}]).keys() == {"a.b", "a.c", "a.d"}
    with pytest.raises(TwoRulesFault, match=r"^a\.b, a\.c$"):
        together([rules, rules])


def test_a_yes_tells_its_way(company: Company) -> None:
    report = Matter(ME, None, "operations", state="open")
    mine = decide("feedback.view", person=person("operations"), company=company, about=report)
    assert mine == Allowed(Way(relations=(Relation.OWNER,)))
    others = dataclasses.replace(report, owner_id=SOMEBODY)
    ours = decide("feedback.view", person=person("operations"), company=company, about=others)
    assert ours == Allowed(Way("handle_tickets", (Relation.DEPARTMENT,)))


THEIRS = Matter(SOMEBODY, None, "operations", state="open")


@pytest.mark.parametrize(
    ("operation", "who", "about", "no"),
    [
        ("feedback.dance", person("operations"), THEIRS, (Because.RULE, ())),
        ("feedback.claim", person(), THEIRS, (Because.RIGHT, ("operations",))),
        # Somebody who might have been confided another one lacks the relation, not the right.
        ("feedback.claim", person("leading_group"), THEIRS, (Because.RELATION, ("operations",))),
        ("feedback.claim", person("technical"), THEIRS, (Because.RELATION, ("operations",))),
        (
            "feedback.claim",
            person("operations"),
            dataclasses.replace(THEIRS, state="closed"),
            (Because.STATE, ()),
        ),
        (
            "feedback.claim",
            person("technical"),
            dataclasses.replace(THEIRS, department="security", confidential=True),
            (Because.RELATION, ()),
        ),
        (
            "feedback.claim",
            person("technical"),
            dataclasses.replace(THEIRS, confidential=True),
            (Because.RELATION, ()),
        ),
        (
            "feedback.claim",
            person("technical"),
            dataclasses.replace(THEIRS, department="supervision"),
            (Because.RELATION, ()),
        ),
        (
            "feedback.claim",
            person(),
            None,
            (Because.RIGHT, ("operations", "technical", "marketing", "legal")),
        ),
        ("feedback.rate", person(), THEIRS, (Because.RELATION, ())),
        ("feedback.amend_note", person("operations"), THEIRS, (Because.RELATION, ())),
        ("audit.read", person("operations"), None, (Because.RIGHT, ("supervision", "admin"))),
        ("audit.read_on", person(), THEIRS, (Because.RIGHT, ("supervision", "admin"))),
        ("audit.read_on", person("supervision"), THEIRS, (Because.RELATION, ())),
    ],
)
def test_a_no_tells_its_rule_and_who_may(
    company: Company, operation: str, who: Person, about: Matter | None, no: tuple[Because, tuple[str, ...]]
) -> None:
    assert decide(operation, person=who, company=company, about=about) == Denied(operation, *no)


def test_every_cell_is_as_the_regulations_say(company: Company) -> None:
    assert company.may["audit"] == ("supervision", "admin"), "the oracle was told of another company"
    assert some_wrong(company, cells()) == []
    assert (
        len(oracle.OPERATIONS) * sum(1 for _ in oracle.people()) * sum(1 for _ in oracle.matters()) >= 20_000
    )


@pytest.mark.parametrize("groups", [(), ("technical",)])
def test_what_is_nobodys_is_not_the_first_ones_who_came(company: Company, groups: tuple[str, ...]) -> None:
    first, another = (dataclasses.replace(person(*groups), person_id=number) for number in (1, 99))
    for operation in TABLE:
        told = [decide(operation, person=one, company=company, about=Matter()) for one in (first, another)]
        assert told[0] == told[1], operation


@pytest.mark.parametrize("may", OTHER_RULES)
def test_another_company_has_other_rights(company: Company, may: May) -> None:
    # All of these cells of all of these companies are asked by the bench.
    assert some_wrong(dataclasses.replace(company, may=may), some_of(cells())) == []


@pytest.mark.parametrize("may", [None, OTHER_RULES[0]])
def test_what_is_on_loan_is_as_the_regulations_say(company: Company, may: May | None) -> None:
    theirs = company if may is None else dataclasses.replace(company, may=may)
    asked_of = list(some_of(lent_cells()))
    assert len(asked_of) >= 20_000
    assert some_wrong(theirs, asked_of) == []


def test_what_is_shown_is_what_may_be_done_with_something(company: Company) -> None:
    for operation in oracle.OPERATIONS:
        for who in oracle.people():
            told = decide(operation, person=who, company=company, about=None)
            ever = any(oracle.allowed(Cell(operation, who, about), company.may) for about in oracle.matters())
            assert isinstance(told, Allowed) is ever, (operation, who)


LENDER = 7


def on_loan(*groups: str) -> tuple[OnLoan, ...]:
    return (OnLoan(LENDER, frozenset(groups)),)


def test_a_yes_tells_on_whose_behalf_and_ones_own_right_comes_first(company: Company) -> None:
    lent = Way("handle_tickets", (Relation.DEPARTMENT, Relation.DELEGATE))
    told = decide(
        "feedback.claim",
        person=person("marketing"),
        company=company,
        about=THEIRS,
        loans=on_loan("operations"),
    )
    assert told == Allowed(lent, on_behalf_of=LENDER)
    own = decide(
        "feedback.claim",
        person=person("operations"),
        company=company,
        about=THEIRS,
        loans=on_loan("operations"),
    )
    assert own == Allowed(Way("handle_tickets", (Relation.DEPARTMENT,)))


@pytest.mark.parametrize(
    ("operation", "about", "no"),
    [
        # Supervision and admins read the audit log in person.
        ("audit.read", None, (Because.LOAN, ("supervision", "admin"))),
        ("audit.read", Matter(), (Because.LOAN, ("supervision", "admin"))),
        # Nobody stands in for whom something is confided to, and nobody hears of it.
        (
            "feedback.view",
            dataclasses.replace(THEIRS, department="security", confidential=True),
            (Because.LOAN, ()),
        ),
        ("feedback.claim", dataclasses.replace(THEIRS, state="closed"), (Because.STATE, ())),
        # What the lender wrote or reported is the lender's.
        (
            "feedback.amend_note",
            dataclasses.replace(THEIRS, author_id=LENDER),
            (Because.RELATION, ()),
        ),
        (
            "feedback.rate",
            dataclasses.replace(THEIRS, owner_id=LENDER, state="closed"),
            (Because.RELATION, ()),
        ),
        # Roles are not lent, and a group of one lender adds up with nothing of another.
        ("privacy.hold", None, (Because.RIGHT, ("legal", "admin"))),
    ],
)
def test_what_is_not_lent(
    company: Company, operation: str, about: Matter | None, no: tuple[Because, tuple[str, ...]]
) -> None:
    loans = on_loan("operations", "security", "supervision")
    told = decide(operation, person=person("marketing"), company=company, about=about, loans=loans)
    assert told == Denied(operation, *no)

"""The audit chain tells every change, loss and reordering of what it holds."""

import json
from collections.abc import Callable
from concurrent.futures import wait

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from data.store.audit import BrokenLink, Happened, audit_entries, canonical, verify_chain
from data.store.database import Store
from data.store.work import Work
from tests.contract.store.harness import MONDAY

entry_id = audit_entries.c.entry_id


def fill(store: Store, works: int = 4) -> None:
    """Let several works audit two events each."""
    for number in range(works):
        with store.work() as work:
            work.audit(Happened("feedback.filed", f"FB-{number}", 1, {"kind": "complain"}))
            work.audit(Happened("feedback.claimed", f"FB-{number}", 2))


def verified(store: Store) -> BrokenLink | int:
    """Walk the chain."""
    with store.reading() as reading:
        return verify_chain(reading.connection)


def change_byte(work: Work) -> None:
    body = bytearray(work.connection.execute(select(audit_entries.c.body).where(entry_id == 5)).scalar_one())
    body[10] ^= 1
    work.connection.execute(update(audit_entries).where(entry_id == 5).values(body=bytes(body)))


def remove_row(work: Work) -> None:
    work.connection.execute(delete(audit_entries).where(entry_id == 5))


def swap_rows(work: Work) -> None:
    for one, other in ((5, 99), (6, 5), (99, 6)):
        work.connection.execute(update(audit_entries).where(entry_id == one).values(entry_id=other))


def close_the_gap(work: Work) -> None:
    remove_row(work)
    for number in (6, 7, 8):
        work.connection.execute(update(audit_entries).where(entry_id == number).values(entry_id=number - 1))


def number_anew(work: Work) -> None:
    for number in (8, 7, 6, 5):
        work.connection.execute(update(audit_entries).where(entry_id == number).values(entry_id=number + 1))


def test_an_untouched_chain_verifies(store: Store) -> None:
    assert verified(store) == 0
    fill(store)
    assert verified(store) == 8


@pytest.mark.parametrize("tamper", [change_byte, remove_row, swap_rows, close_the_gap, number_anew])
def test_a_touched_chain_breaks_where_it_was_touched(store: Store, tamper: Callable[[Work], None]) -> None:
    fill(store)
    with store.work() as work:
        tamper(work)
    broken = verified(store)
    assert isinstance(broken, BrokenLink)
    assert broken.entry_id in {5, 6}


def test_works_side_by_side_make_one_chain(store: Store) -> None:
    def audit(work: Work) -> None:
        work.audit(Happened("feedback.claimed", "FB-1", 1))
        work.audit(Happened("feedback.claimed", "FB-2", 1))

    done, _ = wait([store.submit(audit) for _ in range(30)])
    assert [future.exception() for future in done] == [None] * 30
    assert verified(store) == 60


FACTS = st.dictionaries(st.text(), st.one_of(st.none(), st.integers(), st.text()))


@given(deed=st.text(), subject=st.text(), by=st.none() | st.integers(), facts=FACTS)
def test_an_event_has_one_byte_form_however_its_facts_are_ordered(
    deed: str, subject: str, by: int | None, facts: dict[str, str | int | None]
) -> None:
    backwards = dict(reversed(facts.items()))
    one = canonical(Happened(deed, subject, by, facts), MONDAY)
    assert one == canonical(Happened(deed, subject, by, backwards), MONDAY)
    assert json.loads(one)["facts"] == facts

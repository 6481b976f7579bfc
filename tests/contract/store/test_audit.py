"""The audit chain tells every change, loss and reordering of what it holds."""

import json
from collections.abc import Callable
from concurrent.futures import wait
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, select, update

from data.model.audit import BrokenLink, ChainHead, Damage
from data.store.audit import Happened, audit_entries, canonical, chain_head, link
from data.store.audit_check import READ_AT_ONCE, verify_chain
from data.store.audit_heads import HeadChanges, Heads
from data.store.database import Store
from data.store.work import Work
from tests.contract.store.harness import MONDAY

entry_id = audit_entries.c.entry_id
NUMBERS_ASIDE = 100


def fill(store: Store, works: int = 4) -> None:
    """Let several works audit two events each."""
    for number in range(works):
        with store.work() as work:
            work.audit(Happened("feedback.filed", f"FB-{number}", 1, {"kind": "complain"}))
            work.audit(Happened("feedback.claimed", f"FB-{number}", 2))


def verified(store: Store, *heads: ChainHead) -> BrokenLink | int:
    """Walk the chain."""
    with store.reading() as reading:
        return verify_chain(reading.connection, heads=heads)


def head_of(store: Store) -> ChainHead:
    """Return the last link."""
    with store.reading() as reading:
        return chain_head(reading.connection)


def change(work: Work, number: int, **values: object) -> None:
    work.connection.execute(update(audit_entries).where(entry_id == number).values(values))


def shift(work: Work, *, since: int, by: int) -> None:
    """Give all entries from there on other numbers, by way of numbers that nobody has."""
    for way in (NUMBERS_ASIDE, by - NUMBERS_ASIDE):
        first = since if way > 0 else NUMBERS_ASIDE
        work.connection.execute(
            update(audit_entries).where(entry_id >= first).values(entry_id=entry_id + way)
        )


def change_byte(work: Work) -> None:
    body = bytearray(work.connection.execute(select(audit_entries.c.body).where(entry_id == 5)).scalar_one())
    body[10] ^= 1
    change(work, 5, body=bytes(body))


def change_hash(work: Work) -> None:
    change(work, 5, chained=bytes(32))


def remove_row(work: Work) -> None:
    work.connection.execute(delete(audit_entries).where(entry_id == 5))


def swap_rows(work: Work) -> None:
    for one, other in ((5, 99), (6, 5), (99, 6)):
        change(work, one, entry_id=other)


def close_the_gap(work: Work) -> None:
    remove_row(work)
    shift(work, since=6, by=-1)


def number_anew(work: Work) -> None:
    shift(work, since=5, by=1)


def slip_in(work: Work) -> None:
    number_anew(work)
    wanted = select(*(entry_id - 1 if column is entry_id else column for column in audit_entries.c)).where(
        entry_id == 6
    )
    work.connection.execute(insert(audit_entries).from_select(list(audit_entries.c), wanted))


def put_before(work: Work) -> None:
    change(work, 5, entry_id=0)


def remember_other_instant(work: Work) -> None:
    change(work, 5, at=MONDAY + timedelta(days=1))


def remember_other_person(work: Work) -> None:
    change(work, 5, person_id=None)


def remember_other_subject(work: Work) -> None:
    change(work, 5, subject="FB-1")


def rewrite(work: Work, *, since: int) -> None:
    """Change an entry and seal all that follow anew, as whoever has the database may do."""
    before = work.connection.execute(
        select(audit_entries.c.chained).where(entry_id == since - 1)
    ).scalar_one()
    for row in work.connection.execute(
        select(audit_entries).where(entry_id >= since).order_by(entry_id)
    ).all():
        body = row.body.replace(b'"FB-2"', b'"FB-9"')
        before = link(before, body)
        about = json.loads(body)["subject"]
        change(work, row.entry_id, body=body, chained=before, subject=about)


def test_an_untouched_chain_verifies(store: Store) -> None:
    assert verified(store) == 0
    fill(store)
    assert verified(store) == 8
    assert verified(store, head_of(store)) == 8


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (change_byte, BrokenLink(5, Damage.ALTERED)),
        (change_hash, BrokenLink(5, Damage.ALTERED)),
        (remove_row, BrokenLink(5, Damage.MISSING)),
        (swap_rows, BrokenLink(5, Damage.ALTERED)),
        (close_the_gap, BrokenLink(5, Damage.ALTERED)),
        (number_anew, BrokenLink(5, Damage.MISSING)),
        (slip_in, BrokenLink(6, Damage.ALTERED)),
        (put_before, BrokenLink(0, Damage.FOREIGN)),
        (remember_other_instant, BrokenLink(5, Damage.MISFILED)),
        (remember_other_person, BrokenLink(5, Damage.MISFILED)),
        (remember_other_subject, BrokenLink(5, Damage.MISFILED)),
    ],
)
def test_a_touched_chain_breaks_where_it_was_touched(
    store: Store, tamper: Callable[[Work], None], found: BrokenLink
) -> None:
    fill(store)
    with store.work() as work:
        tamper(work)
    assert verified(store) == found


def test_what_was_cut_off_or_rewritten_contradicts_a_head_that_somebody_has(store: Store) -> None:
    fill(store, works=2)
    early = head_of(store)
    fill(store)
    late = head_of(store)
    with store.work() as work:
        rewrite(work, since=9)
    assert verified(store) == 12
    assert verified(store, early, late) == BrokenLink(12, Damage.REWRITTEN, trusted=4)
    with store.work() as work:
        work.connection.execute(delete(audit_entries).where(entry_id > 10))
    assert verified(store) == 10
    assert verified(store, early) == 10
    assert verified(store, early, late) == BrokenLink(11, Damage.CUT, trusted=4)


def test_two_heads_of_one_entry_cannot_both_be_right(store: Store) -> None:
    fill(store)
    head = head_of(store)
    assert verified(store, head, ChainHead(8, bytes(32))) == BrokenLink(8, Damage.REWRITTEN)


def test_a_day_has_one_head_and_an_empty_chain_none(store: Store) -> None:
    day = MONDAY.date()
    with store.work() as work:
        assert HeadChanges(work).keep(day) is None
    fill(store)
    with store.work() as work:
        kept = HeadChanges(work).keep(day)
        assert kept is not None
        work.audit(Happened("feedback.claimed", "FB-1", 1))
    with store.work() as work:
        assert HeadChanges(work).keep(day) is None
        assert list(Heads(work)) == [kept]
    assert kept.entry_id == 8


def test_a_long_chain_is_walked_in_parts(store: Store) -> None:
    with store.work() as work:
        for number in range(READ_AT_ONCE + 1):
            work.audit(Happened("feedback.filed", f"FB-{number}", number))
    told: list[int] = []
    with store.reading() as reading:
        assert verify_chain(reading.connection, told=told.append) == READ_AT_ONCE + 1
        count = reading.connection.execute(select(func.count()).select_from(audit_entries)).scalar()
    assert told == [READ_AT_ONCE, count]


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

"""Cards that stand far up and have something to say that matters: posted afresh, with a pointer where they were."""

from typing import Any

from sqlalchemy import ColumnElement, Row, func, select, update

from data.model.durations import duration
from data.model.notices import NoticeState, Pin, SubjectChanged
from data.store.outbox import cards
from data.store.work import Work

# Of a pointer's kind, before the kind of card to which it points.
MOVED = "moved."
FRESH_AFTER = "P1D"  # unless the company file says otherwise, under timings: fresh_card_after
ENDED = (NoticeState.FAILED.value, NoticeState.WITHDRAWN.value)


def post_afresh(work: Work, notice: SubjectChanged, order_no: int) -> None:
    """Let the newest card of each kind to which a change draws attention be posted anew where it is old.

    In one transaction the card loses its message and a pointer takes it over, so that whatever happens in between, both
    are done by the next process. The pointer waits behind the card, to know where that stands.
    """
    since = work.now - duration(work.company.timings.get("fresh_card_after", FRESH_AFTER))
    query = select(cards).where(cards.c.subject == notice.subject, cards.c.kind.in_(sorted(notice.attention)))
    for row in _newest(list(work.connection.execute(query))):
        stands = row.message_ref is not None and row.state not in ENDED
        if stands and row.attempted_at is not None and row.attempted_at <= since:
            _turn_pointers(work, row, order_no + 1)
            _leave_pointer(work, row, order_no + 1)
            _lift(work, row)


def _newest(rows: list[Row[Any]]) -> list[Row[Any]]:
    newest: dict[tuple[str, int], Row[Any]] = {}
    for row in sorted(rows, key=lambda one: one.instance):
        newest[row.kind, row.chat_id] = row
    return list(newest.values())


def _earlier(row: Row[Any]) -> ColumnElement[bool]:
    subject, chat_id, kind = str(row.subject), int(row.chat_id), str(row.kind)
    return (cards.c.subject == subject) & (cards.c.chat_id == chat_id) & (cards.c.kind == MOVED + kind)


def _turn_pointers(work: Work, row: Row[Any], order_no: int) -> None:
    """Let the earlier pointers lead to where the card will stand."""
    alive = cards.c.state.not_in(ENDED)
    work.connection.execute(
        update(cards).where(_earlier(row), alive).values(wanted=cards.c.wanted + 1, order_no=order_no)
    )


def _leave_pointer(work: Work, row: Row[Any], order_no: int) -> None:
    earlier = select(func.count()).where(_earlier(row))
    kept = ("chat_id", "platform", "subject", "priority", "message_ref", "attempted_at", "pinned")
    work.connection.execute(
        cards.insert().values(
            **{name: getattr(row, name) for name in kept},
            kind=MOVED + row.kind,
            instance=work.connection.execute(earlier).scalar_one(),
            order_no=order_no,
            state=NoticeState.WAITING.value,
            attempts=0,
            unknowns=0,
            page="front",
            wanted=1,
            shown=0,
        )
    )


def _lift(work: Work, row: Row[Any]) -> None:
    work.connection.execute(
        update(cards)
        .where(cards.c.card_id == row.card_id)
        .values(
            message_ref=None,
            shown=0,
            drawn=None,
            pinned=Pin.NO.value,
            state=NoticeState.WAITING.value,
            attempts=0,
            unknowns=0,
            not_before=None,
        )
    )

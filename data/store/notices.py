"""Promises: notices become rows of the outbox in the transaction that made them."""

from sqlalchemy import case, update

from data.model.notices import CardWanted, MessageWanted, NoticeState, SubjectChanged
from data.store.outbox import cards, messages
from data.store.schema import insert_into
from data.store.work import ORDERS_PER_TURN, Work


def keep_promises(work: Work) -> None:
    """Write down all that the work promised, in the order in which it did."""
    for position, notice in enumerate(work.promises):
        order_no = work.turn_id * ORDERS_PER_TURN + position
        if isinstance(notice, CardWanted):
            _want_card(work, notice, order_no)
        elif isinstance(notice, SubjectChanged):
            _want_subject(work, notice, order_no)
        else:
            _want_message(work, notice, order_no)


def _want_card(work: Work, notice: CardWanted, order_no: int) -> None:
    row = {
        "kind": notice.kind,
        "subject": notice.subject,
        "instance": notice.instance,
        "chat_id": notice.chat_id,
        "priority": int(notice.priority),
        "order_no": order_no,
        "state": NoticeState.WAITING.value,
        "attempts": 0,
        "unknowns": 0,
        "reason": "",
        "page": notice.page,
        "wanted": 1,
        "shown": 0,
    }
    changed = _one_more(order_no) | {"page": notice.page}
    work.connection.execute(
        insert_into(work.connection, cards)
        .values(row)
        .on_conflict_do_update(
            index_elements=[cards.c.kind, cards.c.subject, cards.c.instance, cards.c.chat_id], set_=changed
        )
    )


def _want_subject(work: Work, notice: SubjectChanged, order_no: int) -> None:
    work.connection.execute(
        update(cards).where(cards.c.subject == notice.subject).values(_one_more(order_no) | {"page": "front"})
    )


def _one_more(order_no: int) -> dict[str, object]:
    # A card that waits already keeps its place: it will show this change as well.
    waits = cards.c.wanted > cards.c.shown
    failed = cards.c.state == NoticeState.FAILED.value
    return {
        "wanted": cards.c.wanted + 1,
        "order_no": case((waits, cards.c.order_no), else_=order_no),
        "state": case((failed, NoticeState.WAITING.value), else_=cards.c.state),
    }


def _want_message(work: Work, notice: MessageWanted, order_no: int) -> None:
    work.connection.execute(
        messages.insert().values(
            kind=notice.kind,
            subject=notice.subject,
            chat_id=notice.chat_id,
            priority=int(notice.priority),
            order_no=order_no,
            state=NoticeState.WAITING.value,
            attempts=0,
            unknowns=0,
            reason="",
            facts=dict(notice.facts),
            only_for=notice.only_for,
            about_card=notice.about_card,
            promised_at=work.now,
        )
    )

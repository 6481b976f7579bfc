"""Promises: notices become rows of the outbox in the transaction that made them."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, bindparam, case, func, select, update

from data.model.notices import (
    CallWanted,
    CardWanted,
    MessageWanted,
    NoticeState,
    Priority,
    Recall,
    Recalled,
    SubjectChanged,
    WordsTakenOff,
)
from data.store.afresh import MOVED, post_afresh
from data.store.hooks import Hooks
from data.store.outbox import cards, messages
from data.store.people_tables import chats
from data.store.recalls import recall
from data.store.schema import inserts_into
from data.store.work import ORDERS_PER_TURN, Work


def _one_more(order_no: ColumnElement[int]) -> dict[str, Any]:
    # A card that waits already keeps its place: it will show this change as well.
    waits = cards.c.wanted > cards.c.shown
    ended = cards.c.state.in_([NoticeState.FAILED.value, NoticeState.UNKNOWN.value])
    return {
        "wanted": cards.c.wanted + 1,
        "order_no": case((waits, cards.c.order_no), else_=order_no),
        "state": case((ended, NoticeState.WAITING.value), else_=cards.c.state),
    }


# Kind of what a person wrote, among what the desk did.
TYPED = "desk.typed"

# Asked in every turn: built once, as building a statement costs more than running it.
_PLATFORM = func.coalesce(
    select(chats.c.platform).where(chats.c.chat_id == bindparam("whose")).scalar_subquery(), ""
)
_WANT_MESSAGE = messages.insert().values(platform=_PLATFORM)
_WANT_CARD = {
    dialect: insert.values(platform=_PLATFORM).on_conflict_do_update(
        index_elements=[cards.c.kind, cards.c.subject, cards.c.instance, cards.c.chat_id],
        set_=_one_more(insert.excluded.order_no) | {"page": insert.excluded.page},
    )
    for dialect, insert in inserts_into(cards).items()
}
_WANT_SUBJECT = (
    update(cards)
    # A pointer changes only when the card moves again.
    .where(cards.c.subject == bindparam("changed"), cards.c.kind.not_like(f"{MOVED}%"))
    .values(_one_more(bindparam("order", type_=BigInteger)) | {"page": "front"})
)


def keep_promises(work: Work) -> None:
    """Write down all that the work promised, in the order in which it did."""
    for position, notice in enumerate(work.promises):
        order_no = work.turn_id * ORDERS_PER_TURN + position
        if isinstance(notice, CardWanted):
            _want_card(work, notice, order_no)
        elif isinstance(notice, SubjectChanged):
            _want_subject(work, notice, order_no)
        elif isinstance(notice, Recalled):
            recall(work, notice, order_no)
        elif isinstance(notice, WordsTakenOff):
            _want_words_off(work, notice, order_no)
        elif isinstance(notice, CallWanted):
            _want_call(work, notice, order_no)
        else:
            _want_message(work, notice, order_no)


def _want_card(work: Work, notice: CardWanted, order_no: int) -> None:
    row = {
        **_way(notice, order_no),
        "kind": notice.kind,
        "priority": int(notice.priority),
        "instance": notice.instance,
        "page": notice.page,
        "not_before": notice.not_before,
        "wanted": 1,
        "shown": 0,
    }
    work.connection.execute(_WANT_CARD[work.connection.dialect.name], row)


def _want_subject(work: Work, notice: SubjectChanged, order_no: int) -> None:
    work.connection.execute(_WANT_SUBJECT, {"changed": notice.subject, "order": order_no})
    if notice.attention:
        post_afresh(work, notice, order_no)


def _want_message(work: Work, notice: MessageWanted, order_no: int) -> None:
    row = {
        **_way(notice, order_no),
        "kind": notice.kind,
        "priority": int(notice.priority),
        "facts": dict(notice.facts),
        "only_for": notice.only_for,
        "about_card": notice.about_card,
        "promised_at": work.now,
    }
    work.connection.execute(_WANT_MESSAGE, row)


def _want_words_off(work: Work, notice: WordsTakenOff, order_no: int) -> None:
    """Let the outbox take it off as it takes back what is its own."""
    row = {
        **_way(notice, order_no),
        "kind": TYPED,
        "priority": int(Priority.ANSWER),
        "message_ref": notice.message_ref,
        "recalled": Recall.WANTED.value,
        "facts": {},
        "about_card": "",
        "promised_at": work.now,
    }
    work.connection.execute(_WANT_MESSAGE, row)


def _want_call(work: Work, notice: CallWanted, order_no: int) -> None:
    chat_id = Hooks(work).chat_id(notice.hook)
    if chat_id is None:
        # A house without that system; whoever must know asks before promising.
        return
    message = MessageWanted(notice.kind, notice.subject, chat_id, notice.facts, priority=notice.priority)
    _want_message(work, message, order_no)
    work.calls += 1


def _way(notice: CardWanted | MessageWanted | WordsTakenOff, order_no: int) -> dict[str, Any]:
    """Return where it goes, and that nobody tried yet."""
    return {
        "subject": notice.subject,
        "chat_id": notice.chat_id,
        "whose": notice.chat_id,
        "order_no": order_no,
        "state": NoticeState.WAITING.value,
        "attempts": 0,
        "unknowns": 0,
        "reason": "",
    }

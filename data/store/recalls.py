"""Taking back what was posted: which copies there are, and what becomes of each."""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Table, func, or_, select, update

from data.model.erasing import LeftStanding
from data.model.notices import Fact, NoticeState, Recall, Recalled
from data.model.people import PLATFORMS
from data.store.outbox import cards, messages
from data.store.outgoing import Outgoing
from data.store.people_tables import chats
from data.store.work import Reading, Work

_TABLES: Mapping[str, tuple[Table, Column[Any]]] = {
    "card": (cards, cards.c.card_id),
    "message": (messages, messages.c.message_id),
}
_ON_THE_WAY = (NoticeState.SENDING, NoticeState.SETTLING, NoticeState.UNKNOWN)
_NOT_REACHED = (Recall.UNREACHED, Recall.WANTED, Recall.OVERWRITE)
NEVER, PRIVATE = datetime.min.replace(tzinfo=UTC), "private"
_OVER = (NoticeState.FAILED, NoticeState.WITHDRAWN)
# Of a message in parts, the part that fared worst tells how the whole fared.
_WORSE = (Recall.DELETED, Recall.OVERWRITTEN, Recall.UNREACHED)


def recall(work: Work, notice: Recalled, order_no: int) -> None:
    """Let every copy be taken back; what has not left yet does not leave."""
    for what, (table, key) in _TABLES.items():
        query = select(table).where(
            table.c.subject == notice.subject, table.c.kind.in_(sorted(notice.kinds)), table.c.recalled == ""
        )
        for row in work.connection.execute(query).all():
            if what == "card" or _has(row.facts, notice.facts):
                _begin(work, table, key, row, order_no)


def take_back(
    work: Work, *, chat_ids: Collection[int], subjects: Collection[str], but: str, order_no: int
) -> None:
    """Let all that stands in these chats be taken back, and every message about these subjects, wherever it stands.

    Cards about them elsewhere stay: they show what is left of their subject.

    Args:
        but: subject of what stays.
    """
    for what, (table, key) in _TABLES.items():
        where: ColumnElement[bool] = table.c.chat_id.in_(chat_ids)
        if what == "message":
            where = or_(where, table.c.subject.in_(subjects))
        posted = table.c.platform.in_(PLATFORMS) & (table.c.recalled == "") & (table.c.subject != but)
        for row in work.connection.execute(select(table).where(where, posted)).all():
            _begin(work, table, key, row, order_no)


def _begin(work: Work, table: Table, key: Column[Any], row: Row[Any], order_no: int) -> None:
    values = _begun(row, order_no)
    if table is cards:
        values["wanted"] = cards.c.wanted + 1
    work.connection.execute(update(table).where(key == getattr(row, key.name)).values(values))


def _has(facts: Mapping[str, Fact], wanted: Mapping[str, Fact]) -> bool:
    return all(facts.get(name) == fact for name, fact in wanted.items())


def _begun(row: Row[Any], order_no: int) -> dict[str, Any]:
    """Return what is written down of a copy that shall be taken back."""
    if row.state in _ON_THE_WAY:
        return {"recalled": Recall.WANTED.value}
    refs = " ".join(filter(None, [getattr(row, "earlier_refs", "").strip(), row.message_ref]))
    if refs:
        again = {"state": NoticeState.WAITING.value, "attempts": 0, "not_before": None, "order_no": order_no}
        return again | {"recalled": Recall.WANTED.value, "reason": ""} | _next_ref(row, refs)
    if row.state in _OVER:
        return {"recalled": Recall.UNSENT.value}
    found = Recall.UNREACHED if row.unknowns else Recall.UNSENT
    return {"recalled": found.value, "state": NoticeState.WITHDRAWN.value, "reason": "recalled"}


def _next_ref(row: Row[Any], refs: str) -> dict[str, Any]:
    if not hasattr(row, "earlier_refs"):
        return {"message_ref": refs}
    earlier, _, last = refs.rpartition(" ")
    return {"message_ref": last, "earlier_refs": earlier}


class Recalls:
    """Queries on what was taken back."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def tally(self, subject: str) -> dict[Recall, int]:
        """Return how many copies about a subject were recalled, by what became of them; the honest list.

        What nobody knows to have arrived cannot be taken back, and counts as unreached.
        """
        return self._tally(lambda table: table.c.subject == subject)

    def tally_of(self, *, chat_ids: Collection[int], subjects: Collection[str]) -> dict[Recall, int]:
        """Return the same of what stands in chats, and of what is about subjects."""
        return self._tally(lambda table: or_(table.c.chat_id.in_(chat_ids), table.c.subject.in_(subjects)))

    def left_standing(
        self, *, chat_ids: Collection[int], subjects: Collection[str], most: int
    ) -> list[LeftStanding]:
        """Return the newest of those copies that were not reached."""
        found: list[Row[Any]] = []
        for table, _ in _TABLES.values():
            stands = table.c.recalled.in_(_NOT_REACHED) | (table.c.state == NoticeState.UNKNOWN)
            here = or_(table.c.chat_id.in_(chat_ids), table.c.subject.in_(subjects))
            query = (
                select(table.c.subject, table.c.attempted_at, table.c.platform, chats.c.key, chats.c.kind)
                .join(chats, chats.c.chat_id == table.c.chat_id)
                .where(here, stands, table.c.recalled != "")
                .order_by(table.c.attempted_at.desc())
                .limit(most)
            )
            found += self._connection.execute(query)
        found.sort(key=lambda row: row.attempted_at or NEVER, reverse=True)
        return [
            LeftStanding(row.platform, row.key, row.kind == PRIVATE, row.subject, row.attempted_at)
            for row in found[:most]
        ]

    def _tally(self, where: Callable[[Table], ColumnElement[bool]]) -> dict[Recall, int]:
        found: dict[Recall, int] = {}
        for table, _ in _TABLES.values():
            query = (
                select(table.c.recalled, table.c.state, func.count().label("many"))
                .where(where(table), table.c.recalled != "")
                .group_by(table.c.recalled, table.c.state)
            )
            for row in self._connection.execute(query):
                unknown = row.state == NoticeState.UNKNOWN
                key = Recall.UNREACHED if unknown else Recall(row.recalled)
                found[key] = found.get(key, 0) + int(row.many)
        return found


class RecallChanges:
    """Changes to copies that are being taken back."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection

    def withdraw(self, item: Outgoing) -> None:
        """Let a copy not leave that has not left; what of it stands already is taken back."""
        row = self._row(item)
        self._change(item, **_begun(row, row.order_no))

    def found(self, item: Outgoing, message_ref: str) -> None:
        """Keep where a copy stands of which that was not known."""
        fresh: dict[str, Any] = {"shown": 0} if item.what == "card" else {}
        self._change(
            item,
            message_ref=message_ref,
            state=NoticeState.WAITING.value,
            not_before=None,
            attempts=0,
            **fresh,
        )

    def overwrite(self, item: Outgoing) -> None:
        """Keep that a copy cannot be deleted and is to be overwritten."""
        self._change(item, recalled=Recall.OVERWRITE.value, attempts=0, not_before=None)

    def done(self, item: Outgoing, became: Recall, *, reason: str = "") -> None:
        """Keep what became of a copy, or of one part of it, after which the next follows."""
        row = self._row(item)
        fared = [became, *(one for one in _WORSE if one.value == row.reason)]
        worst = max(fared, key=_WORSE.index)
        earlier = getattr(row, "earlier_refs", "").strip()
        if earlier:
            step = {"recalled": Recall.WANTED.value, "reason": worst.value, "attempts": 0, "not_before": None}
            self._change(item, **step, **_next_ref(row, earlier))
            return
        stands = worst is Recall.UNREACHED
        state = NoticeState.SENT if stands and item.what == "message" else NoticeState.WITHDRAWN
        self._change(
            item, recalled=worst.value, state=state.value, reason=reason or "recalled", not_before=None
        )

    def _row(self, item: Outgoing) -> Row[Any]:
        table, key = _TABLES[item.what]
        return self._connection.execute(select(table).where(key == item.row_id)).one()

    def _change(self, item: Outgoing, **values: Any) -> None:
        table, key = _TABLES[item.what]
        self._connection.execute(update(table).where(key == item.row_id).values(values))

"""What waits to go out, and which chats it waits for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Table,
    TextClause,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    null,
    select,
    union_all,
)

from data.model.notices import Fact, NoticeState, Pin, Priority, Recall
from data.store.outbox import CARD_PENDING, MESSAGE_PENDING, MESSAGE_TROUBLED, cards, messages
from data.store.people_tables import chats
from data.store.work import Reading

IN_DOUBT = (NoticeState.SETTLING, NoticeState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A card or a message that is not where it should be yet.

    Attributes:
        revision: of a card, the wanted revision at the moment of reading; 0 for a message.
        drawn: digest of what a card shows there now.
        message_ref: where it stands on its platform, None when it does not (yet).
        part: of a long message, the one that goes next, from 0 on.
        recalled: whether it is to be taken back, and how.
        upload_ref: the platform's name of a file that was brought there already and only has to be shown.
        promised_at: of a message; None for a card.
    """

    what: Literal["card", "message"]
    row_id: int
    chat_id: int
    kind: str
    subject: str
    priority: Priority
    state: NoticeState
    attempts: int
    unknowns: int
    not_before: datetime | None
    attempted_at: datetime | None
    message_ref: str | None
    drawn: bytes | None = None
    instance: int = 0
    page: str = "front"
    pinned: Pin = Pin.NO
    revision: int = 0
    facts: Mapping[str, Fact] | None = None
    only_for: int | None = None
    about_card: str = ""
    part: int = 0
    upload_ref: str | None = None
    recalled: Recall = Recall.NO
    promised_at: datetime | None = None

    @property
    def delivery_id(self) -> str:
        """Return the name that this card, message or part of one keeps for good."""
        return f"{self.what}:{self.row_id}" + (f".{self.part}" if self.part else "")

    @property
    def rank(self) -> "Rank":
        """Return how urgent it is, and whether it is an edit."""
        return Rank(int(self.priority), edits=self.message_ref is not None)


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """How urgent something is (the smaller the sooner), and whether it edits what stands there already."""

    priority: int
    edits: bool = False


# One question instead of two, for every card that a department reads asks it.
_REACH = (
    select(chats.c.gone, messages.c.state, func.count(messages.c.message_id).label("many"))
    .select_from(
        chats.outerjoin(
            messages,
            and_(
                MESSAGE_TROUBLED,
                messages.c.subject == bindparam("subject"),
                messages.c.chat_id == chats.c.chat_id,
            ),
        )
    )
    .where(chats.c.chat_id == bindparam("chat_id"))
    .group_by(chats.c.gone, messages.c.state)
)


def _in_line(
    table: Table, pending: TextClause, edits: ColumnElement[Any], priority: Priority
) -> Select[tuple[Any, ...]]:
    """Return the question for chats of one platform that wait at one priority, after a given one."""
    inner = (
        select(table.c.chat_id, literal_column(str(int(priority))).label("priority"), edits.label("edits"))
        .where(
            pending,
            table.c.platform == bindparam("platform"),
            table.c.priority == literal_column(str(int(priority))),
            table.c.chat_id > bindparam(f"after_{int(priority)}"),
        )
        .distinct()
        .order_by(table.c.chat_id)
        .limit(bindparam("most"))
        .subquery()
    )
    return select(inner)


# One question for all: what is urgent is found however much else waits, and no chat is read twice.
_STANDS: ColumnElement[int] = literal_column("CASE WHEN message_ref IS NULL THEN 0 ELSE 1 END")
_KINDS: tuple[tuple[Table, TextClause, ColumnElement[Any]], ...] = (
    (messages, MESSAGE_PENDING, literal_column("0")),
    (cards, CARD_PENDING, _STANDS),
)
_IN_LINE = union_all(
    *(_in_line(table, pending, edits, priority) for priority in Priority for table, pending, edits in _KINDS)
)


# Asked after everything that was sent: no more of it than is wanted.
_FIRST_RANK = (
    union_all(
        *(
            select(
                select(table.c.priority, table.c.order_no, edits.label("edits"))
                .where(pending, table.c.chat_id == bindparam("chat_id"))
                .order_by(table.c.priority, table.c.order_no)
                .limit(1)
                .subquery()
            )
            for table, pending, edits in _KINDS
        )
    )
    .order_by("priority", "order_no")
    .limit(1)
)


_ONE: ColumnElement[int] = literal_column("1")


def _first(table: Table, pending: TextClause, other: Table) -> Select[tuple[Any, ...]]:
    """Return the question for what is first in a chat, with the columns of the other table left empty."""
    named = {column.name: column for column in table.c}
    also = [cast(null(), column.type).label(column.name) for column in other.c if column.name not in named]
    ordered = sorted([*table.c, *also], key=lambda column: str(column.name))
    inner = (
        select(literal_column(f"'{table.name}'").label("what"), *ordered)
        .where(pending, table.c.chat_id == bindparam("chat_id"))
        .order_by(table.c.priority, table.c.order_no)
        .limit(_ONE)
        .subquery()
    )
    return select(inner)


# Asked after every turn: one question, as each costs as much as all that it finds.
_FIRST = (
    union_all(_first(cards, CARD_PENDING, messages), _first(messages, MESSAGE_PENDING, cards))
    .order_by("priority", "order_no")
    .limit(_ONE)
)


class OutboxRows:
    """Queries on cards and messages on their way."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def in_line(self, platform: str, *, after: Mapping[Priority, int], most: int) -> list[tuple[int, Rank]]:
        """Return chats for which something waits, each under every rank at which it does.

        Args:
            after: for each priority, the chat after which to look; without one, from the first.
            most: so many of each priority, for cards and for messages.
        """
        asked = {f"after_{int(priority)}": after.get(priority, 0) for priority in Priority}
        found = self._connection.execute(_IN_LINE, {"platform": platform, "most": most, **asked})
        return [(int(row.chat_id), Rank(int(row.priority), edits=bool(row.edits))) for row in found]

    def rank_of(self, chat_id: int) -> Rank | None:
        """Return the rank of what must go next to a chat, None when nothing waits there."""
        row = self._connection.execute(_FIRST_RANK, {"chat_id": chat_id}).first()
        return None if row is None else Rank(int(row.priority), edits=bool(row.edits))

    def first_of(self, chat_id: int) -> Outgoing | None:
        """Return what must go next to a chat: by priority, then in the order of promising."""
        row = self._connection.execute(_FIRST, {"chat_id": chat_id}).first()
        if row is None:
            return None
        return card_of(row) if row.what == cards.name else _message(row)

    def card_ref(self, *, kind: str, subject: str, chat_id: int) -> str | None:
        """Return where the newest card of that kind about that subject stands in a chat."""
        query = (
            select(cards.c.message_ref)
            .where(cards.c.kind == kind, cards.c.subject == subject, cards.c.chat_id == chat_id)
            .order_by(cards.c.instance.desc())
        )
        found: str | None = self._connection.execute(query.limit(1)).scalar()
        return found

    def unsettled(self) -> set[str]:
        """Return the delivery ids of all posts of which nobody knows whether they arrived."""
        lost = select(cards).where(cards.c.state.in_(IN_DOUBT), cards.c.message_ref.is_(None))
        told = select(messages).where(messages.c.state.in_(IN_DOUBT))
        rows = [card_of(row) for row in self._connection.execute(lost)]
        rows += [_message(row) for row in self._connection.execute(told)]
        return {row.delivery_id for row in rows}

    def reach(self, subject: str, *, chat_id: int) -> tuple[str, dict[NoticeState, int]]:
        """Return why nothing reaches a chat (empty when it does), and how many messages about a subject may not have.

        The messages are counted by what became of them.
        """
        rows = self._connection.execute(_REACH, {"subject": subject, "chat_id": chat_id}).all()
        return rows[0].gone, {NoticeState(row.state): row.many for row in rows if row.state is not None}

    def count_pending(self) -> int:
        """Return how many cards and messages are not where they should be."""
        waiting = select(func.count()).select_from(cards).where(CARD_PENDING)
        unsent = select(func.count()).select_from(messages).where(MESSAGE_PENDING)
        return int(self._connection.execute(waiting).scalar_one()) + int(
            self._connection.execute(unsent).scalar_one()
        )

    def next_attempt(self) -> datetime | None:
        """Return when the next delayed try is due."""
        found = [
            self._connection.execute(select(func.min(table.c.not_before)).where(pending)).scalar()
            for table, pending in ((cards, CARD_PENDING), (messages, MESSAGE_PENDING))
        ]
        return min((moment for moment in found if moment is not None), default=None)


def _way(row: Row[Any]) -> dict[str, Any]:
    return {
        "chat_id": row.chat_id,
        "kind": row.kind,
        "subject": row.subject,
        "priority": Priority(row.priority),
        "state": NoticeState(row.state),
        "attempts": row.attempts,
        "unknowns": row.unknowns,
        "not_before": row.not_before,
        "attempted_at": row.attempted_at,
        "message_ref": row.message_ref,
        "recalled": Recall(row.recalled),
    }


def card_of(row: Row[Any]) -> Outgoing:
    """Return the card that a row of its table tells."""
    return Outgoing(
        what="card",
        row_id=row.card_id,
        instance=row.instance,
        page=row.page,
        pinned=Pin(row.pinned),
        drawn=row.drawn,
        revision=row.wanted,
        **_way(row),
    )


def _message(row: Row[Any]) -> Outgoing:
    return Outgoing(
        what="message",
        row_id=row.message_id,
        facts=row.facts,
        only_for=row.only_for,
        about_card=row.about_card,
        part=row.part,
        upload_ref=row.upload_ref,
        promised_at=row.promised_at,
        **_way(row),
    )

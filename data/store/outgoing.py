"""What waits to go out of one chat, and what became of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, Table, bindparam, func, select, text, update

from data.model.notices import Fact, NoticeState
from data.store.outbox import CARD_PENDING, cards, messages, spoken
from data.store.work import Reading, Work

# Written out: a list in parameters would be rendered anew for every question.
PENDING_MESSAGE = text("messages.state IN ('waiting', 'retrying', 'unknown', 'sending')")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A card or a message that is not where it should be yet.

    Attributes:
        revision: of a card, the wanted revision at the moment of reading; 0 for a message.
        drawn: digest of what a card shows there now.
        message_ref: where it stands on its platform, None when it does not (yet).
    """

    what: Literal["card", "message"]
    row_id: int
    chat_id: int
    kind: str
    subject: str
    state: NoticeState
    attempts: int
    unknowns: int
    not_before: datetime | None
    attempted_at: datetime | None
    message_ref: str | None
    drawn: bytes | None = None
    instance: int = 0
    page: str = "front"
    revision: int = 0
    facts: Mapping[str, Fact] | None = None
    only_for: int | None = None
    about_card: str = ""

    @property
    def delivery_id(self) -> str:
        """Return the name that this card or message keeps for good."""
        return f"{self.what}:{self.row_id}"


# Asked after every turn: built once, as building a statement costs more than running it.
_FIRST_CARD = (
    select(cards)
    .where(CARD_PENDING, cards.c.chat_id == bindparam("chat_id"))
    .order_by(cards.c.priority, cards.c.order_no)
    .limit(1)
)
_FIRST_MESSAGE = (
    select(messages)
    .where(PENDING_MESSAGE, messages.c.chat_id == bindparam("chat_id"))
    .order_by(messages.c.priority, messages.c.order_no)
    .limit(1)
)


class OutboxRows:
    """Queries on cards and messages on their way."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def chats(self) -> list[int]:
        """Return the chats for which anything waits."""
        found = self._connection.execute(
            select(cards.c.chat_id)
            .where(CARD_PENDING)
            .union(select(messages.c.chat_id).where(PENDING_MESSAGE))
        )
        return [int(row.chat_id) for row in found]

    def first_of(self, chat_id: int) -> Outgoing | None:
        """Return what must go next to a chat: by priority, then in the order of promising."""
        card = self._connection.execute(_FIRST_CARD, {"chat_id": chat_id}).first()
        message = self._connection.execute(_FIRST_MESSAGE, {"chat_id": chat_id}).first()
        if card is not None and (message is None or _place(card) < _place(message)):
            return _card(card)
        return None if message is None else _message(message)

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
        rows = [("card", cards, cards.c.card_id), ("message", messages, messages.c.message_id)]
        return {
            f"{what}:{row_id}"
            for what, table, key in rows
            for row_id in self._connection.execute(
                select(key).where(table.c.state == NoticeState.UNKNOWN)
            ).scalars()
        }

    def count_pending(self) -> int:
        """Return how many cards and messages are not where they should be."""
        waiting = select(func.count()).select_from(cards).where(CARD_PENDING)
        unsent = select(func.count()).select_from(messages).where(PENDING_MESSAGE)
        return int(self._connection.execute(waiting).scalar_one()) + int(
            self._connection.execute(unsent).scalar_one()
        )

    def next_attempt(self) -> datetime | None:
        """Return when the next delayed try is due."""
        found = [
            self._connection.execute(select(func.min(table.c.not_before)).where(pending)).scalar()
            for table, pending in ((cards, CARD_PENDING), (messages, PENDING_MESSAGE))
        ]
        return min((moment for moment in found if moment is not None), default=None)


class Ways:
    """Changes to cards and messages on their way."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def claim(self, item: Outgoing) -> None:
        """Write down, before a post leaves, that it leaves."""
        table, where = _where(item)
        self._connection.execute(
            update(table)
            .where(where)
            .values(
                state=NoticeState.SENDING,
                attempts=table.c.attempts + 1,
                attempted_at=self._work.now,
                not_before=None,
            )
        )

    def sent(self, item: Outgoing, message_ref: str, *, drawn: bytes) -> None:
        """Write down that it stands in its chat.

        Args:
            drawn: digest of what it shows, for cards.
        """
        table, where = _where(item)
        values: dict[str, Any] = {
            "state": NoticeState.SENT,
            "message_ref": message_ref,
            "not_before": None,
            "reason": "",
        }
        if item.what == "card":
            values |= {"shown": item.revision, "attempts": 0, "drawn": drawn}
        self._connection.execute(update(table).where(where).values(values))

    def delayed(self, item: Outgoing, state: NoticeState, *, until: datetime, reason: str) -> None:
        """Write down that it is to be tried, or asked about, again and not before when."""
        table, where = _where(item)
        values: dict[str, Any] = {"state": state, "not_before": until, "reason": reason}
        if state is NoticeState.UNKNOWN and item.state is not NoticeState.UNKNOWN:
            values["unknowns"] = table.c.unknowns + 1
        if item.message_ref is not None:
            values["attempts"] = table.c.attempts + 1
        self._connection.execute(update(table).where(where).values(values))

    def ended(self, item: Outgoing, state: NoticeState, *, reason: str) -> None:
        """Write down that it will not be tried again."""
        table, where = _where(item)
        self._connection.execute(
            update(table).where(where).values(state=state, reason=reason, not_before=None)
        )

    def lost_its_message(self, item: Outgoing) -> None:
        """Forget where it stood, so that a fresh one is posted."""
        table, where = _where(item)
        values: dict[str, Any] = {"message_ref": None, "state": NoticeState.WAITING, "not_before": None}
        if item.what == "card":
            values |= {"shown": 0, "drawn": None}
        self._connection.execute(update(table).where(where).values(values))

    def recover(self) -> int:
        """Name every post that was on its way when the last process ended as unknown; return how many."""
        count = 0
        for table in (cards, messages):
            found = self._connection.execute(
                update(table)
                .where(table.c.state == NoticeState.SENDING)
                .values(
                    state=NoticeState.UNKNOWN, unknowns=table.c.unknowns + 1, reason="ended_while_sending"
                )
            )
            count += found.rowcount
        return count

    def heard(self, delivery_id: str, message_ref: str) -> int | None:
        """Settle an unknown delivery whose own message came back; return its chat, None if it was not unknown."""
        what, _, row_id = delivery_id.partition(":")
        table = cards if what == "card" else messages
        key = cards.c.card_id if what == "card" else messages.c.message_id
        if what not in {"card", "message"} or not (row_id.isascii() and row_id.isdigit()):
            return None
        found = self._connection.execute(
            update(table)
            .where(key == int(row_id), table.c.state == NoticeState.UNKNOWN, table.c.message_ref.is_(None))
            .values(state=NoticeState.SENT, message_ref=message_ref, not_before=None, reason="")
            .returning(table.c.chat_id)
        ).scalar()
        return None if found is None else int(found)

    def spoke(self, item: Outgoing, *, person_id: int, language: str, revision: int, text: str) -> None:
        """Keep in the ledger what a person was told."""
        row = f"spoken:{item.delivery_id}"
        self._connection.execute(
            spoken.insert().values(
                message_id=item.row_id,
                chat_id=item.chat_id,
                person_id=person_id,
                reference=f"{item.kind}:{item.subject}",
                revision=revision,
                language=language,
                hash=hashlib.sha256(text.encode()).digest(),
                sealed=self._work.seal(text, person_id=person_id, row=row),
                said_at=self._work.now,
            )
        )


def _place(row: Row[Any]) -> tuple[int, int]:
    return int(row.priority), int(row.order_no)


def _where(item: Outgoing) -> tuple[Table, Any]:
    if item.what == "card":
        return cards, cards.c.card_id == item.row_id
    return messages, messages.c.message_id == item.row_id


def _way(row: Row[Any]) -> dict[str, Any]:
    return {
        "chat_id": row.chat_id,
        "kind": row.kind,
        "subject": row.subject,
        "state": NoticeState(row.state),
        "attempts": row.attempts,
        "unknowns": row.unknowns,
        "not_before": row.not_before,
        "attempted_at": row.attempted_at,
        "message_ref": row.message_ref,
    }


def _card(row: Row[Any]) -> Outgoing:
    return Outgoing(
        what="card",
        row_id=row.card_id,
        instance=row.instance,
        page=row.page,
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
        **_way(row),
    )

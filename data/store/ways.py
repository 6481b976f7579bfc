"""What became of cards and messages on their way."""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, bindparam, case, select, update

from data.model.announcements import COPIES
from data.model.notices import NoticeState, Pin, Priority, Recall
from data.store.outbox import cards, messages, spoken
from data.store.outgoing import IN_DOUBT, Outgoing
from data.store.work import Work

_TABLES: dict[str, tuple[Table, Column[Any]]] = {
    "card": (cards, cards.c.card_id),
    "message": (messages, messages.c.message_id),
}
# Done for every post: built once, as building a statement costs more than running it.
_CLAIM = {
    what: update(table)
    .where(key == bindparam("row_id"))
    .values(
        state=NoticeState.SENDING.value,
        attempts=table.c.attempts + 1,
        attempted_at=bindparam("at"),
        not_before=None,
        # It was recalled a moment ago, as one that had not left: then it has to be taken back.
        recalled=case((table.c.recalled == Recall.UNSENT.value, Recall.WANTED.value), else_=table.c.recalled),
    )
    for what, (table, key) in _TABLES.items()
}
_ARRIVED: dict[str, Any] = {
    "state": NoticeState.SENT.value,
    "message_ref": bindparam("ref"),
    "not_before": None,
    "reason": "",
}
_SHOWN: dict[str, Any] = {"shown": bindparam("revision"), "attempts": 0, "drawn": bindparam("digest")}
# What was recalled while it was on its way waits to be taken back again.
_ARRIVED_OR_RECALLED = case(
    (messages.c.recalled == Recall.WANTED.value, NoticeState.WAITING.value), else_=NoticeState.SENT.value
)
_SENT = {
    "message": update(messages)
    .where(messages.c.message_id == bindparam("row_id"))
    .values(_ARRIVED | {"state": _ARRIVED_OR_RECALLED}),
    "card": update(cards).where(cards.c.card_id == bindparam("row_id")).values(_ARRIVED | _SHOWN),
}
# While it was edited it may have been lifted to be posted afresh: then that stands for nothing any more.
_EDITED = _SENT["card"].where(cards.c.message_ref == bindparam("stood"))


class Ways:
    """Changes to cards and messages on their way."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def claim(self, item: Outgoing) -> None:
        """Write down, before a post leaves, that it leaves."""
        self._connection.execute(_CLAIM[item.what], {"row_id": item.row_id, "at": self._work.now})

    def sent(self, item: Outgoing, message_ref: str, *, drawn: bytes, unfinished: bool = False) -> None:
        """Write down that it stands in its chat.

        Args:
            drawn: digest of what it shows, for cards.
            unfinished: whether more is to be done about a card before it is as it should be.
        """
        values: dict[str, Any] = {"row_id": item.row_id, "ref": message_ref}
        if item.what == "card":
            values |= {"revision": item.revision - unfinished, "digest": drawn}
        if item.what == "card" and item.message_ref is not None:
            self._connection.execute(_EDITED, values | {"stood": item.message_ref})
        else:
            self._connection.execute(_SENT[item.what], values)

    def part_sent(self, item: Outgoing, message_ref: str) -> None:
        """Write down that one part of a long message stands in its chat, so that the next one follows."""
        self._change(
            item,
            state=NoticeState.WAITING,
            part=item.part + 1,
            earlier_refs=messages.c.earlier_refs + f"{message_ref} ",
            attempts=0,
            not_before=None,
            reason="",
        )

    def uploaded(self, item: Outgoing, upload_ref: str) -> None:
        """Write down that the file of a message is with the platform, to be shown under this name."""
        self._change(item, state=NoticeState.WAITING, upload_ref=upload_ref, attempts=0, not_before=None)

    def delayed(
        self,
        item: Outgoing,
        state: NoticeState,
        *,
        until: datetime,
        reason: str,
        counted: bool = True,
        edited: bool = False,
    ) -> None:
        """Write down that it is to be tried, or asked about, again and not before when.

        Args:
            counted: whether it was a try of its own, of which there are only so many; else all had to wait.
            edited: whether it is a card that may show the edit or what it showed before, and nobody knows which.
        """
        table, _ = _where(item)
        values: dict[str, Any] = {"state": state, "not_before": until, "reason": reason}
        if state is NoticeState.SETTLING and item.state not in IN_DOUBT:
            values["unknowns"] = table.c.unknowns + 1
        # A post counts when it is claimed, an edit when it comes to nothing.
        if item.message_ref is not None and counted:
            values["attempts"] = table.c.attempts + 1
        elif item.message_ref is None and not counted:
            values["attempts"] = table.c.attempts - 1
        if edited:
            values["drawn"] = None
        self._change(item, **values)

    def pinned(self, item: Outgoing, pin: Pin, *, finished: bool = True) -> None:
        """Write down how a card stands on top of its chat."""
        values: dict[str, Any] = {"pinned": pin}
        if finished:
            values |= {"shown": item.revision, "state": NoticeState.SENT, "attempts": 0, "not_before": None}
        here = update(cards).where(cards.c.chat_id == item.chat_id, cards.c.message_ref == item.message_ref)
        its_own = self._connection.execute(here.where(cards.c.card_id == item.row_id).values(values))
        if not its_own.rowcount:
            # It was lifted meanwhile to be posted afresh: its pointer took the message over, and the pin with it.
            self._connection.execute(here.values(pinned=pin, wanted=cards.c.wanted + 1))

    def doubted(self, item: Outgoing) -> None:
        """Count once more that nobody can tell whether it arrived."""
        table, _ = _where(item)
        if item.state not in IN_DOUBT:
            self._change(item, unknowns=table.c.unknowns + 1)

    def ended(self, item: Outgoing, state: NoticeState, *, reason: str) -> None:
        """Write down that it will not be tried again."""
        self._change(item, state=state, reason=reason, not_before=None)

    def lost_its_message(self, item: Outgoing) -> None:
        """Forget where it stood, so that a fresh one is posted."""
        values: dict[str, Any] = {"message_ref": None, "state": NoticeState.WAITING, "not_before": None}
        if item.what == "card":
            values |= {"shown": 0, "drawn": None, "pinned": Pin.NO}
        self._change(item, **values)

    def redraw_beside(self, item: Outgoing) -> None:
        """Let the cards elsewhere be drawn again that are about what this chat is told of."""
        here = select(cards.c.subject).where(cards.c.chat_id == item.chat_id)
        about = cards.c.subject.in_(here) | (cards.c.subject == item.subject)
        elsewhere = cards.c.chat_id != item.chat_id
        # What failed elsewhere failed for reasons of its own.
        alive = cards.c.state.not_in([NoticeState.FAILED, NoticeState.WITHDRAWN])
        # What everybody is told shows nothing of how others fared.
        shows = (cards.c.priority != int(Priority.BROADCAST)) & cards.c.subject.not_like(f"{COPIES}-%")
        self._connection.execute(
            update(cards).where(about, elsewhere, alive, shows).values(wanted=cards.c.wanted + 1)
        )

    def recover(self) -> int:
        """Let every post that was on its way when the last process ended be asked about; return how many."""
        count = 0
        for table in (cards, messages):
            found = self._connection.execute(
                update(table)
                .where(table.c.state == NoticeState.SENDING)
                .values(
                    state=NoticeState.SETTLING, unknowns=table.c.unknowns + 1, reason="ended_while_sending"
                )
            )
            count += found.rowcount
        # Nor does anybody know of a card with news whether they stand there already.
        self._connection.execute(
            update(cards)
            .where(cards.c.message_ref.is_not(None), cards.c.wanted > cards.c.shown)
            .values(drawn=None)
        )
        return count

    def heard(self, delivery_id: str, message_ref: str) -> int | None:
        """Keep where an unknown delivery stands that came back; return its chat, None if it was not unknown.

        What follows from it, the next part or an entry in the ledger, is left to whoever sends it.
        """
        what, _, named = delivery_id.partition(":")
        row_id, _, part = named.partition(".")
        if what not in _TABLES or not (_is_number(row_id) and _is_number(part or "0")):
            return None
        table, key = _TABLES[what]
        where = [key == int(row_id), table.c.state.in_(IN_DOUBT), table.c.message_ref.is_(None)]
        if what == "message":
            where.append(messages.c.part == int(part or "0"))
        values = {"state": NoticeState.SETTLING, "message_ref": message_ref, "not_before": None, "reason": ""}
        found = self._connection.execute(
            update(table).where(*where).values(values).returning(table.c.chat_id)
        ).scalar()
        return None if found is None else int(found)

    def _change(self, item: Outgoing, **values: Any) -> None:
        table, where = _where(item)
        self._connection.execute(update(table).where(where).values(values))

    def spoke(self, item: Outgoing, *, person_id: int, language: str, revision: int, text: str) -> None:
        """Keep in the ledger what a person was told."""
        row = f"spoken:{item.what}:{item.row_id}"
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


def _where(item: Outgoing) -> tuple[Table, Any]:
    table, key = _TABLES[item.what]
    return table, key == item.row_id


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()

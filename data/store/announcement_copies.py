"""The copies of an announcement on their way: how many fared how, which did not arrive, and holding back what waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, literal, select, update

from data.model.announcements import Announcement
from data.model.notices import NoticeState, Recall
from data.store.announcement_tables import announcement_recipients
from data.store.outbox import cards
from data.store.people_tables import chats
from data.store.work import Reading, Work

COPY = "announcements.copy"
HELD, CANCELLED = "held", "cancelled"
QUIET, SENT, PENDING, UNKNOWN, FAILED, BLOCKED = "quiet", "sent", "pending", "unknown", "failed", "blocked"
UNWANTED, STALE, CORRECTING, KEPT = "unwanted", "stale", "correcting", "kept"
# What has not left yet and is still to.
TO_COME = (PENDING, QUIET)
# What somebody may have to look after, in the order in which it is listed.
TROUBLES = (UNKNOWN, FAILED, BLOCKED, STALE)


@dataclass(frozen=True, slots=True)
class Unreached:
    """A copy of which it is not known that it stands where and as it should.

    Attributes:
        outcome: unknown, failed, blocked, stale where the text before a correction still stands, or kept where it should
            have been taken back.
        person_id: whose private chat it is; key: of the channel or group that it is.
    """

    chat_id: int
    platform: str
    person_id: int | None
    key: str
    outcome: str
    reason: str


# What became of a copy: one outcome each, whichever way it went.
_OUTCOME: Any = case(
    (cards.c.state == NoticeState.UNKNOWN.value, UNKNOWN),
    ((cards.c.state == NoticeState.FAILED.value) & cards.c.message_ref.is_not(None), STALE),
    ((cards.c.state == NoticeState.FAILED.value) & (chats.c.gone != ""), BLOCKED),
    (cards.c.state == NoticeState.FAILED.value, FAILED),
    (
        cards.c.message_ref.is_not(None) & (cards.c.wanted > cards.c.shown) & (cards.c.recalled == ""),
        CORRECTING,
    ),
    (cards.c.message_ref.is_not(None), SENT),
    ((cards.c.state == NoticeState.WITHDRAWN.value) & cards.c.reason.in_([HELD, CANCELLED]), cards.c.reason),
    (cards.c.state == NoticeState.WITHDRAWN.value, UNWANTED),
    # What was tried already waits for its platform, and not for the morning.
    ((cards.c.state == NoticeState.WAITING.value) & cards.c.not_before.is_not(None), QUIET),
    else_=PENDING,
)


class Copies:
    """Queries on the copies of an announcement."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def tally(self, announcement: Announcement) -> dict[str, int]:
        """Return how many copies fared how, and how many of the audience were left out, by the reason."""
        query = (
            select(_OUTCOME.label("outcome"), func.count().label("many"))
            .select_from(cards.join(chats, chats.c.chat_id == cards.c.chat_id))
            .where(cards.c.subject == announcement.copies, cards.c.kind == COPY)
            .group_by("outcome")
        )
        found = {row.outcome: int(row.many) for row in self._connection.execute(query)}
        left_out = (
            select(announcement_recipients.c.skipped, func.count().label("many"))
            .where(
                announcement_recipients.c.announcement_number == announcement.number,
                announcement_recipients.c.skipped != "",
            )
            .group_by(announcement_recipients.c.skipped)
        )
        return found | {row.skipped: int(row.many) for row in self._connection.execute(left_out)}

    def to_come(self, announcement: Announcement) -> datetime | None:
        """Return when the first of those leaves that have not left yet; None where one may at once, or none is left."""
        waits = (cards.c.subject == announcement.copies) & (cards.c.kind == COPY) & _OUTCOME.in_(TO_COME)
        query = select(func.min(cards.c.not_before), func.count() - func.count(cards.c.not_before))
        first, at_once = self._connection.execute(
            query.select_from(cards.join(chats, chats.c.chat_id == cards.c.chat_id)).where(waits)
        ).one()
        return None if at_once else first

    def unreached(self, announcement: Announcement, *, most: int) -> list[Unreached]:
        """Return the copies of which it is not known that they stand where and as they should."""
        query = (
            select(
                cards.c.chat_id,
                cards.c.reason,
                chats.c.platform,
                chats.c.person_id,
                chats.c.key,
                _OUTCOME.label("outcome"),
            )
            .select_from(cards.join(chats, chats.c.chat_id == cards.c.chat_id))
            .where(cards.c.subject == announcement.copies, cards.c.kind == COPY, _OUTCOME.in_(TROUBLES))
            .order_by("outcome", cards.c.chat_id)
        )
        return [_unreached(row) for row in self._connection.execute(query.limit(most))]

    def not_taken_back(self, announcement: Announcement, *, most: int) -> list[Unreached]:
        """Return the copies that should have been taken back and may still be read."""
        columns = (cards.c.chat_id, cards.c.reason, chats.c.platform, chats.c.person_id, chats.c.key)
        query = (
            select(*columns, literal(KEPT).label("outcome"))
            .select_from(cards.join(chats, chats.c.chat_id == cards.c.chat_id))
            .where(cards.c.subject == announcement.copies, cards.c.recalled == Recall.UNREACHED.value)
            .order_by(cards.c.chat_id)
        )
        return [_unreached(row) for row in self._connection.execute(query.limit(most))]

    def confirmed(self, announcement: Announcement) -> int:
        """Return how many said that they got it."""
        query = select(func.count(announcement_recipients.c.confirmed_at)).where(
            announcement_recipients.c.announcement_number == announcement.number
        )
        return int(self._connection.execute(query).scalar_one())

    def confirmed_at(self, announcement: Announcement, chat_id: int) -> datetime | None:
        """Return when it was said in a chat that it was got, None where it was not."""
        query = select(announcement_recipients.c.confirmed_at).where(
            announcement_recipients.c.announcement_number == announcement.number,
            announcement_recipients.c.chat_id == chat_id,
        )
        found: datetime | None = self._connection.execute(query).scalar()
        return found

    def stands(self, announcement: Announcement, chat_id: int) -> bool:
        """Tell whether a copy stands in a chat."""
        query = select(cards.c.message_ref).where(
            cards.c.subject == announcement.copies, cards.c.kind == COPY, cards.c.chat_id == chat_id
        )
        return self._connection.execute(query).scalar() is not None

    def is_recalled(self, announcement: Announcement) -> Iterator[str]:
        """Yield how far each copy is that is being taken back, as many as there are kinds of that."""
        query = select(cards.c.recalled).where(cards.c.subject == announcement.copies, cards.c.recalled != "")
        yield from self._connection.execute(query.distinct()).scalars()


class CopyChanges:
    """Changes to copies that have not left yet."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection

    def hold(self, announcement: Announcement, reason: str) -> int:
        """Let what waits not leave; return how many copies that is. What is on its way goes on."""
        waits = cards.c.state.in_([NoticeState.WAITING.value, NoticeState.RETRYING.value])
        # Whoever sleeps is told in the morning, however often it is held meanwhile.
        kept = case((cards.c.state == NoticeState.WAITING.value, cards.c.not_before), else_=None)
        return self._set(
            announcement, waits, state=NoticeState.WITHDRAWN.value, reason=reason, not_before=kept
        )

    def release(self, announcement: Announcement) -> int:
        """Let what was held leave after all."""
        held = (cards.c.state == NoticeState.WITHDRAWN.value) & (cards.c.reason == HELD)
        return self._set(announcement, held, state=NoticeState.WAITING.value, reason="")

    def give_up(self, announcement: Announcement) -> None:
        """Let what was held never leave."""
        held = (cards.c.state == NoticeState.WITHDRAWN.value) & (cards.c.reason == HELD)
        self._set(announcement, held, reason=CANCELLED)

    def _set(self, announcement: Announcement, where: Any, **values: Any) -> int:
        found = self._connection.execute(
            update(cards)
            .where(
                cards.c.subject == announcement.copies,
                cards.c.kind == COPY,
                cards.c.message_ref.is_(None),
                where,
            )
            .values(values)
        )
        return int(found.rowcount)


def _unreached(row: Any) -> Unreached:
    return Unreached(row.chat_id, row.platform, row.person_id, row.key, row.outcome, row.reason)

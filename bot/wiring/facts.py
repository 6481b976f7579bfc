"""What a desk tells of itself: whether it serves and rests, and what is due next."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.inbox.inbox import Inbox
from bot.outbox.outbox import Outbox
from bot.schedule.clock import Clock
from data.store.database import Store
from data.store.due import DueRows
from data.store.inbox import InboxRows
from data.store.outgoing import OutboxRows
from data.store.work import Reading


@dataclass(frozen=True, slots=True)
class Facts:
    """Looks at one desk.

    Attributes:
        heard: by platform that it serves, whether that can be heard now.
    """

    store: Store
    clock: Clock
    inbox: Inbox
    outbox: Outbox
    heard: Callable[[], Mapping[str, bool]]

    async def health(self) -> dict[str, Any]:
        """Return whether the desk serves and rests, what is due next, and until when it only keeps to a platform's pace.

        Raises:
            StoreFault: the database cannot be asked.
        """
        now = self.clock.now()
        facts = await asyncio.wrap_future(self.store.read(_stored))
        due = facts.pop("due")
        retry = facts.pop("retry")
        moments = moments_due(due=due, retry=retry, opens=self.outbox.next_due, now=now)
        idle = self.inbox.at_rest and facts["inbox_waiting"] == 0
        paced_until = self.outbox.paced_until if idle else None
        return {
            "at_rest": idle and self.outbox.at_rest and not (moments and min(moments) <= now),
            "next_due": min(moments).isoformat() if moments else None,
            "paced_until": paced_until.isoformat() if paced_until else None,
            "now": now.isoformat(),
            "clock_revision": self.clock.revision,
            "commits": self.store.commits,
            **facts,
        }


def moments_due(
    *, due: datetime | None, retry: datetime | None, opens: datetime | None, now: datetime
) -> list[datetime]:
    """Return when something moves by itself, as far as anybody knows.

    Args:
        due: of the first due row. retry: from when the first notice that waits may be tried again.
        opens: when somebody can be served whom the outbox lets wait now.
    """
    if retry is not None and opens is not None and retry <= now < opens:
        # Its own wait is over, its platform's is not: nothing passes there until then.
        retry = None
    return [moment for moment in (due, retry, opens) if moment is not None]


def _stored(reading: Reading) -> dict[str, Any]:
    return {
        "due": DueRows(reading).next_at(),
        "retry": OutboxRows(reading).next_attempt(),
        "inbox_waiting": InboxRows(reading).count_waiting(),
        "outbox_pending": OutboxRows(reading).count_pending(),
    }

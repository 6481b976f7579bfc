"""How long a webhook that fails is left alone, and when it is given up."""

import random
from datetime import datetime, timedelta

# Source: github.com/tdlib/telegram-bot-api, telegram-bot-api/WebhookActor.cpp (on_update_error, handle) and
# WebhookActor.h, 2026-11-21
LONGEST_WAIT_SECONDS = 60
LONGEST_ASKED_SECONDS = 3600
GONE = 410
GIVEN_UP_AFTER = timedelta(hours=23)


def next_wait(failures: int, *, asked_seconds: int = 0) -> int:
    """Return the seconds before the next attempt, in sandbox time.

    The first retry comes at once, the next after 2, 4, 8 seconds; the longest wait is drawn anew each time
    between one and two minutes. What the bot asks for counts instead, up to an hour.

    Args:
        failures: attempts that failed before the present one.
        asked_seconds: the bot's Retry-After, 0 without one.
    """
    if asked_seconds:
        return min(asked_seconds, LONGEST_ASKED_SECONDS)
    if failures == 0:
        return 0
    longest = random.randint(LONGEST_WAIT_SECONDS, 2 * LONGEST_WAIT_SECONDS)
    return int(min(2 ** min(failures, 10), longest))


class GoneFor:
    """How long the bot has answered nothing but 410."""

    def __init__(self) -> None:
        self._since: datetime | None = None

    def is_over(self, status: int, now: datetime) -> bool:
        """Note an answer; return whether the webhook is to be given up."""
        if status != GONE:
            self._since = None
            return False
        self._since = self._since or now
        return now > self._since + GIVEN_UP_AFTER

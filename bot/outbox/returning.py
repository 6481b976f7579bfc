"""Where a chat goes from which one notice was moved on: back into the line, or aside until it is its turn."""

from datetime import datetime, timedelta

from bot.outbox.courier import Next
from bot.outbox.line import Line
from data.store.outgoing import Rank

# What goes out within so many seconds is under way; what goes out later is due then. A chat that has had its burst
# takes the next within three.
AT_ONCE = timedelta(seconds=5)


def put_back(line: Line, chat_id: int, rank: Rank, found: Next, *, now: datetime) -> None:
    """Put a chat where it belongs now.

    Args:
        rank: of what waits there.
    """
    place = (found.platform, rank)
    if found.until is None:
        line.join(chat_id, place)
        return
    soon = found.until - now <= AT_ONCE and not found.settling
    if found.paced or soon:
        # What is tried anew so soon is under way, and until then there is nothing to do for it.
        line.pace(found.until)
    if found.shared:
        line.close(place, until=found.until)
        line.join(chat_id, place, ahead=True)
    else:
        line.park(chat_id, place, until=found.until, resting=not (soon or found.settling))

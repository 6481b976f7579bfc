"""Show of what notices tell that are stuck."""

from collections.abc import Mapping

from data.store.audit import Happened
from data.store.stuck import Stuck
from data.store.work import Work


def show_notices(work: Work) -> Mapping[str, str]:
    """Return the facts of each message that is stuck, as JSON by its id; that they were read is kept.

    A card has none: it shows its subject as that stands.
    """
    shown = dict(Stuck(work).facts())
    for delivery_id in shown:
        work.audit(Happened("operating.notice_shown", delivery_id))
    return shown

"""Rotate the keys of people to the current master key."""

from data.store.audit import Happened
from data.store.master_keys import FIRST, MasterKeyChanges
from data.store.work import Work


def rotate_keys(work: Work, *, after: int) -> tuple[int, int]:
    """Wrap some keys anew that the current master key does not wrap yet; what is sealed with them stays as it is.

    Args:
        after: the last number that was looked at, FIRST to begin with.

    Returns:
        How many there were, and the last number.

    Raises:
        WrongKeyFault: no master key at hand opens one of them.
    """
    count, last = MasterKeyChanges(work).wrap_anew(after=after)
    if count and after == FIRST:
        facts = {"key": work.custody.masters.current}
        work.audit(Happened("operating.keys_rotated", "desk", facts=facts))
    return count, last

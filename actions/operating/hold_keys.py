"""Hold the master keys."""

from data.store.master_keys import MasterKeyChanges
from data.store.work import Work


def hold_keys(work: Work, *, held_at: str) -> None:
    """Make sure that the desk can open what is kept, and say which master keys it holds.

    Args:
        held_at: where they come from.

    Raises:
        WrongKeyFault: a key of this store is wrapped under a master key that is not at hand.
    """
    work.custody.begin(work.connection)
    MasterKeyChanges(work).hold(work.custody.masters.names, at=held_at)

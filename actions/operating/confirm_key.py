"""Confirm that there is a copy of a master key."""

from data.store.audit import Happened
from data.store.master_keys import MasterKeyChanges
from data.store.work import Work


def confirm_key(work: Work, *, name: str) -> None:
    """Keep that somebody showed a copy of the master key of that name."""
    MasterKeyChanges(work).confirm(name)
    work.audit(Happened("operating.key_confirmed", "desk", facts={"key": name}))

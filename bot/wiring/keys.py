"""The master keys, wired: where they come from, and what is said when one of them is not there."""

import socket

from config.keys import ENVIRONMENT, Keyring
from data.store.custody import MissingKeyFault, WrongKeyFault
from data.store.masters import Masters

OTHER_KEY = "the master key is not the one of this database ({}); give the right one"


def masters_of(keyring: Keyring) -> Masters:
    """Return the master keys, which follow their file from now on.

    Raises:
        MasterKeyFault: one of them is none.
    """
    return Masters(*keyring.keys(), again=keyring.changed)


def place_of(keyring: Keyring) -> str:
    """Return where the current key comes from, in a way that tells one machine from another."""
    return f"{socket.gethostname()}:{keyring.file.absolute()}" if keyring.in_file else ENVIRONMENT


def missing_key(name: str) -> str:
    """Return what is to be done about a master key that is not at hand."""
    return (
        f"keys of people are wrapped under the master key {name}, which is not here: give it as DESKBELL_CUSTODY__EARLIER_KEYS, or as "
        "a line below the first one of the key file, until `deskbell keys rotate` has ended"
    )


def about_key(fault: WrongKeyFault) -> str:
    """Return what is said of a master key that does not open a store."""
    return missing_key(str(fault)) if isinstance(fault, MissingKeyFault) else OTHER_KEY.format(fault)

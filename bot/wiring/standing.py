"""Spare whoever waits the search through all that stands for as long as the process does."""

import gc


def let_stand() -> None:
    """Keep what is there now out of every later collection of garbage.

    Modules, statements and declarations are some hundred thousand objects: to look through them held up every message
    for a tenth of a second, time and again. What has ended since the last call is collected first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()

"""Finds apps that no catalogue holds, by how they are written and by what is said of them."""

from collections.abc import Iterator

from nlu.entities.folding import Folded
from nlu.entities.found import Found


def find_invented(text: Folded) -> Iterator[Found]:
    """Yield what is clearly named as an app."""
    return iter(())

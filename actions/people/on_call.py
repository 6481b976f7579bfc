"""Find out who is on duty."""

from collections.abc import Callable

from data.model.duty import Rota, turn_at
from data.model.people import Person
from data.store.people import People
from data.store.work import Reading


def on_call(
    reading: Reading, rota: Rota, *, ahead: int = 0, fits: Callable[[Person], bool] = lambda _person: True
) -> Person | None:
    """Return who is on duty now; whoever is not there any more is stood in for by the next one in turn.

    Args:
        ahead: 1 for who comes after that one.
        fits: tells whether somebody can do what they are sought for.

    Returns:
        None before the first turn, and where nobody is left.
    """
    turn = turn_at(rota, reading.now)
    people = People(reading)
    there = [people.at_work(key) for key in turn.in_order] if turn else []
    able = [one for person_id in there if person_id is not None and fits(one := people.find(person_id))]
    return able[ahead % len(able)] if able else None

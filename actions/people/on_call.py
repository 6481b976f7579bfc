"""Find out who is on duty."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from data.model.duty import Rota, turn_at, with_covers
from data.model.people import Person
from data.store.duty import Covers
from data.store.people import People
from data.store.work import Reading


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is on duty until when, and who after that.

    Attributes:
        relieved: whose turn it would be, None where it is their own.
        ends, after: None where nobody else follows.
    """

    who: Person
    relieved: Person | None
    ends: datetime | None
    after: Person | None


def on_call(
    reading: Reading,
    rota: Rota,
    *,
    ahead: int = 0,
    at: datetime | None = None,
    fits: Callable[[Person], bool] = lambda _person: True,
) -> Person | None:
    """Return who is on duty; whoever is not there any more is stood in for by the next one in turn.

    Args:
        ahead: 1 for who comes after that one.
        at: now where it is not said.
        fits: tells whether somebody can do what they are sought for.

    Returns:
        None before the first turn, and where nobody is left.
    """
    moment, people = at or reading.now, People(reading)
    by_turn = _in_turn(reading, rota, moment)
    in_order = with_covers(by_turn, Covers(reading).at(rota.key, moment)) if by_turn else []
    there = [people.find(person_id) for person_id in in_order if people.works_here(person_id)]
    able = [one for one in there if one.is_staff and fits(one)]
    return able[ahead % len(able)] if able else None


def watch_now(reading: Reading, rota: Rota) -> Watch | None:
    """Return who is on duty now, until when, and who follows; None for nobody."""
    now, who = reading.now, on_call(reading, rota)
    if who is None:
        return None
    by_turn = _in_turn(reading, rota, now)
    stands_in = any(one.person_id == who.person_id for one in Covers(reading).at(rota.key, now))
    relieved = People(reading).find(by_turn[0]) if stands_in and by_turn[0] != who.person_id else None
    # A turn or a cover may begin or end without anybody else being on duty then.
    for moment in _moments(reading, rota):
        then = on_call(reading, rota, at=moment)
        if then is None or then.person_id != who.person_id:
            return Watch(who, relieved, moment, then)
    return Watch(who, relieved, None, None)


def _moments(reading: Reading, rota: Rota) -> Iterator[datetime]:
    """Yield the instants from now on at which somebody else may come on duty, for as long as all have their turn once."""
    since, covers = reading.now, Covers(reading).to_come(rota.key, since=reading.now)
    for _member in range(len(rota.members) + 1):
        turn = turn_at(rota, since)
        if turn is None:
            return
        edges = {one for cover in covers for one in (cover.begins, cover.ends) if since < one < turn.ends}
        yield from (*sorted(edges), turn.ends)
        since = turn.ends


def _in_turn(reading: Reading, rota: Rota, moment: datetime) -> list[int]:
    """Return all members by person_id, whose turn it is first; without those who are not known any more."""
    turn, people = turn_at(rota, moment), People(reading)
    found = [people.id_of_key(key) for key in turn.in_order] if turn else []
    return [one for one in found if one is not None]

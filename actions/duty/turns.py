"""Find out whose duty it is that somebody wants to be relieved of, and when it ends."""

from collections.abc import Iterator
from datetime import datetime

from actions.people.on_call import on_call
from data.model.duty import LONGEST_COVER, NotInRota, NotOnDuty, Rota, turn_at
from data.model.people import Person
from data.store.duty import Covers
from data.store.people import People
from data.store.work import Reading


def rota_called(reading: Reading, key: str) -> Rota:
    """Return the rota with that key.

    Raises:
        NotInRota: there is none.
    """
    found = reading.company.rota(key)
    if found is None:
        raise NotInRota
    return found


def is_member(reading: Reading, rota: Rota, person_id: int) -> bool:
    """Tell whether somebody is of a rota."""
    return person_id in map(People(reading).id_of_key, rota.members)


def member_of(reading: Reading, key: str, person: Person) -> Rota:
    """Return the rota with that key, to one of its members.

    Raises:
        NotInRota: they are none, or there is no such rota.
    """
    found = rota_called(reading, key)
    if not is_member(reading, found, person.person_id):
        raise NotInRota
    return found


def duty_of(reading: Reading, person: Person, *, rota: str, begins: datetime, ends: datetime | None) -> Rota:
    """Return the rota in which somebody is on duty at some instant of that time.

    Args:
        rota: key of the only one that counts; empty for any.
        ends: None for the instant of the beginning alone.

    Raises:
        NotOnDuty: in none.
    """
    for one in [rota_called(reading, rota)] if rota else reading.company.rotas:
        for moment in _moments(reading, one, begins, ends):
            found = on_call(reading, one, at=moment)
            if found is not None and found.person_id == person.person_id:
                return one
    raise NotOnDuty


def end_of_turn(rota: Rota, moment: datetime) -> datetime:
    """Return when whoever is on duty at an instant is relieved by the rota."""
    turn = turn_at(rota, moment)
    if turn is None:
        raise NotOnDuty
    return turn.ends


def _moments(reading: Reading, rota: Rota, begins: datetime, ends: datetime | None) -> Iterator[datetime]:
    """Yield each instant of a time at which somebody else may come on duty."""
    yield begins
    if ends is None:
        return
    last = min(ends, begins + LONGEST_COVER)
    for cover in Covers(reading).to_come(rota.key, since=begins):
        yield from (one for one in (cover.begins, cover.ends) if begins < one < last)
    turn = turn_at(rota, begins)
    while turn is not None and turn.ends < last:
        yield turn.ends
        turn = turn_at(rota, turn.ends)

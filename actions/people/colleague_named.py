"""Find out which colleague is meant by a name."""

from data.model.people import Person
from data.model.refusals import SeveralColleagues, UnknownColleague
from data.store.colleagues import Colleagues
from data.store.people import People
from data.store.work import Reading


def colleague_named(reading: Reading, name: str) -> Person:
    """Return who works here and has that name, or that key in the company file.

    Raises:
        UnknownColleague: nobody is called that.
        SeveralColleagues: more than one is, and none has it for a key.
    """
    found = Colleagues(reading).called(name)
    if not found:
        raise UnknownColleague
    if len(found) > 1:
        keys = (People(reading).key_of(one.person_id) for one in found)
        raise SeveralColleagues(", ".join(sorted(filter(None, keys))))
    return found[0]

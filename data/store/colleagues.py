"""Those who work at the company, by what they are called."""

import unicodedata
from collections.abc import Iterator

from sqlalchemy import or_, select

from data.model.people import Person
from data.store.people import person_of
from data.store.people_tables import people
from data.store.roster import NONE
from data.store.work import Reading


class Colleagues:
    """Queries on those who work at the company."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def called(self, name: str) -> list[Person]:
        """Return who of them has that name, the case aside; whoever has it for a key of the company file is meant alone."""
        wanted = _folded(name.strip().removeprefix("@"))
        found = []
        for key, person in self.all() if wanted else ():
            if _folded(key) == wanted:
                return [person]
            if _folded(person.name) == wanted:
                found.append(person)
        return found

    def all(self) -> Iterator[tuple[str, Person]]:
        """Yield all of them, each with the key of the company file, empty where it has none."""
        works_here = or_(people.c.company_key.is_not(None), people.c.followed != NONE)
        query = select(people).where(works_here, people.c.left_at.is_(None)).order_by(people.c.person_id)
        for row in self._reading.connection.execute(query):
            person = person_of(self._reading, row)
            if person.is_staff:
                yield row.company_key or "", person


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())

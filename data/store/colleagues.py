"""Those who work at the company, by what they are called."""

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
        """Return who of them has that key of the company file or that name, the case aside."""
        wanted = name.strip().removeprefix("@").casefold()
        works_here = or_(people.c.company_key.is_not(None), people.c.followed != NONE)
        query = select(people).where(works_here, people.c.left_at.is_(None)).order_by(people.c.person_id)
        found = []
        for row in self._reading.connection.execute(query):
            person = person_of(self._reading, row)
            known_as = {(row.company_key or "").casefold(), person.name.casefold()} - {""}
            if person.is_staff and wanted in known_as:
                found.append(person)
        return found

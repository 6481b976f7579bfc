"""Who is here for the first time."""

from sqlalchemy import bindparam, false, true, update

from data.model.people import Person
from data.store.people_tables import people
from data.store.work import Work

# Built once, as building a statement costs more than running it.
_WELCOMED = (
    update(people)
    .where(people.c.person_id == bindparam("who"), people.c.welcomed == false())
    .values(welcomed=true())
)


def is_welcomed_now(work: Work, who: Person) -> bool:
    """Keep that somebody is welcomed, and tell whether nobody had welcomed them before."""
    return not who.welcomed and work.connection.execute(_WELCOMED, {"who": who.person_id}).rowcount == 1

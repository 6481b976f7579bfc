"""What people said to the privacy notice, as it stands beside their names."""

from datetime import datetime

from sqlalchemy import select, update

from data.model.privacy import Consent
from data.store.people_tables import people
from data.store.work import Reading, Work


class Consents:
    """Queries on what people said."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def answered_at(self, person_id: int) -> datetime | None:
        """Return when somebody said what they think of the notice, None when never."""
        when = select(people.c.consent_at).where(people.c.person_id == person_id)
        found: datetime | None = self._connection.execute(when).scalar()
        return found


class ConsentChanges:
    """Changes to what people said."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def keep(self, person_id: int, consent: Consent, *, version: int) -> None:
        """Keep what somebody says to a version of the notice."""
        self._work.met.pop(person_id, None)
        values = {"consent": consent.value, "consent_version": version, "consent_at": self._work.now}
        self._work.connection.execute(update(people).where(people.c.person_id == person_id).values(values))

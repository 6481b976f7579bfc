"""Let a person choose the language in which the desk speaks to them."""

from actions.people.may import require
from data.model.people import LANGUAGES, Person
from data.model.refusals import UnknownButton
from data.store.audit import Happened
from data.store.people import PeopleChanges
from data.store.work import Work


def choose_language(work: Work, *, by: Person, language: str) -> None:
    """Keep the choice; it outranks what a platform says.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        UnknownButton: the desk does not speak it.
    """
    require(work, "desk.choose_language", by=by, about=None)
    if language not in LANGUAGES:
        raise UnknownButton
    PeopleChanges(work).choose_language(by.person_id, language)
    work.audit(Happened("people.language_chosen", f"person.{by.person_id}", by.person_id, {"to": language}))

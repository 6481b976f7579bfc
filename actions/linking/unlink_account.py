"""Part a person's accounts again: one of them becomes a person of its own."""

from actions.linking.news import EXPIRE, changed, end_code, person_subject, tell
from actions.people.may import require
from data.model.linking import Account, NothingLinked, leaving
from data.model.notices import Fact, SubjectChanged
from data.model.people import Person
from data.model.refusals import ButtonIsOld
from data.store.audit import Happened
from data.store.belongings import AccountChanges, Belongings
from data.store.due import DueChanges
from data.store.linking import Accounts, LinkCodes, one_at_a_time
from data.store.people import PeopleChanges
from data.store.work import Work


def linked_as(account: Account) -> int:
    """Return the version of a link, so that a button that parted one link does not part the next one."""
    return int(account.linked_at.timestamp()) if account.linked_at is not None else 0


def unlink_account(work: Work, *, by: Person, seen: int) -> None:
    """Give the account that came last back to the person it was, with all that was filed on it.

    Args:
        seen: version of the link for which the button was drawn.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        NothingLinked: there is one account only.
        ButtonIsOld: it is another link by now.
    """
    require(work, "linking.unlink", by=by, about=None)
    one_at_a_time(work)
    accounts = Accounts(work).of(by.person_id)
    if len(accounts) <= 1:
        raise NothingLinked
    gone = leaving(accounts)
    if linked_as(gone) != seen:
        raise ButtonIsOld
    person_id = gone.was or _newcomer(work, by, gone)
    AccountChanges(work).forget(by.person_id)
    _end_code(work, gone)
    handed = Belongings(work, giver=by.person_id, taker=person_id).hand_over_account(gone.name)
    facts: dict[str, Fact] = {"parted": person_id, "tickets": len(handed), "platform": gone.name.platform}
    work.audit(Happened("linking.unlinked", f"person.{by.person_id}", by.person_id, facts))
    kept = next(one for one in accounts if one is not gone)
    for here, whose in ((kept, by.person_id), (gone, person_id)):
        tell(
            work,
            here.name,
            "linking.unlinked",
            person_subject(whose),
            platform=gone.name.platform,
            user_id=gone.name.user_id,
            count=len(handed),
        )
    work.promise(*changed(by.person_id, person_id), *(SubjectChanged(subject) for subject in handed))


def _newcomer(work: Work, by: Person, gone: Account) -> int:
    """Return the person of an account that the company file had linked from the beginning."""
    person_id = PeopleChanges(work).add(name=gone.display_name, time_zone=by.time_zone, known=True)
    PeopleChanges(work).choose_language(person_id, by.language)
    return person_id


def _end_code(work: Work, account: Account) -> None:
    code = LinkCodes(work).made_by(account.name)
    if code is not None:
        end_code(work, code, why="unlinked")
        DueChanges(work).cancel(EXPIRE, code.subject)

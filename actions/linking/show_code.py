"""Show a person a code that links their account on another platform."""

from actions.linking.news import CODE, EXPIRE, end_code
from actions.people.may import require
from data.model.linking import GOOD_FOR, AccountName, AlreadyLinked
from data.model.notices import MessageWanted
from data.model.people import PLATFORMS, Chat, Person
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.linking import Accounts, LinkCodeChanges, LinkCodes, one_at_a_time
from data.store.work import Work


def show_code(work: Work, *, by: Person, account: AccountName, chat: Chat) -> None:
    """Make a code for an account; one that it had before is dead.

    Args:
        chat: the private chat in which it is shown.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        AlreadyLinked: there is no platform left for another account.
    """
    require(work, "linking.link", by=by, about=None)
    one_at_a_time(work)
    if {one.name.platform for one in Accounts(work).of(by.person_id)} >= set(PLATFORMS):
        raise AlreadyLinked
    earlier = LinkCodes(work).made_by(account)
    if earlier is not None:
        end_code(work, earlier, why="replaced", by=by.person_id)
        DueChanges(work).cancel(EXPIRE, earlier.subject)
    code = LinkCodeChanges(work).add(account, expires_at=work.now + GOOD_FOR)
    DueChanges(work).plan(EXPIRE, code.subject, code.expires_at)
    work.audit(Happened("linking.code_made", code.subject, by.person_id, {"platform": account.platform}))
    work.promise(MessageWanted(CODE, code.subject, chat.chat_id))

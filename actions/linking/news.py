"""What whoever is concerned hears of codes and accounts."""

from data.model.linking import AccountName, LinkCode
from data.model.notices import Fact, MessageWanted, Recalled, SubjectChanged
from data.store.audit import Happened
from data.store.linking import LinkCodeChanges
from data.store.people import Chats, People
from data.store.work import Work

EXPIRE = "linking.code_expires"
CODE, ASKED, AWAITED = "linking.code", "linking.asked", "linking.awaited"
UNCONFIRMED = "linking.unconfirmed"
DONE = "linked"


def person_subject(person_id: int) -> str:
    """Return the subject of what is shown of somebody's accounts."""
    return f"accounts.{person_id}"


def end_code(work: Work, code: LinkCode, *, why: str, by: int | None = None) -> None:
    """Let a code be dead, take back the messages in which it stands, and tell whoever waits that nothing came of it."""
    LinkCodeChanges(work).drop(code)
    work.promise(Recalled(code.subject, frozenset({CODE, ASKED, AWAITED})))
    if code.typer is not None and why != DONE:
        tell(work, code.typer, UNCONFIRMED, code.subject, why=why)
    work.audit(Happened("linking.code_ended", code.subject, by, {"why": why}))


def tell(work: Work, account: AccountName, kind: str, subject: str, **facts: Fact) -> None:
    """Promise to tell something to whoever has an account, in the private chat there."""
    person_id = People(work).id_of_account(account.platform, account.user_id)
    chat = Chats(work).private_on(person_id, account.platform) if person_id is not None else None
    if chat is not None:
        work.promise(MessageWanted(kind, subject, chat.chat_id, facts))


def changed(*person_ids: int) -> tuple[SubjectChanged, ...]:
    """Return that what is shown of people's accounts, and their homes, are to be drawn again."""
    return tuple(
        SubjectChanged(subject)
        for person_id in person_ids
        for subject in (person_subject(person_id), f"home.{person_id}")
    )

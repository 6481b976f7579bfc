"""Accounts on two platforms that link and part, for tests and benches that ask who is who afterwards."""

from concurrent.futures import Future

from sqlalchemy import func, select

from actions.linking.confirm_link import confirm_link
from actions.linking.show_code import show_code
from actions.linking.unlink_account import linked_as, unlink_account
from actions.linking.use_code import use_code
from actions.people.meet_account import meet_account, meet_chat
from data.model.linking import AccountName, leaving
from data.model.people import Chat
from data.model.refusals import Refusal
from data.store.database import Store
from data.store.linking import Accounts, LinkCodes, link_codes
from data.store.people import Chats, People
from data.store.work import Reading, Work
from tests.contract.store.harness import person


def met(store: Store, platform: str, user_id: str) -> AccountName:
    """Let somebody new write from an account for the first time."""
    with store.work() as work:
        person_id = meet_account(
            work, platform=platform, user_id=user_id, name=f"N {user_id}", language="en", time_zone="UTC"
        )
        meet_chat(work, platform=platform, address=f"D{user_id}", kind="private", person_id=person_id)
    return AccountName(platform, user_id)


def of_company(store: Store, key: str, platform: str) -> AccountName:
    """Return the account of somebody whom the company file names."""
    with store.reading() as reading:
        user_id = People(reading).user_id_of(person(reading, key).person_id, platform)
    assert user_id is not None
    return AccountName(platform, user_id)


def owner(reading: Reading, account: AccountName) -> int:
    """Return whose account it is."""
    person_id = People(reading).id_of_account(account.platform, account.user_id)
    assert person_id is not None
    return person_id


def owner_now(store: Store, account: AccountName) -> int:
    """Return whose account it is by now."""
    with store.reading() as reading:
        return owner(reading, account)


def private_chat_of(reading: Reading, account: AccountName) -> Chat:
    """Return the private chat with an account."""
    chat = Chats(reading).private_on(owner(reading, account), account.platform)
    assert chat is not None
    return chat


def shown(store: Store, account: AccountName) -> str:
    """Let an account ask for a code, and return it as its message shows it."""
    with store.work() as work:
        who = People(work).find(owner(work, account))
        show_code(work, by=who, account=account, chat=private_chat_of(work, account))
    with store.reading() as reading:
        code = LinkCodes(reading).made_by(account)
        assert code is not None
        return LinkCodes(reading).spelled(code)


def used(store: Store, account: AccountName, typed: str, *, openly: bool = False) -> Refusal | None:
    """Let an account type a code, and whoever made it confirm where that is asked."""
    refusal = typing(store, account, typed, openly=openly).result()
    if refusal is None:
        let_confirm(store, account)
    return refusal


def let_confirm(store: Store, account: AccountName) -> None:
    """Let whoever made the code confirm that an account typed, if one waits for that."""
    with store.work() as work:
        number = work.connection.execute(
            select(func.max(link_codes.c.number)).where(link_codes.c.typed_user_id == account.user_id)
        ).scalar()
        code = LinkCodes(work).numbered(number or 0)
        if code is not None:
            maker = People(work).find(owner(work, code.maker))
            confirm_link(work, number=code.number, by=maker, account=code.maker)


def confirming(store: Store, account: AccountName, *, number: int) -> "Future[None]":
    """Let an account press the button that confirms a code, beside whatever others do."""

    def press(work: Work) -> None:
        confirm_link(work, number=number, by=People(work).find(owner(work, account)), account=account)

    return store.submit(press)


def typing(
    store: Store, account: AccountName, typed: str, *, openly: bool = False
) -> "Future[Refusal | None]":
    """Let an account type a code, beside whatever others do."""
    return store.submit(lambda work: use_code(work, account=account, typed=typed, openly=openly))


def unlinked(store: Store, account: AccountName) -> None:
    """Let whoever has an account part it from the other one."""
    with store.work() as work:
        who = People(work).find(owner(work, account))
        seen = linked_as(leaving(Accounts(work).of(who.person_id)))
        unlink_account(work, by=who, seen=seen)

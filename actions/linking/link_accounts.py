"""Make two people one, because whoever has the one account has the other as well."""

import dataclasses

from actions.linking.news import DONE, EXPIRE, changed, end_code, person_subject, tell
from data.model.erasing import ErasureState
from data.model.linking import (
    AccountName,
    BothOfTheCompany,
    CompanyShowsTheCode,
    OwnCode,
    SamePlatformTwice,
    ToBeForgotten,
)
from data.model.notices import Fact, SubjectChanged
from data.model.refusals import Refusal
from data.store.audit import Happened
from data.store.belongings import AccountChanges, Belongings
from data.store.due import DueChanges
from data.store.erasures import Erasures
from data.store.linking import Accounts, LinkCodes
from data.store.people import People
from data.store.work import Work


def link_accounts(work: Work, *, maker: AccountName, typer: AccountName) -> Refusal | None:
    """Let both accounts be one person's, or return why not.

    The one who made the code stays, so that whoever types one gives nothing away but what they had themselves.

    Args:
        maker: the account that shows the code. typer: the one on which it was typed.
    """
    kept, other = (
        People(work).id_of_account(account.platform, account.user_id) for account in (maker, typer)
    )
    assert kept is not None  # noqa: S101  # accounts are never forgotten while a code of theirs is good
    assert other is not None  # noqa: S101  # whoever types has an account
    refusal = why_not(work, kept, other)
    if refusal is not None:
        return refusal
    _end_codes(work, kept, other)
    _describe(work, kept, other)
    handed = Belongings(work, giver=other, taker=kept).hand_over_all()
    facts: dict[str, Fact] = {"merged": other, "tickets": len(handed), "platform": typer.platform}
    work.audit(Happened("linking.linked", f"person.{kept}", kept, facts))
    for here, there in ((maker, typer), (typer, maker)):
        told = {"platform": there.platform, "user_id": there.user_id}
        tell(work, here, "linking.linked", person_subject(kept), **told)
    work.promise(*changed(kept, other), *(SubjectChanged(subject) for subject in handed))
    return None


def why_not(work: Work, kept: int, other: int) -> Refusal | None:
    """Return what keeps two people apart, None where nothing does."""
    if kept == other:
        return OwnCode()
    if Accounts(work).is_of_company(other):
        # Who is talked into typing a stranger's code must not let the stranger into the company.
        return BothOfTheCompany() if Accounts(work).is_of_company(kept) else CompanyShowsTheCode()
    if People(work).find(kept).is_staff and _waits_to_be_forgotten(work, other):
        return ToBeForgotten()
    theirs = {one.name.platform for one in Accounts(work).of(other)}
    shared = sorted(theirs & {one.name.platform for one in Accounts(work).of(kept)})
    return SamePlatformTwice(shared[0]) if shared else None


def _waits_to_be_forgotten(work: Work, person_id: int) -> bool:
    wish = Erasures(work).unfinished_of(person_id)
    return wish is not None and wish.state is ErasureState.WAITING


def _end_codes(work: Work, *people: int) -> None:
    """Let no code of theirs be good any more: there is nothing left to link."""
    for account in (one for person_id in people for one in Accounts(work).of(person_id)):
        code = LinkCodes(work).made_by(account.name)
        if code is not None:
            end_code(work, code, why=DONE, by=people[0])
            DueChanges(work).cancel(EXPIRE, code.subject)


def _describe(work: Work, kept: int, other: int) -> None:
    """Keep what each account is called, and which of them came by the code."""
    known = {person_id: Accounts(work).of(person_id) for person_id in (kept, other)}
    for person_id, accounts in known.items():
        AccountChanges(work).forget(person_id)
        for account in accounts:
            came = dataclasses.replace(account, linked_at=work.now, was=other)
            AccountChanges(work).describe(person_id, came if person_id == other else account)

"""Let whoever made a code confirm who typed it, where the company knows neither of the two."""

from actions.linking.link_accounts import link_accounts, why_not
from actions.linking.news import ASKED, AWAITED, CODE, EXPIRE, end_code, tell
from actions.people.may import require
from data.model.linking import GOOD_FOR, AccountName, LinkCode
from data.model.notices import Recalled
from data.model.people import Person
from data.model.refusals import ButtonIsOld
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.linking import Accounts, LinkCodeChanges, LinkCodes, one_at_a_time
from data.store.people import People
from data.store.work import Work

DECLINED = "declined"


def takes_confirmation(work: Work, maker: AccountName, typer: AccountName) -> bool:
    """Tell whether the maker of a code has to confirm: where nobody of the company vouches, and nothing else is in the way."""
    if not work.company.confirm_links:
        return False
    kept, other = (People(work).id_of_account(one.platform, one.user_id) for one in (maker, typer))
    if kept is None or other is None or Accounts(work).is_of_company(kept):
        return False
    return why_not(work, kept, other) is None


def ask_maker(work: Work, code: LinkCode, *, typer: AccountName) -> None:
    """Let a code that was typed wait for a button; nobody else can use it meanwhile."""
    until = work.now + GOOD_FOR
    LinkCodeChanges(work).wait_for_maker(code, typer, until=until)
    DueChanges(work).cancel(EXPIRE, code.subject)
    DueChanges(work).plan(EXPIRE, code.subject, until)
    by = People(work).id_of_account(typer.platform, typer.user_id)
    work.audit(Happened("linking.typed", code.subject, by, {"platform": typer.platform}))
    work.promise(Recalled(code.subject, frozenset({CODE})))
    tell(work, code.maker, ASKED, code.subject, platform=typer.platform, user_id=typer.user_id)
    tell(work, typer, AWAITED, code.subject, platform=code.maker.platform)


def confirm_link(work: Work, *, number: int, by: Person, account: AccountName) -> None:
    """Link the account that typed a code with the one that made it, because whoever made it says so.

    Args:
        account: on which the button was pressed.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        ButtonIsOld: no code of that account waits under that number.
        OwnCode, SamePlatformTwice, BothOfTheCompany, CompanyShowsTheCode, ToBeForgotten: what came between meanwhile.
    """
    code, typer = _waiting(work, number, by)
    if code.maker != account:
        raise ButtonIsOld
    if People(work).id_of_account(typer.platform, typer.user_id) is None:
        raise ButtonIsOld
    refusal = link_accounts(work, maker=code.maker, typer=typer)
    if refusal is not None:
        raise refusal


def decline_link(work: Work, *, number: int, by: Person, account: AccountName) -> None:
    """Let both stay who they are, at the wish of either; the code is dead.

    Args:
        account: on which the button was pressed.

    Raises:
        NotAllowed, NobodyMay: see `require`.
        ButtonIsOld: no code of that account, or typed on it, waits under that number.
    """
    code, typer = _waiting(work, number, by)
    if account not in {code.maker, typer}:
        raise ButtonIsOld
    end_code(work, code, why=DECLINED, by=by.person_id)
    DueChanges(work).cancel(EXPIRE, code.subject)


def _waiting(work: Work, number: int, by: Person) -> tuple[LinkCode, AccountName]:
    require(work, "linking.link", by=by, about=None)
    one_at_a_time(work)
    code = LinkCodes(work).numbered(number)
    if code is None or code.typer is None or code.expires_at <= work.now:
        raise ButtonIsOld
    return code, code.typer

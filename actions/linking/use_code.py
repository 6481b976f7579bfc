"""Link the account of whoever types a code with the account that shows it, at once or when its maker confirms."""

from actions.linking.confirm_link import ask_maker, takes_confirmation
from actions.linking.link_accounts import link_accounts
from actions.linking.news import EXPIRE, end_code, tell
from actions.people.may import require
from data.model.linking import (
    PAUSE,
    SELECTOR_SYMBOLS,
    TRIES,
    AccountName,
    CodeSeenByOthers,
    LinkCode,
    NotACode,
    TooManyWrongCodes,
    UnknownCode,
    WaitsForItsMaker,
    read_code,
)
from data.model.refusals import Refusal
from data.store.audit import Happened
from data.store.due import DueChanges
from data.store.linking import LinkCodeChanges, LinkCodes, one_at_a_time
from data.store.people import People
from data.store.work import Work


def use_code(work: Work, *, account: AccountName, typed: str, openly: bool) -> Refusal | None:
    """Link two accounts or ask the maker of the code, or return why not.

    The refusal is returned and not raised: that somebody guessed must stay counted.

    Args:
        account: on which the code was typed.
        openly: whether others could read it there.

    Raises:
        NotAllowed, NobodyMay: see `require`.
    """
    one_at_a_time(work)
    by = People(work).id_of_account(account.platform, account.user_id)
    if by is not None:
        require(work, "linking.link", by=People(work).find(by), about=None)
    code = read_code(typed)
    if code is None:
        return NotACode()
    found = LinkCodes(work).selected(code[:SELECTOR_SYMBOLS])
    fits = found is not None and LinkCodes(work).fits(found, code)
    if found is not None and fits and openly:
        _die(work, found, why="seen", by=by)
        return CodeSeenByOthers()
    paused = _paused(work, account)
    if paused is not None:
        return paused
    if found is None or not fits:
        return _count(work, account, found, by=by)
    return _follow(work, found, account, by=by)


def _follow(work: Work, found: LinkCode, account: AccountName, *, by: int | None) -> Refusal | None:
    """Let the right code have its effect."""
    if found.typer is not None:
        # Whoever else has the code learns nothing from it any more.
        return WaitsForItsMaker() if found.typer == account else _count(work, account, None, by=by)
    if takes_confirmation(work, found.maker, account):
        ask_maker(work, found, typer=account)
        return None
    refusal = link_accounts(work, maker=found.maker, typer=account)
    if refusal is not None:
        why = type(refusal).__name__
        work.audit(Happened("linking.refused", found.subject, by, {"why": why}))
    return refusal


def _paused(work: Work, account: AccountName) -> Refusal | None:
    tries, since = LinkCodes(work).wrong_tries(account) or (0, work.now)
    if tries < TRIES:
        return None
    work.audit(Happened("linking.too_many", f"account.{account.platform}", facts={"tries": tries}))
    return TooManyWrongCodes(max(1, int((since + PAUSE - work.now).total_seconds()) // 60))


def _count(work: Work, account: AccountName, named: LinkCode | None, *, by: int | None) -> Refusal:
    changes = LinkCodeChanges(work)
    tries = changes.count_wrong(account)
    subject = named.subject if named is not None else "link.0"
    work.audit(Happened("linking.wrong_code", subject, by, {"tries": tries}))
    if named is not None and changes.count_try(named) >= TRIES:
        _die(work, named, why="tries", by=by)
    return UnknownCode(max(0, TRIES - tries))


def _die(work: Work, code: LinkCode, *, why: str, by: int | None) -> None:
    end_code(work, code, why=why, by=by)
    DueChanges(work).cancel(EXPIRE, code.subject)
    tell(work, code.maker, "linking.code_dead", code.subject, why=why)

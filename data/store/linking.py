"""Codes that link accounts, wrong ones, and which accounts came to a person by a code."""

import hmac
import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    Row,
    String,
    Table,
    UniqueConstraint,
    delete,
    func,
    select,
    update,
)

from data.model.linking import (
    PAUSE,
    SELECTOR_SYMBOLS,
    SYMBOLS,
    Account,
    AccountName,
    LinkCode,
    secret_of,
)
from data.store.counters import next_number
from data.store.inventory import IMPERSONAL, INSTANT, NUMBER, PLATFORM_ID, SEALED, holds, legible, purpose
from data.store.people import People
from data.store.people_tables import accounts, people
from data.store.schema import Moment, inserts_into, metadata
from data.store.work import Reading, Work

SEED_BYTES = 32
LINK_LOCK = 0x6C696E6B  # any number that no other advisory lock of this store uses

link_codes = Table(
    "link_codes",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("selector", String(8), nullable=False, unique=True, info=IMPERSONAL),
    Column("platform", String(16), nullable=False, info=IMPERSONAL),
    Column("user_id", String(64), nullable=False, info=holds("the account that asked for it", PLATFORM_ID)),
    Column("seed", LargeBinary, nullable=False, info=IMPERSONAL),
    Column("expires_at", Moment, nullable=False, info=IMPERSONAL),
    Column("tries", Integer, nullable=False, info=IMPERSONAL),
    Column("typed_platform", String(16), info=IMPERSONAL),
    Column("typed_user_id", String(64), info=holds("the account that waits to be linked by it", PLATFORM_ID)),
    UniqueConstraint("platform", "user_id", name="link_code_once"),
    info=purpose("to link an account to a person by a code", kept="10 minutes, or until it is used"),
)
wrong_codes = Table(
    "wrong_codes",
    metadata,
    Column("platform", String(16), primary_key=True, info=IMPERSONAL),
    Column("user_id", String(64), primary_key=True, info=holds("the account that typed them", PLATFORM_ID)),
    Column(
        "tries",
        Integer,
        nullable=False,
        info=legible("how many", "a bare number, by which guessing is stopped"),
    ),
    Column("since", Moment, nullable=False, info=legible("since when", INSTANT)),
    info=purpose("to stop the guessing of codes", kept="a day"),
)
linked_accounts = Table(
    "linked_accounts",
    metadata,
    Column("platform", String(16), primary_key=True, info=IMPERSONAL),
    Column("user_id", String(64), primary_key=True, info=holds("the account", PLATFORM_ID)),
    Column(
        "display_name",
        LargeBinary,
        nullable=False,
        info=holds("how the account is called on its platform", SEALED),
    ),
    Column("linked_at", Moment, info=legible("when it was linked", INSTANT)),
    Column("was", BigInteger, info=holds("whose it was before", NUMBER)),
    info=purpose(
        "to show people which accounts are theirs, and to part them again", kept="until they are parted"
    ),
)
_COUNT_WRONG = {
    dialect: insert.on_conflict_do_update(
        index_elements=[wrong_codes.c.platform, wrong_codes.c.user_id],
        set_={"tries": insert.excluded.tries, "since": insert.excluded.since},
    )
    for dialect, insert in inserts_into(wrong_codes).items()
}


def one_at_a_time(work: Work) -> None:
    """Let nobody else link or part accounts until the work ends: two codes may meet crosswise."""
    if work.connection.dialect.name == "postgresql":
        work.connection.execute(select(func.pg_advisory_xact_lock(LINK_LOCK)))


class LinkCodes:
    """Queries on codes."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def numbered(self, number: int) -> LinkCode | None:
        """Return the code of that number, None when it is dead."""
        return self._one(link_codes.c.number == number)

    def selected(self, selector: str) -> LinkCode | None:
        """Return the code that begins like this, None when none does that is still good."""
        return self._one((link_codes.c.selector == selector) & (link_codes.c.expires_at > self._reading.now))

    def made_by(self, maker: AccountName) -> LinkCode | None:
        """Return the code that an account asked for last."""
        return self._one((link_codes.c.platform == maker.platform) & (link_codes.c.user_id == maker.user_id))

    def spelled(self, code: LinkCode) -> str:
        """Return the whole code; only whoever has the desk's key can tell it."""
        digest = self._reading.keyed(b"link code:%d:" % code.number + code.seed)
        return code.selector + secret_of(digest)

    def fits(self, code: LinkCode, typed: str) -> bool:
        """Tell whether it is the code that was typed, in a time that tells nothing about it."""
        return hmac.compare_digest(self.spelled(code).encode(), typed.encode())

    def wrong_tries(self, account: AccountName) -> tuple[int, datetime] | None:
        """Return how many wrong codes an account typed lately, and since when; None when none."""
        row = self._reading.connection.execute(
            select(wrong_codes).where(
                wrong_codes.c.platform == account.platform,
                wrong_codes.c.user_id == account.user_id,
                wrong_codes.c.since > self._reading.now - PAUSE,
            )
        ).first()
        return None if row is None else (row.tries, row.since)

    def _one(self, where: object) -> LinkCode | None:
        row = self._reading.connection.execute(select(link_codes).where(where)).first()  # type: ignore[arg-type]  # a column expression
        if row is None:
            return None
        maker = AccountName(row.platform, row.user_id)
        typer = AccountName(row.typed_platform, row.typed_user_id) if row.typed_user_id else None
        return LinkCode(row.number, row.selector, maker, row.seed, row.expires_at, row.tries, typer)


class LinkCodeChanges:
    """Changes to codes."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def add(self, maker: AccountName, *, expires_at: datetime) -> LinkCode:
        """Keep a new code."""
        number, selector = next_number(self._connection, "link code"), self._free_selector()
        code = LinkCode(number, selector, maker, secrets.token_bytes(SEED_BYTES), expires_at)
        # What it is spelled with is made now if it is the first one: whoever reads it later cannot.
        self._work.keyed(code.seed)
        self._connection.execute(
            link_codes.insert().values(
                number=number,
                selector=selector,
                platform=maker.platform,
                user_id=maker.user_id,
                seed=code.seed,
                expires_at=expires_at,
                tries=0,
            )
        )
        return code

    def count_try(self, code: LinkCode) -> int:
        """Keep that a code was named with a wrong secret; return how often that was."""
        self._connection.execute(
            update(link_codes).where(link_codes.c.number == code.number).values(tries=code.tries + 1)
        )
        return code.tries + 1

    def wait_for_maker(self, code: LinkCode, typer: AccountName, *, until: datetime) -> None:
        """Keep that a code was typed, and until when its maker can confirm."""
        self._connection.execute(
            update(link_codes)
            .where(link_codes.c.number == code.number)
            .values(typed_platform=typer.platform, typed_user_id=typer.user_id, expires_at=until)
        )

    def drop(self, code: LinkCode) -> None:
        """Let a code be dead; nothing is left from which it could be told."""
        self._connection.execute(delete(link_codes).where(link_codes.c.number == code.number))

    def count_wrong(self, account: AccountName) -> int:
        """Keep that an account typed a wrong code; return how often it did so lately."""
        tries, since = LinkCodes(self._work).wrong_tries(account) or (0, self._work.now)
        row = {
            "platform": account.platform,
            "user_id": account.user_id,
            "tries": tries + 1,
            "since": since,
        }
        self._connection.execute(_COUNT_WRONG[self._connection.dialect.name], row)
        return tries + 1

    def _free_selector(self) -> str:
        while True:
            drawn = "".join(secrets.choice(SYMBOLS) for _ in range(SELECTOR_SYMBOLS))
            taken = select(link_codes.c.number).where(link_codes.c.selector == drawn)
            if self._connection.execute(taken).first() is None:
                return drawn


class Accounts:
    """Queries on the accounts that people have."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def of(self, person_id: int) -> list[Account]:
        """Return somebody's accounts, by platform."""
        same = (linked_accounts.c.platform == accounts.c.platform) & (
            linked_accounts.c.user_id == accounts.c.user_id
        )
        rows = self._reading.connection.execute(
            select(
                accounts.c.platform,
                accounts.c.user_id,
                linked_accounts.c.display_name,
                linked_accounts.c.linked_at,
                linked_accounts.c.was,
            )
            .select_from(accounts.outerjoin(linked_accounts, same))
            .where(accounts.c.person_id == person_id)
            .order_by(accounts.c.platform)
        )
        return [self._account(person_id, row) for row in rows]

    def is_of_company(self, person_id: int) -> bool:
        """Tell whether the company file names somebody."""
        key = select(people.c.company_key).where(people.c.person_id == person_id)
        return self._reading.connection.execute(key).scalar() is not None

    def named(self, name: AccountName) -> Account | None:
        """Return an account by its name, None when nobody has it."""
        person_id = People(self._reading).id_of_account(name.platform, name.user_id)
        found = self.of(person_id) if person_id is not None else []
        return next((one for one in found if one.name == name), None)

    def _account(self, person_id: int, row: Row[Any, Any, Any, Any, Any]) -> Account:
        name = AccountName(row.platform, row.user_id)
        if row.display_name is None:
            return Account(name, People(self._reading).find(person_id).name)
        shown = self._reading.unseal(row.display_name, person_id=person_id, row=row_of(name))
        return Account(name, shown, row.linked_at, row.was)


def row_of(name: AccountName) -> str:
    """Return for which row the display name of an account is sealed."""
    return f"linked_accounts:{name.platform}:{name.user_id}"

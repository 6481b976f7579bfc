"""Second factors as they are kept: secrets sealed under their person's key, backup codes as keyed hashes."""

import json
import secrets
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Integer,
    LargeBinary,
    Row,
    Table,
    UniqueConstraint,
    delete,
    func,
    select,
    update,
)

from data.model.factor import BACKUP_CODES, BACKUP_SYMBOLS, PAUSE, Factor, new_secret
from data.model.linking import secret_of
from data.store.counters import next_number
from data.store.inventory import DIGEST, IMPERSONAL, INSTANT, NUMBER, SEALED, holds, legible, purpose
from data.store.numbered import first_row
from data.store.schema import Moment, inserts_into, metadata
from data.store.work import Reading, Work

SEED_BYTES = 32

second_factors = Table(
    "second_factors",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("person_id", BigInteger, nullable=False, info=holds("whose it is", NUMBER)),
    Column("in_force", Boolean, nullable=False, info=IMPERSONAL),
    Column("since", Moment, nullable=False, info=legible("since when it is in force", INSTANT)),
    Column("last_step", BigInteger, nullable=False, info=legible("when a code was last taken", INSTANT)),
    Column("sealed", LargeBinary, nullable=False, info=holds("its secret", SEALED)),
    # One that is in force, and one that shall take its place.
    UniqueConstraint("person_id", "in_force", name="factor_once"),
    info=purpose(
        "to know that whoever speaks is not only somebody with their chat",
        kept="until it is replaced, taken off, or its person is forgotten",
    ),
)
backup_codes = Table(
    "backup_codes",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("digest", LargeBinary, primary_key=True, info=holds("backup codes that are left", DIGEST)),
    info=purpose("to take a code on paper when the telephone is not at hand", kept="until it is used"),
)
factor_tries = Table(
    "factor_tries",
    metadata,
    Column(
        "person_id", BigInteger, primary_key=True, autoincrement=False, info=holds("who typed them", NUMBER)
    ),
    Column("tries", Integer, nullable=False, info=IMPERSONAL),
    Column("since", Moment, nullable=False, info=legible("when the first was typed", INSTANT)),
    info=purpose("to listen no more to whoever guesses codes", kept="until a right one comes"),
)
_COUNT = {
    dialect: insert.on_conflict_do_update(
        index_elements=[factor_tries.c.person_id],
        set_={"tries": insert.excluded.tries, "since": insert.excluded.since},
    )
    for dialect, insert in inserts_into(factor_tries).items()
}


class Factors:
    """Queries on second factors."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def in_force(self, person_id: int) -> Factor | None:
        """Return somebody's factor, locked until a work ends: of two that use one code at once, one comes too late."""
        return self._of(person_id, in_force=True)

    def begun(self, person_id: int) -> Factor | None:
        """Return the factor that somebody is setting up."""
        return self._of(person_id, in_force=False)

    def numbered(self, number: int) -> Factor | None:
        """Return the factor of that number."""
        return self._one(second_factors.c.number == number)

    def left(self, factor: Factor) -> int:
        """Return how many backup codes are left."""
        query = select(func.count()).where(backup_codes.c.number == factor.number)
        return int(self._connection.execute(query).scalar_one())

    def shown(self, factor: Factor) -> list[str]:
        """Return the backup codes while they are shown, none before and after."""
        return [_code(self._reading, factor, place) for place in range(BACKUP_CODES)] if factor.seed else []

    def tries(self, person_id: int) -> tuple[int, datetime] | None:
        """Return how many wrong codes somebody typed lately, and since when; None when none."""
        row = self._connection.execute(
            select(factor_tries).where(
                factor_tries.c.person_id == person_id, factor_tries.c.since > self._reading.now - PAUSE
            )
        ).first()
        return None if row is None else (row.tries, row.since)

    def _of(self, person_id: int, *, in_force: bool) -> Factor | None:
        whose = second_factors.c.person_id == person_id
        return self._one(whose & second_factors.c.in_force.is_(in_force))

    def _one(self, where: Any) -> Factor | None:
        row = first_row(self._reading, select(second_factors).where(where))
        return None if row is None else self._factor(row)

    def _factor(self, row: Row[Any]) -> Factor:
        told = json.loads(
            self._reading.unseal(row.sealed, person_id=row.person_id, row=row_of_factor(row.number))
        )
        return Factor(
            number=row.number,
            person_id=row.person_id,
            in_force=row.in_force,
            secret=told["secret"],
            since=row.since,
            last_step=row.last_step,
            seed=bytes.fromhex(told["seed"]),
        )


class FactorChanges:
    """Changes to second factors."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def begin(self, person_id: int) -> Factor:
        """Keep a factor that is not in force yet, with a new secret."""
        number = next_number(self._connection, "second factor")
        factor = Factor(number, person_id, in_force=False, secret=new_secret(), since=self._work.now)
        self._connection.execute(
            second_factors.insert().values(
                number=number, person_id=person_id, in_force=False, last_step=0, **self._changing(factor)
            )
        )
        return factor

    def put_in_force(self, factor: Factor, *, step: int) -> Factor:
        """Let a factor be good from now on, with backup codes that can be shown for a while.

        Args:
            step: that of the code by which it was confirmed.
        """
        seed = secrets.token_bytes(SEED_BYTES)
        made = replace(factor, in_force=True, since=self._work.now, last_step=step, seed=seed)
        self._change(factor, in_force=True, last_step=step, **self._changing(made))
        codes = Factors(self._work).shown(made)
        self._connection.execute(
            backup_codes.insert(),
            [{"number": made.number, "digest": _digest(self._work, made, code)} for code in codes],
        )
        return made

    def show_no_more(self, factor: Factor) -> None:
        """Let go of what the backup codes could be told from."""
        self._change(factor, **self._changing(replace(factor, seed=b"")))

    def used(self, factor: Factor, step: int) -> bool:
        """Keep that the code of a step was taken; False when it or a later one was before."""
        this = (second_factors.c.number == factor.number) & (second_factors.c.last_step < step)
        change = update(second_factors).where(this).values(last_step=step)
        return self._connection.execute(change).rowcount == 1

    def use_backup(self, factor: Factor, code: str) -> bool:
        """Use a backup code up; False when it is none, or was used before."""
        digest = _digest(self._work, factor, code)
        this = (backup_codes.c.number == factor.number) & (backup_codes.c.digest == digest)
        return self._connection.execute(delete(backup_codes).where(this)).rowcount == 1

    def drop(self, factor: Factor) -> None:
        """Let a factor be gone with all its codes."""
        self._connection.execute(delete(backup_codes).where(backup_codes.c.number == factor.number))
        self._connection.execute(delete(second_factors).where(second_factors.c.number == factor.number))

    def count_wrong(self, person_id: int) -> int:
        """Keep that somebody typed a wrong code; return how often that was lately."""
        tries, since = Factors(self._work).tries(person_id) or (0, self._work.now)
        row = {"person_id": person_id, "tries": tries + 1, "since": since}
        self._connection.execute(_COUNT[self._connection.dialect.name], row)
        return tries + 1

    def forgive(self, person_id: int) -> None:
        """Let go of wrong codes: a right one came."""
        self._connection.execute(delete(factor_tries).where(factor_tries.c.person_id == person_id))

    def _changing(self, factor: Factor) -> dict[str, object]:
        told = json.dumps({"secret": factor.secret, "seed": factor.seed.hex()})
        row = row_of_factor(factor.number)
        return {
            "since": factor.since,
            "sealed": self._work.seal(told, person_id=factor.person_id, row=row),
        }

    def _change(self, factor: Factor, **values: object) -> None:
        this = second_factors.c.number == factor.number
        self._connection.execute(update(second_factors).where(this).values(**values))


def row_of_factor(number: int) -> str:
    """Return for which row a factor is sealed."""
    return f"second_factors:{number}"


def _code(reading: Reading, factor: Factor, place: int) -> str:
    """Return one of the backup codes; only whoever has the desk's key and the seed can tell it."""
    told = b"backup code:%d:%d:" % (factor.number, place) + factor.seed
    digest = reading.custody.keyed(reading.connection, told)
    return secret_of(digest, symbols=BACKUP_SYMBOLS)


def _digest(reading: Reading, factor: Factor, code: str) -> bytes:
    return reading.custody.keyed(reading.connection, b"backup code kept:%d:" % factor.number + code.encode())

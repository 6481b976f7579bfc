"""Guessing, racing and replaying codes that link accounts: how many attempts link what they must not."""

import argparse
import itertools
import secrets
import tempfile
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import wait
from pathlib import Path

from bot.wiring.trial import trial_databases
from data.model.linking import SECRET_SYMBOLS, SELECTOR_SYMBOLS, SYMBOLS, TRIES, AccountName
from data.store.audit_check import verify_chain
from data.store.database import Store, open_engine
from data.store.linking import LinkCodes
from data.store.migrate import upgrade
from tests.bench.figures import Findings, answer, tell
from tests.contract.store.harness import Opening, resolved_company
from tests.contract.store.pairing import confirming, met, owner_now, shown, typing

ATTEMPTS = 1_000
DATABASES = ("sqlite", "postgresql")
RACERS = 10
NONE_AT_ALL = (
    "wrong_links",
    "missing_links",
    "links_by_guess",
    "links_by_replay",
    "links_unconfirmed",
    "links_by_forged_press",
    "codes_that_outlived_five",
    "broken_chain",
)


class Attack:
    """Attempts on one store, after each of which it is asked who is who.

    Attributes:
        figures: what was tried, and what came of it that must not.
    """

    def __init__(self, store: Store) -> None:
        self.figures: Counter[str] = Counter(dict.fromkeys(NONE_AT_ALL, 0))
        self._store = store
        self._ids = itertools.count(1)

    @property
    def attempts(self) -> int:
        """How often a code was typed, or a button pressed that is another's."""
        return sum(self.figures[what] for what in ("guesses", "races", "replays", "forged_presses"))

    def somebody(self, platform: str) -> AccountName:
        """Let somebody new come."""
        return met(self._store, platform, f"{platform[0].upper()}{next(self._ids)}")

    def guess(self) -> None:
        """Guess at one code from several accounts until it is dead, then type the right one."""
        maker = self.somebody("telegram")
        code = shown(self._store, maker)
        guesses = [code[:SELECTOR_SYMBOLS] + _other_than(code[SELECTOR_SYMBOLS:]) for _ in range(TRIES)]
        linked = self._type([(self.somebody("slack"), guess) for guess in guesses], maker, what="guesses")
        self.figures["links_by_guess"] += linked
        self.figures["codes_that_outlived_five"] += self._type(
            [(self.somebody("slack"), code)], maker, what="guesses"
        )

    def race(self) -> None:
        """Type one code on ten accounts at once, and once more afterwards on as many as there are ways to replay."""
        maker = self.somebody("telegram")
        code = shown(self._store, maker)
        racers = [self.somebody("slack") for _ in range(RACERS)]
        typed = self._type([(racer, code) for racer in racers], maker, what="races")
        self.figures["missing_links"] += typed == 0
        linked = self._confirm(maker, racers)
        self.figures["links"] += linked
        self.figures["missing_links"] += linked == 0
        again = [maker, *racers[:2], self.somebody("slack")]
        self.figures["links_by_replay"] += self._type([(one, code) for one in again], maker, what="replays")

    def _type(self, typed: list[tuple[AccountName, str]], maker: AccountName, *, what: str) -> int:
        """Let all of them type at once; return how many links that made, and count those that are wrong."""
        before = {account: owner_now(self._store, account) for account, _ in typed}
        with_maker = owner_now(self._store, maker)
        typing_now = [typing(self._store, account, code) for account, code in typed]
        wait(typing_now)
        made = sum(one.result() is None for one in typing_now)
        # Typing alone moves nobody: the company knows neither of them.
        self.figures["links_unconfirmed"] += len(self._moved(before))
        self.figures["wrong_links"] += max(0, made - (what == "races")) + (
            owner_now(self._store, maker) != with_maker
        )
        self.figures[what] += len(typed)
        return made

    def _confirm(self, maker: AccountName, racers: list[AccountName]) -> int:
        """Let all but the maker press the maker's button, then the maker twice; return how many links that made."""
        with self._store.reading() as reading:
            code = LinkCodes(reading).made_by(maker)
        if code is None:
            return 0
        before = {account: owner_now(self._store, account) for account in racers}
        with_maker = owner_now(self._store, maker)
        forged = [*racers, self.somebody("telegram")]
        wait([confirming(self._store, one, number=code.number) for one in forged])
        self.figures["forged_presses"] += len(forged)
        self.figures["links_by_forged_press"] += len(self._moved(before))
        pressed = [confirming(self._store, maker, number=code.number) for _ in range(2)]
        wait(pressed)
        made, moved = sum(one.exception() is None for one in pressed), self._moved(before)
        strangers = [one for one in moved if owner_now(self._store, one) != with_maker]
        self.figures["wrong_links"] += abs(len(moved) - 1) + len(strangers) + (made != len(moved))
        return made

    def _moved(self, before: Mapping[AccountName, int]) -> list[AccountName]:
        return [one for one, person_id in before.items() if owner_now(self._store, one) != person_id]


def _other_than(secret: str) -> str:
    while True:
        drawn = "".join(secrets.choice(SYMBOLS) for _ in range(SECRET_SYMBOLS))
        if drawn != secret:
            return drawn


def attack(url: str, folder: Path, *, attempts: int) -> Counter[str]:
    """Make so many attempts on an empty database, and return what came of them."""
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    opening = Opening(url, *resolved_company(folder))
    try:
        store = opening.store()
        attacking = Attack(store)
        for deed in itertools.cycle((attacking.guess, attacking.race)):
            if attacking.attempts >= attempts:
                break
            deed()
        with store.reading() as reading:
            attacking.figures["broken_chain"] += not isinstance(verify_chain(reading.connection), int)
    finally:
        opening.close()
    return attacking.figures


async def bench(*, attempts: int = ATTEMPTS, databases: tuple[str, ...] = DATABASES) -> Findings:
    """Make so many attempts on each database."""
    sums: Counter[str] = Counter()
    for database in databases:
        with trial_databases(database) as new_database, tempfile.TemporaryDirectory() as folder:
            figures = attack(new_database(Path(folder)), Path(folder), attempts=attempts)
        tell(f"{database}: " + ", ".join(f"{name} {count}" for name, count in figures.items()))
        sums.update(figures)
    return Findings("linking", sums, dict.fromkeys(NONE_AT_ALL, 0))


async def test_no_attempt_links_what_it_must_not() -> None:
    findings = await bench(attempts=100, databases=("sqlite",))
    assert findings.holds, findings.missed
    assert findings.figures["links"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attempts", type=int, default=ATTEMPTS, help="on each database")
    parser.add_argument("--database", choices=DATABASES, help="one of them alone")
    told = parser.parse_args()
    answer(bench(attempts=told.attempts, databases=(told.database,) if told.database else DATABASES))

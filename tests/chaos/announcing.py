"""An announcement to many, before a desk that is killed again and again while it goes out; then judged copy by copy."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from bot.sandbox.plays.building import FAILPOINT_FILE
from bot.sandbox.plays.doing import do
from bot.sandbox.plays.reading import Step
from bot.sandbox.plays.stage import Stage
from bot.wiring.trial import NewDatabase
from data.model.announcements import AnnouncementState
from data.model.people import LANGUAGES
from data.store.announcement_copies import SENT, TO_COME, UNKNOWN, Copies
from data.store.announcement_tables import announcement_recipients
from data.store.announcements import Announcements
from data.store.outbox import cards
from data.store.people_tables import accounts, chats, people
from data.store.work import Reading
from tests.chaos.gathering import Home, left_behind, opened
from tests.chaos.ground import desk_among

AUTHOR, REVIEWER, REPORTER, LAWYER = "zhou", "yun", "emma", "qiu"
CAST = {name: {"platform": "slack"} for name in (AUTHOR, REVIEWER, REPORTER, LAWYER)}
MARK = "lantern-festival"
BODY = {
    "body_en": f"New in PhotoBox: {MARK}.",
    "body_zh_cn": f"相册盒更新：{MARK}。",
    "body_zh_tw": f"相簿盒更新：{MARK}。",
}
LOOK_SECONDS, LONGEST_SECONDS = 0.5, 600.0
WHEN_KILLED_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the copies.

    Attributes:
        recipients: whom it is for. kills: how often the desk was to die, and reached: how often it did.
        lost: copies that count as sent and stand nowhere. outcomeless: recipients without exactly one outcome.
        unknown: copies of which the desk says that it does not know.
    """

    recipients: int
    kills: int
    reached: int
    sent: int
    unknown: int
    lost: int
    outcomeless: int
    slack_duplicates: int
    telegram_duplicates: int

    @property
    def figures(self) -> dict[str, float]:
        """Return all of it, by name."""
        names = ("recipients", "kills", "sent", "unknown", "lost", "outcomeless")
        doubled = ("slack_duplicates", "telegram_duplicates")
        told = {name: float(getattr(self, name)) for name in (*names, *doubled)}
        return told | {"missed": float(self.kills - self.reached)}


def crowded(company: Mapping[str, Any], recipients: int) -> dict[str, Any]:
    """Return the company with so many users more, half of them on each platform, a third in each language.

    Nobody sleeps meanwhile, in whatever zone.
    """
    crowd = [
        {
            "key": f"reader{number}",
            "name": f"Reader {number}",
            ("slack", "telegram")[number % 2]: True,
            "language": LANGUAGES[number % len(LANGUAGES)],
        }
        for number in range(recipients)
    ]
    awake = [{key: one[key] for key in one if key != "time_zone"} for one in company["people"]]
    return {**company, "people": [*awake, *crowd]}


async def announce_among(
    point: str,
    *,
    recipients: int,
    kills: int,
    company: Mapping[str, Any],
    new_database: NewDatabase,
    patience: float = 1.0,
) -> Judged:
    """Announce something to so many, let the desk die so often at one point meanwhile, and judge what is left."""
    async with desk_among(
        CAST,
        title=f"announcing, killed at {point}",
        company=crowded(company, recipients),
        new_database=new_database,
        patience=patience,
    ) as (stage, home):
        _let_have_written(home)
        cosigned_over = company["announcement_policy"]["legal_cosign"]["audience_over"]
        await _reviewed(stage, cosigned=recipients > cosigned_over)
        reached = 0
        for number in range(kills):
            await _until_sent(stage, home, recipients * (number + 1) // (kills + 2))
            reached += await _killed(stage, home, point, number)
        await _until_over(stage, home)
        await stage.desk.stop()
        with left_behind(home) as reading:
            return _judged(reading, stage, recipients=recipients, kills=kills, reached=reached)


def _let_have_written(home: Home) -> None:
    """Let everybody of the crowd be somebody who wrote before."""
    crowd = select(people.c.person_id).where(people.c.company_key.startswith("reader"))
    with opened(home) as store, store.work() as work:
        used = update(accounts).where(accounts.c.person_id.in_(crowd)).values(used_at=work.now)
        work.connection.execute(used)


async def _reviewed(stage: Stage, *, cosigned: bool) -> None:
    fill = {"kind": "update", "title": MARK, **BODY, "when": "now", "audience": "users"}
    await do(stage, _step(by=AUTHOR, command="/announce", fill=fill))
    signed = {"press": "approve", "on": "AN-1", "in": "#operations", "fill": {"comment": "go"}}
    await do(stage, _step(by=REVIEWER, **signed))
    if cosigned:
        await do(stage, _step(by=LAWYER, **signed | {"in": "#legal"}))


def _step(**keys: Any) -> Step:
    verb = next(key for key in ("say", "command", "press") if key in keys)
    return Step(number=verb, verb=verb, what=keys.pop(verb), keys=keys)


async def _until_sent(stage: Stage, home: Home, wanted: int) -> None:
    """Wait until so many copies stand, or for as long as anybody would: what is missing then is found by the judge."""
    deadline = asyncio.get_running_loop().time() + LONGEST_SECONDS * stage.patience
    while asyncio.get_running_loop().time() < deadline and _tally(home).get(SENT, 0) < wanted:
        stage.desk.check()
        await asyncio.sleep(LOOK_SECONDS)


def _tally(home: Home) -> dict[str, int]:
    with left_behind(home) as reading:
        announcements = Announcements(reading)
        found = announcements.newest(most=1)
        return Copies(reading).tally(found[0]) if found else {}


async def _killed(stage: Stage, home: Home, point: str, number: int) -> bool:
    """Let the desk die at the point, and return whether it did; somebody's report goes by every point there is."""
    file, lives = home.folder.parent / FAILPOINT_FILE, stage.desk.lives
    stage.desk.arm(point)
    saying = asyncio.create_task(do(stage, _step(by=REPORTER, say=f"PhotoBox crashes ({number})")))
    deadline = asyncio.get_running_loop().time() + WHEN_KILLED_SECONDS * stage.patience
    while (  # noqa: ASYNC110  # another process dies
        stage.desk.lives == lives and asyncio.get_running_loop().time() < deadline
    ):
        await asyncio.sleep(LOOK_SECONDS / 10)
    await stage.await_desk()
    await asyncio.gather(saying, return_exceptions=True)
    missed = file.exists()
    file.unlink(missing_ok=True)
    return not missed and stage.desk.lives > lives


async def _until_over(stage: Stage, home: Home) -> None:
    """Wait until every copy has fared somehow, or for as long as anybody would."""
    deadline = asyncio.get_running_loop().time() + LONGEST_SECONDS * stage.patience
    while asyncio.get_running_loop().time() < deadline:
        stage.desk.check()
        with left_behind(home) as reading:
            announcement = Announcements(reading).find(1)
            tally = Copies(reading).tally(announcement)
            pending = any(tally.get(one) for one in TO_COME)
        if announcement.state is AnnouncementState.SENT and not pending:
            return
        await asyncio.sleep(LOOK_SECONDS)


def _judged(reading: Reading, stage: Stage, *, recipients: int, kills: int, reached: int) -> Judged:
    standing = Counter(
        (thing.platform, thing.place)
        for thing in stage.things()
        if thing.by_bot and not thing.gone and MARK in thing.text and thing.place.startswith("reader")
    )
    outcomes = _outcomes(reading)
    unlisted = [key for key, outcome in outcomes.items() if outcome == SENT and not standing[key]]
    twice = Counter(platform for (platform, _place), many in standing.items() if many > 1)
    return Judged(
        recipients=recipients,
        kills=kills,
        reached=reached,
        sent=sum(outcome == SENT for outcome in outcomes.values()),
        unknown=sum(outcome == UNKNOWN for outcome in outcomes.values()),
        lost=len(unlisted),
        outcomeless=recipients - sum(outcome in {SENT, UNKNOWN} for outcome in outcomes.values()),
        slack_duplicates=twice["slack"],
        telegram_duplicates=twice["telegram"],
    )


def _outcomes(reading: Reading) -> dict[tuple[str, str], str]:
    """Return what the desk says of each copy in the crowd, by platform and person; whoever has two is not there."""
    query = (
        select(people.c.company_key, chats.c.platform, cards.c.state, cards.c.message_ref)
        .select_from(
            announcement_recipients.join(chats, chats.c.chat_id == announcement_recipients.c.chat_id)
            .join(people, people.c.person_id == chats.c.person_id)
            .join(cards, (cards.c.chat_id == chats.c.chat_id) & (cards.c.subject == "announced-1"))
        )
        .where(people.c.company_key.startswith("reader"))
    )
    found: dict[tuple[str, str], str] = {}
    twice: set[tuple[str, str]] = set()
    for row in reading.connection.execute(query):
        key = (row.platform, row.company_key)
        twice |= {key} & found.keys()
        found[key] = SENT if row.message_ref else UNKNOWN if row.state == "unknown" else row.state
    return {key: outcome for key, outcome in found.items() if key not in twice}

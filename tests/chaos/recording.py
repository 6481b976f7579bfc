"""Put together what a storm leaves behind: the people's deeds, the desk's database, the truth log."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Table, select

from bot.sandbox.log import TruthLog
from bot.sandbox.plays.stage import Stage
from bot.sandbox.seen import Seen
from data.model.audit import BrokenLink
from data.model.feedback import EntryKind
from data.model.files import FileState
from data.model.notices import Pin
from data.store.audit import audit_entries
from data.store.audit_check import verify_chain
from data.store.feedback import Tickets, tickets
from data.store.files import files
from data.store.inbox import inbox
from data.store.outbox import cards, messages
from data.store.people_tables import chats
from data.store.work import ORDERS_PER_TURN, Reading
from tests.chaos.bringing import deliveries, given_up
from tests.chaos.gathering import Home, left_behind
from tests.chaos.record import SCREENS, Deed, Effect, Notice, Outage, Post, Record

MARKED = re.compile(r"\((q[0-9a-z-]+)\)")
SAID = {EntryKind.REPORT: "report", EntryKind.ADDITION: "add"}
DECIDED = {"feedback.claimed": "claim", "feedback.withdrawn": "withdraw"}


def record_of(
    stage: Stage,
    home: Home,
    *,
    deeds: list[Deed],
    outages: list[Outage],
    undone: list[str],
) -> Record:
    """Return everything about a storm that is over."""
    with left_behind(home) as reading:
        return Record(
            deeds=deeds,
            effects=[*_effects(reading)],
            notices=[*notices_in(reading, cards, "card"), *notices_in(reading, messages, "message")],
            posts=[*_posts(stage)],
            outages=outages,
            undone=[*undone, *_undone(reading), *_forgotten(stage.town.world.log)],
            broken_chain=isinstance(verify_chain(reading.connection), BrokenLink),
            deliveries=deliveries(stage.town.world.log, mark_in),
            given_up=given_up(stage.town.world.log, mark_in),
        )


def half_done(stage: Stage, home: Home) -> list[str]:
    """Return in words which turns and files are at no end, and which cards are pinned otherwise than the desk believes."""
    with left_behind(home) as reading:
        waiting = reading.connection.execute(
            select(files.c.file_id).where(files.c.state == FileState.WAITING)
        )
        found = [*_undone(reading), *(f"file {number} is still waited for" for number in waiting.scalars())]
        query = select(cards.c.message_ref).where(cards.c.pinned == Pin.PINNED)
        believed = set(reading.connection.execute(query).scalars())
    pinned = {thing.seen_id for thing in stage.things() if thing.pinned and thing.by_bot and not thing.gone}
    return [*found, *(f"{ref} is pinned for one side only" for ref in sorted(believed ^ pinned))]


def mark_in(text: str) -> str:
    """Return the mark of the deed by which a text was said, empty when it has none."""
    found = MARKED.search(text)
    return found[1] if found else ""


def _effects(reading: Reading) -> Iterator[Effect]:
    cases: dict[str, str] = {}
    for number in reading.connection.execute(select(tickets.c.number)).scalars().all():
        ticket = Tickets(reading).find(number)
        for count, entry in enumerate(Tickets(reading).entries(ticket)):
            kind, mark = SAID.get(entry.kind), mark_in(entry.text)
            if kind == "report":
                cases[ticket.subject] = mark
                yield Effect(mark, kind, entry.at, order=number, about="tickets")
            elif kind is not None:
                yield Effect(mark, kind, entry.at, order=count, about=ticket.subject)
    for row in reading.connection.execute(select(audit_entries).order_by(audit_entries.c.entry_id)):
        happened: Mapping[str, Any] = json.loads(row.body)
        kind = DECIDED.get(happened["deed"])
        if kind is not None:
            at = datetime.fromisoformat(happened["at"])
            yield Effect(f"{kind}-{cases.get(happened['subject'])}", kind, at, about=happened["subject"])


def notices_in(reading: Reading, table: Table, what: str) -> Iterator[Notice]:
    """Yield what stands in a table of the outbox; `what` is card or message."""
    lanes = {
        row.inbox_id: row.lane for row in reading.connection.execute(select(inbox.c.inbox_id, inbox.c.lane))
    }
    query = select(table, chats.c.platform, chats.c.address).join(chats, chats.c.chat_id == table.c.chat_id)
    for row in reading.connection.execute(query):
        yield Notice(
            delivery=f"{what}:{row.card_id if what == 'card' else row.message_id}",
            platform=row.platform,
            chat=row.address,
            state=_state(row) if what == "card" else row.state,
            ref=row.message_ref,
            unknowns=row.unknowns,
            promised_at=None if what == "card" else row.promised_at,
            order=row.order_no,
            lane=lanes.get(row.order_no // ORDERS_PER_TURN, ""),
            priority=row.priority,
        )


def _state(card: Row[Any]) -> str:
    behind = card.state == "sent" and card.wanted > card.shown
    return "waiting" if behind else str(card.state)


def _posts(stage: Stage) -> Iterator[Post]:
    # From the screens and not from the log: what stands there counts also when its answer never arrived.
    for thing in stage.things():
        if thing.by_bot and thing.platform in SCREENS and thing.kind in {"message", "ephemeral"}:
            chat, _, stamp = thing.seen_id.partition(":")
            seconds = float(stamp if thing.platform == "slack" else thing.raw["date"])
            at = datetime.fromtimestamp(seconds, UTC)
            whisper = thing.kind == "ephemeral"
            ref = f"{chat}:{_file_in(thing)}" if _file_in(thing) else thing.seen_id
            yield Post(thing.platform, chat, ref, thing.created, at, whisper=whisper)


def _file_in(thing: Seen) -> str:
    """Return the id of the file that a message on Slack shows: by it the desk knows the message."""
    shown = thing.raw.get("files") if thing.platform == "slack" else None
    return str(shown[0]["id"]) if shown else ""


def _forgotten(log: TruthLog) -> Iterator[str]:
    if log[0].number > 1:
        yield "the truth log has forgotten how it began"


def _undone(reading: Reading) -> Iterator[str]:
    for row in reading.connection.execute(select(inbox).where(inbox.c.state != "done")):
        yield f"turn {row.inbox_id} of {row.source} is {row.state} {row.reason}"

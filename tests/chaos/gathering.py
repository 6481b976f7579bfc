"""Gather the evidence: the truth log, the screens, and the desk's own database."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.sandbox.log import LogEntry
from bot.sandbox.seen import Seen
from config.company import read_company
from config.keys import FILE_NAME, Keyring
from data.model.audit import BrokenLink
from data.store.audit import audit_entries
from data.store.audit_check import verify_chain
from data.store.custody import Custody
from data.store.database import Store
from data.store.feedback import Tickets, tickets
from data.store.masters import Masters
from data.store.outbox import cards, messages
from data.store.people_tables import chats
from data.store.work import Reading
from tests.chaos.evidence import Case, Evidence, KeptTicket, Posted, Row, Standing

POSTS = {"slack": "chat.postMessage", "telegram": "sendMessage"}


@dataclass(frozen=True, slots=True)
class Home:
    """Where a desk keeps what it knows."""

    database_url: str
    folder: Path
    company_file: Path


def gather(
    cases: Sequence[Case],
    log: Iterable[LogEntry],
    things: Iterable[Seen],
    home: Home,
    unfinished: Sequence[str],
) -> Evidence:
    """Put together what is known of a desk at rest."""
    with left_behind(home) as reading:
        return Evidence(
            cases=cases,
            posted=list(posted(log)),
            standing=[_standing(thing) for thing in things if thing.by_bot and not thing.gone],
            rows=[*_rows(reading)],
            tickets=[*_tickets(reading)],
            broken_chain=isinstance(verify_chain(reading.connection), BrokenLink),
            unfinished=unfinished,
        )


@contextmanager
def left_behind(home: Home) -> Iterator[Reading]:
    """Look at what a desk has left in its database."""
    with opened(home) as store, store.reading() as reading:
        yield reading


@contextmanager
def opened(home: Home) -> Iterator[Store]:
    """Open the database of a desk beside it."""
    company, _ = read_company(home.company_file)
    custody = Custody(Masters(*Keyring(told="", earlier="", file=home.folder / FILE_NAME).keys()))
    store = Store(home.database_url, company=company, custody=custody, clock=lambda: datetime.now(UTC))
    try:
        yield store
    finally:
        store.close()


def posted(log: Iterable[LogEntry]) -> Iterator[Posted]:
    """Yield every notice that a platform took; toasts, which no row stands for, are left out.

    The local servers answer a call in the same breath, so the next answer to that method is its own.
    """
    asked: dict[str, LogEntry] = {}
    for entry in log:
        if entry.method != POSTS.get(entry.platform):
            continue
        if entry.direction == "from_bot":
            asked[entry.platform] = entry
        elif entry.direction == "answer" and (call := asked.pop(entry.platform, None)) is not None:
            ref = _slack_ref(entry.body) if entry.platform == "slack" else _telegram_ref(entry.body)
            if ref and (entry.platform == "telegram" or call.body.get("metadata")):
                yield Posted(entry.platform, ref)


def _slack_ref(body: Mapping[str, Any]) -> str:
    said = json.loads(body.get("text") or "{}")
    return f"{said['channel']}:{said['ts']}" if said.get("ok") else ""


def _telegram_ref(body: Mapping[str, Any]) -> str:
    said = body.get("result")
    return f"{said['chat']['id']}:{said['message_id']}" if said else ""


def _standing(thing: Seen) -> Standing:
    return Standing(
        platform=thing.platform,
        place=thing.place,
        ref=thing.seen_id,
        text=thing.text,
        actions=frozenset(button.action for button in thing.buttons),
        subjects=frozenset(button.reference.partition("|")[0] for button in thing.buttons),
    )


def _rows(reading: Reading) -> Iterator[Row]:
    for table in (cards, messages):
        found = reading.connection.execute(
            select(chats.c.platform, chats.c.address, table.c.message_ref, table.c.unknowns).join(
                chats, chats.c.chat_id == table.c.chat_id
            )
        )
        for row in found:
            yield Row(row.platform, row.address, row.message_ref, row.unknowns)


def _tickets(reading: Reading) -> Iterator[KeptTicket]:
    bodies = [json.loads(body) for body in reading.connection.execute(select(audit_entries.c.body)).scalars()]
    for number in reading.connection.execute(select(tickets.c.number)).scalars().all():
        ticket = Tickets(reading).find(number)
        entries = Tickets(reading).entries(ticket)
        yield KeptTicket(
            subject=ticket.subject,
            words=entries[0].text,
            answers=[entry.text for entry in entries if entry.kind == "reply"],
            deeds=[body["deed"] for body in bodies if body["subject"] == ticket.subject],
        )

"""Chats with something to send, put straight into a database: as many as a bench needs, in a moment."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import yaml

from actions.people.load_company import load_company
from bot.sandbox.directory import Directory
from config.company import read_company
from data.model.notices import MessageWanted, Priority
from data.store.custody import Custody
from data.store.database import Store
from data.store.masters import Masters
from data.store.migrate import upgrade
from data.store.outbox import messages
from data.store.people_tables import chats
from tests.bench.serving import COMPANY

KIND = "desk.nothing_to_do"
SUBJECT = "me"
FIRST_CHAT_ID = 1_000_000
ROWS_AT_ONCE = 10_000


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)


def opened(url: str, folder: Path) -> Store:
    """Open a store in which the demo company stands."""
    told = Directory(yaml.safe_load(COMPANY.read_text(encoding="utf-8"))).resolved_company()
    file = folder / "company.yml"
    file.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    company, roster = read_company(file)
    store = Store(url, company=company, custody=Custody(Masters(bytes(32))), clock=now)
    upgrade(store.engine)
    with store.work() as work:
        load_company(work, roster=roster)
    return store


def add_chats(store: Store, addresses: Sequence[int], *, language: str = "en") -> list[int]:
    """Keep a chat at each of Telegram's addresses, and return their ids."""
    rows = [
        {
            "chat_id": FIRST_CHAT_ID + number,
            "platform": "telegram",
            "address": str(address),
            "kind": "private",
            "key": "",
            "person_id": None,
            "language": language,
            "gone": "",
        }
        for number, address in enumerate(addresses)
    ]
    with store.work() as work:
        for first in range(0, len(rows), ROWS_AT_ONCE):
            work.connection.execute(chats.insert(), rows[first : first + ROWS_AT_ONCE])
    return [FIRST_CHAT_ID + number for number in range(len(rows))]


def queue(store: Store, chat_ids: Sequence[int]) -> None:
    """Let a broadcast wait for each of the chats."""
    rows = [
        {
            "kind": KIND,
            "subject": SUBJECT,
            "chat_id": chat_id,
            "platform": "telegram",
            "priority": int(Priority.BROADCAST),
            "order_no": number,
            "state": "waiting",
            "attempts": 0,
            "unknowns": 0,
            "reason": "",
            "facts": {},
            "about_card": "",
            "promised_at": now(),
        }
        for number, chat_id in enumerate(chat_ids)
    ]
    with store.work() as work:
        for first in range(0, len(rows), ROWS_AT_ONCE):
            work.connection.execute(messages.insert(), rows[first : first + ROWS_AT_ONCE])


def wanted(chat_id: int, priority: Priority) -> MessageWanted:
    """Return one message as an operation promises it."""
    return MessageWanted(KIND, SUBJECT, chat_id, priority=priority)

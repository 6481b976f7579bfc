"""What the servers said lately and a later call may name: time stamps, triggers, views, files, updates."""

import random
import re
from collections import deque

KEPT = 50
PATTERNS = {
    "ts": re.compile(r'"(?:ts|message_ts)": ?"([0-9.]+)"'),
    "view": re.compile(r'"(?:id|view_id|root_view_id)": ?"(V[^"]+)"'),
    "hash": re.compile(r'"hash": ?"([^"]+)"'),
    "trigger": re.compile(r'"trigger_id": ?"([^"]+)"'),
    "file": re.compile(r'"(?:id|file_id)": ?"(F[0-9A-Z]+)"'),
    "cursor": re.compile(r'"next_cursor": ?"([^"]+)"'),
    "response": re.compile(r'"response_url": ?"https?://[^/]+([^"]+)"'),
    "upload": re.compile(r'"upload_url": ?"https?://[^/]+([^"]+)"'),
    "file_id": re.compile(r'"file_id": ?"([^"]+)"'),
    "path": re.compile(r'"file_path": ?"([^"]+)"'),
    "message": re.compile(r'"message_id": ?(\d+)'),
    "update": re.compile(r'"update_id": ?(\d+)'),
    "callback": re.compile(r'"callback_query": ?\{"id": ?"(\d+)"'),
}


class Pool:
    """The newest names of each kind."""

    def __init__(self) -> None:
        self._names: dict[str, deque[str]] = {kind: deque(maxlen=KEPT) for kind in PATTERNS}

    def learn(self, said: str) -> None:
        """Remember every name in an answer or an event."""
        for kind, pattern in PATTERNS.items():
            self._names[kind].extend(pattern.findall(said))

    def take(self, dice: random.Random, kind: str) -> str:
        """Return one of the names, or one that never was."""
        names = self._names[kind]
        return dice.choice(names) if names else "1700000000.000001"

"""Requests that five groups sign, with ten approvers who are asked in private, and many that are over long since."""

import copy
import dataclasses
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from data.model.approvals.policy import Stage
from data.model.approvals.requests import RequestState
from data.store.approvals import approval_marks, approval_requests
from data.store.database import open_engine

GROUPS = ("technical", "operations", "marketing", "legal", "leading_group")
ALONE_PER_GROUP = 2
PERMISSION = "bench_access"
# Numbers that the desk itself will not give out while it is measured.
FIRST_OLD = 1_000_000
ROWS_AT_ONCE = 5_000


def with_approvers(company: Mapping[str, Any]) -> dict[str, Any]:
    """Return the company with a permission that five groups sign, two of each, and two of each asked in private."""
    told = copy.deepcopy(dict(company))
    told["people"] += [
        {
            "key": f"{group}_{number}",
            "name": f"{group} {number}",
            "telegram": True,
            "language": "en",
            "groups": [group],
        }
        for group in GROUPS
        for number in range(1, ALONE_PER_GROUP + 1)
    ]
    told["permissions"].append(
        {
            "key": PERMISSION,
            "names": {"en": "Bench access"},
            "owner": "technical",
            "risk": "medium",
            "longest": "P7D",
            "approvers": [{"group": group, "quorum": 2} for group in GROUPS],
            "connector": "deskbell",
        }
    )
    return told


def add_old(database_url: str, *, count: int) -> None:
    """Put so many requests that were decided long ago beside those that wait."""
    then = datetime.now(UTC) - timedelta(days=400)
    stages = [Stage(key=group, group=group, quorum=1, position=place) for place, group in enumerate(GROUPS)]
    written = json.dumps([dataclasses.asdict(stage) for stage in stages], default=sorted)
    engine = open_engine(database_url)
    for first in range(FIRST_OLD, FIRST_OLD + count, ROWS_AT_ONCE):
        numbers = range(first, min(first + ROWS_AT_ONCE, FIRST_OLD + count))
        with engine.begin() as connection:
            connection.execute(approval_requests.insert(), [_request(one, then, written) for one in numbers])
            connection.execute(approval_marks.insert(), [_mark(one, then) for one in numbers])
    engine.dispose()


def _request(number: int, then: datetime, stages: str) -> dict[str, Any]:
    return {
        "number": number,
        "kind": "permission",
        "about": PERMISSION,
        "requester_id": number % 20 + 1,
        "chat_id": 1,
        "opened_at": then,
        "expires_at": then + timedelta(days=3),
        "stages": stages,
        "state": RequestState.APPROVED.value,
        "evidence": 1,
        "barred_by": "",
        "second_factor": False,
        "decided_at": then,
    }


def _mark(number: int, then: datetime) -> dict[str, Any]:
    return {
        "request_number": number,
        "number": 1,
        "step": "approve",
        "person_id": number % 20 + 1,
        "at": then,
        "evidence": 1,
        "stage": GROUPS[0],
        "stands": True,
        "sealed": b"",
        "about_id": None,
    }

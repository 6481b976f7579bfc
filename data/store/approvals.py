"""Requests that wait for people as they are kept; what people wrote is sealed under the requester's key."""

import dataclasses
import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Integer,
    LargeBinary,
    Row,
    String,
    Table,
    Text,
    func,
    select,
    update,
)

from data.model.approvals.policy import Stage
from data.model.approvals.refusals import UnknownRequest
from data.model.approvals.requests import PREFIX, Evidence, Mark, Request, RequestState, Step, digest_of
from data.store.counters import next_number
from data.store.inventory import FEW, IMPERSONAL, INSTANT, NUMBER, SEALED, holds, legible, purpose
from data.store.numbered import row_numbered
from data.store.schema import Moment, metadata
from data.store.work import Reading, Work

approval_requests = Table(
    "approval_requests",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("kind", String(32), nullable=False, info=legible("what kind of thing is asked for", FEW)),
    Column("about", String(64), nullable=False, info=legible("what is asked for, by its key", FEW)),
    Column("requester_id", BigInteger, nullable=False, index=True, info=holds("who asks", NUMBER)),
    Column("chat_id", BigInteger, nullable=False, info=holds("where the requester is told", NUMBER)),
    Column("opened_at", Moment, nullable=False, info=legible("when it was asked", INSTANT)),
    Column("expires_at", Moment, nullable=False, info=IMPERSONAL),
    Column("stages", Text, nullable=False, info=holds("who has to sign, in numbers", NUMBER)),
    Column("state", String(16), nullable=False, index=True, info=legible("where it stands", FEW)),
    Column("evidence", Integer, nullable=False, info=IMPERSONAL),
    Column("barred_by", String(64), nullable=False, info=legible("what it conflicts with, by its key", FEW)),
    Column("second_factor", Boolean, nullable=False, info=IMPERSONAL),
    Column("decided_at", Moment, info=legible("when it was decided", INSTANT)),
    info=purpose("to let people decide together, and to know who did", kept="for good: it is a decision"),
)
approval_evidence = Table(
    "approval_evidence",
    metadata,
    Column("request_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("version", Integer, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("digest", String(64), nullable=False, info=IMPERSONAL),
    Column("at", Moment, nullable=False, info=legible("when it was given", INSTANT)),
    Column("sealed", LargeBinary, nullable=False, info=holds("what a request rests on", SEALED)),
    info=purpose(
        "to bind a decision to what was decided on", kept="until its requester is forgotten; then as a hash"
    ),
)
approval_marks = Table(
    "approval_marks",
    metadata,
    Column("request_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("number", Integer, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("step", String(16), nullable=False, info=IMPERSONAL),
    Column("person_id", BigInteger, info=holds("who did it", NUMBER)),
    Column("at", Moment, nullable=False, info=legible("when it was done", INSTANT)),
    Column("evidence", Integer, nullable=False, info=IMPERSONAL),
    Column("stage", String(64), nullable=False, info=IMPERSONAL),
    Column("stands", Boolean, nullable=False, info=IMPERSONAL),
    Column("sealed", LargeBinary, nullable=False, info=holds("what was written with it", SEALED)),
    Column("about_id", BigInteger, info=holds("whom it concerns", NUMBER)),
    Column("on_behalf_of", BigInteger, info=holds("in whose place it was done", NUMBER)),
    info=purpose("to know who signed what, when and why", kept="for good, the words until they are erased"),
)
_FIELDS = tuple(field.name for field in dataclasses.fields(Request))
_MARKED = tuple(field.name for field in dataclasses.fields(Mark) if field.name != "comment")


class Requests:
    """Queries on requests."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection

    def find(self, number: int, *, kind: str = "") -> Request:
        """Return the request with that number, locked until a work ends.

        Args:
            kind: which capability must have asked; empty for whichever.

        Raises:
            UnknownRequest: there is none, or it is of another kind.
        """
        unknown = UnknownRequest(f"{PREFIX}-{number}")
        found = _request(row_numbered(self._reading, approval_requests, number, unknown))
        if kind not in {"", found.kind}:
            raise unknown
        return found

    def unfinished(self) -> list[Request]:
        """Return all that wait for somebody, the oldest first."""
        state = approval_requests.c.state.in_([RequestState.WAITING, RequestState.RETURNED])
        return self._all(select(approval_requests).where(state))

    def unfinished_of(self, requester_id: int) -> list[Request]:
        """Return what somebody asked for that is not decided yet, the oldest first."""
        return [request for request in self.unfinished() if request.requester_id == requester_id]

    def subjects_of(self, requester_id: int) -> list[str]:
        """Return the numbers of all that somebody ever asked for, the oldest first."""
        query = select(approval_requests.c.number).where(approval_requests.c.requester_id == requester_id)
        rows = self._connection.execute(query.order_by(approval_requests.c.number)).scalars()
        return [f"{PREFIX}-{number}" for number in rows]

    def marks(self, request: Request) -> list[Mark]:
        """Return all that was done with a request, the oldest first."""
        where = approval_marks.c.request_number == request.number
        rows = self._connection.execute(select(approval_marks).where(where).order_by(approval_marks.c.number))
        return [self._mark(request, row) for row in rows]

    def evidence(self, request: Request, version: int | None = None) -> Evidence:
        """Return what a request rests on, the newest version unless one is named."""
        row = self._connection.execute(
            select(approval_evidence).where(
                approval_evidence.c.request_number == request.number,
                approval_evidence.c.version == (version or request.evidence),
            )
        ).one()
        fields: dict[str, str] = {}
        if row.sealed:
            name = row_of_evidence(request.number, row.version)
            fields = json.loads(self._unsealed(request, row.sealed, name))
        return Evidence(row.version, row.digest, row.at, fields)

    def _all(self, query: Any) -> list[Request]:
        return [_request(row) for row in self._connection.execute(query.order_by(approval_requests.c.number))]

    def _mark(self, request: Request, row: Row[Any]) -> Mark:
        told = {name: getattr(row, name) for name in _MARKED} | {"step": Step(row.step)}
        name = row_of_mark(request.number, row.number)
        return Mark(**told, comment=self._unsealed(request, row.sealed, name) if row.sealed else "")

    def _unsealed(self, request: Request, sealed: bytes, row: str) -> str:
        return self._reading.unseal(sealed, person_id=request.requester_id, row=row)


class RequestChanges:
    """Changes to requests."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._connection = work.connection

    def next_number(self) -> int:
        """Return the number for a new request."""
        return next_number(self._connection, "request")

    def add(self, request: Request, fields: Mapping[str, str]) -> None:
        """Keep a new request with its evidence."""
        self._connection.execute(approval_requests.insert().values(_values(request)))
        self.rest_on(request, fields)

    def save(self, request: Request) -> None:
        """Keep what became of a request."""
        where = approval_requests.c.number == request.number
        self._connection.execute(update(approval_requests).where(where).values(_values(request)))

    def rest_on(self, request: Request, fields: Mapping[str, str]) -> None:
        """Keep the evidence of the version that the request names."""
        row = row_of_evidence(request.number, request.evidence)
        told = json.dumps(dict(fields), ensure_ascii=False)
        self._connection.execute(
            approval_evidence.insert().values(
                request_number=request.number,
                version=request.evidence,
                digest=digest_of(request.kind, request.about, fields),
                at=self._work.now,
                sealed=self._work.seal(told, person_id=request.requester_id, row=row),
            )
        )

    def mark(
        self,
        request: Request,
        step: Step,
        *,
        by: int | None,
        stage: str = "",
        comment: str = "",
        about_id: int | None = None,
    ) -> int:
        """Keep that somebody did something with a locked request, and return the number of the mark."""
        last = select(func.max(approval_marks.c.number)).where(
            approval_marks.c.request_number == request.number
        )
        number = (self._connection.execute(last).scalar() or 0) + 1
        mark = Mark(
            number,
            step,
            by,
            self._work.now,
            request.evidence,
            stage,
            about_id=about_id,
            on_behalf_of=self._work.in_place_of(by),
        )
        row, requester = row_of_mark(request.number, number), request.requester_id
        sealed = self._work.seal(comment, person_id=requester, row=row) if comment else b""
        values = {name: getattr(mark, name) for name in _MARKED} | {"step": step.value}
        self._connection.execute(
            approval_marks.insert().values(request_number=request.number, sealed=sealed, **values)
        )
        return number

    def fall(self, request: Request, marks: Collection[Mark]) -> None:
        """Keep that signatures count no longer."""
        where = (approval_marks.c.request_number == request.number) & approval_marks.c.number.in_(
            [mark.number for mark in marks]
        )
        self._connection.execute(update(approval_marks).where(where).values(stands=False))


def row_of_evidence(number: int, version: int) -> str:
    """Return the identity for which evidence is sealed."""
    return f"approval_evidence:{number}:{version}"


def row_of_mark(number: int, mark: int) -> str:
    """Return the identity for which what was written with a mark is sealed."""
    return f"approval_marks:{number}:{mark}"


def _request(row: Row[Any]) -> Request:
    told = {name: getattr(row, name) for name in _FIELDS}
    return Request(**told | {"state": RequestState(row.state), "stages": _stages(row.stages)})


def _values(request: Request) -> dict[str, Any]:
    told = {name: getattr(request, name) for name in _FIELDS}
    stages = [dataclasses.asdict(stage) for stage in request.stages]
    return told | {"state": request.state.value, "stages": json.dumps(stages, default=sorted)}


def _stages(told: str) -> tuple[Stage, ...]:
    passed = ("passed_by", "passed_to")
    return tuple(
        Stage(**stage | {name: frozenset(stage[name]) for name in passed}) for stage in json.loads(told)
    )

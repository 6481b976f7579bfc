"""The tables of alerts."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table

from data.store.inventory import FEW, IMPERSONAL, INSTANT, NUMBER, SEALED, holds, legible, purpose
from data.store.schema import Moment, metadata

alert_groups = Table(
    "alert_groups",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("source", String(32), nullable=False, info=IMPERSONAL),
    Column("group_key", String(64), nullable=False, info=IMPERSONAL),
    Column("app", String(64), nullable=False, info=IMPERSONAL),
    Column("severity", String(16), nullable=False, info=IMPERSONAL),
    Column("opened_at", Moment, nullable=False, info=IMPERSONAL),
    Column("changed_at", Moment, nullable=False, info=IMPERSONAL),
    Column("state", String(16), nullable=False, index=True, info=IMPERSONAL),
    Column("round", Integer, nullable=False, info=IMPERSONAL),
    Column("firing", Integer, nullable=False, info=IMPERSONAL),
    Column("known", Integer, nullable=False, info=IMPERSONAL),
    Column("told", BigInteger, nullable=False, info=IMPERSONAL),
    Column("acknowledged_by", BigInteger, info=holds("who looks after it", NUMBER)),
    Column("acknowledged_at", Moment, info=legible("since when", INSTANT)),
    Column("resolved_by", BigInteger, info=holds("who said that it is over", NUMBER)),
    Column("silenced_by", BigInteger, info=holds("who silenced it", NUMBER)),
    Column("silenced_until", Moment, info=IMPERSONAL),
    Column(
        "sealed",
        LargeBinary,
        nullable=False,
        info=holds("what its source says of it, under the desk's own key", SEALED),
    ),
    Index("alert_groups_by_key", "source", "group_key"),
    info=purpose("to answer what other systems warn of", kept="for good, as evaluations are made by it"),
)
alerts = Table(
    "alerts",
    metadata,
    Column("group_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("fingerprint", String(64), primary_key=True, info=IMPERSONAL),
    Column("firing", Boolean, nullable=False, info=IMPERSONAL),
    Column("severity", Integer, nullable=False, info=IMPERSONAL),
    Column("starts_at", Moment, info=IMPERSONAL),
    Column("told_at", Moment, nullable=False, info=IMPERSONAL),
    info=purpose("to count each thing that fires once", kept="for good, as evaluations are made by it"),
)
alert_entries = Table(
    "alert_entries",
    metadata,
    Column("group_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("entry_number", Integer, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("kind", String(16), nullable=False, info=legible("what was done", FEW)),
    Column("at", Moment, nullable=False, info=legible("when it was done", INSTANT)),
    Column("by", BigInteger, info=holds("who did it", NUMBER)),
    Column("person_id", BigInteger, info=holds("whom else it is about", NUMBER)),
    Column("until", Moment, info=IMPERSONAL),
    Column("sealed", LargeBinary, info=holds("what was noted, under the desk's own key", SEALED)),
    Column("on_behalf_of", BigInteger, info=holds("in whose place it was done", NUMBER)),
    info=purpose("to tell who did what about what fires, and when", kept="for good"),
)

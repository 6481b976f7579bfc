"""The tables of announcements, of whom they reach, and of what people want to hear of."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, String, Table

from data.store.inventory import FEW, IMPERSONAL, INSTANT, NUMBER, SEALED, holds, legible, purpose
from data.store.schema import Moment, metadata

announcements = Table(
    "announcements",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("author_id", BigInteger, nullable=False, info=holds("who wrote it", NUMBER)),
    Column("chat_id", BigInteger, nullable=False, info=holds("where its author is told", NUMBER)),
    Column("kind", String(16), nullable=False, info=IMPERSONAL),
    Column("app", String(64), nullable=False, info=IMPERSONAL),
    Column("audience", String(16), nullable=False, info=IMPERSONAL),
    Column("time_zone", String(64), nullable=False, info=IMPERSONAL),
    Column("opened_at", Moment, nullable=False, info=IMPERSONAL),
    Column("wanted_at", Moment, info=IMPERSONAL),
    Column("send_at", Moment, info=IMPERSONAL),
    Column("state", String(16), nullable=False, info=IMPERSONAL),
    Column("request", BigInteger, index=True, info=IMPERSONAL),
    Column("revision", Integer, nullable=False, info=IMPERSONAL),
    Column("shown", Integer, nullable=False, info=IMPERSONAL),
    Column("signed", String(64), nullable=False, info=IMPERSONAL),
    Column("cursor", BigInteger, nullable=False, info=IMPERSONAL),
    Column("is_planned", Boolean, nullable=False, info=IMPERSONAL),
    Column("started_at", Moment, info=IMPERSONAL),
    Column("ended_at", Moment, info=IMPERSONAL),
    Column("corrected_at", Moment, info=IMPERSONAL),
    Column("about", String(48), nullable=False, info=IMPERSONAL),
    Column("then_due", String(64), nullable=False, info=IMPERSONAL),
    Column("to_platform", String(16), nullable=False, server_default="", info=IMPERSONAL),
    Column("to_language", String(8), nullable=False, server_default="", info=IMPERSONAL),
    Column("to_group", String(64), nullable=False, server_default="", info=IMPERSONAL),
    info=purpose(
        "to tell many people what the company has to say", kept="for good, as it was said in public"
    ),
)
announcement_texts = Table(
    "announcement_texts",
    metadata,
    Column("announcement_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("revision", Integer, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column(
        "sealed", LargeBinary, nullable=False, info=holds("what is told, under the desk's own key", SEALED)
    ),
    Column("at", Moment, nullable=False, info=IMPERSONAL),
    info=purpose(
        "to tell many people what the company has to say", kept="for good, as it was said in public"
    ),
)
announcement_recipients = Table(
    "announcement_recipients",
    metadata,
    Column("announcement_number", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column(
        "chat_id", BigInteger, primary_key=True, autoincrement=False, info=holds("whom it reaches", NUMBER)
    ),
    Column("skipped", String(16), nullable=False, info=legible("why somebody is left out", FEW)),
    Column("confirmed_at", Moment, info=legible("when they said that they got it", INSTANT)),
    info=purpose("to tell everybody once, and to know whom it did not reach", kept="as long as the chat"),
)
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False, info=holds("who chose", NUMBER)),
    Column("kind", String(72), primary_key=True, info=legible("what they chose about", FEW)),
    Column("wants", Boolean, nullable=False, info=legible("whether they want to hear of it", FEW)),
    Column("at", Moment, nullable=False, info=legible("when they chose", INSTANT)),
    info=purpose("to tell nobody what they do not want to hear of", kept="until they are forgotten"),
)
chat_subscriptions = Table(
    "chat_subscriptions",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("kind", String(16), primary_key=True, info=IMPERSONAL),
    Column("at", Moment, nullable=False, info=IMPERSONAL),
    info=purpose("to tell channels and groups what they asked to hear of", kept="until they do not want it"),
)

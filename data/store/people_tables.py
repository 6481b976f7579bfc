"""Tables of people, accounts and chats: names sealed, platform ids in the clear for look-up."""

from sqlalchemy import BigInteger, Boolean, Column, LargeBinary, String, Table, Text, UniqueConstraint, false

from data.store.inventory import (
    FEW,
    IMPERSONAL,
    INSTANT,
    NUMBER,
    PLATFORM_ID,
    SEALED,
    holds,
    legible,
    purpose,
)
from data.store.schema import Moment, metadata

people = Table(
    "people",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False, info=holds("who it is", NUMBER)),
    Column(
        "company_key",
        String(64),
        unique=True,
        info=legible(
            "how the company file names somebody",
            "the company's people are found by it when that file is read",
        ),
    ),
    Column("name", LargeBinary, nullable=False, info=holds("how somebody is called", SEALED)),
    Column(
        "language", String(8), nullable=False, info=legible("in which language to speak to somebody", FEW)
    ),
    Column(
        "language_chosen",
        Boolean,
        nullable=False,
        default=False,
        info=legible("whether the person chose it", FEW),
    ),
    Column(
        "time_zone",
        String(64),
        nullable=False,
        info=legible("in which zone somebody reads times", "millions share each zone"),
    ),
    Column(
        "groups",
        String(512),
        nullable=False,
        default="[]",
        info=legible(
            "to which groups somebody belongs", "rights follow from it; only people of the company have any"
        ),
    ),
    Column(
        "roles",
        String(512),
        nullable=False,
        default="[]",
        info=legible("which roles somebody has", "as for groups"),
    ),
    Column(
        "known",
        Boolean,
        nullable=False,
        default=True,
        info=legible("whether the desk ever met somebody", FEW),
    ),
    Column(
        "consent",
        String(16),
        nullable=False,
        server_default="",
        info=legible("what somebody said to the privacy notice", FEW),
    ),
    Column(
        "consent_version",
        BigInteger,
        nullable=False,
        server_default="0",
        info=legible("to which version of it", FEW),
    ),
    Column("consent_at", Moment, info=legible("when", INSTANT)),
    Column(
        "followed",
        String(512),
        nullable=False,
        server_default="[]",
        info=legible(
            "to which groups a platform says that somebody belongs",
            "rights follow from it; only people of the company have any",
        ),
    ),
    Column(
        "held",
        Text,
        nullable=False,
        server_default="{}",
        info=legible("what the desk lets somebody do for a while, and until when", "as for groups"),
    ),
    Column(
        "welcomed",
        Boolean,
        nullable=False,
        server_default=false(),
        info=legible("whether somebody was told what can be done here", FEW),
    ),
    Column("left_at", Moment, info=legible("when a platform closed somebody's account", INSTANT)),
    info=purpose(
        "to know who speaks, what they may do, and how to speak to them",
        kept="until they are forgotten; then as a number alone",
    ),
)
accounts = Table(
    "accounts",
    metadata,
    Column("platform", String(16), primary_key=True, info=IMPERSONAL),
    Column("user_id", String(64), primary_key=True, info=holds("the account", PLATFORM_ID)),
    Column("person_id", BigInteger, nullable=False, index=True, info=holds("whose it is", NUMBER)),
    Column("used_at", Moment, info=legible("when it was used last", INSTANT)),
    info=purpose("to know a person on each platform", kept="until they are forgotten"),
)
chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False, info=holds("the chat", NUMBER)),
    Column("platform", String(16), nullable=False, info=IMPERSONAL),
    Column("address", String(64), nullable=False, info=holds("the chat", PLATFORM_ID)),
    Column("kind", String(16), nullable=False, info=IMPERSONAL),
    Column("key", String(64), nullable=False, default="", index=True, info=IMPERSONAL),
    Column("person_id", BigInteger, index=True, info=holds("whose private chat it is", NUMBER)),
    Column("language", String(8), info=legible("in which language to speak there", FEW)),
    Column(
        "gone",
        String(64),
        nullable=False,
        server_default="",
        info=legible("why it cannot be reached, such as that the desk is blocked", FEW),
    ),
    Column(
        "wordless",
        String(64),
        nullable=False,
        server_default="",
        info=holds("the message whose files wait for words", PLATFORM_ID),
    ),
    UniqueConstraint("platform", "address", name="chat_once"),
    info=purpose(
        "to reach people and channels", kept="a private chat until a day after its person was forgotten"
    ),
)
former_addresses = Table(
    "former_addresses",
    metadata,
    Column("platform", String(16), primary_key=True, info=IMPERSONAL),
    Column("address", String(64), primary_key=True, info=holds("the chat, before it moved", PLATFORM_ID)),
    Column("chat_id", BigInteger, nullable=False, info=holds("the chat", NUMBER)),
    info=purpose("to know a chat again that moved", kept="as long as the chat"),
)

"""A turn: somebody said, pressed, submitted or commanded something, or the desk told itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from data.model.files import FileSent

ChatKind = Literal["private", "group", "channel"]
WEBHOOK = "webhook"
DESKBELL = "deskbell"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The account that speaks, as its platform describes it.

    Attributes:
        user_id: the platform's id of the account.
        name, language, time_zone: what the platform told along with the update, None when it told nothing.
    """

    platform: str
    user_id: str
    name: str | None = None
    language: str | None = None
    time_zone: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The chat in which it happened.

    Attributes:
        address: the platform's id of the chat (Slack channel id, Telegram chat id in digits).
    """

    platform: str
    address: str
    kind: ChatKind


@dataclass(frozen=True, slots=True)
class Said:
    """Free text, or something without text.

    Attributes:
        message_ref: the platform's reference of that message.
        attachments: kinds of what came with it, such as photo, document or sticker.
        files: those of them that can be fetched.
        album: what the messages have in common that were sent as one, empty when it was sent alone.
        addressed: whether it is meant for the desk (private chat, or mentioned).
        reply_to_ref: reference of the message it replies to or whose thread it stands in.
    """

    text: str
    message_ref: str = ""
    attachments: tuple[str, ...] = ()
    addressed: bool = True
    reply_to_ref: str = ""
    files: tuple[FileSent, ...] = ()
    album: str = ""
    kind: Literal["said"] = "said"


@dataclass(frozen=True, slots=True)
class Edited:
    """Somebody changed what they had written, to this text."""

    text: str
    message_ref: str
    kind: Literal["edited"] = "edited"


@dataclass(frozen=True, slots=True)
class Deleted:
    """What somebody had written is gone; the speaker is who wrote it, whoever deleted it."""

    message_ref: str
    kind: Literal["deleted"] = "deleted"


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat has another address from now on; the platform itself says so, so nobody speaks."""

    address: str
    kind: Literal["moved"] = "moved"


@dataclass(frozen=True, slots=True)
class Commanded:
    """A command by its name without slash, with the rest of its line."""

    name: str
    text: str
    kind: Literal["commanded"] = "commanded"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press on a button, by its encoded reference (not yet believed)."""

    reference: str
    message_ref: str = ""
    kind: Literal["pressed"] = "pressed"


@dataclass(frozen=True, slots=True)
class HomeOpened:
    """Somebody opened their home, where a platform has a place for it."""

    kind: Literal["home_opened"] = "home_opened"


@dataclass(frozen=True, slots=True)
class Submitted:
    """A sheet that was sent off, with what stood in its inputs (empty inputs left out).

    Attributes:
        seen: which preview stood on it, as `seen_as` names it; empty for none.
        asked: keys of the inputs that stood on it, answered or not; empty where nothing tells.
    """

    form: str
    subject: str
    version: int
    answers: Mapping[str, str] = field(default_factory=dict)
    seen: str = ""
    asked: tuple[str, ...] = ()
    kind: Literal["submitted"] = "submitted"


@dataclass(frozen=True, slots=True)
class Due:
    """A due row has come; the turn claims the instant.

    Attributes:
        planned_at: the instant for which it was planned, which may be long over.
    """

    name: str
    subject: str
    due_id: int
    planned_at: datetime
    kind: Literal["due"] = "due"


@dataclass(frozen=True, slots=True)
class Called:
    """Another system called, and has proven who it is.

    Attributes:
        source: the name under which the configuration knows it.
        body: to the letter; where the source sends JSON it is valid, and no deeper than can be walked.
        event: what the caller's header says that happened.
        tells: what the desk has read in it at the door already; then the body is that, and no longer the caller's.
    """

    source: str
    body: str
    event: str = ""
    tells: str = ""
    kind: Literal["called"] = "called"


@dataclass(frozen=True, slots=True)
class FileCame:
    """A file that was sought is here, or never will be.

    Attributes:
        subject: what it is about, such as FB-7.
        reason: why it will never come; empty when it is here.
        largest_bytes: as much as would have been taken in.
    """

    file_id: int
    subject: str
    reason: str = ""
    largest_bytes: int = 0
    kind: Literal["file_came"] = "file_came"


@dataclass(frozen=True, slots=True)
class AccountClosed:
    """A platform let an account be somebody's no longer; nobody speaks."""

    user_id: str
    kind: Literal["account_closed"] = "account_closed"


@dataclass(frozen=True, slots=True)
class RollCalled:
    """Who has an account, and who is in which group, as a platform answered when it was asked.

    Attributes:
        open, closed: ids of accounts.
        groups: ids of the members by the handle of the group; of one that is not used any more, none. None where
            the desk may not ask.
    """

    open: tuple[str, ...]
    closed: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]] | None = None
    kind: Literal["roll_called"] = "roll_called"


@dataclass(frozen=True, slots=True)
class Answered:
    """A call of the desk to another system came to its end.

    Attributes:
        call: its kind, as a capability declared it.
        subject, facts: as they were promised.
        outcome: failed for good; gone when it wants no calls any more; given_up when it was tried for too long.
        status: of HTTP, 0 without an answer.
        body: of the answer, JSON to the letter; empty where there was none, or too much.
        reason: constant name of what went wrong, empty when it is done.
    """

    hook: str
    call: str
    subject: str
    outcome: Literal["done", "failed", "gone", "given_up"]
    facts: Mapping[str, str | int] = field(default_factory=dict)
    status: int = 0
    body: str = ""
    reason: str = ""
    kind: Literal["answered"] = "answered"


Deed = (
    Said
    | Edited
    | Deleted
    | Moved
    | Commanded
    | Pressed
    | HomeOpened
    | Submitted
    | Due
    | Called
    | FileCame
    | AccountClosed
    | RollCalled
    | Answered
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that came in.

    Attributes:
        source: slack, telegram, webhook, clock or deskbell.
        key: what makes it the same thing when it comes again, unique within its source.
        fingerprint: what makes it the same thing for some minutes under whatever key; empty where nothing does.
        handle: what the platform needs to reply at once (trigger id, callback id); nothing durable hangs on it.
    """

    source: str
    key: str
    deed: Deed
    at: datetime
    speaker: Speaker | None = None
    place: Place | None = None
    handle: Mapping[str, str] = field(default_factory=dict)
    fingerprint: str = ""

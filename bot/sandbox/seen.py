"""What a person sees on a chat platform, flattened to what can be read and pressed."""

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["message", "toast", "ephemeral", "modal", "home"]


@dataclass(frozen=True, slots=True)
class SeenButton:
    """A button as drawn.

    Attributes:
        action: `action[:value]`, as the contract of plays names it.
        label: what the person reads on it.
        reference: `subject|version` behind the action.
        wire: what the platform needs to send this press again, opaque to everybody else.
    """

    action: str
    label: str
    reference: str
    wire: dict[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class SeenField:
    """One input of a modal.

    Attributes:
        key: the form's field key (Slack: the block_id).
        label: what the person reads above it.
        kind: text, choice, date, time or file.
        choices: values that may be chosen, empty for free input.
        optional: whether it may stay empty.
        value: what stands in it now, None when empty.
    """

    key: str
    label: str
    kind: str
    choices: tuple[str, ...] = ()
    optional: bool = False
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji under a message.

    Attributes:
        emoji: as the platform names it: Slack by a word (`thumbsup`), Telegram by itself.
        by: keys of the people who gave it, and `bot` for the bot under test.
    """

    emoji: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing on a screen.

    Attributes:
        platform: slack or telegram.
        place: `#channel`, a group's key, or a person's key for the private chat with the bot.
        seen_id: identity on its platform (Slack: channel:ts or view id; Telegram: chat:message_id).
        audience: key of the only person who sees it, None when everybody in the place does.
        text: title, text, field labels and values, footer; markup off, white space collapsed, NFC;
            a link reads as label and address; button labels are not in it.
        by_bot: whether the bot under test wrote it; people's own words have False.
        created, changed: numbers from the sandbox's one counter of changes.
        reactions: what stands under it.
        thread: seen_id of the message it replies to, if any.
        marked: number of the last change of its reactions, or of whether it is pinned, which are no edit: `changed` does
            not tell of them.
        raw: what the bot sent, for a richer drawing than `text` allows (Slack: blocks and text, of a
            view also title, submit and close; Telegram: text, entities, reply_markup, date; of a toast
            whether it is an alert, `show_alert`).
    """

    platform: str
    place: str
    seen_id: str
    kind: Kind
    text: str
    by_bot: bool
    created: int
    changed: int
    author: str = ""
    audience: str | None = None
    buttons: tuple[SeenButton, ...] = ()
    fields: tuple[SeenField, ...] = ()
    files: tuple[str, ...] = ()
    thread: str | None = None
    edited: bool = False
    gone: bool = False
    pinned: bool = False
    reactions: tuple[Reaction, ...] = ()
    marked: int = 0
    raw: dict[str, Any] = field(default_factory=dict, compare=False)

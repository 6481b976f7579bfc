"""The words of a play: which verbs there are and which keys each may have beside it."""

from typing import Literal

StepKind = Literal["doing", "world", "expecting"]

FORM_KEYS = frozenset({"fill", "submit", "errors"})

DOING: dict[str, frozenset[str]] = {
    verb: keys | {"by", "in"}
    for verb, keys in {
        "say": FORM_KEYS | {"attach", "mention", "thread"},
        "command": FORM_KEYS,
        "press": FORM_KEYS | {"on", "times"},
        "shortcut": FORM_KEYS | {"on"},
        "home": frozenset[str](),
        "edit": frozenset[str](),
        "delete": frozenset[str](),
        "react": frozenset({"on"}),
        "block": frozenset[str](),
        "join": frozenset[str](),
        "leave": frozenset[str](),
        "sticker": frozenset[str](),
        "deactivate": frozenset[str](),
        "unknown_update": frozenset[str](),
    }.items()
}

WORLD: dict[str, frozenset[str]] = {
    "advance": frozenset(),
    "until": frozenset(),
    "all": frozenset(),
    "redeliver": frozenset(),
    "webhook": frozenset({"body", "file", "sign", "times", "status"}),
    "fault": frozenset(),
    "kill": frozenset(),
    "stop": frozenset(),
    "start": frozenset(),
    "cut": frozenset(),
    "answer": frozenset(),
}

_LOOKING = frozenset(
    "text without buttons no_buttons file in json kind edited gone pinned new within".split()  # noqa: SIM905  # reads better
)
EXPECTING: dict[str, frozenset[str]] = {
    "see": _LOOKING | {"count", "keep", "hold"},
    "not_see": _LOOKING,
}

KEYS: dict[str, frozenset[str]] = {**DOING, **WORLD, **EXPECTING}
PLAY_KEYS = frozenset({"play", "clock", "cast", "policy", "steps"})
MEMBER_KEYS = frozenset({"person", "platform", "new"})
NEWCOMER_KEYS = frozenset({"name", "language", "time_zone"})
FAULT_KEYS = frozenset(
    {"platform", "method", "answer", "retry_after", "drop", "delay", "truncate", "reset", "times", "chat"}
)
REDELIVER_KEYS = frozenset({"last", "times", "shuffle"})
ANSWER_KEYS = frozenset({"hook", "status", "body", "retry_after", "drop", "delay", "truncate", "times"})
PLATFORMS = frozenset({"slack", "telegram"})
KINDS = frozenset({"message", "toast", "ephemeral", "modal", "home"})
SIGNATURES = frozenset({"good", "wrong", "old", "none"})
PROGRAMS = frozenset({"bot", "nlu"})
NOW = "now"  # kills at once, without seeing to its end what went before
FAILPOINTS = frozenset(
    {
        "after_inbox_commit",
        "before_ack",
        "inside_operation",
        "before_commit",
        "after_commit",
        "after_send",
        NOW,
    }
)


def kind_of(verb: str) -> StepKind:
    """Tell whether people do something, the world does, or something is expected."""
    if verb in DOING:
        return "doing"
    return "world" if verb in WORLD else "expecting"


def listed(words: frozenset[str]) -> str:
    """Return the words for a message about what is allowed."""
    return ", ".join(sorted(words))

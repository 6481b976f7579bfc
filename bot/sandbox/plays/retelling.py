"""A step in its parts, for a page that says it in its reader's language, with the words that people say and read."""

import re
from collections.abc import Mapping
from typing import Any

from bot.sandbox.plays.cast import Member
from bot.sandbox.plays.memory import NAME, is_regex
from bot.sandbox.plays.reading import Step


def parts(step: Step, cast: Mapping[str, Member], kept: Mapping[str, str]) -> dict[str, Any]:
    """Return who does, sees or suffers what.

    Args:
        kept: words by name; a name of which nothing is kept yet says nothing.

    Returns:
        verb; `by`: {person, platform} of who acts or looks, or None; `place`: where, None for a private chat; `what`:
        the text or action; `on`: the words by which a message is meant; `texts` and `buttons` to be seen; `fill`:
        what is entered into a form; `inner`: parts of the steps that happen at once.
    """
    keys = step.keys
    looks = step.what if step.kind == "expecting" else ""
    member = cast.get(str(keys.get("by") or looks))
    return {
        "verb": step.verb,
        "by": {"person": member.person, "platform": member.platform} if member else None,
        "place": keys.get("in") or (looks if looks and not member else None),
        "what": _one(step.what, kept),
        "on": _one(keys.get("on", ""), kept),
        "texts": _all(keys.get("text"), kept),
        "buttons": _all(keys.get("buttons"), kept),
        "fill": _all(keys.get("fill"), kept),
        "inner": [parts(inner, cast, kept) for inner in step.inner],
    }


def _all(written: Any, kept: Mapping[str, str]) -> list[str]:
    """Return the words among what is written; expressions to search with are no words."""
    if isinstance(written, Mapping):
        written = list(written.values())
    entries = written if isinstance(written, list) else [written]
    words = [_one(entry, kept) for entry in entries if entry is not None and not is_regex(str(entry))]
    return [word for word in words if word]


def _one(written: object, kept: Mapping[str, str]) -> str:
    if isinstance(written, Mapping):
        return " ".join(_all(dict(written), kept))

    def said(found: re.Match[str]) -> str:
        dollar, name = found.groups()
        # A dollar before a name that is kept nowhere is a price or the like; see Memory.text.
        return found[0][1:] if dollar and name not in kept else dollar + kept.get(name, "")

    return NAME.sub(said, str(written)).strip()

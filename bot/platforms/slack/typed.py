"""Turn Slack's own notation of a message back into what the person typed."""

import re

_TOKEN = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_SIGNS = {"@": "@", "#": "#", "!": "@"}
_SCHEMES = ("https://", "http://", "mailto:", "tel:")


def typed(text: str, *, bot_user_id: str) -> str:
    """Return the text as typed, without mentions of the bot."""
    shown = _TOKEN.sub(lambda found: _spelled(found[1], found[2] or "", bot_user_id), text)
    return unescaped(shown).strip()


def mentions(text: str, user_id: str) -> bool:
    """Return whether the text mentions the account."""
    return any(found[1] == f"@{user_id}" for found in _TOKEN.finditer(text))


def unescaped(text: str) -> str:
    """Undo the three escapes; the ampersand last, so that nothing is undone twice."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _spelled(target: str, label: str, bot_user_id: str) -> str:
    if target == f"@{bot_user_id}":
        return ""
    sign = _SIGNS.get(target[0])
    if sign is None:
        return _link(target, label)
    name = label or target[1:].partition("^")[0]
    return name if name.startswith(sign) or target.startswith("!date") else sign + name


def _link(address: str, label: str) -> str:
    """Return what was typed; where a label hides another address, both."""
    bare = next((address.removeprefix(scheme) for scheme in _SCHEMES if address.startswith(scheme)), address)
    if not label or label == address:
        return address
    return label if label.rstrip("/") == bare.rstrip("/") else f"{label} ({address})"

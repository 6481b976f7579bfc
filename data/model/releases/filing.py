"""A release that another system asks for in somebody's name: read from what it sends, or refused with what to do about it."""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from data.model.announcement_checks import tellable
from data.model.refusals import BadField, Refusal
from data.model.releases.refusals import NotAWindow
from data.model.releases.release import (
    EVIDENCE,
    KINDS,
    LONGEST_EVIDENCE,
    LONGEST_NOTICE,
    LONGEST_VERSION,
    LONGEST_WINDOW,
    NOTICES,
    SHIPPED,
)
from data.model.releases.window import window
from data.model.writing import clean, one_line

REQUESTER, FILES = "requester", "files"
LONGEST_KEY, LONGEST_FILE_NAME, LONGEST_LINK = 64, 80, 400
MOST_FILES = 10
_LINES = {"app": LONGEST_KEY, "version": LONGEST_VERSION, "window": LONGEST_WINDOW, REQUESTER: LONGEST_KEY}
FIELDS = frozenset({"kind", *_LINES, *EVIDENCE, *NOTICES.values()})
_REQUIRED = ("app", "version", *EVIDENCE)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LINK = re.compile(r"https://[^\s<>\"']+")


class Unfileable(Exception):
    """A body asks for nothing that can be filed; the message names the field and what to do, and quotes nothing of the body."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What a system asks for.

    Attributes:
        source: name of the system, as the configuration of webhooks has it.
        requester: key of a person in the company file; empty where the body names nobody.
        kind: one of KINDS. app: its key, or what it is called.
        fields: version, evidence, and perhaps window and texts of the notice, by the names that the form has for them.
    """

    source: str
    requester: str
    kind: str
    app: str
    fields: Mapping[str, str]


def asks(body: Any, *, beside: Collection[str] = ()) -> bool:
    """Tell whether a body asks for a release at all: what builds releases has more to tell than that."""
    if not isinstance(body, dict):
        return True  # and is refused
    return bool(body.keys() & {"kind", *EVIDENCE, *beside}) or {"app", "version"} <= body.keys()


def read_filed(body: Any, *, source: str, beside: Collection[str] = ()) -> Filed:
    """Read what a call asks for.

    Args:
        body: JSON as it was read. beside: keys of the evidence that the company asks for beside the usual.

    Raises:
        Unfileable: something is missing, or cannot be taken as it is.
    """
    if not isinstance(body, dict):
        raise Unfileable("the body is no JSON object")
    known = FIELDS.union(beside)
    if unknown := len(body.keys() - known):
        raise Unfileable(f"{unknown} fields are not known; known are {', '.join(sorted(known))}")
    if missing := [key for key in (*_REQUIRED, *beside) if not body.get(key)]:
        raise Unfileable(f"{', '.join(missing)}: missing or empty; all of it has to be told")
    kind = body.get("kind", KINDS[0])
    if kind not in KINDS:
        raise Unfileable(f"kind: is none of {', '.join(KINDS)}")
    lines = {key: _line(key, body[key], longest) for key, longest in _LINES.items() if key in body}
    texts = {key: _evidence(key, body[key]) for key in (*EVIDENCE, *beside)}
    texts |= {key: _text(key, body[key], LONGEST_NOTICE) for key in NOTICES.values() if key in body}
    requester, app = lines.pop(REQUESTER, ""), lines.pop("app")
    fields = lines | texts
    _refuse_untellable(kind, fields)
    return Filed(source, requester, kind, app, fields)


def _refuse_untellable(kind: str, fields: Mapping[str, str]) -> None:
    """Refuse what nobody could be told, and what is no window, where a better answer can be given than later."""
    try:
        for key in ("summary", *NOTICES.values()) if kind in SHIPPED else ():
            tellable(key, fields.get(key, "-")[:LONGEST_NOTICE], longest=LONGEST_NOTICE)
        if "window" in fields:
            window(fields["window"], zone=ZoneInfo("UTC"))
    except BadField as bad:
        reason = "people will read it, so it may hold no placeholder, and no link but https to a public name"
        raise Unfileable(f"{bad.key}: {reason}") from None
    except NotAWindow:
        raise Unfileable("window: is not like 2026-03-05T20:00/2026-03-05T23:00") from None


def _line(key: str, told: Any, longest: int) -> str:
    return one_line(_text(key, told, longest))


def _text(key: str, told: Any, longest: int) -> str:
    if not isinstance(told, str):
        raise Unfileable(f"{key}: is no text; write it between quotes")
    try:
        return clean(told, longest=longest)
    except Refusal:
        raise Unfileable(
            f"{key}: is empty, or longer than {longest} characters; shorten it, or give a link"
        ) from None


def _evidence(key: str, told: Any) -> str:
    """Return evidence as it is signed: what is written, then each file with its hash and where it is, or what it holds."""
    if not isinstance(told, dict):
        return _text(key, told, LONGEST_EVIDENCE)
    if told.keys() - {"text", FILES}:
        raise Unfileable(f"{key}: is a text, or an object of text and files")
    parts = [_text(f"{key}.text", told["text"], LONGEST_EVIDENCE)] if "text" in told else []
    files = told.get(FILES, [])
    if not isinstance(files, list) or len(files) > MOST_FILES:
        raise Unfileable(f"{key}.files: is no list of at most {MOST_FILES}")
    parts += [_file(f"{key}.files[{place}]", one) for place, one in enumerate(files)]
    return _text(key, "\n".join(parts), LONGEST_EVIDENCE)


def _file(place: str, told: Any) -> str:
    if not isinstance(told, dict) or told.keys() - {"name", "sha256", "url", "text"}:
        raise Unfileable(f"{place}: is no object of name, sha256, and url or text")
    if not told.keys() & {"url", "text"}:
        raise Unfileable(
            f"{place}: has neither url nor text; give a url for what is large, the text of what is small"
        )
    parts = [_line(f"{place}.name", told.get("name"), LONGEST_FILE_NAME), f"sha256 {_digest(place, told)}"]
    if "url" in told:
        parts.append(_line(f"{place}.url", told["url"], LONGEST_LINK))
        if not _LINK.fullmatch(parts[-1]):
            raise Unfileable(f"{place}.url: is no address that begins with https://")
    held = [_text(f"{place}.text", told["text"], LONGEST_EVIDENCE)] if "text" in told else []
    return "\n".join((" · ".join(parts), *held))


def _digest(place: str, told: Mapping[str, Any]) -> str:
    """Return the hash of a file: what is held here is hashed here, of what lies elsewhere it has to be told."""
    given = told.get("sha256")
    if "text" in told:
        text = str(told["text"])
        if _text(f"{place}.text", text, LONGEST_EVIDENCE) != text.strip():
            raise Unfileable(f"{place}.text: holds what is no text; give a url and its sha256")
        digest = hashlib.sha256(text.encode()).hexdigest()
        if given not in {None, digest}:
            raise Unfileable(f"{place}.sha256: is not that of the text in UTF-8")
        return digest
    if not isinstance(given, str) or not _DIGEST.fullmatch(given):
        raise Unfileable(
            f"{place}.sha256: is no SHA-256 in 64 small hexadecimal digits, as sha256sum prints it"
        )
    return given

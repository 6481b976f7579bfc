"""Decide whether one thing on a screen is the one that a step looks for."""

import fnmatch
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.plays.memory import is_regex
from bot.sandbox.seen import Seen, SeenButton

NOWHERE = object()


def readable(text: str) -> str:
    """Return the text as it is compared: composed characters, white space collapsed, case kept."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def find(wanted: str, text: str) -> str | None:
    """Return what a play would keep: group 1, else the match; None when the text does not have it."""
    if not is_regex(wanted):
        sought = readable(wanted)
        return sought if sought in readable(text) else None
    match = re.search(unicodedata.normalize("NFC", wanted[1:-1]), readable(text), re.MULTILINE)
    if match is None:
        return None
    return match[1] if match.re.groups and match[1] is not None else match[0]


def offers(thing: Seen, action: str, *, about: Sequence[str] = ()) -> SeenButton | None:
    """Return the button with exactly this action; of several, as under a list, the one that is about these texts.

    Args:
        about: texts that the thing has. A button of a list is named after what its line begins with.
    """
    several = [button for button in thing.buttons if button.action == action]
    if not several or not about:
        return several[0] if several else None
    return next((one for one in several if one.label in about), None) or _of_line(thing, several, about[0])


def _of_line(thing: Seen, several: list[SeenButton], text: str) -> SeenButton:
    """Return the button of the line in which a text stands: the last one whose name stands before its end; else the first."""
    shown, matched = readable(thing.text), find(text, thing.text) or ""
    end = shown.find(matched) + len(matched)
    named = [(shown.rfind(one.label, 0, end), number) for number, one in enumerate(several) if one.label]
    at, number = max(named, default=(-1, 0))
    return several[number if at >= 0 else 0]


def shows_button(thing: Seen, name: str) -> bool:
    """Tell whether a button of that name is drawn; a name without a value means any value."""
    return any(name in (button.action, button.action.partition(":")[0]) for button in thing.buttons)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that one thing must meet.

    Attributes:
        changed_after: number of a change after which it must have been made or edited; None: any time.
        answers: values that its JSON must have, by dotted path.
    """

    texts: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    no_buttons: tuple[str, ...] = ()
    file: str | None = None
    kind: str | None = None
    edited: bool | None = None
    gone: bool = False
    pinned: bool | None = None
    changed_after: int | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)

    def fits(self, thing: Seen) -> bool:
        """Tell whether this thing is meant."""
        return self._state_fits(thing) and self._content_fits(thing)

    def kept_from(self, thing: Seen) -> str:
        """Return what `keep` stores: from the first regular expression, else from the first text."""
        chosen = next((text for text in self.texts if is_regex(text)), None)
        if chosen is None and self.answers and not self.texts:
            return self._kept_from_answers(thing)
        return find(chosen or (*self.texts, "/.*/")[0], thing.text) or ""

    def _kept_from_answers(self, thing: Seen) -> str:
        """Return what a value inside JSON has of the first regular expression, else the first value."""
        texts = {path: value for path, value in self.answers.items() if isinstance(value, str)}
        path, wanted = next(
            ((path, value) for path, value in texts.items() if is_regex(value)),
            (next(iter(self.answers)), "/.*/"),
        )
        return find(wanted, str(value_at(thing.text, path))) or ""

    def _state_fits(self, thing: Seen) -> bool:
        return (
            thing.gone is self.gone
            and self.kind in (None, thing.kind)
            and self.edited in (None, thing.edited)
            and self.pinned in (None, thing.pinned)
            and (self.changed_after is None or thing.changed > self.changed_after)
        )

    def _content_fits(self, thing: Seen) -> bool:
        return (
            all(find(text, thing.text) is not None for text in self.texts)
            and all(find(text, thing.text) is None for text in self.without)
            and all(shows_button(thing, name) for name in self.buttons)
            and not any(shows_button(thing, name) for name in self.no_buttons)
            and (self.file is None or _any_file(thing.files, self.file))
            and all(json_has(thing.text, path, value) for path, value in self.answers.items())
        )


def _any_file(names: Iterable[str], pattern: str) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for name in names)


def json_has(text: str, path: str, value: Any) -> bool:
    """Tell whether the JSON document has this value at the dotted path.

    Args:
        value: a text may be a regular expression; a tuple holds what may stand there.
    """
    if isinstance(value, tuple):
        return any(json_has(text, path, one) for one in value)
    place = value_at(text, path)
    if isinstance(value, str) and is_regex(value):
        return place is not NOWHERE and find(value, str(place)) is not None
    return bool(place == value) or (not isinstance(place, dict | list) and str(place) == str(value))


def value_at(text: str, path: str) -> Any:
    """Return what the JSON document has at the dotted path, NOWHERE when there is none.

    Args:
        path: may leave out `data`, in which a hook tells what it is about.
    """
    try:
        document = json.loads(text)
    except ValueError:
        return NOWHERE
    place = _at(document, path)
    return _at(document, f"data.{path}") if place is NOWHERE else place


def _at(document: Any, path: str) -> Any:
    place = document
    for part in path.split("."):
        if isinstance(place, list) and part.isdecimal() and int(part) < len(place):
            place = place[int(part)]
        elif isinstance(place, dict) and part in place:
            place = place[part]
        else:
            return NOWHERE
    return place

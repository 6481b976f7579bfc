"""What a play remembers: kept words, held messages, and the values that are only known while it runs."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.sandbox.plays.one_time_code import one_time_code
from bot.sandbox.plays.problems import Unmet
from bot.sandbox.seen import Seen

NAME = re.compile(r"(\$?)\$([A-Za-z_][A-Za-z0-9_]*)")
NOW = "now"


class Memory:
    """Kept words by name and held messages by name.

    Args:
        now: tells the sandbox's time.
        people: key and displayed name of each cast member.
    """

    def __init__(self, *, now: Callable[[], datetime], people: Mapping[str, tuple[str, str]]) -> None:
        self._now = now
        self._people = people
        self.kept: dict[str, str] = {}
        self.held: dict[str, Seen] = {}

    def text(self, written: object, *, quoted: bool = False) -> str:
        """Return the text with `$name` replaced; `$$name` is a dollar before it, kept or not.

        Args:
            quoted: whether the text is a regular expression that must not be changed by what was kept.
        """

        def replaced(match: re.Match[str]) -> str:
            dollar, name = match.groups()
            if dollar and name not in {NOW, *self.kept}:
                return match[0][1:]
            word = dollar + self._word(name)
            return re.escape(word) if quoted else word

        return NAME.sub(replaced, str(written))

    def as_known(self, text: str) -> str:
        """Return the text with what is kept so far in place; other names stay as they are written."""
        return NAME.sub(lambda match: match[1] + self.kept.get(match[2], f"${match[2]}"), text)

    def read(self, written: object) -> str:
        """Return a text to look for: like `text`, and `@member` becomes the name that people read."""
        text = str(written)
        if text.startswith("@") and text[1:] in self._people:
            return self._people[text[1:]][1]
        found = self.text(text, quoted=is_regex(text))
        # What was kept is looked for as it is, even if it looks like a regular expression.
        return f"/{re.escape(found)}/" if is_regex(found) and not is_regex(text) else found

    def said(self, written: Any) -> str:
        """Return what somebody says: words as they are, or a one-time code."""
        return (
            str(self.value(written))
            if isinstance(written, dict)
            else self.text("" if written is None else written)
        )

    def value(self, written: Any) -> Any:
        """Return a value to give away, the same shape with every word in it replaced."""
        if isinstance(written, dict):
            if set(written) == {"totp"}:
                return self._code(self.text(written["totp"]))
            return {key: self.value(entry) for key, entry in written.items()}
        if isinstance(written, list):
            return [self.value(entry) for entry in written]
        if not isinstance(written, str):
            return written
        if written.startswith("@") and written[1:] in self._people:
            return self._people[written[1:]][0]
        return self.text(written)

    def _word(self, name: str) -> str:
        if name == NOW:
            return self._now().isoformat()
        if name not in self.kept:
            raise Unmet(f"something kept as `{name}`", [f"kept so far: {', '.join(self.kept) or 'nothing'}"])
        return self.kept[name]

    def _code(self, secret: str) -> str:
        try:
            return one_time_code(secret, self._now())
        except ValueError as problem:
            raise Unmet("a secret for one-time codes", [str(problem)]) from problem


def is_regex(written: str) -> bool:
    """Tell whether a text to look for is a regular expression between slashes."""
    return len(written) > 2 and written.startswith("/") and written.endswith("/")  # noqa: PLR2004  # two slashes

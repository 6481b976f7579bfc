"""Finds apps: those that the company has by any of their names, and others where they are clearly named as one."""

import re
from collections.abc import Iterator

from nlu.entities.entity import NameTable
from nlu.entities.folding import Folded
from nlu.entities.found import Found
from nlu.entities.invented import find_latin_names
from nlu.entities.invented_chinese import find_chinese_names
from nlu.entities.spelling import folded_names, misspelt, names_pattern

# 支付易 is the verb with an adjective behind it, not an app by the name of 付易.
_TAIL_OF_A_WORD = re.compile(r"(?:[支应缴拨预垫偿]|(?<![提递送呈])交)$")
SHORT_CHINESE = 2


class Apps:
    """Knows a company's apps by name."""

    def __init__(self, table: NameTable) -> None:
        self._keys = folded_names(table)
        self._known = names_pattern(name for key, names in table.items() for name in (key, *names))

    def find(self, text: Folded) -> Iterator[Found]:
        """Yield each app; the value of one that the company has is its key."""
        known = [*self._named(text.plain)]
        known += (Found("app", start, end, key) for start, end, key in misspelt(text.plain, self._keys))
        yield from known
        # Places in the source are places in the folded text only where no letter became several.
        latin = find_latin_names(text.source) if len(text.plain) == len(text.source) else ()
        for other in (*latin, *find_chinese_names(text.plain)):
            if all(other.end <= one.start or one.end <= other.start for one in known):
                yield other

    def key(self, written: str) -> str:
        """Return the key of an app by one of its names, folded; empty when none is called so."""
        return self._keys.get(re.sub(r"[\s\-_.]", "", written), "")

    def _named(self, plain: str) -> Iterator[Found]:
        for match in self._known.finditer(plain) if self._known else ():
            short = len(match.group()) <= SHORT_CHINESE and not match.group().isascii()
            if not (short and _TAIL_OF_A_WORD.search(plain[: match.start()])):
                yield Found("app", match.start(), match.end(), self.key(match.group()))

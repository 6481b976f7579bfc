"""Finds permissions: those of the catalogue in whatever words, and others by what they open and how far."""

import re
from collections.abc import Iterator

from nlu.entities.access_words import ALIKE, word_pattern
from nlu.entities.entity import NameTable
from nlu.entities.folding import fold
from nlu.entities.found import Found
from nlu.entities.opened import find_opened
from nlu.entities.spelling import folded_names, names_pattern

# How far something is opened; whoever names one of the first with what it opens speaks of a permission.
GRANTED = {"read", "write", "signer"}
LEVELS = GRANTED | {"export", "admin", "deploy"}
OPENED = {"db", "console", "repo", "host", "logs", "bucket"}
_BY_ITSELF = re.compile(r"vpn|bastion|jump ?(?:host|box|server)|kibana|grafana|jenkins|堡垒机|跳板机|sudo")
_TAIL = re.compile(
    r"(?:\s?(?:access|rights?|permissions?|privileges?)(?![a-z])|的?(?:访问权限?|存取权限?|操作权限?|权限|权))"
)
_GAP = r"(?:[\s_\-/()]|的|之)*(?:(?:access|on|to|for|of|the)\s+)*"
_GAPS = re.compile(r"[\s_\-/().]+")
# A permission is named where somebody wants, lends or hands back one; 公告发布 is otherwise what is done with news.
_ABOUT_ACCESS = re.compile(
    r"access|permi|right|grant|give|given|need|want|request|revoke|return|hand|back|done with|no longer|borrow|lend|let me|role|"
    r"ext(?:end|ra)|expir|allow|renew|unlock|apply|as of|drop|remove|take|get me|add me|keep|privilege|approv|reject|prolong|release me|"
    r"权|申请|开|给|借|还|收|退|撤|批|要|用完|续|延|加|去掉|解除|到期|资格|身分|身份|想|求|停|移除|取消|注销|拿|交|归|使用|攞|畀|拒|驳|准|允|移|留|熄|角色"
)
# What is meant by a part of a catalogue name, such as "data export", is a permission only near such words.
_STRONG = re.compile("权|资格|申请|access|permission|rights?\\b|request|grant")
_UNMISTAKABLE = re.compile("[a-z][^a-z]+[a-z]")
_SMALL = {"of", "the", "for", "and", "to", "on", "in"}
_COMMON = re.compile("|".join(word_pattern(words) for words in ALIKE.values()))


class Permissions:
    """Knows a company's catalogue of permissions by name and by meaning."""

    def __init__(self, table: NameTable) -> None:
        self._names = folded_names(table)
        names = [name for key, known in table.items() for name in (key, *known)]
        self._known = names_pattern(names)
        own = sorted({word for name in names for word in _own_words(name)}, key=len, reverse=True)
        words = [
            *(word_pattern(words) for words in ALIKE.values()),
            *(word_pattern(re.escape(word)) for word in own),
        ]
        self._concepts = (*ALIKE, *own)
        self._word = re.compile("|".join(f"({pattern})" for pattern in words))
        one = "|".join(words)
        self._run = re.compile(f"(?:{one})(?:{_GAP}(?:{one}))*")
        self._meanings = {
            (key, self._meaning(fold(name).plain)) for key, known in table.items() for name in (key, *known)
        }

    def find(self, plain: str) -> Iterator[Found]:
        """Yield each permission; the value of one in the catalogue is its key."""
        about = bool(_ABOUT_ACCESS.search(plain))
        for match in self._known.finditer(plain) if self._known else ():
            if about or _UNMISTAKABLE.search(match.group()):
                yield Found("permission", match.start(), match.end(), self.key(match.group()))
        for match in self._run.finditer(plain):
            yield from self._judged(plain, match, about=about)
        for start, end in find_opened(plain) if about else ():
            yield Found("permission", start, end, self.key(plain[start:end]))

    def key(self, written: str) -> str:
        """Return the key of a permission by its folded words; empty when the catalogue holds none or several."""
        named = self._names.get(_GAPS.sub("", written))
        if named:
            return named
        meaning = self._meaning(written)
        exact = {key for key, other in self._meanings if other == meaning}
        wider = {key for key, other in self._meanings if len(meaning) > 1 and meaning < other}
        keys = exact or wider
        return keys.pop() if len(keys) == 1 else ""

    def _judged(self, plain: str, match: re.Match[str], *, about: bool) -> Iterator[Found]:
        meaning = self._meaning(match.group())
        tail = _TAIL.match(plain, match.end())
        if len(meaning) > 1 and (key := self.key(match.group())):
            exact = any(meaning == other for _, other in self._meanings)
            granted = bool(meaning & GRANTED) and (exact or match.group().isascii())
            likely = about and (exact or tail or meaning & (GRANTED | OPENED) or _STRONG.search(plain))
            if granted or likely:
                yield Found("permission", match.start(), match.end(), key)
        elif about and meaning & OPENED and (len(meaning) > 1 or tail or _BY_ITSELF.fullmatch(match.group())):
            yield Found("permission", match.start(), match.end())
        elif about and tail and meaning & LEVELS:
            yield Found("permission", match.start(), tail.end())

    def _meaning(self, words: str) -> frozenset[str]:
        found = (match.lastindex for match in self._word.finditer(words))
        return frozenset(self._concepts[index - 1] for index in found if index)


def _own_words(name: str) -> list[str]:
    """Return the words of a name that mean nothing in general."""
    left = _COMMON.sub(" ", fold(name).plain)
    return [word for word in re.findall(r"[a-z0-9]{2,}|[\u4e00-\u9fff]{2,}", left) if word not in _SMALL]

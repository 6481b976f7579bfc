"""Finds numbers of tickets, requests and alerts, in whatever way people write them."""

import re
from collections.abc import Iterator

from nlu.entities.counting import CHINESE_NUMBER, count
from nlu.entities.found import Found

PREFIXES = {"fb": "ticket", "ap": "request", "al": "alert"}
_DASH = r"[\s\-_#:]{0,2}"
_NAMED = re.compile(
    rf"(?<![a-z0-9])#?(?P<prefix>fb|ap|al){_DASH}(?P<number>[0-9]{{1,9}})(?![0-9])(?!\.[0-9])"
)
# People also write letters of their own; which number that is only they know, so it stays as written.
_OTHERWISE = {
    "a": "alert",
    "alt": "alert",
    "alert": "alert",
    "r": "request",
    "p": "request",
    "req": "request",
    "t": "ticket",
    "tkt": "ticket",
}
_OTHER = re.compile(
    rf"(?<![a-z0-9\-])(?P<letters>{'|'.join(_OTHERWISE)})-(?P<number>[0-9]{{1,9}})(?![0-9a-z]|[.\-][0-9])"
)
# "FB-99, 101 and FB-104": a bare number behind a number is of the same kind.
_NEXT = re.compile(
    r"(?P<gap>\s*(?:,|、|/|&|and|or|和|跟|与|及)\s*)(?P<number>[0-9]{1,9})(?![0-9a-z:.%]|\s*(?:times|people|min|sec|h(?:ou)?rs?\b|days?\b|weeks?\b|months?\b|[ap]m\b|[点天个月号日年分小]))"
)
_OF = r"\s*(?:no\.?|nr\.?|num(?:ber)?|id|编号|号码|单号|号)?\s*[:#.]?\s*#?\s*"
_WORDS = {
    "ticket": r"tickets?|feedback|case|反馈单|反馈编号|反馈|工单号?|案件编号|案件|个案编号|个案|客诉单|单号|意见回馈编号|回馈编号",
    "request": r"(?:approval |access )?requests?|approval|审批单号?|审批|申请单号?|申请编号|签核单号?|签核",
    "alert": r"alerts?|alarms?|ack|snooze alert|告警编号|告警|警报|报警|警示|警告",
}
_SAID = re.compile("|".join(rf"(?P<{kind}>(?<![a-z])(?:{words}))" for kind, words in _WORDS.items()))
_NUMBER = re.compile(
    rf"{_OF}(?P<number>[0-9]{{1,9}}|{CHINESE_NUMBER}号?)"
    r"(?![0-9a-z%:/]|[.,][0-9]|\s*(?:min|hour|hr|day|week|month|sec|times|people|in|of|for|mins|days|h|d|m)\b"
    r"|\s*[个条次天日周月年点分秒级度小步人件份笔台项直样起下定般些共旦切致律时百千万亿两号时元块轮部成层])"
)


def find_numbers(plain: str) -> Iterator[Found]:
    """Yield each number with what it counts."""
    for match in _NAMED.finditer(plain):
        prefix = match["prefix"]
        yield _numbered(prefix, match["number"], match.start(), match.end())
        place = match.end()
        while following := _NEXT.match(plain, place):
            yield _numbered(prefix, following["number"], following.start("number"), following.end())
            place = following.end()
    for match in _OTHER.finditer(plain):
        yield Found(_OTHERWISE[match["letters"]], match.start(), match.end(), match.group().upper())
    for match in _SAID.finditer(plain):
        number = _NUMBER.match(plain, match.end())
        if number is not None:
            yield from _told(match, number)


def _told(said: re.Match[str], number: re.Match[str]) -> Iterator[Found]:
    kind, written = str(said.lastgroup), number["number"].rstrip("号")
    # A Chinese numeral behind a bare word may count anything; with digits or a word for "number" it names one.
    amount = count(written)
    if amount is not None and (
        written.isdigit() or said.group().endswith("号") or number.group().strip() != written
    ):
        prefix = next(prefix for prefix, counted in PREFIXES.items() if counted == kind)
        yield _numbered(prefix, str(int(amount)), said.start(), number.end())


def _numbered(prefix: str, number: str, start: int, end: int) -> Found:
    return Found(PREFIXES[prefix], start, end, f"{prefix.upper()}-{int(number)}")

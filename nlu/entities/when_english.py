"""Finds moments of time in English: days, dates, hours, and what is said of them together."""

import re
from collections.abc import Iterator

from nlu.entities.counting import ENGLISH_NUMBER
from nlu.entities.found import Found

_FULL_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SHORT_DAY = r"(?:mon|tues?|wed|thur?s?|fri|sat|sun)"
_FULL_MONTH = r"(?:january|february|april|june|july|august|september|october|november|december)"
_MONTH = rf"(?:{_FULL_MONTH}|march|may|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_PART = r"(?:morning|afternoon|evening|night|nite|noon|midday|midnight|lunch ?time)"
_NEAR = r"(?:this|next|last|past|coming|following|previous|early|late)"
_BEFORE = r"(?:on|this|next|last|till?|until|by|before|after|from|since|every|between|of|for|to|and|or|-|w/|swap|my)"
_ORDINAL = r"[0-9]{1,2}(?:st|nd|rd|th)"
_TODAY = r"(?:the )?day (?:after tomorrow|before yesterday)|(?:today|tonight|tonite|tomm?orr?ow|tmrw|tmr|tmw|tomoz|2moro|2mrw|2day|yesterday|yday)"
_PERIOD = (
    rf"(?:this|next|last|coming|past|following|previous|the other) (?:week(?:end)?|month|year|quarter|fortnight|spring|summer|autumn|"
    rf"winter|semester|{_PART}|{_FULL_DAY}|{_SHORT_DAY}\b|{_MONTH}|day)(?! of\b)"
)
_EDGE = (
    rf"(?:end|start|beginning|middle) of (?:the |this |next |last )?(?:business day|day|week|month|quarter|year|{_MONTH})|"
    r"(?:mid|month|year|week|quarter)[- ]end|eod|eow|eom|cob"
)
_DATE = (
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])|(?!24/7|(?:[0-9]|10)/(?:5|10)(?!/))[0-9]{1,2}/[0-9]{1,2}(?:/(?:[0-9]{4}|[0-9]{2}))?(?![0-9/])|"
    rf"[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? [0-9]{{4}}\b)?|"
    rf"{_MONTH} (?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9:.]| ?[ap]m)(?:,? [0-9]{{4}}\b)?|"
    rf"{_MONTH} [0-9]{{4}}\b|(?<=\bthe ){_ORDINAL}\b(?! (?:time|day|version|floor|attempt|try|person|party))"
)
_HOUR = (
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m\b\.?)?|[0-9]{1,2}(?:\.[0-9]{2})? ?[ap]\.?m\b\.?|"
    r"[0-9]{4} ?(?:hrs|hours|h)\b|[0-9]{1,2} ?hrs\b(?<= hrs)|noon|midnight|midday|"
    rf"(?:[0-9]{{1,2}}|{ENGLISH_NUMBER}) o'? ?clock|half past (?:[0-9]{{1,2}}|{ENGLISH_NUMBER})|"
    rf"(?:quarter|ten|twenty|five) (?:past|to) (?:[0-9]{{1,2}}|{ENGLISH_NUMBER})"
)
_WEEKDAY = rf"(?:(?:{_NEAR}|a week on) )?{_FULL_DAY}|(?<=\b)(?:(?:{_NEAR}) )?{_SHORT_DAY}\.?(?= (?:[0-9]{{1,2}}[:. ]?[0-9ap]|{_PART}))"
_ATOM = rf"(?:{_TODAY}|{_PERIOD}|{_EDGE}|{_DATE}|{_HOUR}|{_WEEKDAY})"
_MORE = rf"(?:,? (?:at |on |around |about |in the |by )?(?:{_ATOM}|{_PART}\b)|,(?:{_ATOM}))"
_WHEN = re.compile(
    rf"(?<![a-z0-9/.:$])(?<![a-z]-)(?:early |late )?{_ATOM}(?![a-z0-9]){_MORE}{{0,3}}(?![a-z0-9])"
)
_AGO = re.compile(
    rf"(?<![a-z0-9])(?:(?:[0-9]{{1,3}}|{ENGLISH_NUMBER}|an?|half an|a couple of|a few|several|some) ?)"
    r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)(?: (?:ago|back|from now)|(?= later\b) later)(?![a-z0-9])"
)
# "In may" is the month, "for may" hardly ever.
_CERTAIN_MAY = r"(?:(?<=in )|(?<=since )|(?<=until )|(?<=till )|(?<=by )|(?<=before )|(?<=after ))may"
# What only a word before it makes a moment.
_LED = re.compile(
    rf"(?<![a-z0-9])(?:(?:till|til|until|by|before|after|since|from|around|over|during|between|for|on|at|in|of|to|and|my)) (?:the |about |around |early |late |mid-?)?(?P<when>"
    rf"weekend|(?<=\bthe )(?:morning|afternoon|evening)|(?<!at )(?:morning|evening)(?= ?(?:$|[.,!?;)]))|(?!may\b){_MONTH}|{_CERTAIN_MAY}|{_ORDINAL}|"
    rf"(?:19|20)[0-9]{{2}}(?! [a-z]*s\b)|christmas|(?:chinese |lunar )?new year(?:'s)?(?: eve| day)?|easter|diwali|deepavali|holi|eid|ramadan)(?![a-z0-9])"
)
_BARE_HOUR = re.compile(
    rf"(?<![a-z0-9])(?:till|til|until|by|at|from|before|after|since|to) (?P<when>[0-9]{{1,2}}|{ENGLISH_NUMBER})"
    r"(?=$|[,;!?)]|\.(?:\s|$)| (?:today|tonight|tomorrow|sharp|on (?:mon|tue|wed|thu|fri|sat|sun))| (?:to|till|until) [0-9]{1,2}(?:$|[,;!?.) ]))"
)
_HOURS_AS_H = re.compile(
    r"(?<![a-z0-9])(?:from|at|until|till|by|to|before|after|since) (?P<when>[0-9]{1,2}h)(?![a-z0-9])"
)
_SHORT = re.compile(rf"(?<![a-z0-9]){_BEFORE} (?P<when>(?:{_NEAR} )?{_SHORT_DAY})(?![a-z0-9'])")
LAST_HOUR = 24


def find_english_moments(plain: str) -> Iterator[Found]:
    """Yield each moment without the preposition before it."""
    for pattern in (_WHEN, _AGO):
        for match in pattern.finditer(plain):
            start = match.start() + len("the ") * match.group().startswith("the ")
            yield _trimmed(plain, start, match.end())
    for pattern in (_LED, _SHORT, _HOURS_AS_H):
        for match in pattern.finditer(plain):
            yield _trimmed(plain, match.start("when"), match.end("when"))
    for match in _BARE_HOUR.finditer(plain):
        if not match["when"].isdigit() or 0 < int(match["when"]) <= LAST_HOUR:
            yield _trimmed(plain, match.start("when"), match.end("when"))


def _trimmed(plain: str, start: int, end: int) -> Found:
    """Leave out a full stop that ends the sentence; the one of "p.m." stays."""
    words = plain[start:end]
    if words.endswith(".") and not words.endswith(".m."):
        end -= 1
    return Found("when", start, end)

"""Finds which language somebody asks for, and no language that they only speak about."""

import re
from collections.abc import Iterator
from typing import Literal

from nlu.entities.found import Found

Language = Literal["en", "zh-Hans", "zh-Hant"]
_TRADITIONAL = (
    r"zh[-_ ]?(?:tw|hant|hk)|traditional(?: ?chinese)?(?: characters?)?|tw chinese|taiwan(?:ese)?(?: style| mandarin)?(?: chinese| characters?)?|"
    r"hong ?kong chinese|繁体?中文|繁体字?|繁中|正体中文|正体字?|正体|台湾用语|台湾中文|台湾字|港式中文"
)
_SIMPLIFIED = r"zh[-_ ]?(?:cn|hans|sg)|simplified(?: ?chinese)?(?: characters?)?|mainland chinese|简体?中文|简体字?|简中|大陆用语|大陆字|内地用语|普通话|putonghua"
_CHINESE = r"chinese|mandarin|中文|国语|华语|汉语|中国话|汉字|zhongwen|zh(?![-_a-z])"
_ENGLISH = r"eng?lish|english|eng(?![a-z])|(?<![a-z])en(?![a-z-])(?:-(?:gb|us))?|languge english|英文版?|英语|英语版|切英|洋文"
_MENTION = re.compile(
    rf"(?P<hant>(?<![a-z])(?:{_TRADITIONAL})(?![a-z]))|(?P<hans>(?<![a-z])(?:{_SIMPLIFIED})(?![a-z]))|"
    rf"(?P<zh>(?<![a-z])(?:{_CHINESE})(?![a-z]))|(?P<en>(?<![a-z])(?:{_ENGLISH})(?![a-z]))"
)
_ASKED_BEFORE = re.compile(
    r"(?:\bto|\binto|\bin|\bspeak|\buse|\bset|\bprefer|\bread|\bonly|\bwrite|\blanguage:?|\blang\W?|\bplain|\bnormal|\bback to|\bwant|\bneed|\ball|\bproper|"
    r"\bmy language is|\bget|\brather|\bturn on|\bchannel|\bwith|\bsay|\bparler|"
    r"换成?|切换?[至到成]?|改[成为用回]?|转[成为换到至做]?|变[回成]?|用|说|讲|讲返|写|以|要|设[成为定]?|看|回|回[我复]|语言[:是为]?|懂|来|给我|识|成|弄成|调成|调到|界面|为|发|只懂|懂得?)\s*(?:the |proper |plain |回)?$"
)
_REFUSED_BEFORE = re.compile(
    r"(?:\bnot?|\bnot in|\bno more|\bdon'?t (?:read|speak|understand|want|know)(?: any)?|\bcan'?t (?:read|speak|understand)|\bcannot (?:read|speak|understand)|\bwhy|\bstop|\bfrom|\binstead of|"
    r"\brather than|\bisn'?t|\bwithout|\bmy|\bnever|\bare all in|\bis all in|\bis in|\bcomes? in|\bcoming in|\bshow up in|\bshowing|\bcame in|\breply in|"
    r"别[再]?(?:发|用|讲|说|写|打|给我)?|不要(?:再)?(?:用|发|讲|说|给我)?|不(?:会|懂|谙|识|想看|看|用|是)(?:讲|说|看)?|唔(?:识|要|好|使|想|明)(?:打|睇|讲|用)?|冇|从|由|点成|切成了?|刚才讲的是|收到的是|变|是|把|都是|全是|怎么(?:都)?是|不小心切成|不小心点成|选成|误选|学|教|考|练练?)\s*$"
)
_REFUSED_AFTER = re.compile(
    r"(?:\s*(?:isn'?t|is not) good|\s*(?:is|are) (?:hard|difficult|too)|的?(?:我|他|她|你)?(?:根本|完全|都|也)?(?:看|听|读|睇|学|写)(?:得)?(?:不|唔|着费)|(?:的)?(?:我)?不(?:会|懂|行|好|太|熟|用|要)|睇唔|唔(?:识|好|掂)|怎么说|点讲|改成|换成|改为|转|变成|切成|切到)"
)
_ASKS = re.compile(
    r"languages?|switch|chang|speak|repl(?:y|ies)|answer|translat|set |prefer|talk|write|please|pls|plz|read|want|convert|could|can|would|use|only|lah|thx|thanks|show|send|receive|let|make|put|back to|语言|语种|切|换|改|说|讲|用|转|翻|界面|介面|回[我复覆]|请|沟通|版|设|发|看|懂|谢|写|唔该|啦|成"
)
SHORT_REQUEST = 14
_KEYS: dict[str, Language] = {"hant": "zh-Hant", "hans": "zh-Hans", "en": "en"}


def find_language(plain: str, *, chinese: Language) -> Iterator[Found]:
    """Yield the one language that is asked for, if one is.

    Args:
        chinese: what somebody means who says Chinese and no more.
    """
    mentions = [match for match in _MENTION.finditer(plain) if not _refused(plain, match)]
    if not mentions or not (len(plain) <= SHORT_REQUEST or _ASKS.search(plain)):
        return
    asked = [match for match in mentions if _ASKED_BEFORE.search(plain, 0, match.start())]
    if not asked and len(plain) > 3 * SHORT_REQUEST:
        return
    # Whoever corrects themselves says what they want last.
    match = (asked or mentions)[-1]
    key = str(match.lastgroup)
    yield Found("language", match.start(), match.end(), chinese if key == "zh" else _KEYS[key])


def _refused(plain: str, match: re.Match[str]) -> bool:
    return bool(
        _REFUSED_BEFORE.search(plain[max(0, match.start() - 30) : match.start()])
        or _REFUSED_AFTER.match(plain, match.end())
    )

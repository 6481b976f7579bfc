"""Finds moments of time in Chinese, Mandarin and Cantonese: days, dates, hours, and what is said of them together."""

import re
from collections.abc import Iterator

from nlu.entities.found import Found

_NUMBER = r"(?:[0-9]{1,2}|[零〇一二两三四五六七八九十廿]{1,3})"
_DAY = r"大[前后][天日]|[今明昨后前]日|[今明昨后]儿个?|(?<!大)[前后]天|[今明昨]天|听日|寻日|琴日|噚日|翌日|次日|隔天|隔日"
_DAY_PART = r"[今明昨后前]早|[今明昨后前当]晚|[今明昨]晨|翌晨|[今昨]夜|[今明昨]午|[听寻琴噚][晚朝晨]|今朝(?!有)|听日晏昼"
_PART = (
    r"凌晨|清晨|早晨|早上|早间|上午|中午|正午|午间|下午|午后|傍晚|黄昏|晚上|晚间|夜间|夜里|大半夜|半夜|深夜|午夜|夜晚|入夜|"
    r"朝头早|朝早|晏昼|下昼|上昼|挨晚|晚头|天亮|一早|大清早|前半夜|后半夜|零时(?!间)"
)
_WEEK = r"(?:上上|下下|上|下|这|本|呢|今|嗰|当)?个?(?:周|星期|礼拜)"
_WEEKDAY = rf"(?<![一二两三四五六七八九十几每0-9逢])(?:{_WEEK}[一二三四五六日天](?![年个天次月块])|{_WEEK}[1-7](?![0-9.个天次]))"
_PERIOD = (
    r"(?:上上|下下|上|下|这|本|呢|今|嗰|隔)个?(?:周|星期|礼拜)(?:末|初|尾|底)?|(?<!每个)(?<!每)周末|"
    r"(?:上|下|这|本|呢|今|嗰|隔)个?月(?:初|中|底|末|尾|头)?(?![一二三四五六七八九十0-9])|(?:上|下|这|本)个?季度?(?:末|初|底)?(?!节)|"
    r"(?:上|下)半年|[今明去前后]年(?:年?[初中底末尾]|春节)?(?![0-9一二三四五六七八九十]{1,3}月)|(?<![0-9一二三四五六七八九十])(?:月|年|季)[初中底末尾](?!端)"
)
_YEAR = r"(?:(?:[0-9]{4}|[〇零一二三四五六七八九]{4}|[今明去])年)?"
_DATE = (
    rf"(?:{_YEAR}|[上下本这]个?月){_NUMBER}\s?月\s?(?:{_NUMBER}\s?(?:日|号)?|[初中底末尾]|[上中下]旬|份|头)?(?![个0-9])|"
    rf"(?:[上下本这呢]个?月)?(?<![第0-9.\-一二三四五六七八九十#])(?:[0-9]{{1,2}}|[一二三四五六七八九十廿]{{1,3}})号(?![楼线院机店台口码单文桌床车仓库门服馆厅])|"
    r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])|(?<![0-9/.])(?:0?[1-9]|1[0-2])/(?:[12][0-9]|3[01]|0?[1-9])(?![0-9/%])|"
    r"[0-9]{4}年(?:[初中底末])?"
)
_HOUR = (
    rf"[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9:])(?: ?[ap]m)?|(?<![0-9a-z.])[0-9]{{1,2}} ?[ap]m(?![a-z])|"
    rf"(?<![几0-9.#])(?:[0-9]{{1,2}}|[零〇一二两三四五六七八九十廿]{{1,3}}) ?(?:点|时(?!间|候|段|常|区|效|限|长|差))"
    rf"(?:钟|整|正|半|[一三]刻|{_NUMBER}分?(?!钟))?(?![击开进选赞评名])"
)
_FEAST = r"(?:大年初[一二三四五六七]|年三十|除夕|元旦|春节|清明节?|端午节?|中秋节?|国庆节?|圣诞节?|劳动节|五一|十一(?=假|前|期|长)|农历新年|新年|过年|连假|复活节|情人节|双十一)"
_DAY_ATOM = rf"(?:{_DAY_PART}|{_DAY}|{_WEEKDAY}|{_DATE}|{_PERIOD})"
_ATOM = rf"(?:{_DAY_ATOM}|{_PART}|{_HOUR})"
_WHEN = re.compile(rf"(?P<first>{_ATOM})(?:\s?的?\s?(?:{_ATOM}|早|晚(?=[0-9一二三四五六七八九十])))*")
_EARLY = re.compile(rf"(?<![迟提更最])(?:早|晚)\s?(?:{_HOUR})")
_AGO = re.compile(
    r"(?<![第0-9])(?:(?:[0-9]{1,3}|[一二两三四五六七八九十百半几廿]{1,4})\s?(?:个半|个多|多|个)?(?:分钟|小时|钟头|钟|工作日|天|日|周|星期|礼拜|月|年))半?(?:之前|以前|前)(?![天面])"
)
_VAGUE = re.compile(r"前[几两]天|这[几两]天|前阵子|前一阵子?|前排|呢排|前两日|前几日|呢[两几]日")
_FEAST_LED = re.compile(
    rf"(?:(?<=[到至在过从自])(?P<led>{_FEAST})|(?P<tailed>{_FEAST})(?=(?:假期?|之?前|之?后|期间|当天|当日|那天|夜|晚|连休|长假)))"
)
_NO_MOMENT_AFTER = (
    "建议",
    "意见",
    "要求",
    "原因",
    "问题",
    "内容",
    "不",
    "都",
    "也",
    "儿",
    "小",
    "点",
    "没",
    "反应",
    "声",
    "用",
    "错",
    "进展",
    "动静",
    "消息",
)
# Bare hours such as 三点 may also count remarks; 一点 is mostly "a little".
_BARE = re.compile(r"(?:一|两|三|四|五|六|七|八|九|十|[0-9]{1,2}) ?[点时]")


def find_chinese_moments(plain: str) -> Iterator[Found]:
    """Yield each moment without what stands before or behind it, such as 从 and 之前."""
    if plain.isascii():
        return
    for match in _WHEN.finditer(plain):
        if _stands_alone(plain, match):
            yield Found("when", match.start(), match.end())
    for pattern in (_EARLY, _AGO, _VAGUE):
        for match in pattern.finditer(plain):
            if plain[match.start() : match.start() + 2] not in {"一点", "早一", "晚一"} and not (
                pattern is _EARLY and _BARE.fullmatch(match.group()[1:].strip()) and "一" in match.group()
            ):
                yield Found("when", match.start(), match.end())
    for match in _FEAST_LED.finditer(plain):
        group = "led" if match["led"] else "tailed"
        yield Found("when", match.start(group), match.end(group))


def _stands_alone(plain: str, match: re.Match[str]) -> bool:
    """Tell a moment from words that only look like one."""
    words = match.group()
    if re.fullmatch(_PART, words):
        # "Not at night": a part of some day is a moment only where it ends something.
        before = plain[max(0, match.start() - 2) : match.start()]
        return before.endswith(("到", "至", "等", "自", "从", "由")) and not before.endswith("等到")
    if _BARE.fullmatch(words):
        before = plain[max(0, match.start() - 1) : match.start()]
        led = before in tuple("到至前在等约从自由早晚近")
        if words.startswith("一"):
            return led and before not in tuple("早晚近约")
        return led or not plain.startswith(_NO_MOMENT_AFTER, match.end())
    return True

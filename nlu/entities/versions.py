"""Finds versions of apps, and leaves prices, dates, addresses and versions of systems alone."""

import re
from collections.abc import Iterable, Iterator

from nlu.entities.found import Found

_NUMBER = re.compile(
    r"(?<![a-z0-9./\-#])(?<![0-9]:)(?!(?<=[0-9],)[0-9]{3}(?![0-9]))(?P<cue>(?:v|ver\.?|version|版本号?|版)\s*[:=]?\s*)?"
    r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,4}){0,3})"
    r"(?![0-9/]|:[0-9]|\.[0-9a-z]|,[0-9]{3})(?P<after>\s*(?:版本?|-?(?:rc|beta|alpha)[ .-]?[0-9]*))?"
)
_SYSTEM = re.compile(
    r"(?:android|ios|ipados|i os|macos|mac os|os x|mac|tvos|watchos|windows|win|wear os|chrome|chromium|safari|firefox|edge|"
    r"opera|miui|emui|coloros|originos|harmonyos|hyperos|magicos|one ?ui|oxygenos|ubuntu|debian|centos|fedora|linux|kernel|"
    r"python|node(?:\.?js)?|java|php|ruby|golang|mysql|postgres(?:ql)?|redis|kafka|nginx|elasticsearch|kubernetes|k8s|docker|"
    r"tls|http|usb|bluetooth|wi-?fi|openssl|api|安卓|鸿蒙|苹果系统|操作系统|手机系统|作业系统|澎湃|蓝牙|浏览器|谷歌|微信|支付宝|iphone|galaxy|pixel)"
    r"\s*(?:系统|版本|version|os|手机)?\s*[vr]?\s*$"
)
_PRICE_BEFORE = re.compile(
    r"(?:[$¥€£₹₦×]|nt\$?|hk\$?|\brm|rmb|usd|cny|twd|hkd|元|约|近|大约|扣了?|收了?|付了?|充了?|第|(?<![a-z])x)\s*$"
)
_UNIT_AFTER = re.compile(
    r"\s*(?:%|‰|°|℃|[kmgt]i?b\b|ms\b|s\b|m\b|km\b|cm\b|kg\b|px\b|inch|stars?\b|hours?\b|hrs?\b|h\b|min|days?\b|weeks?\b|months?\b|years?\b|x\b|"
    r"times\b|million|billion|usd|eur|gbp|euros?\b|dollars?\b|pounds?\b|yuan|rupees?\b|naira|ringgit|rm\b|am\b|pm\b|元|块|圆|塊|文|分|星|倍|万|亿|"
    r"小时|个|天|日|号|月|年|点|时|秒|米|公里|度|折|寸|蚊|美元|港币|台币|次|条|人|g\b)"
)
_MONEY = re.compile(
    r"[$¥€£₹₦]|元|块|钱|扣|付了|收费|价|余额|结余|金额|充值|手续费|amount|paid|pay(?:ing|ment)? of|charg|bought|total|balance|\bfees?\b|price|cost|usd|euro|bank\b"
)
CUE_REACH = 24
LAST_OF_AN_ADDRESS = 255


def find_versions(plain: str, *, apps: Iterable[Found] = ()) -> Iterator[Found]:
    """Yield each version of something that is no system, without its v.

    Args:
        apps: found in the text; behind PhotoBox iOS stands a version of PhotoBox.
    """
    ends = {one.end for one in apps}
    for match in _NUMBER.finditer(plain):
        if not _of_a_system(plain, match.start(), ends) and _is_version(plain, match, ends):
            yield Found("version", match.start("number"), match.end("number"), match["number"])


def _of_a_system(plain: str, start: int, ends: set[int]) -> bool:
    reach = max(0, start - CUE_REACH)
    system = _SYSTEM.search(plain[reach:start])
    if system is None:
        return False
    named = reach + system.start()
    return not ({named, named - 1} & ends or plain[:named].endswith("-"))


def _is_version(plain: str, match: re.Match[str], ends: set[int]) -> bool:
    number, after = match["number"], (match["after"] or "").strip()
    dots, unit = number.count("."), _UNIT_AFTER.match(plain, match.end("number"))
    if dots == 0:
        # "版本 6" and "v6" name one, "3 版" and "version" alone may count anything.
        return bool(match["cue"]) and match["cue"].strip() != "版" and not unit
    if dots == len("...") and not (match["cue"] or after):
        return any(int(part) > LAST_OF_AN_ADDRESS for part in number.split("."))
    named = bool({match.start(), match.start() - 1} & ends)
    return dots > 1 or bool(match["cue"] or after) or (not unit and (named or _is_no_price(plain, match)))


def _is_no_price(plain: str, match: re.Match[str]) -> bool:
    if _PRICE_BEFORE.search(plain[max(0, match.start() - CUE_REACH) : match.start()]):
        return False
    cents = len(match["number"].partition(".")[2]) > 1
    return not (cents and _MONEY.search(plain))

"""Finds versions of apps, and leaves prices, dates, addresses and versions of systems alone."""

import re
from collections.abc import Iterator

from nlu.entities.found import Found

_NUMBER = re.compile(
    r"(?<![a-z0-9.,:/\-])(?P<cue>(?:v|ver\.?|version|版本号?|版)\s*[:=]?\s*)?"
    r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,4}){0,3})"
    r"(?![0-9:/]|\.[0-9a-z]|,[0-9]{3})(?P<after>\s*(?:版本?|-?(?:rc|beta|alpha)[ .-]?[0-9]*))?"
)
_SYSTEM = re.compile(
    r"(?:android|ios|ipados|i os|macos|mac os|os x|mac|tvos|watchos|windows|win|wear os|chrome|chromium|safari|firefox|edge|"
    r"opera|miui|emui|coloros|originos|harmonyos|hyperos|magicos|one ?ui|oxygenos|ubuntu|debian|centos|fedora|linux|kernel|"
    r"python|node(?:\.?js)?|java|php|ruby|golang|mysql|postgres(?:ql)?|redis|kafka|nginx|elasticsearch|kubernetes|k8s|docker|"
    r"tls|http|usb|bluetooth|wi-?fi|openssl|api|sdk|安卓|鸿蒙|苹果系统|系统|澎湃|蓝牙|浏览器|谷歌|微信|支付宝|iphone|galaxy|pixel)"
    r"\s*(?:系统|版本|version|os|手机)?\s*[vr]?\s*$"
)
_PRICE_BEFORE = re.compile(
    r"(?:[$¥€£₹₦]|nt\$?|hk\$?|rm|rmb|usd|cny|twd|hkd|元|block|约|近|大约|about|of|扣了?|收了?|付了?|充了?|-|×|x)\s*$"
)
_UNIT_AFTER = re.compile(
    r"\s*(?:%|‰|°|℃|[kmgt]i?b\b|ms\b|s\b|m\b|km\b|cm\b|kg\b|px\b|inch|stars?\b|hours?\b|hrs?\b|h\b|min|days?\b|weeks?\b|months?\b|years?\b|x\b|"
    r"times\b|million|billion|usd|eur|gbp|euros?\b|dollars?\b|pounds?\b|yuan|rupees?\b|naira|ringgit|rm\b|am\b|pm\b|元|块|圆|塊|文|分|星|倍|万|亿|"
    r"小时|个|天|日|号|月|年|点|时|秒|米|公里|度|折|寸|蚊|美元|港币|台币|次|条|人|g\b)"
)
_NEAR = re.compile(
    r"(?:version|update|upgrad|release|build|hotfix|patch|ver|版|更新|升级|升到|发布|上线|补丁)"
)
CUE_REACH = 24
LAST_OF_AN_ADDRESS = 255


def find_versions(plain: str) -> Iterator[Found]:
    """Yield each version of something that is no system, without its v."""
    for match in _NUMBER.finditer(plain):
        if _is_version(plain, match):
            yield Found("version", match.start("number"), match.end("number"), match["number"])


def _is_version(plain: str, match: re.Match[str]) -> bool:
    number, before = match["number"], plain[max(0, match.start() - CUE_REACH) : match.start()]
    if _SYSTEM.search(before):
        return False
    dots = number.count(".")
    told = bool(match["cue"]) or bool((match["after"] or "").strip())
    if dots == 0:
        # "版本 6" and "v6" name one, "3 版" and "version" alone may count anything.
        return (
            bool(match["cue"])
            and match["cue"].strip() != "版"
            and not _UNIT_AFTER.match(plain, match.end("number"))
        )
    if dots == len("...") and not told:
        return any(int(part) > LAST_OF_AN_ADDRESS for part in number.split("."))
    return dots > 1 or told or _is_no_amount(plain, match, before)


def _is_no_amount(plain: str, match: re.Match[str], before: str) -> bool:
    if _UNIT_AFTER.match(plain, match.end("number")) or _PRICE_BEFORE.search(before):
        return False
    after = plain[match.end() : match.end() + CUE_REACH]
    cents = len(match["number"].partition(".")[2]) > 1
    return not cents or bool(_NEAR.search(before) or _NEAR.search(after))

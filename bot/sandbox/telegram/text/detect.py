"""Find what Telegram makes pressable by itself: mentions, commands, hashtags, addresses."""

import re

from bot.sandbox.telegram.text.entities import Entity
from bot.sandbox.telegram.text.units import units

COUNTRY_DOMAINS = (
    "ac|ad|ae|af|ag|ai|al|am|ao|aq|ar|as|at|au|aw|ax|az|ba|bb|bd|be|bf|bg|bh|bi|bj|bm|bn|bo|br|bs|bt|"
    "bw|by|bz|ca|cc|cd|cf|cg|ch|ci|ck|cl|cm|cn|co|cr|cu|cv|cw|cx|cy|cz|de|dj|dk|dm|do|dz|ec|ee|eg|er|"
    "es|et|eu|fi|fj|fk|fm|fo|fr|ga|gd|ge|gf|gg|gh|gi|gl|gm|gn|gp|gq|gr|gs|gt|gu|gw|gy|hk|hm|hn|hr|ht|"
    "hu|id|ie|il|im|in|io|iq|ir|is|it|je|jm|jo|jp|ke|kg|kh|ki|km|kn|kp|kr|kw|ky|kz|la|lb|lc|li|lk|lr|"
    "ls|lt|lu|lv|ly|ma|mc|md|me|mg|mh|mk|ml|mm|mn|mo|mp|mq|mr|ms|mt|mu|mv|mw|mx|my|mz|na|nc|ne|nf|ng|"
    "ni|nl|no|np|nr|nu|nz|om|pa|pe|pf|pg|ph|pk|pl|pm|pn|pr|ps|pt|pw|py|qa|re|ro|rs|ru|rw|sa|sb|sc|sd|"
    "se|sg|sh|si|sk|sl|sm|sn|so|sr|ss|st|su|sv|sx|sy|sz|tc|td|tf|tg|th|tj|tk|tl|tm|tn|to|tr|tt|tv|tw|"
    "tz|ua|ug|uk|us|uy|uz|va|vc|ve|vg|vi|vn|vu|wf|ws|ye|yt|za|zm|zw"
)
OTHER_DOMAINS = (
    "online|cloud|email|games|store|world|blog|chat|club|game|help|host|info|link|live|mobi|name|"
    "news|page|shop|site|team|tech|wiki|work|app|biz|com|dev|edu|gov|int|mil|mov|net|org|pro|top|xyz|"
    "zip"
)
TOP = f"{OTHER_DOMAINS}|{COUNTRY_DOMAINS}"
LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
PATH = r"(?:[/?#][^\s<>\"«»“”‘’\u3000-\u303f\uff00-\uff0f]*)?"
IPV4 = r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)"

FINDERS = (
    ("email", re.compile(rf"(?<![\w.+-])[A-Za-z0-9_.+-]+@(?:{LABEL}\.)+[A-Za-z]{{2,24}}(?![\w@])")),
    (
        "url",
        re.compile(
            rf"(?<![A-Za-z0-9])(?:https?|ftp|tg|ton)://(?:[^\s/?#@<>]+@)?(?:{LABEL}\.)*{LABEL}(?::\d{{1,5}})?{PATH}",
            re.IGNORECASE,
        ),
    ),
    (
        "url",
        re.compile(
            rf"(?<![\w@.\-/])(?:(?:{LABEL}\.)+(?:{TOP})|{IPV4})(?![\w.-]*\w)(?::\d{{1,5}})?{PATH}",
            re.IGNORECASE,
        ),
    ),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/>])")),
    ("hashtag", re.compile(r"(?<![\w#&/])#(?=\d*[^\W\d])\w{1,256}(?!\w)")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?!\w)")),
)
AFTER_ADDRESS = ".,:;!?…'`)"
UNTOUCHED = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})


def detected(text: str, entities: list[Entity]) -> list[Entity]:
    """Return what the server finds in a text, outside of code and of links that are there already."""
    taken = [(one["offset"], one["offset"] + one["length"]) for one in entities if one["type"] in UNTOUCHED]
    found: list[Entity] = []
    for kind, finder in FINDERS:
        for match in finder.finditer(text):
            words = _without_stop(match.group()) if kind == "url" else match.group()
            start = units(text[: match.start()])
            end = start + units(words)
            if any(start < busy_end and busy_start < end for busy_start, busy_end in taken):
                continue
            taken.append((start, end))
            found.append({"type": kind, "offset": start, "length": end - start})
    return found


def _without_stop(address: str) -> str:
    while address and address[-1] in AFTER_ADDRESS:
        if address.endswith(")") and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address

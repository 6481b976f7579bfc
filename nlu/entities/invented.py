"""Finds apps with Latin names that no catalogue holds, by how they are written and by what is said of them."""

import re
from collections.abc import Iterator

from nlu.entities.found import Found

# Products of others: never an app of the company.
_FOREIGN = re.compile(
    r"(?i:iphone|ipad\w*|ios|imac|ipod|imessage|icloud|itunes|airdrop|airpods|macos|macbook|facetime|android|youtube\w*|whatsapp|wechat|weixin|tiktok|facebook|"
    r"linkedin|github|gitlab|bitbucket|paypal|paynow|alipay\w*|applepay|googlepay|gpay|grab\w+|gojek|testflight|appstore|playstore|coloros|harmonyos|hyperos|matebook|bigquery|adguard|"
    r"openai|chatgpt|deepseek|postgres\w*|mysql|mariadb|mongodb|redis|javascript|typescript|powerpoint|onenote|onedrive|sharepoint|dropbox|evernote|duckduckgo|fedex|mastercard|"
    r"unionpay|payme|fps|line|linepay|jkopay|netflix|spotify|playstation|xbox|nintendo|wordpress|opensource|oneplus|thinkpad|chromebook|chromeos|wifi|bluetooth|usb|vscode|devops|"
    r"nullpointerexception|typeerror|poc|phd|qrcode|doordash|foodpanda|mcdonald\w*|ubereats|airbnb|instagram|snapchat|pinterest|jpmorgan|bytedance|outofmemory\w*|\w+(?:error|exception))"
)
_CAMEL = re.compile(r"(?<![A-Za-z0-9_@#./\-])[A-Z][a-z]+(?:[A-Z][a-z]*)+(?![A-Za-z0-9_])")
_NO_NAME = (
    r"(?!(?:Android|Windows|Chrome|Safari|Firefox|Edge|Version|Build|Update|Release|Hotfix|The|This|That|My|Your|Our|New|Old|Mobile|Web|Desktop|Beta|Galaxy|Pixel|Huawei|Samsung|Xiaomi|"
    r"Apple|Google|Microsoft|Python|Java|Since|After|From|For|With|And|But|Error|Code|Https?|Ubuntu|Telegram|Slack|Twitter|Uber|Tesla|Amazon|Phone|User|An|In|On|Get|Is|If|When|What|"
    r"Any|Every|Which|Great|Best|Nice|Good|Love|Bad|Worst|Dear|Please|Kindly|Hi|Hello|Hey|Same|One|Two|Three|Legal|Marketing|Operations|Technical|Security|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Chinese|English|Singapore|India|"
    r"Emui|Miui|Redmi|Oppo|Vivo|Nokia|Sony|Kindle|Opera|Excel|Word|Outlook|Teams|Zoom|Skype|Signal|Viber|Payments?|Login|Rc|Ver|Hotline|Customers?|Users?|Notice|Announcement|Lite|Pro|Plus|Mini|Classic|Slideshow|Maps|Europe|Asia|Africa|China|Taiwan|Hong|Kong|Malaysia|Nigeria|London|Lagos|Mumbai|Delhi|Tokyo|Berlin|Paris|Sydney|"
    r"German|French|Spanish|Hindi|Tamil|Arabic|Japanese|Korean|Cantonese|Mandarin|Traditional|Simplified|Visa|Linux|Google|Internet|Support|Team|Desk|Deskbell|Bluetooth|Everyone|Japan|Korea|Vietnam|Taipei|Hanoi|Indonesia|Thailand|Philippines|Canada|America|Australia|Kenya|Ghana|Brazil|Mexico|Nobody|Somebody|Sir|Madam)\b)"
)
_NAME = rf"{_NO_NAME}[A-Z][a-z]{{3,}}"
_SOFTWARE_DOES = (
    r"(?:'s (?:widget|login|feed|app)|crash\w*|fr(?:eez|oz)\w*|hang(?:s|ing)|won'?t (?:open|load|start|sync|let|log)|drains?|logs? me|is (?:down|broken|laggy)|keeps? (?:crash|freez|logg|show|say|ask|clos|kick|los)\w*|"
    r"doesn'?t (?:open|load|start|sync|work)|stopped (?:work|sync|load)\w*|syncs?|users|subscribers|app\b|beta|release|widget|notifications?|v?[0-9]+\.[0-9]|on (?:android|ios|iphone|ipad|windows|my)|for (?:android|ios)|"
    r"(?:is|gets|will be) (?:going away|discontinued|shutting|closing|retired|being retired)|shuts|closes|goes offline|end of (?:life|service)|delisting)"
)
# "The outage of X", "all news on X": only software has those.
_SOFTWARE_HAS = (
    r"(?:releases?|updates?|versions?|build|hotfix|patch|rollout|launch|announcements?|notices?|news|posts?|alerts?|alarms?|outages?|incidents?|emergency|crash(?:es)?|bugs?|delisting|listing|removal|withdrawal|"
    r"shutdown|end of life|end of service|subscription|subscribers?|users?|customers|reviews?|complaints?|tickets|feedback|numbers|downloads|on call|deploy rights|rights|premium|beta|widget|maintenance|downtime|"
    r"folders|albums|account|plugin|icons?|dark mode) (?:of|for|on|about|from|to|regarding|re)"
)
_DOES = re.compile(rf",? {_SOFTWARE_DOES}", re.IGNORECASE)
_LED = re.compile(
    r"(?<![a-z])(?:delist|delisting:?|sunset|retire|retiring|discontinu\w+|shut(?:ting)? down|tak(?:e|ing) down|tak(?:e|ing) off|end[- ]of[- ](?:life|service)(?: notice)?(?: for| of)?|eol:?|off the shelves:|farewell to|"
    r"audience:|users of|subscribers? (?:of|to)|subscribe (?:me )?to|unsubscribe (?:me )?from|news (?:about|on|from|of)|updates? (?:about|on|for|from|of|to)|(?:new )?version of|release(?: manager)? (?:for|of)|ship|launch(?: of)?|deploy|"
    r"(?:the|your|this) app,?|app called|app named|app:|product:|open(?:ing)?|install(?:ed|ing)?|using|logged into|log in to|sign in to|inside|everything about|anything about|love|loving|follow|unfollow|without|use|used|reopen|relaunch|"
    rf"{_SOFTWARE_HAS}(?: all)?) (?:the )?[\"“']?$",
    re.IGNORECASE,
)
_WORD = re.compile(rf"(?<![A-Za-z0-9_@#.]){_NAME}(?![A-Za-z0-9_])")
# "The Hanoi users" live there; "the Larkspur app" is one.
_OF_A_PLACE = re.compile(r" (?:users|subscribers)")
LED_REACH = 48


def find_latin_names(source: str) -> Iterator[Found]:
    """Yield what is clearly named as an app in a text as it was written."""
    for match in _CAMEL.finditer(source):
        if not _FOREIGN.fullmatch(match.group()):
            yield Found("app", match.start(), match.end())
    for match in _WORD.finditer(source):
        if _is_app(source, match) and not _FOREIGN.fullmatch(match.group()):
            yield Found("app", match.start(), match.end())


def _is_app(source: str, match: re.Match[str]) -> bool:
    before = source[max(0, match.start() - LED_REACH) : match.start()]
    if _DOES.match(source, match.end()):
        return not (before.endswith("the ") and _OF_A_PLACE.match(source, match.end()))
    return bool(_LED.search(before))

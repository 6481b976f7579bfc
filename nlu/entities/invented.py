"""Finds apps that no catalogue holds, by how they are written and by what is said of them."""

import re
from collections.abc import Iterator

from nlu.entities.folding import Folded
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
    r"Emui|Miui|Redmi|Oppo|Vivo|Nokia|Sony|Kindle|Opera|Excel|Word|Outlook|Teams|Zoom|Skype|Signal|Viber|Payments?|Login|Rc|Ver|Hotline|Customers?|Users?|Notice|Announcement)\b)"
)
_NAME = rf"{_NO_NAME}[A-Z][a-z]{{3,}}"
_SOFTWARE_DOES = (
    r"(?:'s (?:widget|login|feed|app)|crash\w*|fr(?:eez|oz)\w*|hang(?:s|ing)|won'?t (?:open|load|start|sync|let|log)|drains?|logs? me|is (?:down|broken|laggy)|keeps? (?:crash|freez|logg|show|say|ask|clos|kick|los)\w*|"
    r"doesn'?t (?:open|load|start|sync|work)|stopped (?:work|sync|load)\w*|syncs?|users|subscribers|app\b|beta|release|widget|notifications?|v?[0-9]+\.[0-9]|on (?:android|ios|iphone|ipad|windows|my)|for (?:android|ios)|"
    r"(?:is|gets|will be) (?:going away|discontinued|shutting|closing|retired|being retired)|shuts|closes|goes offline|end of (?:life|service)|delisting)"
)
_ENGLISH_CUES = re.compile(
    rf"(?<![A-Za-z0-9_@#.])(?<!\bthe )(?P<before>{_NAME})(?=,? (?i:{_SOFTWARE_DOES}))|"
    r"(?i:\b(?:delist|delisting:?|sunset|retire|retiring|discontinu\w+|shut(?:ting)? down|tak(?:e|ing) down|tak(?:e|ing) off|end[- ]of[- ](?:life|service)(?: notice)?(?: for| of)?|eol:?|off the shelves:|farewell to|"
    r"audience:|users of|subscribers? (?:of|to)|subscribe (?:me )?to|unsubscribe (?:me )?from|news (?:about|on|from|of)|updates? (?:about|on|for|from|of|to)|(?:new )?version of|release(?: manager)? (?:for|of)|ship|launch(?: of)?|deploy|"
    r"(?:the|your|this) app,?|app called|app named|app:|product:|open(?:ing)?|install(?:ed|ing)?|using|logged into|log in to|sign in to|inside|notices? (?:about|on|for)|everything about|anything about|posts about) )"
    rf"(?:the )?[\"“']?(?P<after>{_NAME})(?![A-Za-z0-9_])"
)
_HAN = "[\u4e00-\u9fff]"
# No part of a name: words that hold a sentence together, and what every app has.
_NO_PART = (
    "的|了|我|你|他|她|是|不|在|有|这|那|们|吗|呢|吧|么|什|怎|为|很|都|也|就|还|要|把|给|和|跟|与|及|到|从|被|让|请|或|个|新|旧|老|本|各|所|该|此|哪|谁|几|"
    "版|升级|更新|登录|登入|支付|付款|验证|客服|手机|系统|网页|网站|页面|功能|公告|通知|报告|数据|密码|账号|帐号|订单|退款|平台|服务|按钮|接口|后台|告警|警报|权限|发布|上线|申请|安卓|苹果|用户|会员|流程|材料|计划|产品|应用|程序|软件|小程|产|发|排|备|暂|取|消|想|帮|说|案|日|时|影响|评论|安|只|全|看|拉|提|送|定|交|申|收|叫|现|以|打|可|好|改|告|查|合|出|下|上|先|再|如|若|希望|预|立|并|最|体|违|之|没|对|完|开|才|能|会|得|来|去|知|用|使|写|关|停|一|两|三|份|天气|咗|嘅|啲|嗰|冇|唔|係|佢|哋"
)
_LETTER = rf"(?:(?!{_NO_PART}){_HAN})"
_TAIL = "(?:[鸭蛙鹿蜂鲸君侠盒舟帆罂喵汪]|(?<![收募召采密蒐骗])集|(?<![大收存])本子|小岛|小站|管家|精灵|小屋|日记|手账|手帐|课堂|小记|口袋|驿站|达人|巴士|小助手|夹子|宝盒|星球)"
_CLAUSE = r"(?:(?<=^)|(?<=[\s,，。.!！?？:：;；、~「“《(（])|(?<=下架)|(?<=打开)|(?<=订阅)|(?<=关注)|(?<=退订)|(?<=更新)|(?<=我在)|(?<=在)|(?<=用)|(?<=把)|(?<=给)|(?<=我们)|(?<=你们)|(?<=你哋)|(?<=跟)|(?<=个)|(?<=部)|(?<=隻)|(?<=只)|(?<=关于)|(?<=停掉)|(?<=上架)|(?<=是))"
_GENERIC_END = "(?<![器页面版端包站口板库机务统关序框图码号单户钮键])"
_CHINESE_CUES = (
    re.compile(rf"{_CLAUSE}(?P<name>{_LETTER}{{1,4}}?{_TAIL})(?!{_TAIL})"),
    re.compile(rf"{_CLAUSE}(?P<name>{_LETTER}{{2,5}}){_GENERIC_END}(?=\s?v?[0-9]{{1,2}}\.[0-9]{{1,3}}(?!元|块|分|[0-9]*%))"),
    re.compile(rf"{_CLAUSE}(?P<name>{_LETTER}{{2,5}}){_GENERIC_END}(?=\s?(?:app|应用程式|这个?软件|这款)(?![a-z]))"),
    re.compile(rf"(?:下架|停运|关停|产品是|旗下|应用=|app叫|app:|产品:|应用:)\s?[「“《\"]?(?P<name>{_LETTER}{{2,6}}){_GENERIC_END}(?=[」”》\"]?(?:$|[,.!?;，。、\s]|程序|程式))"),
    re.compile(rf"{_CLAUSE}(?P<name>{_LETTER}{{2,5}}){_GENERIC_END}(?=(?:将|要|会|即将|也要|准备|决定|做到|\S{{0,6}}[日底末号])?(?:停止运营|停止营运|停止服务|停服|下架|终止服务|结束营运|结束运营|结束服务|停运|熄灯|做到))"),
    re.compile(rf"[「“《\"](?P<name>{_HAN}{{2,6}})[」”》\"](?=\s?(?:app|程序|程式|应用|软件|自市集|下架|停))"),
)  # fmt: skip
_NO_CHINESE_NAME = re.compile(
    r"天气|微信|支付宝|淘宝|抖音|京东|钉钉|飞书|微博|美团|高德|百度|谷歌|推特|脸书|手机|整个|任何|其他|相册|日历|聊天|游戏|儿童|社区|商家端|平板|电脑|语音|桌面|音乐|照片|预算|预付|年费|打车|外卖|购物|记账$|[今明昨][日天]|直播间|现在|突然|全部|直接|"
    r"紧急|立即|正式|永久|强制|临时|提前|全面|公司|官方|一.+|两.+|三.+|每.+|.+后|.+前|.+时|.*(?:金|木|水|土)鱼|养.+|我家.*|.*(?:只|条)[猫狗鱼鸟]|小[猫狗鸟鱼熊兔]|猫|狗|.*热狗|收集|召集|采集|募集|密集|全集|"
    r"文件夹|资料夹|收藏夹|录音笔|公众号|账簿|键盘|发票夹|垃圾|小学生|北极熊|请君|诸君"
)


def find_invented(text: Folded) -> Iterator[Found]:
    """Yield what is clearly named as an app."""
    if len(text.plain) == len(text.source):
        yield from _latin(text.source)
    for pattern in _CHINESE_CUES:
        for match in pattern.finditer(text.plain):
            if not _NO_CHINESE_NAME.fullmatch(match["name"]):
                yield Found("app", match.start("name"), match.end("name"))


def _latin(source: str) -> Iterator[Found]:
    for match in _CAMEL.finditer(source):
        if not _FOREIGN.fullmatch(match.group()):
            yield Found("app", match.start(), match.end())
    for match in _ENGLISH_CUES.finditer(source):
        group = "before" if match["before"] else "after"
        if not _FOREIGN.fullmatch(match[group]):
            yield Found("app", match.start(group), match.end(group))

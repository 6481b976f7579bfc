"""Finds apps with Chinese names that no catalogue holds, by how they are coined and by what is said of them."""

import re
from collections.abc import Iterator

from nlu.entities.coined import COINED
from nlu.entities.found import Found

_HAN = "[\u4e00-\u9fff]"
# No part of a name: words that hold a sentence together, and what every app has.
_NO_PART = (
    "的|了|我|你|他|她|是|不|在|有|这|那|们|吗|呢|吧|么|什|怎|为|很|都|也|就|还|要|把|给|和|跟|与|及|到|从|被|让|请|或|个|新|旧|老|本|各|所|该|此|哪|谁|几|"
    "版|升级|更新|登录|登入|支付|付款|验证|客服|手机|系统|网页|网站|页面|功能|公告|通知|报告|数据|密码|账号|帐号|订单|退款|平台|服务|按钮|接口|后台|告警|警报|权限|发布|上线|申请|安卓|苹果|用户|会员|流程|材料|计划|产品|应用|程序|软件|小程|产|发|排|备|暂|取|消|想|帮|说|案|日|时|影响|评论|安|只|全|看|拉|提|送|定|交|申|收|叫|现|以|打|可|好|改|告|查|合|出|下|上|先|再|如|若|希望|预|立|并|最|体|违|之|没|对|完|开|才|能|会|得|来|去|知|用|使|写|关|停|一|两|三|份|过|买|商品|多|少|订阅|关注|退订|取关|天气|咗|嘅|啲|嗰|冇|唔|係|佢|哋"
)
_LETTER = rf"(?:(?!{_NO_PART}){_HAN})"
_TAIL = "(?:[鸭蛙鹿蜂鲸君侠盒舟帆罂喵汪]|(?<![大收存])本子|小岛|小站|管家|精灵|小屋|日记|手账|手帐|课堂|小记|口袋|驿站|达人|巴士|小助手|夹子|宝盒|星球)"
_CLAUSE = r"(?:(?<=^)|(?<=[\s,，。.!！?？:：;；、~「“《(（])|(?<=下架)|(?<=打开)|(?<=订阅)|(?<=关注)|(?<=退订)|(?<=更新)|(?<=我在)|(?<=在)|(?<=用)|(?<=把)|(?<=给)|(?<=我们)|(?<=你们)|(?<=你哋)|(?<=跟)|(?<=个)|(?<=部)|(?<=隻)|(?<=只)|(?<=关于)|(?<=停掉)|(?<=上架)|(?<=是))"
_GENERIC_END = "(?<![器页面版端包站口板库机务统关序框图码号单户钮键])"
_CHINESE_CUES = (
    re.compile(rf"(?P<name>{COINED})(?![知讯信告通过道行])"),
    re.compile(rf"{_CLAUSE}(?P<name>{_LETTER}{{1,4}}?{_TAIL})(?!{_TAIL})"),
    re.compile(rf"{_CLAUSE}(?P<name>{_LETTER}{{2,5}}){_GENERIC_END}(?=\s?v?[0-9]{{1,2}}\.[0-9]{{1,3}}(?!元|块|分|[0-9]*%))"),
    re.compile(rf"{_CLAUSE}(?P<name>{_LETTER}{{2,5}}){_GENERIC_END}(?=\s?(?:app|应用程式|这个?软件|这款)(?![a-z]))"),
    re.compile(rf"(?:下架|停运|关停|产品是|旗下|应用=|app叫|app:|产品:|应用:)\s?[「“《\"]?(?P<name>{_LETTER}{{2,6}}){_GENERIC_END}(?=[」”》\"]?(?:$|[,.!?;，。、\s]|程序|程式))"),
    re.compile(rf"{_CLAUSE}(?P<name>{_LETTER}{{2,5}}){_GENERIC_END}(?=(?:将|要|会|即将|也要|准备|决定|做到|\S{{0,6}}[日底末号])?(?:停止运营|停止营运|停止服务|停服|下架|终止服务|结束营运|结束运营|结束服务|停运|熄灯|做到))"),
    re.compile(rf"[「“《\"](?P<name>{_HAN}{{2,6}})[」”》\"](?=\s?(?:app|程序|程式|应用|软件|自市集|下架|停))"),
    re.compile(rf"(?:订阅|关注|退订|取关|追踪|取消对|不再追|想追)(?:一下)?[「“《\"]?(?P<name>{_LETTER}{{2,5}}?){_GENERIC_END}(?=[」”》\"]?(?:的(?:关注|更新|公告|消息|通知|动态|订阅|新闻|资讯)|更新|公告|消息|通知|动态|$|[,.!?;、\s]))"),
    re.compile(rf"(?:提交|登记|送审|送签|批准|核准|驳回|退回|发版|推出|宣布|升级)[「“《\"]?(?P<name>{_LETTER}{{2,5}}?){_GENERIC_END}(?=[」”》\"]?\s?v?[0-9]{{1,2}}\.[0-9])"),
)  # fmt: skip
_NO_CHINESE_NAME = re.compile(
    r"列表|周报|月报|日报|清空|简讯|邮箱|天气|学习通|信息|商城|积分商城|将于|月底起?|鸡蛋|闹钟|微信|支付宝|淘宝|抖音|京东|钉钉|飞书|微博|美团|高德|百度|谷歌|推特|脸书|手机|整个|任何|其他|相册|日历|聊天|游戏|儿童|社区|商家端|平板|电脑|语音|桌面|音乐|照片|预算|预付|年费|打车|外卖|购物|记账$|[今明昨][日天]|直播间|现在|突然|全部|直接|"
    r"紧急|立即|正式|永久|强制|临时|提前|全面|公司|官方|一.+|两.+|三.+|每.+|.+后|.+前|.+时|.*(?:金|木|水|土)鱼|养.+|我家.*|.*(?:只|条)[猫狗鱼鸟]|小[猫狗鸟鱼熊兔]|猫|狗|.*热狗|收集|召集|采集|募集|密集|全集|"
    r"文件夹|资料夹|收藏夹|录音笔|公众号|账簿|键盘|发票夹|垃圾|小学生|北极熊|请君|诸君"
)


def find_chinese_names(plain: str) -> Iterator[Found]:
    """Yield what is clearly named as an app in a folded text."""
    for pattern in () if plain.isascii() else _CHINESE_CUES:
        for match in pattern.finditer(plain):
            if not _NO_CHINESE_NAME.fullmatch(match["name"]):
                yield Found("app", match.start("name"), match.end("name"))

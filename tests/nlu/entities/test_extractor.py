"""Holds what is found in texts, kind by kind, in three languages."""

import json
from pathlib import Path

import pytest

from nlu.entities.entity import Names
from nlu.entities.extractor import Extractor

TABLE = [
    # numbers
    ("where is FB-7", ["ticket:FB-7"]),
    ("fb 7 and #FB8 please", ["ticket:FB-7", "ticket:FB-8"]),
    ("ＦＢ－７ 到哪一步了", ["ticket:FB-7"]),
    ("反馈编号7有进展吗", ["ticket:FB-7"]),
    ("案件編號七怎麼了", ["ticket:FB-7"]),
    ("ticket 7", ["ticket:FB-7"]),
    ("单号 FB-7", ["ticket:FB-7"]),
    ("FB-99, 101 and FB-104", ["ticket:FB-99", "ticket:FB-101", "ticket:FB-104"]),
    ("ap71 ok", ["request:AP-71"]),
    ("alert no. 12 is mine", ["alert:AL-12"]),
    ("告警12我来", ["alert:AL-12"]),
    ("R-12 駁回", ["request:R-12"]),
    ("GR-3 and IN-4 and TK-5", []),
    ("there are 3 alerts for 2 hours", ["duration:PT2H"]),
    # moments that no calendar has
    ("the call on 30/2, not on 28/2", ["when:28/2"]),
    ("2月30日上线", []),
    ("2月30日上線，改成2月28日", ["when:2月28日"]),
    ("3/12 or 12/3", ["when:3/12", "when:12/3"]),
    # versions
    ("v4.2 hangs", ["version:4.2"]),
    ("升到4.2.1版之后", ["version:4.2.1"]),
    ("版本 6 上線", ["version:6"]),
    ("android 14.1, ios 18.3, windows 11.2", []),
    ("安卓14.1 微信8.0.1", []),
    (
        "PhotoBox iOS 3.9.1 on iOS 18.3, notely-android 2.10",
        ["app:photobox", "version:3.9.1", "version:2.10"],
    ),
    ("催上线，4.2.0，谢谢；Android 15，4.4.1", ["version:4.2.0", "version:4.4.1"]),
    ("余额 1,288.00，違反第 4.2 條", []),
    ("it cost $9.90, not 12.99 euros", []),
    ("server 192.168.0.12 and 3.5 GB", []),
    # apps
    ("photo box crashes", ["app:photobox"]),
    ("PHOTO-BOX", ["app:photobox"]),
    ("photobx is slow", ["app:photobox"]),
    ("相簿盒打不開", ["app:photobox"]),
    ("天汽君不准", ["app:weatherly"]),
    ("支付易出错", []),
    ("给付易的商户", ["app:paylink"]),
    ("订阅阿喵公告，取消对糖罐的关注", ["app:阿喵", "app:糖罐"]),
    ("the weather is nice, take a photo of the box", []),
    ("TrailMate and WhatsApp", ["app:TrailMate"]),
    ("记账鸭 2.6.0 闪退", ["app:记账鸭", "version:2.6.0"]),
    ("the Larkspur app keeps crashing, an update for Tallybook came", ["app:Larkspur", "app:Tallybook"]),
    ("wake Raj, Hanoi users complain to Marta", []),
    ("讀書鯨同小貓記帳都開唔到", ["app:讀書鯨", "app:小貓記帳"]),
    ("下架「星座日記」", ["app:星座日記"]),
    ("我蒐集了優惠通知，生日通通都有", []),
    # permissions
    ("need prod_db_read for three days", ["permission:prod_db_read", "duration:P3D"]),
    ("write access on the production database please", ["permission:prod_db_write"]),
    ("借我正式庫唯讀兩天", ["permission:prod_db_read", "duration:P2D"]),
    ("access to the merchant console please", ["permission:merchant console"]),
    ("幫我申請 VPN", ["permission:VPN"]),
    ("公告发布了吗", []),
    # durations
    ("mute it for half an hour", ["duration:PT30M"]),
    ("an hour and a half, I wait an hour and a half", ["duration:PT1H30M", "duration:PT1H30M"]),
    ("for a fortnight", ["duration:P14D"]),
    ("2h30m or 90 min", ["duration:PT2H30M", "duration:PT90M"]),
    ("P3D", ["duration:P3D"]),
    ("半小時、一個半月、兩週", ["duration:PT30M", "duration:P1M15D", "duration:P14D"]),
    ("两个半小时", ["duration:PT2H30M"]),
    ("收聲半個鐘", ["duration:PT30M"]),
    ("第三天，5 msgs a day", []),
    # moments
    ("can Ada take tomorrow 9am", ["when:tomorrow 9am"]),
    ("on next Friday at 18:00 or by noon", ["when:next Friday at 18:00", "when:noon"]),
    ("broken since yesterday evening", ["when:yesterday evening"]),
    ("on 5 March", ["when:5 March"]),
    ("until the end of the month", ["when:end of the month"]),
    (
        "between Mon and Wed, from 20:00-23:30 to March",
        ["when:Mon", "when:Wed", "when:20:00", "when:23:30", "when:March"],
    ),
    ("two days ago", ["when:two days ago"]),
    ("明天上午十点上线", ["when:明天上午十点"]),
    ("安靜到下週五", ["when:下週五"]),
    ("聽日朝早九點，尋晚都係", ["when:聽日朝早九點", "when:尋晚"]),
    ("3月5日到3月7日", ["when:3月5日", "when:3月7日"]),
    ("早一点告诉我，有一点慢，一周一次", []),
    # languages
    ("in English please", ["language:en"]),
    ("not simplified, traditional please", ["language:zh-Hant"]),
    ("请用中文回复", ["language:zh-Hans"]),
    ("請用中文回覆", ["language:zh-Hant"]),
    ("我睇唔明英文", []),
    ("how do I say this in a nice way", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_what_a_text_names_is_found(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert [f"{one.entity}:{one.value}" for one in extractor.find(text)] == expected


def test_the_language_of_the_text_tells_which_chinese_is_meant(extractor: Extractor) -> None:
    (traditional,) = extractor.find("Chinese please", language="zh-Hant")
    (simplified,) = extractor.find("Chinese please", language="en")
    assert (traditional.value, simplified.value) == ("zh-Hant", "zh-Hans")


def test_nothing_is_bound_to_one_company(tmp_path: Path) -> None:
    path = tmp_path / "names.json"
    names = {
        "apps": {"cal": ["Kalenderly", "行事历"]},
        "permissions": {"pay_view": ["Payroll (view)", "薪资查看"]},
    }
    path.write_text(json.dumps(names), encoding="utf-8")
    found = Extractor(Names.read(path)).find("kalenderli 還有行事曆；申请 payroll view，薪資查看權限")
    assert [(one.entity, one.value) for one in found] == [
        ("app", "cal"),
        ("app", "cal"),
        ("permission", "pay_view"),
        ("permission", "pay_view"),
    ]


def test_names_that_are_no_object_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.json"
    path.write_text("[]")
    with pytest.raises(TypeError, match=r"names\.json"):
        Names.read(path)


def test_a_company_without_names_is_served() -> None:
    assert [one.value for one in Extractor(Names()).find("FB-7 in PhotoBox 4.2.1")] == [
        "FB-7",
        "PhotoBox",
        "4.2.1",
    ]

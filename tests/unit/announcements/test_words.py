"""What words tell of an announcement before its form is filled."""

import pytest

from bot.wiring.announcements_words import known
from data.model.company import App, Company

COMPANY = Company(
    names={"en": "Lantern Works"},
    time_zone="Asia/Shanghai",
    apps=(
        App("photobox", {"en": "PhotoBox", "zh-CN": "相册盒", "zh-TW": "相簿盒"}, "technical"),
        App("paylink", {"en": "PayLink", "zh-CN": "付易", "zh-TW": "付易"}, "technical"),
    ),
    departments=(),
    may={},
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("起草公告：相册盒 4.2 更新", {"app": "photobox", "kind": "update", "version": "4.2"}),
        ("寫一則公告給全體使用者，付易今晚維護", {"app": "paylink", "kind": "maintenance", "audience": "users"}),
        ("Announce the PayLink maintenance update to staff", {"app": "paylink", "kind": "maintenance", "audience": "staff"}),
        ("announce PhotoBox and PayLink", {}),
        ("发公告：相册盒故障，转告所有人", {"app": "photobox", "kind": "incident", "audience": "everyone"}),
        ("announce maintenance and an outage", {}),
    ],
)  # fmt: skip
def test_what_is_told_is_not_asked_again(said: str, told: dict[str, str]) -> None:
    assert known(COMPANY, said) == told

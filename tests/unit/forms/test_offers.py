"""What a form offers to choose fits what is asked for, and whoever is asked."""

from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.forms.form import Asking, offered
from bot.forms.permissions import PERMISSION
from bot.forms.releases import RELEASE
from data.model.releases.window import window
from data.store.people import People
from tests.unit.conversation.harness import Town
from tests.unit.forms.test_forms import words


@pytest.mark.parametrize(
    ("permission", "lengths"),
    [
        ("prod_db_write", ["PT1H", "PT4H", "P1D"]),
        ("prod_db_read", ["PT1H", "PT4H", "P1D", "P3D", "P7D"]),
        ("", ["PT1H", "PT4H", "P1D", "P3D", "P7D", "P30D", "P90D"]),
    ],
)
def test_no_length_of_time_is_offered_for_which_nobody_gets_it(
    town: Town, permission: str, lengths: list[str]
) -> None:
    with town.store.reading() as reading:
        who = People(reading).find(People(reading).id_of_key("yun") or 0)
        asking = Asking(reading, words("zh-CN"), who, "", {"permission": permission} if permission else {})
        found = offered(PERMISSION.field("duration"), asking)
    assert [choice.value for choice in found] == lengths
    assert found[2].label == "1 天"


def test_windows_are_offered_that_are_to_come(town: Town) -> None:
    with town.store.reading() as reading:
        who = People(reading).find(People(reading).id_of_key("raj") or 0)
        found = offered(RELEASE.field("window"), Asking(reading, words(), who, ""))
        now = reading.now
    zone = ZoneInfo(who.time_zone)
    windows = [window(choice.value, zone=zone) for choice in found]
    assert len(windows) >= 3
    assert windows[0][0] > now
    assert all(before[1] < after[0] for before, after in pairwise(windows))
    assert windows[-1][1] - now < timedelta(days=9)
    # It stands on a button of Telegram, beside the name of the question.
    assert all(len(choice.value.encode()) <= 22 for choice in found)

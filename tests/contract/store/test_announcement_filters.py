"""An audience may be narrowed to one platform, one language, one department or role: then nobody else is told."""

from dataclasses import replace
from typing import Any

import pytest

from data.model.announcements import Announcement, Audience, evidence_of
from data.store.announcement_audience import AudienceRows
from data.store.database import Store
from data.store.people import Chats
from tests.contract.store.harness import person
from tests.contract.store.test_announcements import TEXTS, drafted, wrote

ASKED = ("mei", "hao", "emma", "wen", "lea", "root", "bo")


def reached(store: Store, announcement: Announcement) -> tuple[set[str], set[str]]:
    """Return who is told, each with the platform, and the keys of the channels and groups."""
    with store.reading() as reading:
        rows, names = AudienceRows(reading), {person(reading, key).person_id: key for key in ASKED}
        found, _last = rows.people(announcement, most=1_000)
        chats = [Chats(reading).find(one.chat_id) for one in found]
        places = [Chats(reading).find(one.chat_id) for one in rows.places(announcement)]
        assert rows.count(announcement) == len(found) + len(places)
        told = {f"{names[chat.person_id or 0]}@{chat.platform}" for chat in chats}
        return told, {chat.key or "" for chat in places}


@pytest.mark.parametrize(
    ("only", "people", "places"),
    [
        ({}, {"mei@telegram", "hao@telegram", "emma@telegram"}, {"users_group"}),
        ({"to_platform": "telegram"}, {"mei@telegram", "hao@telegram", "emma@telegram"}, {"users_group"}),
        ({"to_platform": "slack"}, {"emma@slack"}, set()),
        ({"to_language": "zh-TW"}, {"hao@telegram"}, set()),
        ({"to_language": "zh-CN", "to_platform": "telegram"}, {"mei@telegram"}, {"users_group"}),
        ({"to_language": "zh-CN", "to_platform": "slack"}, set(), set()),
    ],
)
def test_users_are_told_on_that_platform_and_in_that_language_alone(
    settled: Store, only: dict[str, Any], people: set[str], places: set[str]
) -> None:
    wrote(settled, "mei", "hao", "emma")
    assert reached(settled, replace(drafted(settled), **only)) == (people, places)


def test_a_department_or_a_role_is_told_and_where_it_is_at_work(settled: Store) -> None:
    announcement = drafted(settled, audience=Audience.STAFF)
    names, places = reached(settled, replace(announcement, to_group="marketing"))
    assert (names, places) == ({"wen@slack", "lea@slack"}, {"#marketing"})
    names, places = reached(settled, replace(announcement, to_group="admin", to_platform="slack"))
    assert (names, places) == ({"root@slack", "bo@slack"}, set())


def test_what_is_reviewed_tells_whom_alone_it_is_for(settled: Store) -> None:
    announcement = drafted(settled)
    assert not evidence_of(announcement, TEXTS).keys() & {"to_platform", "to_language", "to_group"}
    assert evidence_of(replace(announcement, to_language="en"), TEXTS)["to_language"] == "en"

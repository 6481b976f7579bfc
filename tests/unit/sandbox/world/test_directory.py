"""People may move in at run time; what a desk is told of groups is what the servers serve."""

from typing import Any

import pytest

from bot.sandbox.directory import Directory
from bot.sandbox.server import Sandbox
from tests.plays.conftest import COMPANY


def test_who_moves_in_has_an_account_where_they_said() -> None:
    directory = Directory(COMPANY)
    nia = directory.add({"key": "nia", "name": "Nia", "language": "zh-TW", "telegram": True})
    assert (nia.slack_user_id, nia.time_zone, nia.language) == (None, "Asia/Shanghai", "zh-TW")
    accounts = [person.telegram_user_id for person in directory.people.values() if person.telegram_user_id]
    assert nia.telegram_user_id in accounts
    assert len(accounts) == len(set(accounts))


def test_the_desk_is_not_told_of_who_moved_in() -> None:
    directory = Directory(COMPANY)
    directory.add({"key": "nia", "name": "Nia", "slack": True})
    assert "nia" not in [person["key"] for person in directory.resolved_company()["people"]]


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ({"key": "mei", "telegram": True}, "mei is taken"),
        ({"key": "users_group", "telegram": True}, "users_group is taken"),
        ({"key": "m_ei", "slack": True, "telegram": True}, None),
        ({"key": "y_un", "slack": True}, "y_un is taken"),
        ({"key": "nia"}, "slack or telegram"),
        ({"key": "#nia", "slack": True}, "small letters"),
        ({"key": "", "slack": True}, "small letters"),
        ({"key": "nia", "slack": True, "time_zone": "Asia"}, "no time zone"),
        ({"key": "nia", "slack": True, "time_zone": "../etc/passwd"}, "no time zone"),
    ],
)
def test_who_cannot_move_in_is_told_why(person: dict[str, Any], why: str | None) -> None:
    directory = Directory(COMPANY)
    if why is None:
        assert directory.add({"name": "Nia"} | person).key == person["key"]
        return
    with pytest.raises(ValueError, match=why):
        directory.add({"name": "Nia"} | person)
    assert len(directory.people) == len(COMPANY["people"])


async def test_topics_have_the_ids_under_which_they_are_served() -> None:
    sandbox = Sandbox(COMPANY)
    for told in sandbox.directory.resolved_company()["chats"]["telegram"]:
        chat = sandbox.telegram.state.chat(told["id"])
        assert chat is not None
        served = {thread_id: topic.name for thread_id, topic in chat.topics.items()}
        assert served == {topic["id"]: topic["name"] for topic in told.get("topics", [])}
    assert "topics" in told

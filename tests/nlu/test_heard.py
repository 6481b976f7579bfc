"""Holds which things the model that the desk runs on hears in one text, and which of them are one."""

from collections.abc import Iterator

import pytest

from tests.nlu.serving import Served, served
from tests.nlu.test_served import parsed


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give one server to this file."""
    with served(tmp_path_factory.mktemp("names")) as one:
        yield one


def heard(server: Served, text: str) -> list[str]:
    """Return what a user who says that is heard to want, one by one."""
    return [one["intent"] for one in parsed(server, text, speaker="user")["heard"]]


@pytest.mark.parametrize(
    "text",
    [
        "Album Box crashes, and where is FB-1?",
        "相册盒闪退，还有FB-1处理到哪了",
        "相簿盒閃退，還有FB-1處理到哪了",
        "PhotoBox keeps crashing. What's the status of FB-12?",
        "付易一直打不开，另外 FB-3 有进展吗",
        "付易一直打不開，另外 FB-3 有進度嗎",
    ],
)
def test_a_report_is_heard_beside_a_question_about_another_ticket(server: Served, text: str) -> None:
    assert heard(server, text) == ["report_problem", "check_status"]


@pytest.mark.parametrize(
    "text",
    [
        "The app crashes all the time. I want to talk to a human!",
        "一直闪退。转人工！",
        "一直閃退。我要找真人客服！",
    ],
)
def test_a_report_is_heard_beside_a_call_for_a_human(server: Served, text: str) -> None:
    assert heard(server, text) == ["report_problem", "talk_to_human"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("The app crashes again. Please reopen FB-1", "reopen_ticket"),
        ("又闪退了。请重新打开FB-1", "reopen_ticket"),
        ("又閃退了。請重啟案件 FB-1", "reopen_ticket"),
        ("I waited a week. Nobody answers. Where is my ticket FB-2?", "check_status"),
        ("等了一周没人理。我的反馈FB-2到哪了？", "check_status"),
        ("等了一週沒人理。我的回報FB-2到哪了？", "check_status"),
    ],
)
def test_the_reason_for_a_deed_is_not_another_one(server: Served, text: str, intent: str) -> None:
    assert heard(server, text) == [intent]

"""How a recorded play names things, and how a session in a town becomes steps."""

from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.plays.loading import load
from bot.sandbox.plays.matching import find
from bot.sandbox.plays.reading import read_play
from bot.sandbox.plays.recording.naming import Names, stable_parts
from bot.sandbox.plays.recording.recorder import Recorder
from bot.sandbox.plays.recording.writing import written
from bot.sandbox.world import MovableClock
from tests.unit.sandbox.plays.bare_town import BareTown

CARD = "FB-7 · 客訴 · 付易 扣款兩次 3 月 2 日 星期一 小周 正在處理 today 10:00"


def test_a_part_of_a_text_has_no_numbers_and_no_times() -> None:
    parts = stable_parts(CARD)
    assert "正在處理" in parts
    assert not [part for part in parts if any(word in part for word in ("FB", "today", "星期", "10"))]


def test_what_is_new_comes_first() -> None:
    assert stable_parts(CARD, before=CARD.replace("小周", "").replace("正在處理", ""))[:2] == [
        "正在處理",
        "小周",
    ]


@given(st.text())
def test_every_part_is_found_in_its_text(text: str) -> None:
    assert [part for part in stable_parts(text) if find(part, text) is None] == []


@given(st.dictionaries(st.text(), st.text() | st.booleans() | st.integers() | st.lists(st.text())))
def test_what_is_written_reads_the_same(value: dict[str, Any]) -> None:
    assert load(written(value)) == value


def test_numbers_are_kept_by_what_they_number() -> None:
    names = Names()
    assert [names.keep(number) for number in ("FB-1", "FB-12", "AL-3")] == ["ticket", "ticket_2", "alert"]
    assert names.spoken("/status FB-12, not FB-1 or FB-3") == "/status $ticket_2, not $ticket or FB-3"


class Session:
    """A town whose people act, and what was recorded of it."""

    def __init__(self, company: dict[str, Any], file: Path) -> None:
        self.town = BareTown(company, MovableClock())
        self.file = file
        self.recorder = Recorder(self.town, file, zone=UTC)

    def act(self, person: str, platform: str, deed: str, answer: Any = None, **facts: Any) -> None:
        ask = {"person": person, "platform": platform, "deed": deed, **facts}
        self.recorder.hear("act", ask)(answer or {})

    def show(self, platform: str, key: str, text: str, *buttons: str, **more: Any) -> None:
        drawn = [(button, more.pop("reference", "FB-1|1")) for button in buttons]
        side = self.town.slack if platform == "slack" else self.town.telegram
        side.show({"key": key, "text": text, "buttons": drawn, **more})

    @property
    def steps(self) -> list[dict[str, Any]]:
        self.recorder.write()
        read_play(self.file)
        return list(load(self.file.read_text(encoding="utf-8"))["steps"])


@pytest.fixture
def session(company: dict[str, Any], tmp_path: Path) -> Session:
    return Session(company, tmp_path / "recorded.yml")


def test_a_refused_deed_is_not_written_down(session: Session) -> None:
    session.recorder.hear("act", {"person": "mei", "platform": "telegram", "deed": "say", "text": "no"})
    session.recorder.write()
    assert not session.file.exists()


def test_a_form_on_slack_is_folded_into_what_opened_it_until_it_refuses(session: Session) -> None:
    field = {"key": "message", "label": "?", "kind": "text"}
    session.show("slack", "card", "FB-1 hello", "reply", place="#operations")
    session.act("yun", "slack", "press", thing="card", action="reply", reference="FB-1|1")
    session.show("slack", "modal", "FB-1", place="yun", audience="yun", kind="modal", fields=[field])
    assert session.steps[-1]["submit"] is False
    submitted = {"thing": "modal", "kind": "modal"}
    refused = {"errors": {"message": "不行"}}
    session.act("yun", "slack", "submit", refused, values={"message": "bad"}, **submitted)
    session.act("yun", "slack", "submit", values={"message": "good"}, **submitted)
    opened = {"by": "yun", "press": "reply", "on": "FB-1", "in": "#operations"}
    assert session.steps == [
        opened | {"fill": {"message": "bad"}, "errors": {"message": "不行"}},
        {"by": "yun", "press": "confirm", "fill": {"message": "good"}},
    ]


def test_a_form_that_somebody_else_interrupts_stays_in_steps_of_its_own(session: Session) -> None:
    session.act("mei", "telegram", "command", line="/report")
    asked = {"place": "mei", "reference": "form.s1.text|0"}
    session.show("telegram", "question", "What happened?", "cancel", **asked)
    session.act("hao", "telegram", "say", text="hello")
    session.act("mei", "telegram", "say", text="it crashed")
    assert session.steps == [
        {"by": "mei", "command": "/report", "submit": False},
        {"by": "hao", "say": "hello"},
        {"by": "mei", "say": "it crashed"},
    ]


def test_only_what_is_new_counts_where_something_older_would_do(session: Session) -> None:
    session.show("telegram", "one", "same words", place="mei")
    session.act("mei", "telegram", "say", text="again")
    session.show("telegram", "two", "same words", place="mei")
    assert session.steps[-1] == {"see": "mei", "text": "same words", "new": True}


def test_people_who_moved_in_are_newcomers_and_second_accounts_have_names(session: Session) -> None:
    session.town.directory.add({"key": "nia", "name": "Nia", "language": "zh-TW", "slack": True})
    session.act("nia", "slack", "say", text="hello")
    session.act("lin", "telegram", "say", text="hello")
    session.act("lin", "slack", "say", text="hello")
    assert [step["by"] for step in session.steps] == ["nia", "lin", "lin_slack"]
    cast = read_play(session.file).cast
    assert cast["nia"]["new"]["language"] == "zh-TW"
    assert cast["lin_slack"] == {"platform": "slack", "person": "lin"}


def test_time_faults_and_everything_else_that_people_do_become_steps(session: Session) -> None:
    session.recorder.hear("clock", {"advance_seconds": 5400})({})
    session.recorder.hear("clock", {"pause": True})({})
    session.recorder.hear("fault", {"platform": "slack", "cut": True})({})
    session.recorder.hear("fault", {"platform": "slack", "method": "chat.update", "answer": 500})({})
    session.act("mei", "telegram", "unblock")
    session.act("mei", "telegram", "sticker", place="users_group")
    session.act("yun", "slack", "leave", place="#general")
    session.act("yun", "slack", "nobody_knows")
    assert session.steps == [
        {"advance": "1h30m"},
        {"cut": "slack"},
        {"fault": {"platform": "slack", "method": "chat.update", "answer": 500}},
        {"by": "mei", "block": False},
        {"by": "mei", "sticker": True, "in": "users_group"},
        {"by": "yun", "leave": "#general"},
    ]


def test_what_is_attached_stands_beside_the_play(session: Session) -> None:
    session.act("mei", "telegram", "say", text="see", attach=[{"name": "my photo.png", "base64": "AAAA"}])
    (name,) = session.steps[0]["attach"]
    assert (session.file.parent / name).read_bytes() == b"\0\0\0"

"""How a recorded play names things, and how a session in a town becomes steps."""

from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.plays.cast import members
from bot.sandbox.plays.checking import check_play
from bot.sandbox.plays.loading import load
from bot.sandbox.plays.matching import find
from bot.sandbox.plays.memory import Memory
from bot.sandbox.plays.reading import read_play
from bot.sandbox.plays.recording.naming import Names, stable_parts
from bot.sandbox.plays.recording.recorder import Recorder
from bot.sandbox.plays.recording.writing import Page, written
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


ODD = [
    "/status or /(/",
    "/(/",
    "@yun",
    "costs $USD or $ticket_price, not $5",
    "it says \"no\", 'never': {ever}\nand\tmore # 😀",
    "before FB-1 and after",
    "- [x] yes: no",
    "true",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_words_are_said_and_found_again_as_they_were(session: Session, text: str) -> None:
    session.show("telegram", "first", "FB-1 noted", "add", place="mei")
    session.act("mei", "telegram", "say", text="hello")
    session.show("telegram", "first", "FB-1 noted, thanks", "add", place="mei")
    session.act("mei", "telegram", "say", text=text)
    session.town.telegram.show(
        {"key": "hers", "place": "mei", "text": text, "by_bot": False, "author": "mei"}
    )
    session.act("mei", "telegram", "edit", thing="hers", to=text + "!")
    steps = session.steps
    play = read_play(session.file)
    check_play(play, members(play), session.town.directory)
    memory = Memory(now=session.town.world.clock.now, people={"mei": ("mei", "小美"), "yun": ("yun", "小云")})
    memory.kept["ticket"] = "FB-1"
    said, edited = (next(step for step in reversed(steps) if verb in step) for verb in ("say", "edit"))
    assert memory.said(said["say"]) == text
    assert memory.text(edited["edit"]["to"]) == text + "!"
    assert find(memory.read(edited["edit"]["on"]), text) is not None


def test_two_tickets_are_told_apart(session: Session) -> None:
    for number, person in ((1, "mei"), (2, "hao")):
        session.act(person, "telegram", "say", text="broken")
        session.show("slack", f"card {number}", f"FB-{number} broken", "claim", place="#operations")
    session.act("yun", "slack", "press", thing="card 1", action="claim", reference="FB-1|1")
    session.show("slack", "card 1", "FB-1 broken, Yun works on it", place="#operations")
    session.act("mei", "telegram", "command", line="/status FB-1 FB-2")
    steps = session.steps
    assert [step["keep"] for step in steps if "keep" in step] == ["ticket", "ticket_2"]
    assert [step["on"] for step in steps if "on" in step] == ["$ticket"]
    assert steps[-1]["command"] == "/status $ticket $ticket_2"
    assert [step["text"][0] for step in steps if "see" in step][-1] == "$ticket"


def test_what_a_person_wrote_is_never_written_over(session: Session) -> None:
    session.act("mei", "telegram", "say", text="one", attach=[{"name": "a.txt", "base64": "AAAA"}])
    session.file.write_text("play: mine\n", encoding="utf-8")
    attached = session.file.with_name("recorded-2-a.txt")
    attached.write_text("mine", encoding="utf-8")
    session.act("mei", "telegram", "say", text="two", attach=[{"name": "a.txt", "base64": "AAAA"}])
    assert session.file.read_text(encoding="utf-8") == "play: mine\n"
    assert attached.read_text(encoding="utf-8") == "mine"
    written = read_play(session.recorder.page.file)
    assert session.recorder.page.file.name == "recorded-2.yml"
    assert [step.keys["attach"] for step in written.steps] == [["recorded-1-a.txt"], ["recorded-3-a.txt"]]


def test_what_cannot_be_written_is_told_and_tried_again(session: Session) -> None:
    session.file.mkdir()
    session.act("mei", "telegram", "say", text="one")
    assert session.recorder.page.trouble
    session.file.rmdir()
    session.act("mei", "telegram", "say", text="two")
    assert [step["say"] for step in session.steps] == ["one", "two"]
    assert not session.recorder.page.trouble


def test_a_file_is_reserved_once_and_taken_back_when_nothing_came(tmp_path: Path) -> None:
    page = Page(tmp_path / "new.yml")
    page.reserve()
    with pytest.raises(FileExistsError):
        Page(tmp_path / "new.yml").reserve()
    page.take_back()
    assert list(tmp_path.iterdir()) == []


def test_a_switch_of_the_sandbox_is_no_step(session: Session) -> None:
    session.act("mei", "telegram", "say", text="one")
    session.recorder.hear("fault", {"platform": "slack", "limits": True})({})
    session.recorder.hear("fault", {"platform": "slack", "method": "*", "delay": "200ms", "times": 2})({})
    assert [next(iter(step)) for step in session.steps] == ["by", "fault"]


def test_what_is_attached_stands_beside_the_play(session: Session) -> None:
    session.act("mei", "telegram", "say", text="see", attach=[{"name": "my photo.png", "base64": "AAAA"}])
    (name,) = session.steps[0]["attach"]
    assert (session.file.parent / name).read_bytes() == b"\0\0\0"

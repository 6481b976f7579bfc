"""A form step by step: asked, answered, corrected, left, and at the end done once."""

from datetime import timedelta

import pytest

from bot.conversation.steps import EXPIRE
from bot.shapes.reply import FieldErrors, OpenSheet, Toast
from bot.shapes.turn import Commanded, Due, Pressed, Said, Turn
from data.model.files import FileSent
from data.model.forms import FormState
from data.store.due import DueRows
from data.store.feedback import Tickets
from data.store.files import Files
from data.store.forms import FormSessions
from tests.contract.store.harness import person
from tests.unit.conversation.harness import Shown, Town, refused


def ask(town: Town) -> Shown:
    """Let 小美 ask for the report form, and return its first question."""
    town.command("mei", "report")
    return town.arrive("mei")[-1]


def answer(town: Town, text: str) -> Shown:
    """Answer the question that waits, and return the next one."""
    town.say("mei", text)
    return town.arrive("mei")[-1]


def press(town: Town, shown: Shown, name: str) -> list[Shown]:
    """Press a button of a question, and return what is shown then."""
    town.press("mei", shown.reference(name))
    return town.arrive("mei")


def state(town: Town, number: int = 1) -> FormState:
    with town.store.reading() as reading:
        session = FormSessions(reading).find(number)
    assert session is not None
    return session.state


def filed(town: Town) -> int:
    with town.store.reading() as reading:
        return len(Tickets(reading).of_reporter(person(reading, "mei").person_id))


def test_a_form_is_asked_to_its_end_and_done_once(town: Town) -> None:
    kind = (ask(town), answer(town, "上传失败"))[1]
    app = press(town, kind, "kind:complain")[-1]
    severity = press(town, press(town, app, "app:photobox")[-1], "skip")[-1]
    last = press(town, press(town, severity, "severity:high")[-1], "skip")[-1]
    assert last.buttons == ["confirm", "back", "cancel", "more"]
    assert filed(town) == 0
    press(town, last, "confirm")
    assert (filed(town), state(town)) == (1, FormState.DONE)
    assert refused(town.press("mei", last.reference("confirm")))
    ticket = town.ticket()
    assert (ticket.kind, ticket.app, ticket.version, ticket.severity) == ("complain", "photobox", "", "high")


def test_the_last_question_is_confirmed_and_neither_skipped_nor_answered(town: Town) -> None:
    ask(town)
    last = press(town, answer(town, "上传失败"), "kind:complain")[-1]
    for _ in range(4):
        last = press(town, last, "skip")[-1]
    question = last.reference("confirm").removeprefix("confirm")
    for action in ("skip", "confirm:yes", "text:x", "kind:complain"):
        told = town.press("mei", action + question)
        assert refused(told) == (action != "confirm:yes"), action


def at_files(town: Town) -> Shown:
    """Answer a report's questions up to the one for files, and return that."""
    ask(town)
    last = press(town, answer(town, "上传失败"), "kind:complain")[-1]
    for _ in range(3):
        last = press(town, last, "skip")[-1]
    return last


def send(town: Town, *references: str, text: str = "") -> Shown:
    """Send files in the private chat, and return what it shows last."""
    files = tuple(FileSent(reference, "photo") for reference in references)
    town.lead(town.turn("mei", Said(text, attachments=("photo",) * len(files), files=files)))
    return town.arrive("mei")[-1]


def kept_files(town: Town) -> list[str]:
    with town.store.reading() as reading:
        return [file.sent.reference for file in Files(reading).of("FB-1")]


def test_files_are_taken_where_they_are_asked_for_and_words_are_not(town: Town) -> None:
    at_files(town)
    for words in ("没有", '[{"reference": "forged"}]'):
        again = answer(town, words)
        assert "请发送照片或文件" in again.text
    last = send(town, "one")
    assert "1 个附件" in last.text
    press(town, last, "confirm")
    assert kept_files(town) == ["one"]


def test_the_rest_of_an_album_is_taken_whatever_is_asked_by_then(town: Town) -> None:
    at_files(town)
    send(town, "one")
    send(town, "two")
    last = send(town, "three")
    assert "3 个附件" in last.text
    assert last.buttons == ["confirm", "back", "cancel", "more"]
    press(town, last, "confirm")
    assert kept_files(town) == ["one", "two", "three"]
    assert town.ticket().files == 3


def test_a_photo_with_words_answers_the_question_and_goes_with_the_form(town: Town) -> None:
    ask(town)
    kind = send(town, "one", text="上传失败")
    assert "kind:complain" in kind.buttons
    last = press(town, kind, "kind:complain")[-1]
    press(town, last, "confirm")
    assert kept_files(town) == ["one"]


def test_a_form_that_takes_no_files_says_that_it_wants_words(town: Town) -> None:
    town.filed()
    town.arrive("mei")
    town.press("mei", "add|FB-1|1")
    town.arrive("mei")
    again = send(town, "one")
    assert "这里需要填写" in again.text
    assert kept_files(town) == []


def test_a_wrong_answer_is_asked_again_with_the_reason(town: Town) -> None:
    first = ask(town)
    assert "cancel" in first.buttons
    kind = answer(town, "上传失败")
    again = answer(town, "不知道")
    assert "请从给出的选项中选择" in again.text
    assert set(again.buttons) >= set(kind.buttons) - {"back"}
    assert refused(town.press("mei", kind.reference("kind:complain"))), "the question was asked anew since"
    assert "confirm" in answer(town, "投诉").buttons


@pytest.mark.parametrize("text", ["   ", "\u3000", "x" * 3001])
def test_what_is_no_answer_is_asked_for_again(town: Town, text: str) -> None:
    ask(town)
    again = answer(town, text)
    assert "confirm" not in again.buttons
    assert len(again.card.lines) >= 2


def test_one_can_go_back_and_nothing_that_came_after_is_lost(town: Town) -> None:
    ask(town)
    app = press(town, answer(town, "上传失败"), "kind:complain")[-1]
    kind = press(town, app, "back")[-1]
    assert "kind:suggest" in kind.buttons
    last = press(town, kind, "kind:suggest")[-1]
    press(town, last, "confirm")
    assert town.ticket().kind == "suggest"


def test_a_form_that_is_cancelled_sends_nothing_and_takes_no_more_answers(town: Town) -> None:
    first = ask(town)
    press(town, first, "cancel")
    assert (state(town), filed(town)) == (FormState.CANCELLED, 0)
    assert refused(town.press("mei", first.reference("cancel")))
    ask(town)
    town.command("mei", "cancel")
    assert state(town, 2) is FormState.CANCELLED
    assert "没有可以取消" in (town.command("mei", "cancel"), town.arrive("mei")[-1])[1].text


def test_another_form_takes_the_place_of_one_that_is_open(town: Town) -> None:
    ask(town)
    ask(town)
    assert (state(town, 1), state(town, 2)) == (FormState.CANCELLED, FormState.OPEN)


def test_a_form_is_nobody_elses(town: Town) -> None:
    first = ask(town)
    for name in first.buttons:
        assert refused(town.press("hao", first.reference(name)))
    assert state(town) is FormState.OPEN


def test_a_form_that_nobody_finished_ends_after_a_day(town: Town) -> None:
    ask(town)
    town.clock.forward(timedelta(days=1))
    with town.store.reading() as reading:
        (row,) = DueRows(reading).due_by(town.clock())
    assert (row.name, row.subject) == (EXPIRE, "form.1")
    for key in ("1", "2"):
        town.run(Turn("clock", key, Due(row.name, row.subject, row.due_id, row.at), town.clock()))
    assert state(town) is FormState.EXPIRED
    town.say("mei", "闪退")
    assert filed(town) == 1, "what is said after it is said freely"


def test_where_there_are_sheets_a_form_is_one(town: Town) -> None:
    opened = town.lead(town.turn("emma", Commanded("report", ""), platform="slack", handle="t"))
    assert isinstance(opened, OpenSheet)
    assert [one.key for one in opened.sheet.inputs] == ["text", "kind", "app", "version", "severity", "files"]
    wrong = town.submit("emma", "report", "", 0, text=" ", kind="nonsense")
    assert isinstance(wrong, FieldErrors)
    assert set(wrong.errors) == {"text", "kind"}
    assert town.submit("emma", "report", "", 0, text="It crashes", kind="complain", nonsense="x") == Toast(
        seen_anyway=True
    )
    assert town.ticket().kind == "complain"


def test_a_press_too_old_for_a_sheet_gets_a_button_that_opens_it(town: Town) -> None:
    town.filed()
    town.arrive("#operations")
    turn = town.turn("yun", Pressed("reply|FB-1|1"), "#operations", handle="t")
    assert town.lead(turn, fresh=False) == Toast()
    assert town.undone() == 0
    assert town.arrive("#operations")[-1].reference("open") == "open|reply@FB-1|1"

"""What is not clear is asked, what is several is heard as several, and what is not served is not filed as something else."""

from dataclasses import replace

import pytest

from actions.people.may import may
from bot.conversation.understanding import Guess, Heard, Understood
from bot.shapes.turn import Edited, Pressed, Said
from data.model.files import FileSent
from data.store.feedback import Tickets
from tests.contract.store.harness import person
from tests.unit.conversation.harness import CAPABILITIES, Shown, Town, refused


def unsure(*choices: str, sureness: float = 0.2) -> Understood:
    guesses = tuple(Guess(name, sureness / (1 + place)) for place, name in enumerate(choices))
    return Understood(choices[0], sureness, decision="unsure", choices=guesses)


def ask(town: Town, by: str, text: str, meaning: Understood, ref: str = "r1", place: str = "") -> Shown:
    """Let somebody say something, and return what they are shown."""
    town.lead(town.turn(by, Said(text, ref), place), meaning)
    (shown,) = town.arrive(place or by)
    return shown


def tickets(town: Town, by: str) -> list[tuple[str, str, str, str]]:
    """Return kind, text, app and version of what somebody reported, the newest first."""
    with town.store.reading() as reading:
        found = Tickets(reading).of_reporter(person(reading, by).person_id)
        return [(one.kind, Tickets(reading).entries(one)[0].text, one.app, one.version) for one in found]


def test_what_is_not_clear_is_asked_with_what_the_desk_serves_and_nothing_is_done(town: Town) -> None:
    meaning = unsure("complain", "submit_release", "talk_to_human", sureness=0.6)
    shown = ask(town, "mei", "我的付款怎么样", meaning)
    assert shown.kind == "desk.meant"
    assert shown.buttons == ["mean:complain", "mean:talk_to_human", "mean:other"]
    assert tickets(town, "mei") == []


def likely(report: float, news: float) -> Understood:
    guesses = (Guess("report_problem", report), Guess("subscribe", news))
    return Understood("report_problem", report, decision="unsure", choices=guesses)


@pytest.mark.parametrize(("by", "filed"), [("mei", 1), ("hao", 1), ("lin", 0)])
def test_what_a_user_most_likely_reports_is_filed_whatever_else_is_served(
    town: Town, by: str, filed: int
) -> None:
    shown = ask(town, by, "PhotoBox crashes: before all, telegram", likely(0.69, 0.2))
    assert (shown.kind != "desk.meant") is bool(filed)
    assert len(tickets(town, by)) == filed


@pytest.mark.parametrize(("report", "news"), [(0.55, 0.1), (0.69, 0.25)])
def test_what_is_as_good_as_likely_something_else_is_asked(town: Town, report: float, news: float) -> None:
    assert ask(town, "mei", "PhotoBox crashes", likely(report, news)).kind == "desk.meant"
    assert tickets(town, "mei") == []


@pytest.mark.parametrize("by", ["mei", "hao", "emma"])
def test_each_choice_has_a_label_in_each_language(town: Town, by: str) -> None:
    town.filed(by)
    town.arrive(by)
    with town.store.reading() as reading:
        who = person(reading, by)
        served = {name: CAPABILITIES.intents[name].operation for name in CAPABILITIES.offers}
        offered = sorted(name for name, operation in served.items() if may(reading, operation, by=who))
    assert len(offered) > 6, "the guard looked at nothing"
    for number, start in enumerate(range(0, len(offered), 3)):
        choices = offered[start : start + 3]
        shown = ask(town, by, f"x{number}", unsure(*choices), f"r{number}")
        assert shown.buttons == [*(f"mean:{name}" for name in choices), "mean:other"]
        assert all(one.label for one in shown.card.buttons)


@pytest.mark.parametrize("by", ["mei", "wen"])
def test_a_choice_is_done_once_on_the_words_that_were_said(town: Town, by: str) -> None:
    shown = ask(town, by, "付易 4.2 扣了两次款", unsure("complain", "report_problem"))
    press = town.turn(by, Pressed(shown.reference("mean:complain"), shown.message_ref))
    assert not refused(town.lead(press, Understood("report_problem", app="paylink", version="4.2")))
    assert tickets(town, by) == [("complain", "付易 4.2 扣了两次款", "paylink", "4.2")]
    for name in ("mean:complain", "mean:report_problem", "mean:other"):
        assert refused(town.press(by, shown.reference(name)))
    assert len(tickets(town, by)) == 1


def test_a_choice_that_files_nothing_is_done_once_as_well(town: Town) -> None:
    shown = ask(town, "mei", "帮", unsure("talk_to_human", "help"))
    assert not refused(town.press("mei", shown.reference("mean:help")))
    assert [one.kind for one in town.arrive("mei")] == ["desk.help"]
    assert refused(town.press("mei", shown.reference("mean:talk_to_human")))


def test_nobody_tells_what_somebody_else_meant(town: Town) -> None:
    shown = ask(town, "mei", "付易扣款", unsure("complain", "report_problem"))
    assert refused(town.press("hao", shown.reference("mean:complain")))
    assert refused(town.press("mei", "mean:nonsense|said.1|0"))
    assert refused(town.press("mei", "mean:complain|said.999|0"))
    assert tickets(town, "mei") == tickets(town, "hao") == []
    town.press("mei", shown.reference("mean:complain"))
    assert len(tickets(town, "mei")) == 1


def test_something_else_offers_to_file_it_and_does_once(town: Town) -> None:
    shown = ask(town, "mei", "付易扣款", unsure("help", "praise"))
    town.press("mei", shown.reference("mean:other"))
    (other,) = town.arrive("mei")
    assert other.buttons == ["file:report_problem", "file:complain", "file:ask_question"]
    town.press("mei", other.reference("file:complain"))
    assert tickets(town, "mei") == [("complain", "付易扣款", "", "")]
    assert refused(town.press("mei", other.reference("file:complain")))
    assert refused(town.press("mei", shown.reference("mean:praise")))
    assert len(tickets(town, "mei")) == 1


def test_words_that_were_edited_meanwhile_count_as_they_stand(town: Town) -> None:
    shown = ask(town, "mei", "付易扣款", unsure("complain", "praise"))
    town.lead(town.turn("mei", Edited("付易重复扣款", "r1")))
    town.press("mei", shown.reference("mean:complain"))
    assert [text for _kind, text, _app, _version in tickets(town, "mei")] == ["付易重复扣款"]


@pytest.mark.parametrize("intent", ["show_report", "open_incident", "appeal"])
@pytest.mark.parametrize("by", ["mei", "emma", "hao", "lin"])
def test_what_is_not_served_yet_is_said_to_be_so_and_never_filed(town: Town, by: str, intent: str) -> None:
    shown = ask(town, by, "提交相册盒的上线申请", Understood(intent, 0.9))
    assert shown.kind == "desk.not_served"
    assert shown.buttons == ["mean:talk_to_human", "mean:help"]
    assert tickets(town, by) == []
    town.press(by, shown.reference("mean:help"))
    assert [one.kind for one in town.arrive(by)] == ["desk.help"]


@pytest.mark.parametrize("choices", [("open_incident", "show_report"), ("appeal",)])
def test_what_is_unsure_and_not_served_either_way_is_not_asked(town: Town, choices: tuple[str, ...]) -> None:
    assert ask(town, "lin", "上线", unsure(*choices, sureness=0.6)).kind == "desk.not_served"
    assert ask(town, "lin", "嗯哼", unsure(*choices), "r2").kind == "feedback.unsure"


def test_what_could_not_be_done_for_that_person_is_not_done_as_something_else(town: Town) -> None:
    shown = ask(town, "mei", "再打开", unsure("reopen_ticket", "add_detail", sureness=0.6))
    assert shown.kind == "feedback.unsure"
    assert tickets(town, "mei") == []


def test_what_only_shows_something_is_shown_where_nothing_else_can_be_meant(town: Town) -> None:
    ticket = town.filed("mei")
    town.filed("mei")
    town.arrive("mei")
    likely = unsure("check_status", "list_announcements", sureness=0.6)
    assert ask(town, "mei", "我的反馈怎样了", likely).kind != "desk.meant"
    for meaning in (unsure("check_status", "complain", sureness=0.6), unsure("check_status", sureness=0.4)):
        assert ask(town, "mei", "我的反馈怎样了", meaning, "r2").kind == "desk.meant"
    assert [kind for kind, *_ in tickets(town, "mei")] == [ticket.kind, ticket.kind]


def test_the_only_report_is_shown_to_whoever_asks_how_it_stands(town: Town) -> None:
    town.filed("mei")
    town.arrive("mei")
    town.say("mei", "有消息吗", "check_status")
    assert "feedback.reporter" in [one.kind for one in town.arrive("mei")]


def test_a_greeting_needs_no_asking(town: Town) -> None:
    assert ask(town, "mei", "hi", unsure("greet", "help", "complain")).kind == "desk.help"


@pytest.mark.parametrize("polite", ["greet", "thank"])
def test_who_is_polite_and_may_ask_for_something_is_not_put_off_with_politeness(
    town: Town, polite: str
) -> None:
    asked = ask(town, "hao", "唔該，幾時先有得退錢", unsure(polite, "ask_question", sureness=0.4))
    assert asked.kind in {"desk.meant", "feedback.unsure"}
    assert "ask_question" in " ".join(asked.buttons)


def heard(*parts: tuple[str, Understood]) -> Understood:
    return Understood(parts[0][1].intent, heard=tuple(Heard(text, meaning) for text, meaning in parts))


def test_several_things_are_each_done_on_their_own_part_with_what_stands_in_it(town: Town) -> None:
    parts = (
        ("付易重复扣款。", Understood("complain", app="paylink")),
        ("另外希望相册盒 4.2 有夜间模式", Understood("suggest", app="photobox", version="4.2")),
        ("请切换成英文", Understood("switch_language", language="en")),
    )
    town.lead(town.turn("mei", Said("".join(text for text, _ in parts), "r1")), heard(*parts))
    assert tickets(town, "mei") == [
        ("suggest", "另外希望相册盒 4.2 有夜间模式", "photobox", "4.2"),
        ("complain", "付易重复扣款。", "paylink", ""),
    ]
    assert town.person("mei").language == "en"


def test_what_is_refused_of_several_leaves_the_others_as_they_are(town: Town) -> None:
    parts = (
        ("FB-999 到哪了", Understood("check_status", ticket="FB-999")),
        ("相册盒闪退", Understood("report_problem", app="photobox")),
    )
    town.lead(town.turn("mei", Said("FB-999 到哪了，相册盒闪退", "r1")), heard(*parts))
    assert [kind for kind, *_ in tickets(town, "mei")] == ["report_problem"]
    texts = [one.text for one in town.arrive("mei")]
    assert any("FB-999" in text for text in texts)
    assert any("FB-1" in text for text in texts)


def test_an_app_of_somebody_else_is_no_app_of_the_ticket(town: Town) -> None:
    town.lead(town.turn("mei", Said("Gmail 打不开", "r1")), Understood("report_problem", app="Gmail"))
    assert tickets(town, "mei") == [("report_problem", "Gmail 打不开", "", "")]


def test_a_short_answer_while_a_form_is_open_belongs_to_the_form(town: Town) -> None:
    town.command("mei", "report")
    town.arrive("mei")
    town.lead(town.turn("mei", Said("上传失败", "r1")), unsure("complain", "praise"))
    assert {one.kind for one in town.arrive("mei")} == {"desk.question"}
    assert tickets(town, "mei") == []


@pytest.mark.parametrize("by", ["mei", "emma", "lea"])
def test_whoever_most_likely_reports_gets_a_number_and_no_question(town: Town, by: str) -> None:
    meaning = unsure("report_problem", "complain", "show_report", sureness=0.5)
    town.lead(town.turn(by, Said("相册盒上传失败", "r1")), meaning)
    assert [kind for kind, *_ in tickets(town, by)] == ["report_problem"]


@pytest.mark.parametrize(
    "meaning",
    [
        unsure("report_problem", "report_security", sureness=0.6),
        unsure("report_problem", "talk_to_human", sureness=0.6),
        unsure("subscribe", "report_problem", sureness=0.6),
    ],
)
def test_what_is_confidential_or_no_report_is_not_guessed_at(town: Town, meaning: Understood) -> None:
    assert ask(town, "mei", "付易登录不了", meaning).kind == "desk.meant"
    assert tickets(town, "mei") == []


def test_nobody_is_asked_about_a_report_that_they_do_not_have(town: Town) -> None:
    meaning = unsure("reopen_ticket", "check_status", "add_detail", "talk_to_human", sureness=0.4)
    noise = Guess("praise", 0.01)
    meaning = replace(meaning, choices=(*meaning.choices, noise))
    assert ask(town, "mei", "x", meaning, "r1").buttons == ["mean:talk_to_human", "mean:other"]
    town.filed("mei")
    town.arrive("mei")
    assert ask(town, "mei", "y", meaning, "r2").buttons == [
        "mean:reopen_ticket",
        "mean:check_status",
        "mean:add_detail",
        "mean:talk_to_human",
        "mean:other",
    ]


def test_with_a_number_in_them_words_that_come_to_the_same_need_no_asking(town: Town) -> None:
    town.filed("mei")
    meaning = unsure("report_problem", "report_security", "add_detail", sureness=0.4)
    town.lead(town.turn("mei", Said("FB-1 现在连登录都登录不了", "r1")), meaning)
    with town.store.reading() as reading:
        entries = [entry.text for entry in Tickets(reading).entries(town.ticket())]
    assert entries == ["相册盒闪退", "FB-1 现在连登录都登录不了"]


def test_a_picture_with_few_words_goes_on_with_what_was_just_reported(town: Town) -> None:
    town.filed("mei")
    town.arrive("mei")
    picture = FileSent("f1", "photo", "a.png")
    said = Said("同样的画面", "r1", attachments=("photo",), files=(picture,))
    town.lead(town.turn("mei", said), unsure("talk_to_human", "help"))
    assert len(tickets(town, "mei")) == 1
    with town.store.reading() as reading:
        assert Tickets(reading).entries(town.ticket())[-1].text == "同样的画面"

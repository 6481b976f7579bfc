"""Each operation on a ticket: what it does, and every no it names."""

import pytest

from actions.feedback.add_detail import add_detail
from actions.feedback.file_ticket import Report, file_ticket
from actions.feedback.leave_at_rating import leave_at_rating
from actions.feedback.name_app import name_app
from actions.feedback.rate_ticket import rate_ticket
from actions.feedback.remind_outcome import remind_outcome
from data.model.feedback import (
    AlreadyClaimed,
    AlreadyRated,
    NotRatedLow,
    Ticket,
    TicketIsOpen,
    TicketIsOver,
    TicketState,
)
from data.model.notices import CardWanted, MessageWanted
from data.model.refusals import ButtonIsOld, Refusal, UnknownButton
from data.model.writing import NothingWritten, TooLong
from data.store.due import DueRows
from data.store.feedback import Tickets
from tests.contract.store.harness import person, private_chat
from tests.unit.conversation.harness import Town, refused
from tests.unit.feedback.deeds import DEEDS, STAFF, do, refusal


def texts(town: Town) -> list[str]:
    """Return what stands on ticket 1."""
    with town.store.reading() as reading:
        return [entry.text for entry in Tickets(reading).entries(Tickets(reading).find(1))]


def due(town: Town) -> list[str]:
    """Return what is planned."""
    with town.store.reading() as reading:
        return [row.subject for row in DueRows(reading).due_by(town.clock().replace(year=2030))]


@pytest.fixture
def ticket(town: Town) -> Ticket:
    return town.filed()


def test_a_report_gets_a_number_a_responsible_person_and_a_card_on_both_sides(town: Town) -> None:
    with town.store.work() as work:
        report = Report("complain", " 重复扣款 ", app="paylink", version="4.2\x00\n" + "1" * 99)
        filed = file_ticket(work, reporter=person(work, "mei"), chat=private_chat(work, "mei"), report=report)
        wanted = {(one.kind, one.chat_id) for one in work.promises if isinstance(one, CardWanted)}
    assert filed.subject == "FB-1"
    assert filed.responsible_id == town.person("fang").person_id, "on duty"
    assert (filed.department, filed.app, len(filed.version)) == ("operations", "paylink", 64)
    assert filed.version.isprintable()
    assert texts(town) == ["重复扣款"]
    assert wanted == {
        ("feedback.reporter", town.chat("mei").chat_id),
        ("feedback.staff", town.chat("#operations").chat_id),
    }


def test_a_security_report_is_shown_to_the_security_group_only(town: Town) -> None:
    filed = town.filed(kind="report_security")
    assert filed.confidential
    assert [shown.kind for shown in town.arrive("#security")] == ["feedback.staff"]
    assert town.arrive("#operations") == town.arrive("#general") == []


@pytest.mark.parametrize(
    ("text", "no"), [("", NothingWritten), ("\x00 ", NothingWritten), ("x" * 65_537, TooLong)]
)
def test_what_cannot_be_kept_is_not_filed(town: Town, text: str, no: type[Refusal]) -> None:
    with pytest.raises(no), town.store.work() as work:
        file_ticket(
            work,
            reporter=person(work, "mei"),
            chat=private_chat(work, "mei"),
            report=Report("complain", text),
        )
    assert town.filed().number == 1


@pytest.mark.usefixtures("ticket")
def test_whoever_claims_it_has_it_and_nobody_else(town: Town) -> None:
    do(town, "yun", "claim", seen=1)
    assert town.ticket().handler_id == town.person("yun").person_id
    no = refusal(town, "fang", "claim")
    assert isinstance(no, AlreadyClaimed)
    assert no.who == town.person("yun").person_id


@pytest.mark.usefixtures("ticket")
def test_a_reply_reaches_the_reporter_and_a_note_never_does(town: Town) -> None:
    (told,) = do(town, "yun", "reply")
    assert (told.kind, told.chat_id) == ("feedback.reply", town.chat("mei").chat_id)
    assert do(town, "yun", "note") == []
    assert texts(town)[1:] == ["请更新", "内部"]
    assert not [shown for shown in town.arrive("mei") if "内部" in shown.text]
    assert any("内部" in shown.text for shown in town.arrive("#operations"))


@pytest.mark.usefixtures("ticket")
def test_an_addition_is_shown_to_the_department_and_acknowledged(town: Town) -> None:
    told = {(one.kind, one.chat_id) for one in do(town, "mei", "add")}
    assert told == {
        ("feedback.added", town.chat("mei").chat_id),
        ("feedback.addition", town.chat("#operations").chat_id),
    }


@pytest.mark.usefixtures("ticket")
def test_a_solution_asks_the_reporter_and_plans_one_reminder(town: Town) -> None:
    (asked,) = do(town, "yun", "resolve")
    assert (asked.kind, asked.chat_id) == ("feedback.outcome", town.chat("mei").chat_id)
    assert due(town) == ["FB-1:1"] * 2, "the reminder, and the end of patience"
    do(town, "mei", "solved")
    assert due(town) == ["FB-1:1"], "the reminder that a rating is welcome"
    assert town.ticket().state is TicketState.CLOSED
    assert do(town, "mei", "rate") == []
    assert due(town) == []
    assert town.ticket().rating == 5


@pytest.mark.usefixtures("ticket")
def test_not_solved_opens_another_round_and_tells_the_department(town: Town) -> None:
    do(town, "yun", "resolve")
    (told,) = do(town, "mei", "not_yet", seen=1)
    assert (told.kind, told.chat_id) == ("feedback.contested", town.chat("#operations").chat_id)
    assert (town.ticket().state, town.ticket().round) == (TicketState.OPEN, 2)
    assert isinstance(refusal(town, "mei", "withdraw", seen=1), ButtonIsOld)
    assert isinstance(refusal(town, "yun", "reply", seen=1), ButtonIsOld)


@pytest.mark.usefixtures("ticket")
def test_who_says_unasked_that_it_is_solved_closes_it_and_is_asked_for_a_rating(town: Town) -> None:
    (asked,) = do(town, "mei", "solved", seen=1)
    assert (asked.kind, asked.chat_id) == ("feedback.outcome", town.chat("mei").chat_id)
    assert town.ticket().state is TicketState.CLOSED
    assert isinstance(refusal(town, "mei", "solved", seen=1), TicketIsOver)
    do(town, "mei", "rate")
    assert town.ticket().rating == 5


@pytest.mark.usefixtures("ticket")
def test_a_low_rating_is_told_to_the_head_of_the_department(town: Town) -> None:
    do(town, "yun", "resolve")
    do(town, "mei", "solved")
    with town.store.work() as work:
        rate_ticket(work, number=1, by=person(work, "mei"), rating=2, seen_round=1)
        told = [one for one in work.promises if isinstance(one, MessageWanted)]
    assert [one.kind for one in told] == ["feedback.low_rating"]
    assert told[0].chat_id in {town.chat("zhou", platform).chat_id for platform in ("slack", "telegram")}


@pytest.mark.usefixtures("ticket")
def test_the_reporter_is_reminded_once_and_only_while_their_word_is_awaited(town: Town) -> None:
    def remind(seen_round: int) -> int:
        with town.store.work() as work:
            remind_outcome(work, number=1, seen_round=seen_round)
            return len(work.promises)

    assert remind(1) == 0
    do(town, "yun", "resolve")
    assert (remind(1), remind(2)) == (2, 0)
    do(town, "mei", "not_yet")
    assert remind(1) == 0


@pytest.mark.usefixtures("ticket")
def test_a_human_is_called_once(town: Town) -> None:
    assert [one.kind for one in do(town, "mei", "human")] == ["feedback.human"]
    assert do(town, "mei", "human") == []
    assert town.ticket().wants_human


@pytest.mark.usefixtures("ticket")
def test_a_human_can_be_called_again_in_the_next_round(town: Town) -> None:
    do(town, "mei", "human")
    do(town, "mei", "withdraw")
    do(town, "mei", "reopen")
    assert not town.ticket().wants_human


@pytest.mark.usefixtures("ticket")
def test_the_app_is_one_of_the_companys(town: Town) -> None:
    do(town, "mei", "app")
    assert town.ticket().app == "paylink"
    with pytest.raises(UnknownButton), town.store.work() as work:
        name_app(work, number=1, by=person(work, "mei"), app="nonsense", seen_round=None)


@pytest.mark.usefixtures("ticket")
def test_a_closed_ticket_opens_again_for_its_reporter_and_its_department(town: Town) -> None:
    do(town, "mei", "withdraw")
    assert [one.kind for one in do(town, "mei", "reopen")] == ["feedback.contested"]
    do(town, "yun", "resolve", "reopen")
    assert town.ticket().round == 3


@pytest.mark.usefixtures("ticket")
@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_over_takes_nothing_more(town: Town, deed: str) -> None:
    do(town, "mei", "withdraw")
    by = "yun" if deed in STAFF else "mei"
    if deed in {"note", "reopen"}:
        do(town, by, deed)
    else:
        assert isinstance(refusal(town, by, deed), TicketIsOver)


@pytest.mark.usefixtures("ticket")
@pytest.mark.parametrize("deed", ["not_yet", "rate", "reopen"])
def test_nobody_answers_what_was_not_asked(town: Town, deed: str) -> None:
    assert isinstance(refusal(town, "mei", deed), TicketIsOpen)


@pytest.mark.usefixtures("ticket")
def test_a_rating_stands(town: Town) -> None:
    do(town, "yun", "resolve")
    do(town, "mei", "solved", "rate")
    assert isinstance(refusal(town, "mei", "rate"), AlreadyRated)


@pytest.mark.usefixtures("ticket")
def test_whoever_rated_it_low_may_leave_it_at_that(town: Town) -> None:
    def leave() -> Ticket:
        with town.store.work() as work:
            return leave_at_rating(work, number=1, by=person(work, "mei"), seen_round=None)

    do(town, "yun", "resolve")
    do(town, "mei", "solved")
    with pytest.raises(NotRatedLow):
        leave()
    with town.store.work() as work:
        rate_ticket(work, number=1, by=person(work, "mei"), rating=1, seen_round=None)
    assert [leave().let_be, leave().let_be] == [True, True]
    do(town, "mei", "reopen")
    assert not town.ticket().let_be


def test_what_a_report_is_about_is_told_from_its_words_and_from_what_is_added(town: Town) -> None:
    town.say("mei", "再不处理我就去法院起诉", "complain")
    assert (town.ticket().topic, town.ticket().severity) == ("legal_threat", "high")
    (card,) = town.arrive("#operations")
    assert "主题: 法律风险（法务部一同处理）" in card.text
    (card,) = town.arrive("#legal")
    assert {"claim", "reply"} <= set(card.buttons)
    claimed = town.press("qiu", card.reference("claim"), "#legal")
    assert not refused(claimed)
    assert town.ticket().handler_id == town.person("qiu").person_id
    assert refused(town.press("wen", card.reference("reply"), "#legal"))
    town.filed()
    assert (town.ticket(2).topic, town.ticket(2).severity) == ("", "")
    with town.store.work() as work:
        add_detail(work, number=2, by=person(work, "mei"), text="另外，什么时候退款？")
    assert (town.ticket(2).topic, town.ticket(2).severity) == ("refund", "")

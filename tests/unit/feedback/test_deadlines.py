"""Promises about tickets: who answers for them, what is told when, and what is not."""

from datetime import UTC, datetime, timedelta

import pytest

from actions.feedback.hand_back_tickets import hand_back_tickets
from actions.feedback.reply_to_reporter import reply_to_reporter
from actions.feedback.watch_deadline import watch_deadline
from data.model.deadlines import FIRST_RESPONSE, RESOLUTION
from data.model.feedback import UnknownTicket
from data.model.ladders import Ladder
from data.model.notices import MessageWanted
from data.store.companies import CompanyChanges
from data.store.database import Store
from data.store.due import DueRows
from data.store.feedback import Tickets
from data.store.ladders import Ladders
from data.store.own_rows import Marks
from data.store.wiping import wipe_words
from tests.contract.store.harness import person
from tests.unit.conversation.harness import Town
from tests.unit.feedback.deeds import do

HOUR = timedelta(hours=1)


def ladders(town: Town) -> dict[str, Ladder]:
    with town.store.reading() as reading:
        return Ladders(reading).about("FB-1")


def due(store: Store) -> list[str]:
    with store.reading() as reading:
        rows = DueRows(reading).due_by(reading.now + 10_000 * HOUR)
    return sorted(row.name for row in rows if row.subject == "FB-1")


def watched(town: Town, promise: str = FIRST_RESPONSE) -> dict[str, list[int]]:
    """Let the due row run, and return who was told what."""
    told: dict[str, list[int]] = {}
    with town.store.work() as work:
        watch_deadline(work, promise=promise, number=1)
        for one in work.promises:
            if isinstance(one, MessageWanted):
                told.setdefault(one.kind, []).append(one.chat_id)
    return told


def asked(town: Town, *, question: bool) -> None:
    with town.store.work() as work:
        by = person(work, "yun")
        reply_to_reporter(work, number=1, by=by, text="订单号？", seen_round=None, question=question)


def test_a_kind_that_nothing_is_promised_about_is_not_watched(town: Town) -> None:
    town.filed(kind="praise")
    assert ladders(town) == {}
    assert due(town.store) == []


def test_a_suggestion_is_promised_an_answer_only(town: Town) -> None:
    town.filed(kind="suggest")
    assert list(ladders(town)) == [FIRST_RESPONSE]


@pytest.mark.parametrize("deed", ["claim", "reply"])
def test_the_first_answer_ends_the_first_promise_only(town: Town, deed: str) -> None:
    town.filed(kind="complain")
    do(town, "yun", deed)
    assert ladders(town)[FIRST_RESPONSE].ended_at is not None
    assert due(town.store) == [RESOLUTION]


def test_a_note_answers_nobody(town: Town) -> None:
    town.filed(kind="complain")
    do(town, "yun", "note")
    assert due(town.store) == [FIRST_RESPONSE, RESOLUTION]


@pytest.mark.parametrize("by", ["add", "human"])
def test_a_question_stops_the_clock_until_the_reporter_speaks(town: Town, by: str) -> None:
    town.filed(kind="complain")
    asked(town, question=True)
    assert ladders(town)[RESOLUTION].paused
    assert due(town.store) == []
    do(town, "mei", by)
    assert not ladders(town)[RESOLUTION].paused
    assert due(town.store) == [RESOLUTION]


def test_the_last_word_decides_who_is_awaited(town: Town) -> None:
    town.filed(kind="complain")
    asked(town, question=True)
    asked(town, question=False)
    assert due(town.store) == [RESOLUTION]


def test_what_is_over_is_not_watched_and_begins_anew_when_it_is_opened_again(town: Town) -> None:
    town.filed(kind="complain")
    do(town, "yun", "resolve")
    assert due(town.store) == []
    town.clock.forward(24 * HOUR)
    do(town, "mei", "not_yet")
    assert due(town.store) == [FIRST_RESPONSE, RESOLUTION]
    assert all(ladder.started_at == town.clock() for ladder in ladders(town).values())
    for ended in ("withdraw", "solved"):
        do(town, "mei", ended)
        assert due(town.store) == []
        do(town, "yun", "reopen")
        assert due(town.store) == [FIRST_RESPONSE, RESOLUTION]


def test_a_promise_is_warned_of_and_reported_once_each(town: Town) -> None:
    town.filed(kind="complain")
    assert watched(town) == {}, "nothing is due yet"
    town.clock.forward(1.5 * HOUR)
    channel, head, mei = town.chat("#operations").chat_id, town.chat("zhou"), town.chat("mei").chat_id
    assert watched(town) == {"feedback.deadline_near": [channel]}
    assert watched(town) == {}
    town.clock.forward(0.5 * HOUR)
    told = watched(town)
    assert told["feedback.deadline_broken"][0] == channel
    assert len(told["feedback.deadline_broken"]) == 2
    assert town.person("zhou").person_id == head.person_id
    assert told["feedback.late"] == [mei]
    assert watched(town) == {}


def test_a_desk_that_was_down_reports_and_does_not_warn_any_more(town: Town) -> None:
    town.filed(kind="complain")
    town.clock.forward(3 * HOUR)
    assert watched(town) == {}
    assert "feedback.deadline_broken" in watched(town)


def test_a_row_that_comes_after_the_answer_tells_nobody(town: Town) -> None:
    town.filed(kind="complain")
    town.clock.forward(2 * HOUR)
    do(town, "yun", "reply")
    assert watched(town) == {}


def test_a_message_that_waits_while_the_answer_is_given_is_moot(town: Town) -> None:
    town.filed(kind="complain")
    town.clock.forward(1.5 * HOUR)
    watched(town)
    do(town, "yun", "claim")
    assert [shown.kind for shown in town.arrive("#operations")] == ["feedback.staff"]


def test_a_ticket_that_nobody_knows_is_refused(town: Town) -> None:
    with pytest.raises(UnknownTicket):
        watched(town)


def test_with_the_words_of_a_ticket_its_promises_go(town: Town) -> None:
    town.filed(kind="complain")
    with town.store.work() as work:
        marks = Marks.of(work.connection, person(work, "mei").person_id)
        wipe_words(work.connection, marks, kept=())
    assert ladders(town) == {}
    assert due(town.store) == []


def test_for_whoever_leaves_somebody_else_answers(town: Town) -> None:
    town.filed(kind="complain")
    fang = town.person("fang")
    with town.store.work() as work:
        CompanyChanges(work).is_as_told(fang.person_id, None)
        hand_back_tickets(work, fang)
        hand_back_tickets(work, fang)
        assert [event.deed for event in work.events].count("feedback.appointed") == 1
    with town.store.reading() as reading:
        assert Tickets(reading).find(1).responsible_id == town.person("zhou").person_id


def test_a_security_report_is_answered_for_by_the_security_group_alone(town: Town) -> None:
    filed = town.filed(kind="report_security")
    assert filed.responsible_id == town.person("ada").person_id
    town.clock.forward(1 * HOUR)
    watched(town)
    told = watched(town)
    assert town.chat("#security").chat_id in told["feedback.deadline_broken"]
    assert town.chat("#operations").chat_id not in told["feedback.deadline_broken"]


def test_a_promise_into_a_year_whose_working_days_are_not_published_says_so(town: Town) -> None:
    office = town.store.company.calendars["office"]
    years = (datetime(year, 3, 2, 3, tzinfo=UTC) for year in range(2026, 2060))
    unknown = next(one for one in years if not office.is_published(one.date()))
    town.filed()
    assert "尚未公布" not in "".join(shown.text for shown in town.arrive("mei"))
    town.clock.forward(unknown - town.clock())
    town.filed("hao")
    told = f"（{unknown.year} 年的补班日尚未公布）"
    assert told.replace("补班日", "補班日") in "".join(shown.text for shown in town.arrive("hao"))
    assert told.replace("补班日", "调休安排") in "".join(shown.text for shown in town.arrive("#operations"))

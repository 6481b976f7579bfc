"""Consent: what somebody said without it is gone after a day, and a ticket keeps what it needs."""

import dataclasses
from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.people.meet_account import meet_account, meet_chat
from actions.privacy.answer_notice import answer_notice
from actions.privacy.let_words_go import LET_GO, let_words_go
from bot.conversation.understanding import Understood
from bot.shapes.turn import Commanded, Deed, Place, Pressed, Said, Speaker, Turn
from config.company_checks import problems
from data.model.company import Company
from data.model.people import Person, Roster
from data.model.privacy import Consent, NothingToConsentTo, NoticeChanged, Privacy
from data.store.due import DueRows
from data.store.feedback import Tickets
from data.store.inbox import inbox
from data.store.people import People
from tests.unit.conversation.harness import Town

DAY = timedelta(days=1)


def stranger(town: Town, address: str = "4711") -> Person:
    """Let somebody new come by Telegram."""
    with town.store.work() as work:
        person_id = meet_account(
            work, platform="telegram", user_id=address, name="Otto", language="en", time_zone="UTC"
        )
        meet_chat(work, platform="telegram", address=address, kind="private", person_id=person_id)
        return People(work).find(person_id)


def does(town: Town, deed: Deed, intent: str = "out_of_scope", address: str = "4711") -> None:
    """Let the stranger do something in their private chat."""
    turn = Turn(
        "telegram",
        f"u{next(town.keys)}",
        deed,
        town.clock(),
        Speaker("telegram", address),
        Place("telegram", address, "private"),
    )
    town.lead(turn, Understood(intent))


def bodies(town: Town, who: Person) -> list[bytes]:
    """Return what the inbox keeps of somebody, in order."""
    with town.store.reading() as reading:
        mine = select(inbox.c.body).where(inbox.c.person_id == who.person_id).order_by(inbox.c.inbox_id)
        return list(reading.connection.execute(mine).scalars())


def fall_due(town: Town) -> None:
    """Let go of whatever is to be let go of by now."""
    with town.store.work() as work:
        for row in DueRows(work).due_by(work.now):
            if row.name == LET_GO:
                let_words_go(work, person_id=int(row.subject.rpartition(".")[2]))


def test_what_belongs_to_no_ticket_is_gone_after_a_day_and_not_before(town: Town) -> None:
    who = stranger(town)
    does(town, Said("my secret diary"))
    town.clock.forward(timedelta(hours=23))
    does(town, Said("and another page"))
    fall_due(town)
    assert [bool(body) for body in bodies(town, who)] == [True, True]
    town.clock.forward(timedelta(hours=1))
    fall_due(town)
    first, second = bodies(town, who)
    assert (first, bool(second)) == (b"", True)
    town.clock.forward(timedelta(hours=23))
    fall_due(town)
    assert bodies(town, who) == [b"", b""]


def test_a_ticket_keeps_its_words(town: Town) -> None:
    who = stranger(town)
    does(town, Said("PhotoBox crashes"), "report_problem")
    town.clock.forward(DAY)
    fall_due(town)
    assert bodies(town, who) == [b""]
    with town.store.reading() as reading:
        (ticket,) = Tickets(reading).of_reporter(who.person_id)
        assert Tickets(reading).entries(ticket)[0].text == "PhotoBox crashes"


def test_who_agrees_in_time_loses_nothing(town: Town) -> None:
    who = stranger(town)
    does(town, Said("my secret diary"))
    with town.store.work() as work:
        answer_notice(work, by=People(work).find(who.person_id), agrees=True, seen=None)
    town.clock.forward(DAY)
    fall_due(town)
    assert [bool(body) for body in bodies(town, who)] == [True]


def test_of_who_withdraws_the_next_words_go_again(town: Town) -> None:
    who = stranger(town)
    for agrees in (True, False):
        with town.store.work() as work:
            answer_notice(work, by=People(work).find(who.person_id), agrees=agrees, seen=None)
    does(town, Commanded("tickets", ""))
    town.clock.forward(DAY)
    fall_due(town)
    assert bodies(town, who) == [b""]


def test_a_press_on_what_is_gone_is_told_that_it_is_old(town: Town) -> None:
    stranger(town)
    does(town, Said("hm"))
    town.clock.forward(DAY)
    fall_due(town)
    with town.store.reading() as reading:
        number = (
            reading.connection.execute(select(inbox.c.inbox_id).order_by(inbox.c.inbox_id.desc()))
            .scalars()
            .first()
        )
    does(town, Pressed(f"file:complain|said.{number}|0", "m1"))
    with town.store.reading() as reading:
        assert Tickets(reading).of_reporter(stranger(town).person_id) == []


def test_whoever_the_company_names_has_agreed_and_keeps_a_week(town: Town) -> None:
    town.say("mei", "你好", "greet")
    town.clock.forward(DAY)
    with town.store.reading() as reading:
        assert [row.name for row in DueRows(reading).due_by(reading.now) if row.name == LET_GO] == []


def test_a_changed_text_asks_everybody_who_answered_another_one(demo: tuple[Company, Roster]) -> None:
    before = demo[0].privacy
    after = Privacy(notice={**before.notice, "en": before.notice["en"] + " And more."})
    assert before.version != after.version
    for said in (Consent.GIVEN, Consent.DECLINED, Consent.WITHDRAWN):
        who = Person(1, "Otto", "en", "UTC", consent=said, consent_version=before.version)
        assert (before.asks(who), after.asks(who)) == (False, True)
        assert not after.agreed(who)


def test_a_yes_to_a_text_that_reads_otherwise_by_now_is_refused_and_a_no_is_not(town: Town) -> None:
    who = stranger(town)
    with town.store.work() as work, pytest.raises(NoticeChanged):
        answer_notice(work, by=who, agrees=True, seen=1)
    with town.store.work() as work:
        assert answer_notice(work, by=who, agrees=False, seen=1) is Consent.DECLINED


def test_nobody_who_works_here_is_asked(town: Town) -> None:
    with town.store.work() as work, pytest.raises(NothingToConsentTo):
        answer_notice(work, by=town.person("yun"), agrees=True, seen=None)


def test_what_cannot_be_in_the_company_file_is_named(demo: tuple[Company, Roster]) -> None:
    company, roster = demo
    bad = Privacy(notice={"en": "text"}, terms={"words": "a day", "forever": "P1D"})
    found = list(problems(dataclasses.replace(company, privacy=bad), roster))
    assert sorted(problem.partition(":")[0] for problem in found) == [
        "privacy.notice.zh-CN",
        "privacy.notice.zh-TW",
        "privacy.terms.forever",
        "privacy.terms.words",
    ]

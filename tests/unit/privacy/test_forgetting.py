"""Forgetting: what is gone is nowhere, what stays is named, and who comes back is somebody new."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import LargeBinary, String, Text, select

from actions.people.load_company import load_company
from actions.privacy.ask_to_forget import ask_to_forget, evidence_of
from actions.privacy.carry_out_waiting import carry_out_waiting
from actions.privacy.forget_person import FINISH, finish, forget_person
from actions.privacy.hold_data import hold_data
from data.model.company import Company
from data.model.erasing import CompanyKeepsItsOwn, Erasure, ErasureState, HoldInThePast
from data.model.feedback import TicketState
from data.model.people import Roster
from data.model.refusals import ButtonIsOld, NotAllowed, NotYours
from data.store.audit_check import verify_chain
from data.store.companies import Companies
from data.store.custody import keys
from data.store.due import DueChanges, DueRows
from data.store.erasures import Erasures
from data.store.own_rows import Marks
from data.store.people import People
from data.store.schema import metadata
from tests.unit.conversation.harness import Town, refused
from tests.unit.privacy.test_archive import with_file

DAY = timedelta(days=1)


def asked(town: Town, by: str = "mei") -> Erasure:
    """Let somebody ask to be forgotten."""
    town.command(by, "forget")
    with town.store.reading() as reading:
        wish = Erasures(reading).unfinished_of(town.person(by).person_id)
        assert wish is not None
        return wish


def forgotten(town: Town, by: str = "mei") -> Erasure:
    """Let somebody be forgotten, as far as that goes."""
    wish = asked(town, by)
    with town.store.reading() as reading:
        seen = evidence_of(reading, wish.person_id)
    town.press(by, f"confirm|{wish.subject}|{seen}")
    with town.store.reading() as reading:
        return Erasures(reading).find(wish.number)


def finished(town: Town) -> None:
    """Let everything come that is due to be finished by now."""
    with town.store.work() as work:
        for row in DueRows(work).due_by(work.now):
            if row.name == FINISH and DueChanges(work).claim(row.due_id, row.at):
                number, _, chats = row.subject.partition(":")
                finish(work, number=int(number), chat_ids=[int(one) for one in chats.split("_")])


def everywhere(town: Town) -> list[str]:
    """Return all that whoever reads the whole database reads."""
    found: list[Any] = []
    with town.store.reading() as reading:
        for table in metadata.tables.values():
            legible = [one for one in table.c if isinstance(one.type, String | Text | LargeBinary)]
            rows = reading.connection.execute(select(*legible)).all() if legible else []
            found += [value for row in rows for value in row]
        found += [str(row.facts) for row in reading.connection.execute(select(metadata.tables["messages"]))]
    return [one.decode("latin-1") if isinstance(one, bytes) else str(one) for one in found]


def test_after_forgetting_nothing_tells_of_the_person(town: Town) -> None:
    town.filed()
    with_file(town, b"picture")
    town.arrive("mei")
    who = town.person("mei").person_id
    with town.store.reading() as reading:
        (account,) = Marks.of(reading.connection, who).accounts
    assert account[1] in everywhere(town)
    town.command("mei", "link")
    wish = forgotten(town)
    assert wish.state is ErasureState.DONE
    with town.store.reading() as reading:
        assert reading.connection.execute(select(keys).where(keys.c.person_id == who)).first() is None
        assert People(reading).find(who).erased
        left = Marks.of(reading.connection, who)
        assert (left.accounts, left.chats, left.files, left.merged) == ((), (), (), ())
    town.clock.forward(DAY)
    finished(town)
    town.clock.forward(2 * DAY)
    finished(town)
    group = town.chat("users_group").address  # ends like hers
    assert not [one for one in everywhere(town) if account[1] in one and one != group]
    assert to_finish(town) == []


def to_finish(town: Town) -> list[str]:
    """Return what is still to be finished."""
    with town.store.reading() as reading:
        return [row.name for row in DueRows(reading).due_by(reading.now + 30 * DAY) if row.name == FINISH]


def test_the_department_sees_a_number_without_a_word(town: Town) -> None:
    town.filed()
    town.arrive("#operations")
    forgotten(town)
    (card,) = [one for one in town.arrive("#operations") if one.kind == "feedback.staff"]
    assert "FB-1" in card.text
    assert "闪退" not in card.text
    assert "小美" not in card.text
    assert card.buttons == []
    assert town.ticket().state is TicketState.ERASED


@pytest.mark.parametrize("action", ["claim", "reopen"])
def test_nothing_can_be_done_with_what_is_erased(town: Town, action: str) -> None:
    town.filed()
    forgotten(town)
    assert refused(town.press("yun", f"{action}|FB-1|1", "#operations"))


@pytest.mark.parametrize("form", ["reply", "note", "ask"])
def test_nothing_can_be_written_on_what_is_erased(town: Town, form: str) -> None:
    town.filed()
    forgotten(town)
    assert refused(town.submit("yun", form, "FB-1", message="anything"))


def test_the_audit_log_stands_and_names_nobody(town: Town) -> None:
    town.filed()
    forgotten(town)
    with town.store.reading() as reading:
        assert isinstance(verify_chain(reading.connection), int)


def test_a_complaint_stays_until_it_is_closed_and_its_term_is_over(town: Town) -> None:
    town.filed(kind="complain")
    town.say("mei", "天气君打不开")
    wish = forgotten(town)
    assert wish.state is ErasureState.WAITING
    assert [town.ticket(number).state for number in (1, 2)] == [TicketState.OPEN, TicketState.ERASED]
    assert town.person("mei").name == "小美"
    town.submit("yun", "resolve", "FB-1")
    town.press("mei", "solved|FB-1|1")
    town.clock.forward(29 * DAY)
    with town.store.work() as work:
        assert carry_out_waiting(work) == 0
    town.clock.forward(2 * DAY)
    with town.store.work() as work:
        assert carry_out_waiting(work) == 1
    assert town.ticket(1).state is TicketState.ERASED
    assert town.person("mei").erased


def test_what_the_law_holds_stays_whole_until_its_end(town: Town) -> None:
    ticket = town.filed()
    with town.store.work() as work:
        hold_data(
            work, number=1, by=town.person("qiu"), until=work.now + 10 * DAY, reason="court order 12/26"
        )
    wish = forgotten(town)
    assert wish.state is ErasureState.WAITING
    assert town.ticket() == ticket
    town.clock.forward(10 * DAY)
    with town.store.work() as work:
        assert carry_out_waiting(work) == 1
    assert town.ticket().state is TicketState.ERASED


def test_only_some_may_hold_and_only_until_a_day_to_come(town: Town) -> None:
    town.filed()
    with town.store.work() as work, pytest.raises(NotAllowed):
        hold_data(work, number=1, by=town.person("yun"), until=work.now + DAY, reason="x")
    with town.store.work() as work, pytest.raises(HoldInThePast):
        hold_data(work, number=1, by=town.person("qiu"), until=work.now, reason="x")


@pytest.mark.parametrize(
    "text", ["", "FB-1", "FB-1 2026-12-31", "FB-1 tomorrow why", "mei 2026-12-31 why", "FB-1 2026-02-30 why"]
)
def test_a_hold_that_says_too_little_is_refused(town: Town, text: str) -> None:
    town.filed()
    town.command("qiu", "hold", text)
    assert [one.kind for one in town.arrive("qiu")] == ["desk.refusal"]


def test_somebody_elses_wish_is_not_confirmed(town: Town) -> None:
    wish = asked(town)
    with town.store.work() as work, pytest.raises(NotYours):
        forget_person(work, number=wish.number, by=town.person("hao"), seen=0)


def test_what_would_be_erased_must_be_what_was_shown(town: Town) -> None:
    wish = asked(town)
    with town.store.reading() as reading:
        seen = evidence_of(reading, wish.person_id)
    town.filed()
    with town.store.work() as work, pytest.raises(ButtonIsOld):
        forget_person(work, number=wish.number, by=town.person("mei"), seen=seen)


def test_confirmed_twice_it_is_done_once(town: Town) -> None:
    wish = forgotten(town)
    with town.store.work() as work, pytest.raises(ButtonIsOld):
        forget_person(work, number=wish.number, by=town.person("mei"), seen=0)


def test_whoever_works_here_is_the_companys(town: Town) -> None:
    with town.store.work() as work, pytest.raises(CompanyKeepsItsOwn):
        ask_to_forget(work, by=town.person("yun"), chat=town.chat("yun"))


def test_the_company_file_brings_nobody_back(town: Town, demo: tuple[Company, Roster]) -> None:
    forgotten(town)
    with town.store.work() as work:
        load_company(work, roster=demo[1])
        assert "mei" not in Companies(work).known().people
        assert People(work).find(People(work).id_of_key("mei") or 0).erased

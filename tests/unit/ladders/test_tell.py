"""Whom a step reaches."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from actions.ladders.tell import chats_of
from actions.people.on_call import on_call
from data.model.ladders import Told, Whom
from data.store.companies import CompanyChanges
from data.store.roster import RosterChanges
from data.store.work import Work
from tests.unit.conversation.harness import Town


def told(town: Town, *to: Told, department: str = "operations", rota: str = "support") -> list[int]:
    with town.store.reading() as reading:
        return [chat.chat_id for chat in chats_of(reading, to, department=department, rota=rota)]


# On that Monday fang is on duty for support, after whom comes zhou.
@pytest.mark.parametrize(
    ("to", "place"),
    [
        (Told(Whom.PERSON, "raj"), "raj"),
        (Told(Whom.GROUP), "#operations"),
        (Told(Whom.GROUP, "technical"), "#technical"),
        (Told(Whom.HEAD), "zhou"),
        (Told(Whom.HEAD, "legal"), "qiu"),
        (Told(Whom.ON_CALL), "fang"),
        (Told(Whom.NEXT_ON_CALL), "zhou"),
    ],
)
def test_everybody_is_found(town: Town, to: Told, place: str) -> None:
    with town.store.reading() as reading:
        (chat,) = chats_of(reading, (to,), department="operations", rota="support")
    private = (
        chat.person_id == town.person(place).person_id if not place.startswith("#") else chat.key == place
    )
    assert private


def test_nobody_is_told_twice_in_one_step(town: Town) -> None:
    assert len(told(town, Told(Whom.HEAD), Told(Whom.PERSON, "zhou"), Told(Whom.NEXT_ON_CALL))) == 1


@pytest.mark.parametrize(
    "to",
    [
        Told(Whom.PERSON, "x"),
        Told(Whom.GROUP, "x"),
        Told(Whom.HEAD, "x"),
        Told(Whom.ON_CALL, "x"),
        Told(Whom.NEXT_ON_CALL, "x"),
    ],
)
def test_whom_nobody_knows_any_more_is_left_out(town: Town, to: Told) -> None:
    assert told(town, to) == []


def left_by_file(work: Work, person_id: int) -> None:
    CompanyChanges(work).is_as_told(person_id, None)


def account_closed(work: Work, person_id: int) -> None:
    RosterChanges(work).leave(person_id)


@pytest.mark.parametrize("leave", [left_by_file, account_closed])
def test_whoever_has_left_is_stood_in_for_by_the_next_one(
    town: Town, leave: Callable[[Work, int], object]
) -> None:
    with town.store.work() as work:
        leave(work, town.person("fang").person_id)
    with town.store.reading() as reading:
        rota = reading.company.rota("support")
        assert rota is not None
        found = [on_call(reading, rota, ahead=ahead) for ahead in (0, 1, 2)]
        assert [one.name for one in found if one] == ["小周", "小云", "小周"]
        assert on_call(reading, rota, fits=lambda _person: False) is None
    town.clock.forward(-timedelta(days=100))
    with town.store.reading() as reading:
        assert on_call(reading, rota) is None


def test_of_whoever_has_left_nothing_is_asked_and_for_a_head_the_department_is_told(town: Town) -> None:
    with town.store.work() as work:
        for key in ("raj", "zhou"):
            account_closed(work, town.person(key).person_id)
    assert told(town, Told(Whom.PERSON, "raj")) == []
    assert told(town, Told(Whom.HEAD)) == [town.chat("#operations").chat_id]

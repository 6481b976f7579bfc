"""What a platform tells of who works at the company counts at once, on every platform, and never gives more than it tells."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.shapes.turn import AccountClosed, RollCalled, Turn
from data.store.audit import audit_entries
from data.store.feedback import Tickets
from data.store.people import People
from data.store.roster import Roster
from data.store.troubles import Troubles
from tests.unit.conversation.harness import Town, refused

YUN, ROOT, ZHOU, NEW = "U0YUN0000", "U0ROOT000", "U0ZHOU000", "U0NOBODY0"
EVERYBODY = ("U0ADA0000", YUN, ROOT, ZHOU)


def tell(town: Town, deed: AccountClosed | RollCalled, key: str = "") -> None:
    """Let Slack tell the desk something."""
    town.run(Turn("slack", key or f"roll:{next(town.keys)}", deed, town.clock()))


def call(town: Town, *, closed: tuple[str, ...] = (), **groups: tuple[str, ...]) -> None:
    """Let Slack answer the roll call."""
    present = tuple(one for one in EVERYBODY if one not in closed)
    tell(town, RollCalled(present, closed, groups or None))


def deeds(town: Town) -> list[str]:
    with town.store.reading() as reading:
        bodies = reading.connection.execute(select(audit_entries.c.body)).scalars().all()
    return [
        deed for body in bodies if (deed := json.loads(body)["deed"]).startswith(("people.", "feedback.h"))
    ]


def following(town: Town) -> None:
    """Let operations have the members of a user group."""
    departments = tuple(
        replace(one, slack_group="ops-team") if one.key == "operations" else one
        for one in town.store.company.departments
    )
    town.store.company = replace(town.store.company, departments=departments)


def test_a_closed_account_ends_every_right_and_hands_tickets_back(town: Town) -> None:
    ticket = town.filed()
    assert not refused(town.press("yun", f"claim|{ticket.subject}|1", "#operations"))
    town.arrive("#operations")
    tell(town, AccountClosed(YUN))
    assert not town.person("yun").is_staff
    assert town.ticket().handler_id is None
    shown = town.arrive("#operations")
    assert [one.kind for one in shown] == ["feedback.staff", "feedback.handed_back"]
    assert refused(town.press("yun", f"claim|{ticket.subject}|1", "#operations"))
    assert refused(town.press("yun", f"claim|{ticket.subject}|1")), "on Telegram as well"
    assert deeds(town)[-2:] == ["people.account_closed", "feedback.handed_back"]


def test_what_is_told_twice_happens_once(town: Town) -> None:
    before = deeds(town)
    for _ in range(3):
        tell(town, AccountClosed(YUN))
        call(town, closed=(YUN,))
    assert deeds(town) == [*before, "people.account_closed"]


def test_an_open_account_has_what_the_company_gives_and_no_ticket(town: Town) -> None:
    ticket, before = town.filed(), town.person("yun")
    town.press("yun", f"claim|{ticket.subject}|1", "#operations")
    call(town, closed=(YUN,))
    call(town)
    assert town.person("yun") == before
    assert town.ticket().handler_id is None
    assert not refused(town.press("yun", f"claim|{ticket.subject}|1", "#operations"))


def test_who_is_not_named_at_all_stays_as_they_were(town: Town) -> None:
    tell(town, AccountClosed(YUN))
    tell(town, RollCalled((ZHOU,), ()))
    assert not town.person("yun").is_staff
    assert town.person("ada").is_staff


def test_accounts_that_nobody_knows_are_nobody_s_affair(town: Town) -> None:
    before = deeds(town)
    tell(town, AccountClosed("U0STRANGER"))
    tell(town, AccountClosed(""))
    call(town, closed=("U0STRANGER", "x" * 5000), unmapped=("U0STRANGER",))
    assert deeds(town) == before


def test_an_admin_whose_account_is_closed_hears_of_no_trouble(town: Town) -> None:
    root = town.person("root").person_id
    call(town, closed=(ROOT,))
    with town.store.reading() as reading:
        assert root not in Troubles(reading).with_role("admin")


def test_a_department_has_the_members_of_its_group_and_of_no_other(town: Town) -> None:
    following(town)
    call(town, **{"ops-team": (NEW, "U0ADA0000"), "technical": (ZHOU,)})
    assert "operations" in town.person("ada").groups
    assert town.person("zhou").groups == {"operations"}, "the file gave that"
    with town.store.reading() as reading:
        newcomer = People(reading).find(People(reading).id_of_account("slack", NEW) or 0)
    assert newcomer.groups == {"operations"}
    assert not newcomer.known, "the platform is asked when they write"


def test_whoever_leaves_the_group_hands_back_what_they_worked_on(town: Town) -> None:
    following(town)
    call(town, **{"ops-team": ("U0ADA0000",)})
    ticket = town.filed()
    town.press("ada", f"claim|{ticket.subject}|1", "#operations")
    call(town, **{"ops-team": ()})
    assert town.ticket().handler_id is None
    assert town.person("ada").groups == {"technical", "security"}
    assert deeds(town)[-3:] == ["people.moved", "people.moved", "feedback.handed_back"]


@pytest.mark.parametrize("groups", [None, {}, {"renamed": (ZHOU,)}])
def test_what_cannot_be_told_changes_nothing(town: Town, groups: dict[str, tuple[str, ...]] | None) -> None:
    following(town)
    call(town, **{"ops-team": ("U0ADA0000",)})
    tell(town, RollCalled(EVERYBODY, (), groups))
    assert "operations" in town.person("ada").groups


def test_a_mapping_that_is_taken_away_takes_its_members_with_it(town: Town) -> None:
    company = town.store.company
    following(town)
    call(town, **{"ops-team": ("U0ADA0000",)})
    town.store.company = company
    call(town, **{"ops-team": ("U0ADA0000",)})
    assert "operations" not in town.person("ada").groups


def test_a_ticket_that_is_opened_again_is_not_a_leavers(town: Town) -> None:
    ticket = town.filed()
    town.press("yun", f"claim|{ticket.subject}|1", "#operations")
    town.submit("yun", "resolve", ticket.subject)
    call(town, closed=(YUN,))
    with town.store.reading() as reading:
        assert Tickets(reading).handled_by(town.person("yun").person_id) == []
    town.press("mei", f"not_yet|{ticket.subject}|1")
    assert town.ticket().handler_id is None


def test_whose_account_it_is_counts_and_not_where_it_was_linked(town: Town) -> None:
    with town.store.reading() as reading:
        known = Roster(reading).accounts_on("slack")
    assert known[YUN] == town.person("yun").person_id
    assert len(known) == len({*known.values()}) > 15

"""What was withdrawn a second ago does not work: not by a button that stands, a form that is open, words, or a page."""

import dataclasses
import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.shapes.reply import FieldErrors, OpenSheet
from bot.shapes.turn import Pressed, Submitted
from data.model.feedback import TicketState
from data.store.audit import Happened, audit_entries
from data.store.people_tables import people
from tests.unit.conversation.harness import Town, refused

PLATFORMS = ("slack", "telegram")


def becomes(town: Town, key: str, *groups: str, roles: tuple[str, ...] = ()) -> None:
    """Let somebody have other groups and roles from now on."""
    kept = {"groups": json.dumps(groups), "roles": json.dumps(roles)}
    with town.store.work() as work:
        work.connection.execute(update(people).where(people.c.company_key == key).values(kept))


def rules(town: Town, **may: tuple[str, ...]) -> None:
    """Let the company give other rights from now on."""
    company = town.store.company
    town.store.company = dataclasses.replace(company, may={**company.may, **may})


def last_refusal(town: Town) -> tuple[str, Mapping[str, Any]]:
    """Return about what the last no was, and its facts."""
    with town.store.reading() as reading:
        bodies = reading.connection.execute(
            select(audit_entries.c.body).order_by(audit_entries.c.entry_id.desc())
        )
        entries = map(json.loads, bodies.scalars())
        entry = next(one for one in entries if one["deed"] == "desk.refused")
    return entry["subject"], entry["facts"]


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(
    "action",
    ["claim", "reply", "resolve", "ask", "note", "assign", "hand_over", "kind", "priority", "history"],
)
def test_a_button_that_stands_gives_nothing_to_whoever_left_the_department(
    town: Town, platform: str, action: str
) -> None:
    town.filed()
    becomes(town, "yun", "marketing")
    before = town.ticket()
    assert refused(town.lead(town.turn("yun", Pressed(f"{action}|FB-1|1"), platform=platform, handle="t")))
    assert last_refusal(town) == ("FB-1", {"rule": "not_allowed", "wanted": action})
    assert town.ticket() == before


@pytest.mark.parametrize("platform", PLATFORMS)
def test_nor_to_whoever_works_nowhere_any_more(town: Town, platform: str) -> None:
    town.filed()
    becomes(town, "yun")
    assert refused(town.lead(town.turn("yun", Pressed("claim|FB-1|1"), platform=platform)))
    assert town.ticket().handler_id is None


@pytest.mark.parametrize("platform", PLATFORMS)
def test_another_rule_of_the_company_counts_at_once_and_gives_as_well_as_it_takes(
    town: Town, platform: str
) -> None:
    town.filed()
    rules(town, handle_tickets=("technical",))
    assert refused(town.lead(town.turn("yun", Pressed("claim|FB-1|1"), platform=platform)))
    rules(town, handle_tickets=("operations",))
    assert not refused(town.lead(town.turn("yun", Pressed("claim|FB-1|1"), platform=platform)))
    assert town.ticket().handler_id == town.person("yun").person_id


def test_a_sheet_that_is_open_is_not_taken_any_more(town: Town) -> None:
    town.filed()
    turn = town.turn("yun", Pressed("reply|FB-1|1"), platform="slack", handle="t")
    assert isinstance(town.lead(turn), OpenSheet)
    becomes(town, "yun", "marketing")
    for answers in ({"message": "请更新"}, {"message": ""}):
        told = town.lead(town.turn("yun", Submitted("reply", "FB-1", 1, answers), platform="slack"))
        assert refused(told)
        assert not isinstance(told, FieldErrors)
    assert not [shown for shown in town.arrive("mei") if "请更新" in shown.text]


def test_a_form_that_is_filled_step_by_step_ends_in_a_no(town: Town) -> None:
    town.filed()
    town.lead(town.turn("yun", Pressed("reply|FB-1|1"), platform="telegram", handle="t"))
    town.say("yun", "请更新", "out_of_scope")
    sure = next(shown for shown in reversed(town.arrive("yun", "telegram")) if "confirm" in shown.buttons)
    becomes(town, "yun", "marketing")
    assert refused(town.press("yun", sure.reference("confirm"), message_ref=sure.message_ref))
    assert not [shown for shown in town.arrive("mei") if "请更新" in shown.text]


def test_a_card_that_was_opened_in_private_shows_nothing_new(town: Town) -> None:
    town.filed()
    town.press("yun", "open|FB-1|0")
    (card,) = town.arrive("yun", "telegram")
    assert "相册盒闪退" in card.text
    becomes(town, "yun", "marketing")
    town.say("mei", "FB-1 还有一张截图", "add_detail")
    (redrawn,) = town.arrive("yun", "telegram")
    assert (redrawn.text.strip(), redrawn.buttons) == ("这张卡片已不再对您开放。", [])
    for language in ("en", "zh-TW"):
        asked = town.press("yun", f"language:{language}|FB-1|1", message_ref=card.message_ref)
        assert refused(asked)
    assert [shown.kind for shown in town.arrive("#operations") if "截图" in shown.text]


def test_found_pages_of_the_audit_log_are_not_turned_nor_translated_any_more(town: Town) -> None:
    with town.store.work() as work:
        for _ in range(11):
            work.audit(Happened("feedback.claimed", "FB-1"))
    town.command("vera", "audit", "FB-1")
    (found,) = town.arrive("vera")
    becomes(town, "vera", "marketing")
    assert refused(town.press("vera", found.reference("next"), message_ref=found.message_ref))
    assert refused(town.press("vera", "language:en|look.1|0", message_ref=found.message_ref))
    town.command("vera", "audit", "FB-1")
    assert "Only Supervision / admins may do this." in town.arrive("vera")[-1].text


def test_words_do_no_more_than_buttons(town: Town) -> None:
    town.filed()
    town.submit("yun", "resolve", "FB-1", reason="")
    assert town.ticket().state is TicketState.RESOLVED
    becomes(town, "yun", "marketing")
    town.say("yun", "FB-1 重新打开", "reopen_ticket")
    assert town.ticket().state is TicketState.RESOLVED
    assert last_refusal(town) == ("desk", {"rule": "not_allowed", "wanted": "words"})


def test_where_nobody_may_report_nobody_does_and_is_told_so(town: Town) -> None:
    rules(town, report=())
    town.say("mei", "相册盒闪退")
    assert "任何人都不能" in town.arrive("mei")[-1].text
    rules(town, report=("staff",))
    town.say("mei", "相册盒闪退")
    assert "只有员工可以这样做" in town.arrive("mei")[-1].text
    town.say("yun", "相册盒闪退")
    assert town.ticket().reporter_id == town.person("yun").person_id


@pytest.mark.parametrize(
    ("key", "more"),
    [("mei", False), ("yun", False), ("root", True), ("vera", True)],
)
def test_help_shows_what_one_may_do_and_no_more(town: Town, key: str, *, more: bool) -> None:
    town.command(key, "help")
    shown = town.arrive(key)[-1].text
    assert "status" in shown
    assert ("audit" in shown) is more
    becomes(town, key, *(() if more else ("supervision",)))
    town.command(key, "help")
    assert ("audit" in town.arrive(key)[-1].text) is not more


def test_help_begins_with_what_people_come_for(town: Town) -> None:
    town.command("mei", "help")
    commands = re.findall(r"/([a-z]+) [–-]", town.arrive("mei")[-1].text)
    assert commands[:2] == ["report", "status"]
    assert commands.index("tickets") < commands.index("forget")


def test_home_offers_what_one_may_do_and_no_more(town: Town) -> None:
    town.command("mei", "start")
    assert "report" in town.arrive("mei")[-1].buttons
    rules(town, report=("staff",))
    town.command("mei", "start")
    home = next(shown for shown in town.arrive("mei") if shown.buttons)
    assert "report" not in home.buttons
    assert "link" in home.buttons
    assert refused(town.press("mei", f"report|home.{town.person('mei').person_id}|0"))

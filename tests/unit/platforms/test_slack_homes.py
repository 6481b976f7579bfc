"""Homes on a local Slack, drawn from a real store: what is published when, and what a refusal leads to."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
import structlog
import yaml

from bot.cards.feedback_home import department_tickets
from bot.cards.home import home_of
from bot.inbox.homes import HomeDoor
from bot.platforms.errands import Errands
from bot.platforms.slack.home import PAGE, VIEW_HASH, home_view, remembered
from bot.platforms.slack.homes import LOOKED_AT_FOR, SlackHomes
from bot.platforms.slack.limits import MOST_VIEW_BLOCKS
from bot.platforms.slack.send import SlackPlatform
from bot.sandbox.server import SLACK_BOT_TOKEN, Sandbox
from bot.sandbox.slack.strict import check_view
from bot.shapes.turn import HomeOpened
from data.store.troubles import HOMES, Troubles
from tests.architecture.house import ROOT
from tests.contract.platforms.harness import until
from tests.contract.store.harness import person
from tests.unit.conversation.harness import CAPABILITIES, DICTIONARY, Town


@dataclass
class Tabs:
    """Home tabs on a local Slack with a town behind them."""

    sandbox: Sandbox
    town: Town
    homes: SlackHomes

    def tab(self, person: str = "yun") -> str:
        """Return what somebody's home tab reads."""
        found = [one for one in self.sandbox.slack.seen() if (one.kind, one.place) == ("home", person)]
        return found[-1].text if found else ""

    async def open(self, person: str = "yun", *, page: int = 0, told: str = "", view_hash: str = "") -> None:
        """Let somebody open the tab, or press there."""
        turn = self.town.turn(person, HomeOpened(), platform="slack")
        shown = {VIEW_HASH: view_hash} if view_hash else {}
        await self.homes.show(replace(turn, handle={PAGE: str(page), **shown}), page=page, told=told)

    def published(self) -> list[dict[str, Any]]:
        """Return what Slack answered to each publishing."""
        return [
            json.loads(entry.body["text"])
            for entry in self.sandbox.world.log
            if (entry.direction, entry.method) == ("answer", "views.publish")
        ]

    def view_hash(self) -> str:
        """Return Slack's name for what was published last."""
        return str(self.published()[-1]["view"]["hash"])

    def trouble(self) -> str | None:
        """Return what is kept for whoever examines the installation."""
        with self.town.store.reading() as reading:
            return Troubles(reading).reason(HOMES)


@pytest.fixture
async def tabs(town: Town) -> AsyncIterator[Tabs]:
    sandbox = Sandbox(yaml.safe_load((ROOT / "config/demo/company.yml").read_text(encoding="utf-8")))
    await sandbox.start()
    platform = SlackPlatform(bot_token=SLACK_BOT_TOKEN, now=town.clock, api_url=f"{sandbox.url}/slack/api/")
    await platform.start()
    door, errands = HomeDoor(town.store, CAPABILITIES, DICTIONARY), Errands()
    yield Tabs(sandbox, town, SlackHomes(platform, door, errands, now=town.clock))
    await errands.stop()
    await platform.stop()
    await sandbox.stop()


async def test_what_is_shown_already_is_not_published_again(tabs: Tabs) -> None:
    await tabs.open()
    await tabs.open(view_hash=tabs.view_hash())
    assert len(tabs.published()) == 1
    await tabs.open(view_hash="")
    assert len(tabs.published()) == 2, "a tab that Slack calls empty must be filled"


async def test_a_change_shows_in_the_homes_that_it_concerns_and_in_no_other(tabs: Tabs) -> None:
    for who in ("yun", "wen"):
        await tabs.open(who)
    tabs.town.filed()
    tabs.homes.changed({"FB-1"}, None)
    await until(lambda: "FB-1" in tabs.tab("yun"))
    assert len(tabs.published()) == 3
    assert "FB-1" not in tabs.tab("wen")


async def test_a_home_that_was_opened_long_ago_is_not_drawn_anew(tabs: Tabs) -> None:
    await tabs.open("yun")
    tabs.town.clock.forward(LOOKED_AT_FOR + timedelta(minutes=1))
    await tabs.open("zhou")
    tabs.town.filed()
    tabs.homes.changed({"FB-1"}, None)
    await until(lambda: "FB-1" in tabs.tab("zhou"))
    assert "FB-1" not in tabs.tab("yun")


async def test_what_a_press_was_told_stays_until_the_home_changes(tabs: Tabs) -> None:
    await tabs.open(told="Thank you")
    assert "Thank you" in tabs.tab()
    tabs.town.filed()
    tabs.homes.changed({"FB-1"}, None)
    await until(lambda: "FB-1" in tabs.tab())
    assert "Thank you" not in tabs.tab()


async def test_what_another_process_published_is_drawn_over_with_what_is_newer(tabs: Tabs) -> None:
    await tabs.open()
    tabs.sandbox.slack.fault({"method": "views.publish", "answer": "hash_conflict"})
    tabs.town.filed()
    await tabs.open(view_hash="another")
    assert "FB-1" in tabs.tab()
    assert [answer["ok"] for answer in tabs.published()] == [True, False, True]


@pytest.mark.parametrize("code", ["not_enabled", "missing_scope"])
async def test_homes_that_slack_does_not_let_us_show_are_kept_as_trouble_until_it_does(
    tabs: Tabs, code: str
) -> None:
    tabs.sandbox.slack.fault({"method": "views.publish", "answer": code, "times": 2})
    with structlog.testing.capture_logs() as logs:
        await tabs.open()
        await tabs.open()
    assert [one["event"] for one in logs] == ["slack_home_barred"]
    assert tabs.trouble() == code
    await tabs.open()
    assert tabs.trouble() is None


@pytest.mark.parametrize("rule", [{"answer": 500}, {"answer": 429, "retry_after": 30}, {"drop": "reply"}])
async def test_a_home_that_was_lost_is_not_repeated_by_itself(tabs: Tabs, rule: dict[str, Any]) -> None:
    tabs.sandbox.slack.fault({"method": "views.publish", **rule})
    await tabs.open()
    assert len([one for one in tabs.sandbox.world.log if one.method == "views.publish"]) <= 2
    tabs.town.filed()
    await tabs.open()
    assert "FB-1" in tabs.tab()


@pytest.mark.parametrize("sections", [1, 2, 3, 12])
async def test_a_home_of_many_sections_fits(town: Town, sections: int) -> None:
    for _ in range(12):
        town.filed("mei")
    with town.store.reading() as reading:
        who = person(reading, "yun")
        words = DICTIONARY.words("zh-CN", "Asia/Shanghai")
        home = home_of(reading, words, who, views=[department_tickets] * sections, begins=["report"], page=0)
    shown = home_view(home, told="x" * 300, address="D0YUN")
    check_view(shown, kind="home")
    assert len(shown["blocks"]) < MOST_VIEW_BLOCKS
    assert len(home.parts) == sections
    assert [one.reference.action for one in home.turning] == ["next"]


@pytest.mark.parametrize("kept", ["", "[]", "null", "{}", '{"page": "x", "place": 1}', "{"])
def test_a_home_tab_that_is_none_of_ours_is_at_its_first_page(kept: str) -> None:
    assert remembered({"private_metadata": kept}).page == 0

"""A company file follows a workspace's user groups, asked of the local Slack by the real client."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.sandbox.directory import Directory
from config.company import read_company
from config.company_checks import cannot_work
from tests.contract.store.harness import DEMO
from tests.wire.slack.harness import APP_TOKEN, BOT_TOKEN, Place, open_place

Told = dict[str, Any]


@pytest.fixture
async def place(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Place]:
    async with open_place() as place:
        monkeypatch.setenv("DESKBELL_SLACK__BOT_TOKEN", BOT_TOKEN)
        monkeypatch.setenv("DESKBELL_SLACK__APP_TOKEN", APP_TOKEN)
        monkeypatch.setenv("DESKBELL_SLACK__API_URL", place.api_url)
        yield place


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the demo company as somebody would begin it: a few people, and hardly an id."""
    told = Directory(yaml.safe_load(DEMO.read_text(encoding="utf-8"))).resolved_company()
    later = {"yun", "fang", "mei"}
    told["people"] = [one for one in told["people"] if one["key"] not in later]
    for rota in told["rotas"]:
        rota["members"] = [key for key in rota["members"] if key not in later]
    for chat in told["chats"]["slack"]:
        chat.pop("id")
    told["chats"]["slack"] = [one for one in told["chats"]["slack"] if one["name"] != "#legal"]
    path = tmp_path / "company.yml"
    path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    return path


async def asked(*line: object) -> Result:
    words = ["company", "from-slack", *map(str, line)]
    return await asyncio.to_thread(lambda: CliRunner().invoke(app, words))


async def written(file: Path, *line: object) -> Told:
    answer = await asked(file, *line)
    assert answer.exit_code == 0, answer.output
    told: Told = yaml.safe_load(answer.stdout)
    return told


def people(told: Told) -> dict[str, Told]:
    return {one["key"]: one for one in told["people"]}


async def test_members_of_a_followed_group_come_and_channels_get_their_ids(place: Place, file: Path) -> None:
    told = await written(file, "--map", "operations=@operations")
    assert people(told)["yun"] == {
        "key": "yun", "name": "小云", "slack": "U0YUN0000", "language": "zh-CN", "time_zone": "Asia/Shanghai",
    }  # fmt: skip
    assert people(told)["zhou"].get("groups") == [], "Slack tells that now"
    assert people(told)["lin"]["groups"] == ["technical"], "nobody asked to follow that"
    assert "mei" not in people(told), "no colleague"
    assert not [one for one in told["chats"]["slack"] if not one["id"]]
    assert "#legal" in [one["name"] for one in told["chats"]["slack"]]
    assert place.world.log, "Slack was asked"


async def test_what_is_written_is_a_company_that_works_and_changes_nothing_more(
    place: Place, file: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.yml"
    answer = await asked(file, "--map", "operations=operations", "--to", new)
    assert answer.exit_code == 0
    assert f"deskbell company diff {new}" in answer.output
    assert list(cannot_work(*read_company(new))) == []
    again = await written(new)
    assert json.dumps(again, sort_keys=True) == json.dumps(yaml.safe_load(new.read_text()), sort_keys=True)
    assert place.world.log


async def test_whoever_left_is_left_out_unless_they_head_a_department_or_stand_in_a_rota(
    place: Place, file: Path
) -> None:
    for key in ("ivy", "lin", "raj"):
        await place.server.other(key, "deactivate", {})
    left = {"ivy", "lin", "raj"} - people(await written(file)).keys()
    assert left == {"ivy"}


@pytest.mark.parametrize(
    ("follow", "reason"),
    [
        ("operations=wizards", "there is no user group @wizards; there are @leading_group, @legal"),
        ("magic=operations", "there is no department 'magic'; there are operations"),
    ],
)
async def test_what_cannot_be_followed_is_refused(place: Place, file: Path, follow: str, reason: str) -> None:
    answer = await asked(file, "--map", follow)
    assert answer.exit_code == 2
    assert reason in answer.output
    assert place.world.log


@pytest.mark.parametrize("follow", ["", "operations", "=x", "operations="])
async def test_a_mapping_is_written_in_one_way(place: Place, file: Path, follow: str) -> None:
    answer = await asked(file, "--map", follow)
    assert answer.exit_code == 2
    assert "operations=ops-team" in answer.output
    assert not place.sent("users.list")


async def test_a_missing_permission_is_named(place: Place, file: Path) -> None:
    place.server.fault({"scopes": ["users:read"]})
    answer = await asked(file)
    assert answer.exit_code == 1
    assert "Slack did not tell: missing_scope" in answer.output


async def test_without_a_token_nothing_is_asked(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DESKBELL_SLACK__BOT_TOKEN", raising=False)
    answer = await asked(file)
    assert answer.exit_code == 2
    assert "DESKBELL_SLACK__BOT_TOKEN" in answer.output

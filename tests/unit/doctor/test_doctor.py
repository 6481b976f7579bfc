"""Each thing that can be wrong with an installation is named, with its remedy, and nothing that is right."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from bot.__main__ import app
from bot.doctor import machine
from bot.doctor.backups import backup_finding
from bot.doctor.finding import Finding, State
from bot.doctor.memory import database_findings, desk_runs
from bot.doctor.reaching import clocks, reached
from bot.platforms.asked import Asked
from bot.platforms.slack.scopes import NEEDED
from bot.sandbox.server import Sandbox
from bot.understanding.client import Server, answers_at
from bot.wiring.backups import how_backups_are
from bot.wiring.doctor import examined
from config.backups import BackupSettings
from config.keys import MasterKeyFault
from data.store.masters import Masters
from data.store.seat import FileSeat
from data.store.troubles import HOMES, TroubleChanges
from tests.architecture.house import ROOT
from tests.contract.store.harness import MASTER_KEY
from tests.unit.conversation.harness import Town
from tests.unit.platforms.proxies import proxy
from tests.unit.understanding.answering import TOKEN, Answering

COMPANY = ROOT / "config/demo/company.yml"
NOBODY = "http://127.0.0.1:9"


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(yaml.safe_load(COMPANY.read_text(encoding="utf-8")))
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
def installed(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Give an installation in which nothing is broken."""
    for name, value in sandbox.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DESKBELL_DATA_FOLDER", str(tmp_path))
    return monkeypatch


async def found(state: State = State.BROKEN) -> dict[str, Finding]:
    return {one.step: one for one in await examined() if one.state is state}


@pytest.mark.usefixtures("installed")
async def test_where_nothing_is_wrong_nothing_is_broken() -> None:
    assert await found() == {}
    fine = await found(State.OK)
    assert {"slack_bot_token", "slack_app_token", "slack_scopes", "telegram_token", "telegram_poller"} <= set(
        fine
    )
    assert {"clock", "disk", "company_file", "database"} <= set(fine)


@pytest.mark.parametrize(
    ("name", "value", "step", "remedy"),
    [
        ("DESKBELL_SLACK__BOT_TOKEN", "xoxb-wrong", "slack_bot_token", "DESKBELL_SLACK__BOT_TOKEN"),
        ("DESKBELL_SLACK__APP_TOKEN", "xapp-wrong", "slack_app_token", "DESKBELL_SLACK__APP_TOKEN"),
        ("DESKBELL_TELEGRAM__BOT_TOKEN", "7:wrong", "telegram_token", "BotFather"),
        ("DESKBELL_SLACK__API_URL", f"{NOBODY}/", "slack_reached", "DESKBELL_SLACK__PROXY"),
        ("DESKBELL_TELEGRAM__API_URL", NOBODY, "telegram_reached", "DESKBELL_TELEGRAM__PROXY"),
        (
            "DESKBELL_TELEGRAM__PROXY",
            f"{NOBODY}",
            "telegram_reached",
            "the proxy in DESKBELL_TELEGRAM__PROXY",
        ),
        ("DESKBELL_HOOKS__PAGER", f"{NOBODY}/pager", "hook_pager", "DESKBELL_HOOKS__ALLOWED"),
        ("DESKBELL_HOOKS__SMS", "https://10.0.0.1/sms", "hook_sms", "DESKBELL_HOOKS__ALLOWED"),
        ("DESKBELL_HOOKS__SECRETS", '{"deploy": ""}', "hook_deploy", "DESKBELL_HOOKS__SECRET"),
        ("DESKBELL_HOOKS__PAGR", f"{NOBODY}/pager", "hook_file", "hooks.yml"),
        ("DESKBELL_HOOKS__FILE", "nowhere.yml", "hook_file", "nowhere.yml"),
        ("DESKBELL_COMPANY__FILE", "nowhere.yml", "company_file", "nowhere.yml"),
        ("DESKBELL_CUSTODY__MASTER_KEY", "abc", "master_key", "openssl rand"),
        ("DESKBELL_DATABASE__URL", "postgresql://x@127.0.0.1:9/x", "database", "DESKBELL_DATABASE__URL"),
        ("DESKBELL_WEB__PORT", "many", "settings", "environment"),
    ],
)
async def test_what_is_wrong_is_named_and_nothing_else(
    installed: pytest.MonkeyPatch, name: str, value: str, step: str, remedy: str
) -> None:
    installed.setenv(name, value)
    broken = await found()
    assert set(broken) == {step}
    assert remedy in broken[step].remedy


async def test_a_system_that_is_not_there_is_named(installed: pytest.MonkeyPatch, sandbox: Sandbox) -> None:
    installed.setenv("DESKBELL_HOOKS__PAGER", f"{NOBODY}/pager")
    installed.setenv("DESKBELL_HOOKS__ALLOWED", f"127.0.0.1:9 {sandbox.url.removeprefix('http://')}")
    broken = await found()
    assert set(broken) == {"hook_pager"}
    assert "nothing answers" in broken["hook_pager"].told
    assert sandbox.hooks.kept() == []


@pytest.mark.usefixtures("installed")
async def test_a_missing_permission_is_named_with_what_it_is_for(sandbox: Sandbox) -> None:
    sandbox.slack.fault({"scopes": sorted(NEEDED.keys() - {"pins:write"})})
    broken = await found()
    assert set(broken) == {"slack_scopes"}
    assert "pins:write (to pin" in broken["slack_scopes"].told
    assert "add pins:write" in broken["slack_scopes"].remedy


@pytest.mark.usefixtures("installed")
async def test_a_revoked_token_is_told_from_a_wrong_one(sandbox: Sandbox) -> None:
    sandbox.slack.fault({"revoked": True})
    assert "revoked" in (await found())["slack_bot_token"].told


@pytest.mark.usefixtures("installed")
async def test_another_poller_is_found(sandbox: Sandbox) -> None:
    sandbox.telegram.fault({"method": "getUpdates", "answer": 409, "times": 1})
    broken = await found()
    assert set(broken) == {"telegram_poller"}
    assert "end that program" in broken["telegram_poller"].remedy


@pytest.mark.usefixtures("installed")
async def test_a_running_desk_is_not_disturbed(tmp_path: Path) -> None:
    file = tmp_path / "deskbell.sqlite"
    file.touch()
    seat = FileSeat(file)
    assert seat.try_take()
    steps = [one.step for one in await examined()]
    seat.give_up()
    assert "telegram_token" in steps
    assert "telegram_poller" not in steps
    assert desk_runs(f"sqlite:///{file}") is False


async def test_a_platform_is_looked_at_through_its_proxy(installed: pytest.MonkeyPatch) -> None:
    async with proxy("socks5") as passed:
        installed.setenv("DESKBELL_SLACK__PROXY", passed.url)
        assert await found() == {}
        assert passed.targets
        passed.lets_through = False
        assert set(await found()) == {"slack_reached"}


def test_a_proxy_that_only_the_environment_knows_is_pointed_out() -> None:
    answer = Asked(fault="ClientConnectorError")
    told = reached("slack", answer, proxied=False, environment={"HTTPS_PROXY": "http://proxy:3128"})
    assert "HTTPS_PROXY is set, which the desk does not read: set DESKBELL_SLACK__PROXY" in told.remedy
    assert "proxy:3128" not in told.remedy


@pytest.mark.parametrize(
    ("ahead", "state"),
    [
        (timedelta(seconds=3), State.OK),
        (timedelta(minutes=6), State.BROKEN),
        (-timedelta(minutes=6), State.BROKEN),
    ],
)
def test_a_clock_that_is_off_is_told(ahead: timedelta, state: State) -> None:
    (told,) = clocks({"slack": Asked(200, ahead=ahead), "telegram": Asked(200)})
    assert told.state is state
    assert ("behind" in told.told) == (ahead > timedelta(minutes=1))


def test_a_database_of_another_key_or_an_old_shape_is_told(tmp_path: Path) -> None:
    from_nothing = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    (tmp_path / "empty.sqlite").touch()
    shapes = {
        one.step: one
        for one in database_findings(
            from_nothing, lambda: Masters(MASTER_KEY), source="a file", fault=MasterKeyFault
        )
    }
    assert shapes["database_shape"].state is State.WARNING
    assert "0001_people" in shapes["database_shape"].told


def test_the_machine_is_judged_by_what_is_left_and_what_is_installed(tmp_path: Path) -> None:
    assert machine.disk(tmp_path / "not" / "there").state in set(State)


def test_what_understands_free_text_is_judged_with_its_remedy(tmp_path: Path) -> None:
    python, models = tmp_path / ".venv" / "bin" / "python", tmp_path / "models"

    def judged() -> Finding:
        return machine.understanding(python, models, url="", project=tmp_path, answers=None)

    assert "nothing needs to be done" in judged().remedy
    (tmp_path / "pyproject.toml").touch()
    assert judged().state is State.WARNING
    assert "make nlu" in judged().remedy
    python.parent.mkdir(parents=True)
    python.touch()
    assert "nlu train" in judged().remedy
    models.mkdir()
    (models / "key").touch()
    assert "nlu train" in judged().remedy
    (models / "0123.tar.gz").touch()
    assert judged().state is State.OK


async def test_a_server_that_understands_is_asked(tmp_path: Path) -> None:
    server = Answering()
    await server.start()
    places = {"url": server.url, "project": tmp_path}
    for token, expected in ((TOKEN, State.OK), ("wrong", State.WARNING)):
        answers = await answers_at(Server(server.url, token))
        judged = machine.understanding(tmp_path, tmp_path, answers=answers, **places)  # type: ignore[arg-type]  # url and folder
        assert judged.state is expected
    await server.stop()
    assert not await answers_at(Server(server.url, TOKEN))


async def test_the_command_line_tells_it_to_people_and_programs(installed: pytest.MonkeyPatch) -> None:
    told = await asyncio.to_thread(CliRunner().invoke, app, ["doctor", "--json"])
    assert told.exit_code == 0
    assert {"step", "state", "told", "remedy"} == set(json.loads(told.stdout)[0])
    installed.setenv("DESKBELL_TELEGRAM__BOT_TOKEN", "7:wrong")
    told = await asyncio.to_thread(CliRunner().invoke, app, ["doctor"])
    assert told.exit_code == 1
    assert "telegram_token: refused (401)" in told.stdout
    assert "7:wrong" not in told.output


def test_a_home_tab_that_slack_refused_lately_is_named(town: Town) -> None:
    def told() -> dict[str, Finding]:
        url = str(town.store.engine.url)
        return {
            one.step: one
            for one in database_findings(
                url, lambda: Masters(MASTER_KEY), source="a file", fault=MasterKeyFault
            )
        }

    assert HOMES not in told()
    with town.store.work() as work:
        TroubleChanges(work).begin(HOMES, "not_enabled")
    assert told()[HOMES].state is State.WARNING
    assert "Home tab" in told()[HOMES].remedy


def test_backups_that_are_made_are_fine_and_the_rest_is_warned_of(tmp_path: Path) -> None:
    now = datetime(2026, 3, 3, 12, tzinfo=UTC)

    def judged(settings: BackupSettings) -> tuple[State, str]:
        state, newest = how_backups_are(settings, time_zone="Asia/Shanghai", now=now)
        taken_at, size = (newest.taken_at, newest.size) if newest else (None, 0)
        found = backup_finding(state, taken_at=taken_at, size=size, now=now)
        assert (found.state is State.OK) == (not found.remedy)
        return found.state, found.told

    assert judged(BackupSettings()) == (State.WARNING, "none is made by itself")
    settings = BackupSettings(folder=tmp_path)
    assert judged(settings) == (State.WARNING, "there is none yet")
    (tmp_path / "deskbell-20260301T191500Z.backup").write_bytes(b"old")
    state, told = judged(settings)
    assert state is State.WARNING
    assert "one is overdue" in told
    (tmp_path / "deskbell-20260302T191500Z.backup").write_bytes(bytes(5 << 20))
    assert judged(settings) == (State.OK, "the newest is 16:45:00 old and has 5 MiB")

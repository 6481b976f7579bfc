"""What understands free text is chosen by what is there, knows what the company calls its things, and is told of."""

import json
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.understanding.by_rules import ByRules
from bot.understanding.reached import Reached
from bot.wiring.metering import of_understanding
from bot.wiring.parsing import NAMES, program, understander
from bot.wiring.process import Process
from bot.wiring.sharing import TOKEN, URL, found_by_itself, shared_understanding
from config.company import CompanyFileFault, names_to_know, read_company
from config.settings import NluSettings, Settings
from tests.architecture.house import ROOT

COMPANY_FILE = ROOT / "config/demo/company.yml"
COMPANY = read_company(COMPANY_FILE)[0]


def settings(tmp_path: Path, **nlu: object) -> Settings:
    return Settings(data_folder=tmp_path, nlu=NluSettings(**nlu))  # type: ignore[arg-type]  # as pydantic reads them


def test_where_nothing_is_installed_rules_understand_and_say_so(tmp_path: Path) -> None:
    found = understander(settings(tmp_path, python=tmp_path / "none"), COMPANY, counted=print)
    assert isinstance(found, ByRules)
    assert found.health() == {"state": "rules", "seconds_left": None}


def test_an_address_comes_before_a_child(tmp_path: Path) -> None:
    told = settings(tmp_path, url="http://127.0.0.1:9", python=Path(sys.executable))
    found = understander(told, COMPANY, counted=print)
    assert isinstance(found, Reached)
    assert not (tmp_path / "nlu").exists(), "nothing is started"


def test_a_child_is_told_what_the_company_calls_its_things(tmp_path: Path) -> None:
    told = settings(tmp_path, python=Path(sys.executable))
    found = understander(told, COMPANY, counted=print)
    assert isinstance(found, Reached)
    assert found.standing.state.value == "arriving"
    names = json.loads(program(told.nlu, tmp_path, COMPANY_FILE).files[NAMES])
    assert names["apps"]["photobox"] == ["PhotoBox", "相册盒", "相簿盒"]
    assert "生产库只读" in names["permissions"]["prod_db_read"]


def test_names_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    file = tmp_path / "company.yml"
    file.write_text("apps: [{key: one}]", encoding="utf-8")
    with pytest.raises(CompanyFileFault, match="apps or permissions"):
        names_to_know(file)


def test_chats_of_departments_apps_and_rotas_are_where_people_are_at_work() -> None:
    assert {"#operations", "#photobox", "#alerts", "duty_group"} <= COMPANY.duty_chats
    assert not {"#general", "users_group"} & COMPANY.duty_chats


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="begins with neither"):
        settings(tmp_path, url="localhost:5005")


async def test_health_and_metrics_tell_how_it_is_before_the_desk_serves(tmp_path: Path) -> None:
    process = Process(settings(tmp_path, python=tmp_path / "none"), told=print)
    assert (await process.health())["understanding"] == {"state": "rules", "seconds_left": None}
    states, breaker, age = of_understanding(
        understander(settings(tmp_path, url="http://127.0.0.1:9"), COMPANY, counted=print)
    )
    assert states.values == {("ready",): 0.0, ("arriving",): 0.0, ("away",): 1.0, ("rules",): 0.0}
    assert breaker.values == {(): 0.0}
    assert age.values == {}
    assert "deskbell_understanding" in {gauge.name for gauge in await process.measured()}


def test_a_given_address_is_passed_on_to_desks_on_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL, "http://127.0.0.1:9")
    monkeypatch.setenv(TOKEN, "given")
    given = {URL: "http://127.0.0.1:9", TOKEN: "given"}
    assert shared_understanding() == found_by_itself() == given

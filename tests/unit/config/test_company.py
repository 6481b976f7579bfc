"""A company file that cannot be used is refused at once, by file, key and reason."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.company import CompanyFileFault, read_company
from data.model.calendars import WorkCalendar
from data.model.company import name_in
from data.model.working_time import read_spans
from tests.contract.store.harness import DEMO, resolved_company

Told = dict[str, Any]


def fault(folder: Path, text: str) -> str:
    """Return why a company file is refused."""
    file = folder / "company.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CompanyFileFault) as caught:
        read_company(file)
    assert str(file) in str(caught.value)
    return str(caught.value)


def changed(change: Callable[[Told], object]) -> str:
    """Return the demo company's file with a change."""
    told = yaml.safe_load(DEMO.read_text(encoding="utf-8"))
    change(told)
    return yaml.safe_dump(told, allow_unicode=True)


def test_the_demo_company_is_read() -> None:
    company, roster = read_company(DEMO)
    assert company.first_line.key == "operations"
    assert company.department("security").head == "ada"
    photobox = company.app("photobox")
    assert photobox is not None
    assert name_in(photobox.names, "zh-TW") == "相簿盒"
    assert name_in({"en": "PhotoBox"}, "zh-TW") == "PhotoBox"
    assert company.app("nothing") is None
    with pytest.raises(KeyError):
        company.department("nothing")
    assert {person.key for person in roster.people} >= {"mei", "lin", "root"}


def test_ids_of_accounts_and_chats_are_taken_over(tmp_path: Path) -> None:
    _company, roster = resolved_company(tmp_path)
    lin = next(person for person in roster.people if person.key == "lin")
    assert [platform for platform, _user_id in lin.user_ids] == ["slack", "telegram"]
    assert {chat.platform for chat in roster.chats} == {"slack", "telegram"}


@pytest.mark.parametrize("text", ["", "[]", "just words", "company: {", "- a\n- b", "42", "company: 3"])
def test_what_is_no_company_file_is_refused(tmp_path: Path, text: str) -> None:
    assert fault(tmp_path, text)


def test_a_missing_and_an_unreadable_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CompanyFileFault, match=r"nowhere\.yml: cannot be read"):
        read_company(tmp_path / "nowhere.yml")
    (tmp_path / "company.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CompanyFileFault, match="cannot be read"):
        read_company(tmp_path / "company.yml")


@pytest.mark.parametrize("key", ["company", "apps", "departments", "may", "timings", "chats", "people"])
def test_a_missing_part_is_named(tmp_path: Path, key: str) -> None:
    assert f"'{key}'" in fault(tmp_path, changed(lambda told: told.pop(key)))


@pytest.mark.parametrize(
    ("part", "key"),
    [("apps", "names"), ("departments", "slack"), ("people", "language"), ("people", "key")],
)
def test_a_missing_key_is_named_with_its_entry(tmp_path: Path, part: str, key: str) -> None:
    told = fault(tmp_path, changed(lambda told: told[part][1].pop(key)))
    assert f"'{key}' in {part}[1]" in told


def _set(*path: str | int, to: object) -> Callable[[Told], None]:
    def change(told: Told) -> None:
        place: Any = told
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_set("company", "time_zone", to="Mars/Base"), "company.time_zone: there is no zone 'Mars/Base'"),
        (_set("people", 0, "time_zone", to="CST"), "people.mei.time_zone: there is no zone 'CST'"),
        (_set("people", 0, "language", to="fr"), "people.mei.language: 'fr' is none of"),
        (_set("people", 3, "groups", to=["tech"]), "people.lin.groups: there is no department 'tech'"),
        (_set("departments", 1, "head", to="nobody"), "departments.technical.head: nobody has the key"),
        (_set("departments", 0, "first_line", to=False), "departments: none is the first_line"),
        (_set("apps", 0, "names", to={"zh-CN": "相册盒"}), "apps.photobox.names: the English one"),
        (_set("timings", "survey_reminder", to="2 days"), "timings.survey_reminder: not an ISO 8601"),
        (_set("timings", "form_kept", to=None), "timings.form_kept: not an ISO 8601"),
        (lambda told: told["may"].pop("handle_tickets"), "may.handle_tickets: is missing"),
    ],
)
def test_what_cannot_be_is_named_with_key_and_reason(
    tmp_path: Path, change: Callable[[Told], object], told: str
) -> None:
    assert told in fault(tmp_path, changed(change))


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    def two(told: Told) -> None:
        told["people"][0]["language"] = "fr"
        told["people"][1]["time_zone"] = "x"

    assert len(fault(tmp_path, changed(two)).splitlines()) == 2


def test_calendars_are_read(tmp_path: Path) -> None:
    company, _roster = resolved_company(tmp_path)
    assert company.calendars == {
        "office": WorkCalendar(
            frozenset(range(5)), "CN", True, "Asia/Shanghai", read_spans(["09:00-12:00", "13:30-18:00"])
        ),
        "around_the_clock": WorkCalendar(frozenset(range(7))),
    }


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("days", ["mon", "1"], "'1' in calendars.office.days: none of mon, tue"),
        ("holidays", "XX", "'XX' in calendars.office.holidays: no country with known holidays"),
        ("days", [], "calendars.office.days: on none of them anybody works"),
        ("spans", ["18:00-09:00"], "calendars.office.spans: no span of a day such as 09:00-12:00"),
        ("time_zone", "Mars/Olympus", "'Mars/Olympus' in calendars.office.time_zone"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(tmp_path: Path, key: str, value: object, told: str) -> None:
    assert told in fault(
        tmp_path, changed(lambda company: company["calendars"]["office"].update({key: value}))
    )

"""A company file is checked, shown and applied from the terminal, beside a desk that runs, all or nothing."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.conversation.understanding import PlaceKind, ShownKind, SpeakerKind
from bot.sandbox.directory import Directory
from bot.wiring.house import House
from config.settings import Settings
from data.store.audit import audit_entries
from data.store.people import Chats, People
from tests.contract.store.harness import DEMO
from tests.unit.conversation.harness import Town, refused

Told = dict[str, Any]
Change = Callable[[Told], object]


class Unable:
    """Understands nothing, and says so."""

    seconds_left = None

    async def parse(
        self,
        text: str,  # noqa: ARG002  # asked for by name
        *,
        speaker: SpeakerKind,  # noqa: ARG002  # as above
        place: PlaceKind = "private",  # noqa: ARG002  # as above
        shown: ShownKind = "",  # noqa: ARG002  # as above
    ) -> None:
        return None

    async def ready(self) -> None:
        return None


class Office:
    """A terminal for the town's database, and company files that differ from the one with which it began."""

    def __init__(self, folder: Path, terminal: CliRunner) -> None:
        self._folder = folder
        self._terminal = terminal
        self._began = Directory(yaml.safe_load(DEMO.read_text(encoding="utf-8"))).resolved_company()

    def file(self, *changes: Change) -> Path:
        told = json.loads(json.dumps(self._began))
        for change in changes:
            change(told)
        path = self._folder / "new.yml"
        path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
        return path

    def run(self, *line: object) -> Result:
        return self._terminal.invoke(app, ["company", *map(str, line)])

    def diff(self, path: Path) -> Told:
        told: Told = json.loads(self.run("diff", path, "--json").stdout)
        return told

    def apply(self, *changes: Change) -> Result:
        path = self.file(*changes)
        return self.run("apply", path, "--seen", self.diff(path)["seen"])


@pytest.fixture
def office(terminal: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    began = Office(tmp_path, terminal)
    first = tmp_path / "company.yml"
    first.write_bytes(began.file().read_bytes())
    monkeypatch.setenv("DESKBELL_COMPANY__FILE", str(first))
    return began


def of(told: Told, part: str, key: str) -> Told:
    found: Told = next(one for one in told[part] if one["key"] == key)
    return found


def moved(key: str, *groups: str) -> Change:
    return lambda told: of(told, "people", key).update(groups=list(groups))


def gone(key: str) -> Change:
    def go(told: Told) -> None:
        told["people"].remove(of(told, "people", key))
        for rota in told["rotas"]:
            rota["members"] = [one for one in rota["members"] if one != key]

    return go


def joined(key: str, **more: Any) -> Change:
    person = {"key": key, "name": key.title(), "language": "en", "groups": ["operations"], **more}
    return lambda told: told["people"].append(person)


def test_the_same_file_changes_nothing(office: Office) -> None:
    told = office.run("diff", office.file())
    assert told.exit_code == 0, told.output
    assert told.stdout == "nothing would change\n"


def test_a_difference_is_shown_before_it_counts_and_changes_nothing_by_itself(
    office: Office, town: Town
) -> None:
    path = office.file(
        moved("lin", "legal"),
        gone("raj"),
        joined("nia", slack="U0NIA0000"),
        lambda told: told["may"].update(recall=["admin"]),
        lambda told: told.update(second_factor=["audit.read"]),
    )
    shown = office.run("diff", path).stdout
    assert "~ lin  groups: technical → legal  may hold  may no longer alerts, release" in shown
    assert "- raj  may no longer alerts, handle_tickets, permission, release, report" in shown
    assert "+ nia  may " in shown
    assert "~ yun  may no longer recall" in shown
    assert "rules: rotas, second_factor, may.recall\n" in shown
    assert f"deskbell company apply {path} --seen {office.diff(path)['seen']}" in shown
    assert town.person("lin").groups == {"technical"}


def test_what_is_applied_counts_at_once_and_is_audited_with_the_hash(office: Office, town: Town) -> None:
    ticket = town.filed()
    town.press("yun", f"claim|{ticket.subject}|1", "#operations")
    assert office.apply(moved("yun", "legal"), gone("raj"), joined("nia", slack="U0NIA0000")).exit_code == 0
    assert town.person("yun").groups == {"legal"}
    assert town.ticket().handler_id is None
    assert refused(town.press("yun", f"claim|{ticket.subject}|1", "#operations"))
    assert town.person("nia").groups == {"operations"}
    with town.store.reading() as reading:
        assert People(reading).id_of_key("raj") is None
        left = People(reading).find(People(reading).id_of_account("slack", "U0RAJ0000") or 0)
        bodies = [
            json.loads(one) for one in reading.connection.execute(select(audit_entries.c.body)).scalars()
        ]
    assert not left.is_staff
    (applied,) = [one for one in bodies if one["deed"] == "people.company_applied"]
    assert (applied["facts"]["joined"], applied["facts"]["left"], applied["facts"]["changed"]) == (1, 1, 1)
    assert len(applied["facts"]["file"]) == 64
    assert (
        office.run(
            "diff", office.file(moved("yun", "legal"), gone("raj"), joined("nia", slack="U0NIA0000"))
        ).stdout
        == "nothing would change\n"
    )


def test_a_difference_that_is_old_is_not_applied(office: Office, town: Town) -> None:
    path = office.file(gone("raj"))
    seen = office.diff(path)["seen"]
    assert office.run("apply", path, "--seen", seen).exit_code == 0
    again = office.run("apply", path, "--seen", seen)
    assert again.exit_code == 1
    assert "look at it again" in again.output
    assert office.run("apply", path, "--seen", "").exit_code == 1
    assert town.person("lin").is_staff


def test_whoever_wrote_before_they_joined_is_the_same_person(office: Office, town: Town) -> None:
    mei = town.person("mei").person_id
    ticket = town.filed()
    assert office.apply(gone("mei"), joined("mei_wang", telegram=5_000_000_001)).exit_code == 0
    assert town.person("mei_wang").person_id == mei
    assert town.person("mei_wang").groups == {"operations"}
    assert town.ticket(ticket.number).reporter_id == mei


def test_a_new_account_takes_the_place_of_the_old_one(office: Office, town: Town) -> None:
    yun = town.person("yun").person_id
    assert office.apply(lambda told: of(told, "people", "yun").update(slack="U0YUNNEW0")).exit_code == 0
    with town.store.reading() as reading:
        assert People(reading).id_of_account("slack", "U0YUNNEW0") == yun
        assert People(reading).id_of_account("slack", "U0YUN0000") is None
        chat = Chats(reading).private_on(yun, "slack")
    assert chat is not None
    assert chat.address == "U0YUNNEW0"


def test_nobody_is_given_another_ones_account(office: Office, town: Town) -> None:
    told = office.apply(joined("nia", slack="U0YUN0000"), lambda told: of(told, "people", "yun").pop("slack"))
    assert told.exit_code == 1
    assert "people.nia.slack: somebody else has that account" in told.output
    with town.store.reading() as reading:
        assert People(reading).id_of_key("nia") is None


def test_a_channel_that_moved_is_found_at_its_new_address(office: Office, town: Town) -> None:
    def move(told: Told) -> None:
        next(one for one in told["chats"]["slack"] if one["name"] == "#legal")["id"] = "C0ELSEWHERE"

    assert office.diff(office.file(move))["chats"] == ["#legal"]
    assert office.apply(move).exit_code == 0
    assert town.chat("#legal").address == "C0ELSEWHERE"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda told: told["people"].clear(), "head: nobody has the key"),
        (lambda told: [one.pop("roles", None) for one in told["people"]], "nobody has the role admin"),
        (lambda told: told["may"].update(recall=["wizards"]), "may.recall: 'wizards' is no department"),
        (lambda told: of(told, "people", "lin").update(slack="U0YUN0000"), "people.yun.slack: somebody else has"),
        (lambda told: of(told, "people", "lin").update(group=["legal"]), "people.3.group: extra inputs are not permitted"),
        (lambda told: of(told, "people", "lin").update(roles="admin"), "people.3.roles: input should be a valid list"),
        (lambda told: told["people"].append(of(told, "people", "lin")), "key: 'lin' stands there twice"),
        (lambda told: told["departments"][0].update(first_line=False), "none is the first_line"),
        (lambda told: told["chats"]["slack"].clear(), "departments.legal.slack: #legal has no id"),
    ],
)  # fmt: skip
def test_a_company_that_cannot_work_is_refused_with_key_and_reason(
    office: Office, change: Change, told: str
) -> None:
    path = office.file(change)
    for line in (("check", path), ("diff", path), ("apply", path, "--seen", "x")):
        answer = office.run(*line)
        assert answer.exit_code == 2
        assert told in answer.output
        assert "Traceback" not in answer.output
    assert told in "\n".join(json.loads(office.run("check", path, "--json").stdout)["problems"])


def test_a_department_does_not_vanish_under_its_tickets(office: Office) -> None:
    def dissolve(told: Told) -> None:
        told["departments"].remove(of(told, "departments", "marketing"))
        for person in told["people"]:
            person["groups"] = [key for key in person.get("groups", ()) if key != "marketing"]
        for holders in told["may"].values():
            holders[:] = [one for one in holders if one != "marketing"]
        del told["release_policy"]  # it asks marketing

    told = office.apply(dissolve)
    assert told.exit_code == 1
    assert "departments: lacks marketing" in told.output


@pytest.mark.parametrize("written", [b"", b"\xff\xfe", b"people: 3", b"[1, 2]", b"a: " + b"x" * 1_000_000])
def test_what_is_no_company_file_is_refused(office: Office, tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "odd.yml"
    path.write_bytes(written)
    answer = office.run("check", path)
    assert answer.exit_code == 2
    assert str(path) in answer.output


def test_the_terminal_works_by_the_company_that_was_applied(office: Office) -> None:
    def rename(told: Told) -> None:
        of(told, "departments", "legal")["names"]["en"] = "Law"

    assert office.diff(office.file(rename))["rules"] == ["departments"]
    assert office.apply(rename).exit_code == 0
    assert office.diff(office.file(rename))["rules"] == []
    assert office.diff(office.file())["rules"] == ["departments"]


async def test_a_desk_that_runs_takes_up_what_was_applied(office: Office) -> None:
    def rename(told: Told) -> None:
        of(told, "departments", "legal")["names"]["en"] = "Law"

    house = House(Settings(), Unable())
    await house.start()
    try:
        assert house.store.company.department("legal").names["en"] == "Legal"
        path = office.file(rename)
        seen = (await asyncio.to_thread(office.diff, path))["seen"]
        applied = await asyncio.to_thread(office.run, "apply", path, "--seen", seen)
        assert applied.exit_code == 0, applied.output
        async with asyncio.timeout(20):
            while house.store.company.department("legal").names["en"] != "Law":  # noqa: ASYNC110  # nothing tells
                await asyncio.sleep(0.02)
    finally:
        await house.stop()

"""The terminal rotates the master key beside a desk that serves, and refuses what would cost anybody a word."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from actions.operating.hold_keys import hold_keys
from bot.__main__ import app
from bot.doctor.finding import State
from bot.wiring.doctor import examined
from bot.wiring.keys import masters_of, place_of
from config.company import read_company
from config.keys import FILE_NAME, Keyring
from config.settings import Settings
from data.store.custody import Custody
from data.store.database import Store, open_engine
from data.store.master_keys import AT_ONCE
from data.store.masters import name_of_key
from data.store.migrate import upgrade
from data.store.people import People
from data.store.seat import FileSeat
from tests.architecture.house import ROOT
from tests.contract.store.harness import FrozenClock, newcomer

COMPANY = ROOT / "config/demo/company.yml"
OLD_KEY, NEW_KEY = bytes(range(32)), bytes(range(1, 33))


class Place:
    """An installation with a SQLite file, whose desk is started and ended at will."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.patch = patch
        self.seat = FileSeat(folder / "deskbell.sqlite")
        self.stores: list[Store] = []
        patch.setenv("DESKBELL_DATA_FOLDER", str(folder))
        engine = open_engine(Settings().database_url)
        upgrade(engine)
        engine.dispose()

    def desk(self) -> Store:
        """Start a desk: it takes the seat, and says which keys it holds."""
        company, _ = read_company(COMPANY)
        keyring = Settings().keyring()
        custody = Custody(masters_of(keyring))
        store = Store(Settings().database_url, company=company, custody=custody, clock=FrozenClock())
        self.stores.append(store)
        with store.work() as work:
            hold_keys(work, held_at=place_of(keyring))
        self.seat.try_take()
        return store

    def end_desk(self) -> None:
        """End it."""
        self.seat.give_up()

    def told(self, *words: str, text: str | None = None) -> Result:
        """Type a command."""
        return CliRunner().invoke(app, ["keys", *words], input=text)

    def wraps(self) -> dict[str, int]:
        """Return what each master key wraps, as the terminal tells it."""
        told = json.loads(self.told("where", "--json").stdout)
        return {one["name"]: one["wraps"] for one in told["keys"] if one["wraps"]}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    return Place(tmp_path, monkeypatch)


def in_file(place: Place) -> list[str]:
    return (place.folder / FILE_NAME).read_text().split()


def test_a_key_in_a_file_is_rotated_while_the_desk_serves(place: Place) -> None:
    desk = place.desk()
    with desk.work() as work:
        ids = [newcomer(work, f"Nia {number}") for number in range(AT_ONCE)]
    (old,) = in_file(place)
    told = place.told("rotate", "--json")
    assert told.exit_code == 0, told.output
    new, still = in_file(place)
    assert (still, new == old) == (old, False)
    current = name_of_key(bytes.fromhex(new))
    assert json.loads(told.stdout) == {"current": current, "wrapped_anew": AT_ONCE + 2}
    for key in (old, new):
        assert key not in told.output
    with desk.work() as work:
        assert {People(work).find(one).name for one in ids} == {f"Nia {number}" for number in range(AT_ONCE)}
        newcomer(work, "late")
    assert place.wraps() == {current: AT_ONCE + 3}, "the desk wraps under the new key as well"


def test_told_again_it_takes_another_key(place: Place) -> None:
    place.desk()
    for count in (2, 3, 4):
        assert place.told("rotate").exit_code == 0
        assert len(in_file(place)) == count
        assert place.wraps() == {name_of_key(bytes.fromhex(in_file(place)[0])): 2}


def test_one_that_was_broken_off_is_taken_up_with_the_same_key(place: Place) -> None:
    place.desk()
    keyring = Settings().keyring()
    keyring.keys()
    keyring.add_new()  # and then the power went
    begun = in_file(place)
    assert place.told("rotate").exit_code == 0
    assert in_file(place) == begun


def test_two_at_once_are_refused_and_nothing_is_changed(place: Place) -> None:
    place.desk()
    before = in_file(place)
    with Settings().keyring().alone():
        refused = place.told("rotate")
    assert (refused.exit_code, "somebody else rotates" in refused.output) == (2, True)
    assert in_file(place) == before


def test_a_key_from_the_environment_is_rotated_once_the_desk_holds_both(place: Place) -> None:
    place.patch.setenv("DESKBELL_CUSTODY__MASTER_KEY", OLD_KEY.hex())
    desk = place.desk()
    with desk.work() as work:
        newcomer(work)
    refused = place.told("rotate")
    assert (refused.exit_code, "DESKBELL_CUSTODY__EARLIER_KEYS" in refused.output) == (2, True)
    place.patch.setenv("DESKBELL_CUSTODY__MASTER_KEY", NEW_KEY.hex())
    place.patch.setenv("DESKBELL_CUSTODY__EARLIER_KEYS", OLD_KEY.hex())
    refused = place.told("rotate")
    assert (refused.exit_code, "does not hold" in refused.output) == (2, True)
    assert place.wraps() == {name_of_key(OLD_KEY): 3}
    place.end_desk()
    place.desk()
    assert place.told("rotate").exit_code == 0
    assert place.wraps() == {name_of_key(NEW_KEY): 3}
    assert place.told("confirm", "-", text=NEW_KEY.hex()).exit_code == 0
    copy = place.folder / "copy"
    copy.write_text(NEW_KEY.hex())
    assert place.told("confirm", str(copy)).exit_code == 0


def test_a_desk_with_a_file_of_its_own_elsewhere_is_not_left_behind(place: Place, tmp_path: Path) -> None:
    place.desk()
    elsewhere = tmp_path / "other machine" / FILE_NAME
    elsewhere.parent.mkdir()
    elsewhere.write_text((place.folder / FILE_NAME).read_text())
    place.patch.setenv("DESKBELL_CUSTODY__MASTER_KEY_FILE", str(elsewhere))
    refused = place.told("rotate")
    assert (refused.exit_code, "from elsewhere" in refused.output) == (2, True)
    assert len(elsewhere.read_text().split()) == 1


def test_an_earlier_key_that_is_gone_too_early_keeps_the_terminal_and_the_desk_out(place: Place) -> None:
    place.desk()
    place.end_desk()
    (old,) = in_file(place)
    (place.folder / FILE_NAME).write_text(f"{NEW_KEY.hex()}\n")
    for refused in (place.told("rotate"), place.told("where"), CliRunner().invoke(app, ["backup"])):
        assert refused.exit_code == 2
        assert name_of_key(bytes.fromhex(old)) in refused.output
        assert old not in refused.output


async def test_the_doctor_warns_until_a_copy_was_shown(place: Place, tmp_path: Path) -> None:
    place.desk()

    async def warned() -> dict[str, str]:
        return {
            one.step: one.told for one in await examined() if one.step.startswith("master_key") and one.remedy
        }

    assert "can never read again" in (await warned())["master_key_copy"]
    (key,) = in_file(place)
    copy = tmp_path / "usb stick"
    copy.write_text(f"{NEW_KEY.hex()}\n")
    refused = place.told("confirm", str(copy))
    assert (refused.exit_code, "no copy" in refused.output) == (2, True)
    assert place.told("confirm", str(place.folder / FILE_NAME)).exit_code == 2, "the file itself is no copy"
    assert place.told("confirm", str(tmp_path / "nowhere")).exit_code == 2
    assert "master_key_copy" in await warned()
    assert place.told("confirm", "-", text=f"{key}\n").exit_code == 0
    assert await warned() == {}
    assert place.told("rotate").exit_code == 0
    assert "master_key_copy" in await warned(), "the new one has no copy yet"


async def test_the_doctor_names_what_is_dangerous_about_the_file(place: Place) -> None:
    place.desk()
    (place.folder / FILE_NAME).chmod(0o644)
    place.patch.setenv("DESKBELL_BACKUP__FOLDER", str(place.folder))
    keyring = Settings().keyring()
    keyring.keys()
    keyring.add_new()
    (place.folder / FILE_NAME).chmod(0o644)
    found = {(one.step, one.remedy.split()[0]) for one in await examined() if one.remedy}
    assert {
        ("master_key_file", "chmod"),
        ("master_key_file", "move"),
        ("master_key_rotation", "deskbell"),
    } <= {(step, word.strip(";")) for step, word in found}


async def test_the_doctor_misses_a_file_that_is_gone_and_makes_no_other(place: Place) -> None:
    assert not [one for one in await examined() if one.step == "master_key"], "nothing is sealed yet"
    place.desk()
    (place.folder / FILE_NAME).unlink()
    (told,) = [one for one in await examined() if one.step == "master_key"]
    assert (told.state, "can never read again" in told.told) == (State.BROKEN, True)
    assert str(place.folder / FILE_NAME) in told.told
    assert not (place.folder / FILE_NAME).exists()


async def test_a_key_in_the_environment_alone_is_warned_of_by_its_place(place: Place) -> None:
    place.patch.setenv("DESKBELL_CUSTODY__MASTER_KEY", OLD_KEY.hex())
    place.desk()
    (told,) = [one for one in await examined() if one.step == "master_key_copy"]
    assert "comes from the environment alone: whoever loses it" in told.told
    assert OLD_KEY.hex() not in str(await examined())


def test_no_command_makes_a_key_where_there_is_none_to_be(tmp_path: Path) -> None:
    ring = Keyring(told="", earlier="", file=tmp_path / FILE_NAME)
    assert not ring.stands

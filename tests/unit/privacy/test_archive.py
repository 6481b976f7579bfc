"""What somebody gets who asks for their data: all of it, theirs alone, as it stands."""

import io
import json
import zipfile
from datetime import timedelta

from sqlalchemy import LargeBinary

from data.model.files import FileSent
from data.model.privacy import LARGEST_PART_BYTES, in_parts
from data.store.files import FileChanges, Files
from data.store.inventory import inventory
from data.store.migrate import load_tables
from data.store.own_data import UNTOLD
from data.store.own_rows import NOBODYS, OWN
from data.store.schema import metadata
from data.store.sealed_columns import SEALED
from tests.unit.conversation.harness import Shown, Town


def archives(town: Town, by: str = "mei") -> list[Shown]:
    """Let somebody ask for their data, and return what arrives."""
    town.command(by, "mydata")
    return [one for one in town.arrive(by) if one.kind == "privacy.archive"]


def opened(shown: Shown) -> dict[str, bytes]:
    """Return what is in an archive, by path."""
    assert shown.card.file is not None
    with zipfile.ZipFile(io.BytesIO(shown.card.file.content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def with_file(town: Town, content: bytes, name: str = "屏幕<b>.png") -> None:
    """Let a file of 小美's be here that came with FB-1."""
    who, chat = town.person("mei"), town.chat("mei")
    with town.store.work() as work:
        (number,) = FileChanges(work).add(
            (FileSent("ref", name=name),), subject="FB-1", entry=1, person_id=who.person_id, chat=chat
        )
        file = Files(work).find(number)
        assert file is not None
        FileChanges(work).keep(file, content, media_type="image/png")


def test_the_archive_holds_words_files_and_a_page(town: Town) -> None:
    town.say("mei", "闪退 <script>alert(1)</script>")
    with_file(town, b"picture")
    (shown,) = archives(town)
    inside = opened(shown)
    told = json.loads(inside["data.json"])
    assert [one["sealed"] for one in told["ticket_entries"]] == ["闪退 <script>alert(1)</script>"]
    assert told["people"][0]["name"] == "小美"
    assert {one["platform"] for one in told["accounts"]} == {"telegram"}
    assert told["inbox"][0]["body"]["deed"]["text"].startswith("闪退")
    (path,) = [one for one in inside if one.startswith("files/")]
    assert inside[path] == b"picture"
    page = inside["index.html"].decode()
    assert '<html lang="zh-CN">' in page
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page.replace("http-equiv", "")


def test_nothing_of_others_is_in_it_and_internal_notes_are_only_counted(town: Town) -> None:
    town.filed()
    town.say("hao", "別人的秘密")
    town.submit("yun", "note", "FB-1", message="只给同事看")
    (shown,) = archives(town)
    inside = b"".join(opened(shown).values()).decode()
    assert "別人的秘密" not in inside
    assert "只给同事看" not in inside
    told = json.loads(opened(shown)["data.json"])
    assert [one["kind"] for one in told["ticket_entries"]] == ["report", "note"]


def test_asked_again_within_minutes_it_is_the_same_one(town: Town) -> None:
    assert len(archives(town)) == 1
    assert archives(town) == []
    town.clock.forward(timedelta(minutes=10))
    assert len(archives(town)) == 1


def test_what_is_too_large_for_one_file_comes_in_parts() -> None:
    half = LARGEST_PART_BYTES // 2
    assert in_parts([]) == [(0, 0)]
    assert in_parts([(3, half), (4, half), (9, 1)]) == [(3, 4), (9, 9)]
    assert in_parts([(3, 3 * half), (4, 1)]) == [(3, 3), (4, 4)]


def test_a_button_of_somebody_elses_gives_nothing(town: Town) -> None:
    mine = town.person("hao").person_id
    town.press("mei", f"mydata|privacy.{mine}|0")
    assert "privacy.archive" not in [one.kind for one in (*town.arrive("mei"), *town.arrive("hao"))]


def test_every_personal_column_is_given_or_argued_for() -> None:
    load_tables()
    own = {table.name for table in OWN}
    listed = inventory(metadata)
    assert len(own) > 15, "the guard looked at nothing"
    assert [one.table for one in listed if one.personal and one.table not in own | NOBODYS.keys()] == []
    assert NOBODYS.keys() | own <= {one.table for one in listed}
    told = {f"{table.name}.{column.name}" for table in OWN for column in table.c}
    assert UNTOLD.keys() <= told
    sealed = {f"{one.column.table.name}.{one.column.name}" for one in SEALED.values()} | {"people.name"}
    binary = {
        f"{table.name}.{column.name}"
        for table in OWN
        for column in table.c
        if isinstance(column.type, LargeBinary)
    }
    # What is bytes is opened, read as the JSON that it is, or argued for.
    assert binary - sealed - UNTOLD.keys() == {"audit_entries.body"}

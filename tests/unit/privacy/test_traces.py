"""What is erased stands nowhere in the files of the database either, where deleted rows leave their traces."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from data.store.custody import keys
from data.store.own_rows import Marks
from tests.unit.conversation.harness import Town
from tests.unit.privacy.test_forgetting import finished, forgotten

DAY = timedelta(days=1)


def traces(folder: Path, wanted: bytes) -> dict[str, int]:
    """Return how often something stands in which file, where it does."""
    found = {path.name: path.read_bytes().count(wanted) for path in folder.glob("deskbell.sqlite*")}
    assert found
    return {name: count for name, count in found.items() if count}


def test_of_a_destroyed_key_and_an_account_nothing_is_left_on_the_disk(town: Town, tmp_path: Path) -> None:
    assert town.store.engine.dialect.name == "sqlite"
    town.say("mei", "相册盒上传照片就闪退")
    town.arrive("mei")
    who = town.person("mei").person_id
    with town.store.reading() as reading:
        wrapped = reading.connection.execute(
            select(keys.c.wrapped).where(keys.c.person_id == who)
        ).scalar_one()
        ((_platform, user_id),) = Marks.of(reading.connection, who).accounts
    assert traces(tmp_path, bytes(wrapped)), "it would be found"
    assert traces(tmp_path, user_id.encode())
    forgotten(town)
    assert traces(tmp_path, bytes(wrapped)) == {}
    for _ in range(2):
        town.clock.forward(DAY)
        finished(town)
    left = traces(tmp_path, user_id.encode())
    groups = traces(tmp_path, town.chat("users_group").address.encode())
    assert left == groups, "only of the group whose address ends like theirs"

"""What people say and are called, tokens and keys stand nowhere in the clear: on both databases, and in what the terminal writes."""

import random

import pytest

from bot.sandbox.plays.reading import read_play
from bot.wiring.trial import POSTGRESQL, SQLITE, trial_databases
from tests.architecture.house import ROOT
from tests.plays.canaries import COMMANDS, Searcher, found_in, names_in, words_in
from tests.plays.conftest import COMPANY, Perform
from tests.plays.test_plays import PLAYS

PLAYED = (
    "feedback/every_way_to_talk",
    "files/telegram_to_slack",
    "linking/slack_to_telegram",
    "home/reporter_slack",
    "delegation/slack_to_slack",
)
# Every play has a desk, a sandbox and six commands of the terminal to itself: all of them on both databases take longer than all other
# tests together. So these are drawn, from another capability each, and drawn otherwise when plays are added; what differs between
# the databases is looked for in the plays above.
SEED, DRAWN = 20260302, 8
# Killed desks leave what they leave; these are looked at where they are.
NOT_DRAWN = {"crash"}
# Some of its words are known to the model alone.
UNKNOWN_TO_RULES = {"tests/plays/approvals/where_it_stands.yml"}
# The export of the audit log is not among the commands: it names people on purpose, for those who examine it.
# Rules understand enough of these, and are there at once.
RULES = {"DESKBELL_NLU__PYTHON": "/nowhere/python"}


def drawn() -> list[str]:
    """Return plays that say something to look for, each of another capability, and none that waits for the model."""
    by_folder: dict[str, list[str]] = {}
    for path in PLAYS:
        name = path.relative_to(ROOT).as_posix()
        if name in UNKNOWN_TO_RULES:
            continue
        if name.startswith("tests/plays/") and words_in(read_play(path)):
            by_folder.setdefault(path.parent.name, []).append(name.removeprefix("tests/plays/")[:-4])
    chance = random.Random(SEED)
    folders = chance.sample(
        sorted(by_folder.keys() - NOT_DRAWN), min(DRAWN, len(by_folder.keys() - NOT_DRAWN))
    )
    return [chance.choice(by_folder[folder]) for folder in folders]


CASES = [
    *((play, database) for play in PLAYED for database in (SQLITE, POSTGRESQL)),
    *((play, SQLITE) for play in drawn() if play not in PLAYED),
]


@pytest.mark.parametrize(("play", "database"), CASES)
async def test_nothing_stands_in_the_clear(play: str, database: str, perform: Perform) -> None:
    with trial_databases(database) as new_database:
        looked = Searcher(COMPANY, commands=COMMANDS)
        await perform(
            ROOT / f"tests/plays/{play}.yml",
            RULES,
            database=None if database == SQLITE else new_database,
            follower=looked,
        )
    assert {"metrics", "desk.log", "table people", "table messages"} <= set(looked.places)
    assert any(name.endswith(".backup") for name in looked.places)
    assert looked.found == {}
    assert looked.sent or play != "files/telegram_to_slack"
    assert len(looked.sought) > len(names_in(COMPANY)) + 3, (
        "words, names, tokens and the master key are sought"
    )


def test_what_is_drawn_is_of_many_capabilities_and_the_same_each_time() -> None:
    assert drawn() == drawn()
    assert len({play.partition("/")[0] for play in drawn()}) == DRAWN


def test_most_plays_have_words_to_look_for() -> None:
    with_words = [path for path in PLAYS if words_in(read_play(path))]
    assert len(with_words) > len(PLAYS) / 2


@pytest.mark.parametrize("way", ["utf-8", "utf-16-le", "unicode-escape"])
def test_what_stands_in_the_clear_is_found_however_it_is_written(way: str) -> None:
    said = "我的地址是北京路 7 号"
    assert found_in(b"{\x00" + said.encode(way) + b"}", {said, "something else"}) == {said}


def test_four_bytes_of_a_key_are_no_name() -> None:
    name = "云舒"
    assert not found_in(b"\x07" + name.encode("utf-16-le") + b"\x9c", {name})
    assert found_in(name.encode(), {name}) == {name}

"""What people say and are called, tokens and keys stand nowhere in the clear: on both databases, and in what the terminal writes."""

import pytest

from bot.sandbox.plays.reading import read_play
from bot.wiring.playing import in_a_file
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
)
# The export of the audit log is not among the commands: it names people on purpose, for those who examine it.
# Rules understand enough of these, and are there at once.
RULES = {"DESKBELL_NLU__PYTHON": "/nowhere/python"}


@pytest.mark.parametrize("database", [SQLITE, POSTGRESQL])
@pytest.mark.parametrize("play", PLAYED)
async def test_nothing_stands_in_the_clear(play: str, database: str, perform: Perform) -> None:
    with trial_databases(database) as new_database:
        looked = Searcher(COMPANY, commands=COMMANDS)
        await perform(
            ROOT / f"tests/plays/{play}.yml",
            RULES,
            database=in_a_file if database == SQLITE else new_database,
            follower=looked,
        )
    assert {"metrics", "desk.log", "table people", "table messages"} <= set(looked.places)
    assert any(name.endswith(".backup") for name in looked.places)
    assert looked.found == {}
    assert len(looked.sought) > len(names_in(COMPANY)) + 3, (
        "words, names, tokens and the master key are sought"
    )


def test_most_plays_have_words_to_look_for() -> None:
    with_words = [path for path in PLAYS if words_in(read_play(path))]
    assert len(with_words) > len(PLAYS) / 2


@pytest.mark.parametrize("way", ["utf-8", "utf-16-le", "unicode-escape"])
def test_what_stands_in_the_clear_is_found_however_it_is_written(way: str) -> None:
    said = "我的地址是北京路 7 号"
    assert found_in(b"{\x00" + said.encode(way) + b"}", {said, "else"}) == {said}

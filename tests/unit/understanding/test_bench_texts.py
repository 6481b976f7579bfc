"""Holds that both sides of the bench learn from the same texts, and none is tested by what it learnt."""

import json
import signal
from pathlib import Path

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.data import LANGUAGES, read_examples
from nlu.language.judgement import Example
from tests.bench.nlu.beside import averaged
from tests.bench.nlu.servers import ProgramFault, ask_by_turns, program, told_by
from tests.bench.nlu.sets import PUBLISHED, TRAINING, Told, figures_of, unseen_rows
from tests.nlu.serving import python_or_skip

SOME = st.lists(
    st.builds(
        Example, st.text(min_size=1), st.sampled_from(["greet", "thank"]), st.sampled_from(["en", "zh-Hans"])
    ),
    min_size=40,
)


@given(SOME, st.integers(0, 9))
def test_the_same_seed_draws_the_same_few_of_each_intent_and_language(
    examples: list[Example], seed: int
) -> None:
    kinds = {(one.intent, one.lang) for one in examples}
    fewest = min(sum((one.intent, one.lang) == kind for one in examples) for kind in kinds)
    told = Told(examples, [])
    drawn = told.few(per_intent=fewest, seed=seed)
    assert drawn == told.few(per_intent=fewest, seed=seed)
    assert all(one in examples for one in drawn)
    assert {kind: sum((one.intent, one.lang) == kind for one in drawn) for kind in kinds} == dict.fromkeys(
        kinds, fewest
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_is_learnt_is_not_measured_by(language: str) -> None:
    learnt = {one.text.casefold() for one in read_examples(TRAINING) if one.lang == language}
    rows = unseen_rows(language)
    assert len(rows) > 400
    assert not [
        text for text in (row["text"] for row in rows) if len(text) <= 4 and text.casefold() in learnt
    ]


def test_published_sets_are_read_with_their_intents(tmp_path: Path) -> None:
    (tmp_path / "banking77").mkdir()
    (tmp_path / "clinc150").mkdir()
    for part in ("train", "test"):
        (tmp_path / "banking77" / f"{part}.csv").write_text(f'text,category\n"Where, {part}?",card\n')
    told = {"train": [["hi", "greet"]], "test": [["hello", "greet"]], "oos_test": [["x", "oos"]]}
    (tmp_path / "clinc150" / "data_full.json").write_text(json.dumps(told))
    banking, clinc = (read(tmp_path) for read in PUBLISHED.values())
    assert banking.test == [Example("Where, test?", "card", "en")]
    assert (clinc.train, clinc.test) == ([Example("hi", "greet", "en")], [Example("hello", "greet", "en")])


def test_shares_are_of_all_texts_and_of_each_language() -> None:
    told = Told(
        [], [Example("hi", "greet", "en"), Example("ok", "affirm", "en"), Example("好", "affirm", "zh-Hans")]
    )
    figures = figures_of(told, ["greet", "greet", "affirm"], cpu_seconds=1.0)
    assert figures["accuracy"] == pytest.approx(2 / 3)
    assert figures["accuracy_per_language"] == {"en": 0.5, "zh-Hans": 1.0}


def test_what_is_compared_in_pairs_is_averaged_over_the_pairs() -> None:
    assert averaged([{"behind": -0.02}, {"behind": 0.01}]) == pytest.approx({"behind": -0.005})


async def test_a_bench_that_is_ended_leaves_no_training_behind() -> None:
    python_or_skip()
    async with program("http.server", "--bind", "127.0.0.1", "0") as process:
        assert process.returncode is None
    assert process.returncode == -signal.SIGKILL


async def test_a_program_that_breaks_tells_why() -> None:
    python_or_skip()
    with pytest.raises(ProgramFault, match="unrecognized arguments: --no-such-option"):
        await told_by("http.server", "--no-such-option")


class Noting:
    """Notes what it is asked, in a list that others note in as well."""

    def __init__(self, name: str, noted: list[tuple[str, str]]) -> None:
        self._name = name
        self._noted = noted

    async def ask(self, http: aiohttp.ClientSession, text: str) -> None:
        """Note it."""
        del http
        self._noted.append((self._name, text))


async def test_servers_are_asked_the_same_and_take_turns_in_being_first() -> None:
    noted: list[tuple[str, str]] = []
    async with aiohttp.ClientSession() as http:
        await ask_by_turns(http, [Noting("own", noted), Noting("stock", noted)], ["a", "b"])
    assert noted == [("own", "a"), ("stock", "a"), ("stock", "b"), ("own", "b")]

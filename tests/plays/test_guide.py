"""The page about plays keeps its word: every play on it holds, and it names every verb and key that there is."""

import re
from pathlib import Path

import pytest
import yaml

from bot.sandbox.hooks.server import HOOKS
from bot.sandbox.plays import vocabulary
from bot.wiring.capabilities import all_capabilities, declared
from data.model.feedback import KINDS, SEVERITIES
from tests.architecture.house import ROOT
from tests.plays.conftest import Perform

GUIDE = (ROOT / "docs/plays.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(play: .*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
WORD = re.compile(r"[a-z_]+")
OF_EVERY_FORM = {"confirm", "cancel", "back", "skip", "more"}


def words(text: str) -> set[str]:
    """Return every word that stands in code on a page."""
    return {word for code in CODE.findall(text) for word in WORD.findall(code)}


def test_every_example_is_a_play() -> None:
    assert len(EXAMPLES) == GUIDE.count("```yaml\n")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: yaml.safe_load(text.splitlines()[0])["play"])
async def test_example(example: str, tmp_path: Path, perform: Perform) -> None:
    path = tmp_path / "example.yml"
    path.write_text(example, encoding="utf-8")
    await perform(path)


def test_every_verb_and_key_is_explained() -> None:
    explained = words(GUIDE.split("## Words that stand")[0])
    asked = set(vocabulary.KEYS).union(*vocabulary.KEYS.values())
    asked |= vocabulary.PLAY_KEYS | vocabulary.MEMBER_KEYS | vocabulary.NEWCOMER_KEYS | vocabulary.FAULT_KEYS
    asked |= vocabulary.REDELIVER_KEYS | vocabulary.ANSWER_KEYS | vocabulary.FAILPOINTS | vocabulary.KINDS
    asked |= vocabulary.SIGNATURES | vocabulary.PROGRAMS | set(HOOKS) | vocabulary.PLATFORMS
    assert asked - explained == set()


def test_every_word_that_stands_is_declared() -> None:
    everything, _ = all_capabilities(declared())
    known = set(everything.commands) | set(everything.forms) | OF_EVERY_FORM | {*KINDS, *SEVERITIES}
    known |= {action for one in everything.declared for action in one.presses}
    known |= {field.key for form in everything.forms.values() for field in form.fields}
    named = words(GUIDE.split("## Words that stand")[1].split("\n", 3)[3])
    assert len(named) > 30
    assert named - known == set()

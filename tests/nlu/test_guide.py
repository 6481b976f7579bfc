"""Holds what the page about understanding says to what there is."""

import json
import re
import shlex
from collections.abc import Iterator

import pytest
import yaml
from typer.testing import CliRunner

from bot.__main__ import app
from tests.nlu.serving import ROOT, Served, python_or_skip, served
from tests.nlu.test_served import asked

GUIDE = (ROOT / "docs/understanding.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]
PIPELINE = yaml.safe_load((ROOT / "config/nlu/pipeline.yml").read_text(encoding="utf-8"))["pipeline"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give one server to this file."""
    with served(tmp_path_factory.mktemp("names")) as one:
        yield one


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_does_what_it_says(command: str) -> None:
    python_or_skip()
    ran = CliRunner().invoke(app, shlex.split(command)[1:])
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.strip()
    if "--json" in command:
        assert json.loads(ran.stdout)


def test_the_question_is_answered_with_the_keys_that_are_named(server: Served) -> None:
    (question,) = re.findall(r"^```json\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    status, told = asked(server, question.encode())
    assert status == 200
    named = re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)
    assert sorted(told) == sorted(named)


def test_each_component_of_the_pipeline_is_explained() -> None:
    explained = set(re.findall(r"^### (\w+)$", GUIDE, re.MULTILINE))
    used = {told["name"].rpartition(".")[2] for told in PIPELINE}
    assert used <= explained


def test_the_pipeline_names_every_option_with_its_default() -> None:
    shown = [
        yaml.safe_load(block)
        for block in re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    ]
    told = [{key: value for key, value in one.items() if key != "name"} for one in PIPELINE]
    assert shown == [one for one in told if one]

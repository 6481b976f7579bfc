"""Plays with a server that understands by the contract: away and back, unsure, and hearing several things at once."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.understanding import Understood
from bot.wiring.parsing import rule_parser
from bot.wiring.sharing import TOKEN, URL
from config.company import read_company
from tests.architecture.house import ROOT
from tests.plays.conftest import Perform
from tests.unit.understanding.answering import Answering, told

PLAYS = sorted((ROOT / "tests/plays/understanding").glob("*.yml"))
COMPANY, _ = read_company(ROOT / "config/demo/company.yml")
RULES = rule_parser(COMPANY)
# What no rule knows: words that are not clear, and what the desk does not serve yet.
UNCLEAR = re.compile("付易需要人|看看付易|someone for PayLink")
NOT_SERVED = re.compile("运营周报")
WRITTEN = {"zh-CN": "zh-Hans", "zh-TW": "zh-Hant"}


async def _meaning(text: str) -> Understood:
    found = await RULES.parse(text, speaker="user")
    assert found is not None
    return found


def _entities(text: str, start: int, found: Understood) -> list[dict[str, Any]]:
    """Return what was found; where in the part matters of an app alone, anything else is spread over all of it."""
    values = {"app": found.app, "version": found.version, "language": found.language}
    return [
        {"entity": kind, "value": WRITTEN.get(value, value), **_place(text, start, value)}
        for kind, value in values.items()
        if value
    ]


def _place(text: str, start: int, value: str) -> dict[str, Any]:
    app = COMPANY.app(value)
    names = [app.key, *app.names.values()] if app is not None else []
    named = next((one for one in map(re.escape, names) if re.search(one, text, re.IGNORECASE)), "")
    found = re.search(named, text, re.IGNORECASE) if named else None
    began, ended = found.span() if found is not None else (0, len(text))
    return {"text": text[began:ended], "start": start + began, "end": start + ended}


async def answer(text: str) -> dict[str, Any]:
    """Answer by the rules of the training folder, each sentence by itself."""
    if UNCLEAR.search(text):
        entities = _entities(text, 0, await _meaning(text))
        return told("talk_to_human", "ask_question", decision="unsure", entities=entities)
    if NOT_SERVED.search(text):
        return told("show_report")
    heard, entities = [], []
    for part in re.finditer(r"[^。]+?(?:。|\. |$)", text):
        found = await _meaning(part[0])
        place = {"text": part[0], "start": part.start(), "end": part.end()}
        heard.append({**place, "intent": found.intent, "confidence": 0.9})
        entities += _entities(part[0], part.start(), found)
    return told(*(str(one["intent"]) for one in heard[:3]), heard=heard, entities=entities)


@pytest.fixture
async def server() -> AsyncIterator[Answering]:
    server = Answering(reads=answer)
    await server.start()
    yield server
    await server.stop()


def test_there_are_plays() -> None:
    assert PLAYS


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.stem)
async def test_play(path: Path, perform: Perform, server: Answering) -> None:
    await perform(path, {URL: server.url, TOKEN: server.token})
    assert server.texts

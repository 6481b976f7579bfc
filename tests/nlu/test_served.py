"""Holds the server to its contract, with the model that the desk runs on."""

import fcntl
import http.client
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.nlu.serving import MODELS, ROOT, TOKEN, Served, python_or_skip, served

DECISIONS = {"sure", "unsure", "out_of_scope"}
LANGUAGES = {"en", "zh-Hans", "zh-Hant"}
# Hypothesis leaves half letters out by itself; JSON may carry them, escaped.
ANYTHING = st.text(st.characters(codec=None), max_size=300)
LONG_AGO = 30


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give one server to all tests of this file."""
    with served(tmp_path_factory.mktemp("names")) as one:
        assert one.lines, "it ended before it told anything"
        yield one


def asked(
    server: Served, body: bytes, *, token: str = TOKEN, path: str = "/parse", verb: str = "POST"
) -> tuple[int, Any]:
    """Ask, and return the status and what was answered."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    try:
        connection.request(verb, path, body, {"Authorization": f"Bearer {token}"})
        said = connection.getresponse()
        content = said.read()
        return said.status, json.loads(content) if said.status == 200 else content
    finally:
        connection.close()


def parsed(server: Served, text: str, **known: str) -> dict[str, Any]:
    """Return what a text means."""
    status, told = asked(server, json.dumps({"text": text, **known}).encode())
    assert status == 200, told
    return dict(told)


def test_it_tells_where_it_serves_what_and_since_when(server: Served) -> None:
    status, told = asked(server, b"", verb="GET", path="/healthz")
    assert (status, told) == (200, {"ready": True, "model": server.lines[-1]["model"]})
    assert server.url.startswith("http://127.0.0.1:")
    assert {"report_problem", "approve_request", "out_of_scope"} <= set(server.lines[-1]["intents"])
    assert all(line["progress"] in {"training", "loading"} for line in server.lines[:-1])


@pytest.mark.parametrize(
    ("text", "intent", "language", "entities"),
    [
        ("PhotoBox 4.2.1 crashes whenever I upload", "report_problem", "en", {"photobox", "4.2.1"}),
        ("相册盒4.2.1一上传就闪退", "report_problem", "zh-Hans", {"photobox", "4.2.1"}),
        ("相簿盒 4.2.1 一上傳就閃退", "report_problem", "zh-Hant", {"photobox", "4.2.1"}),
    ],
)
def test_a_problem_is_understood_in_each_language(
    server: Served, text: str, intent: str, language: str, entities: set[str]
) -> None:
    told = parsed(server, text)
    assert told["intents"][0]["name"] == intent
    assert told["language"] == language
    assert {entity["value"] for entity in told["entities"]} == entities


@given(text=ANYTHING, speaker=st.sampled_from(["user", "staff", "admin"]))
def test_whatever_is_said_is_answered_in_form(server: Served, text: str, speaker: str) -> None:
    told = parsed(server, text, speaker=speaker)
    assert told["decision"] in DECISIONS
    assert told["language"] in LANGUAGES
    assert len(told["intents"]) <= 3
    confidences = [one["confidence"] for one in told["intents"]]
    assert all(0 <= one <= 1.000001 for one in confidences)
    for one in (*told["heard"], *told["entities"]):
        assert 0 <= one["start"] <= one["end"] <= len(text)
    for entity in told["entities"]:
        assert entity["text"] == text[entity["start"] : entity["end"]]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\0", "\x1b[2J", "\ud800", "啊" * 5300, "a" * 16000, "(" * 9000, "1." * 4000, "🤷" * 1300],
)
def test_hard_texts_are_answered(server: Served, text: str) -> None:
    body = json.dumps({"text": text}, ensure_ascii="\ud800" in text).encode()
    status, told = asked(server, body)
    assert status == 200, told


@given(body=st.binary(max_size=200))
def test_what_is_no_question_is_refused_as_malformed(server: Served, body: bytes) -> None:
    assert asked(server, body)[0] == 400


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b'{"text": null}',
        b'{"text": 3}',
        b'["text"]',
        b'{"text": "a", "speaker": "king"}',
        b'{"text": "a", "speaker": ["user"]}',
        b'{"text": "a", "place": null}',
        b'{"text": "a", "shown": {}}',
        b"[" * 16_000,
        b'{"text": "\xff"}',
    ],
)
def test_a_malformed_question_is_refused(server: Served, body: bytes) -> None:
    assert asked(server, body)[0] == 400


def test_a_body_over_the_limit_is_refused(server: Served) -> None:
    assert asked(server, json.dumps({"text": "a" * 16 * 1024}).encode())[0] == 413


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", TOKEN[:-1], "ä"])
def test_without_the_token_nothing_is_understood(server: Served, token: str) -> None:
    status, content = asked(server, b'{"text": "hello"}', token=token)
    assert status == 401
    assert b"intents" not in content


def test_its_log_holds_nothing_that_was_said_and_no_token(server: Served) -> None:
    said = "我的地址是北京路 7 号 canary words"
    parsed(server, said, speaker="user")
    for body in (f'{{"text": "{said}", "speaker": "king"}}', f'{{"text": ["{said}"', f'"{said}\\ud800"'):
        status, _told = asked(server, body.encode())
        assert status == 400
    asked(server, json.dumps({"text": f"{said} \ud800" * 90}).encode())
    asked(server, b"", verb="GET", path=f"/{TOKEN.replace(' ', '-')}")
    log = server.log.read_bytes()
    assert [one for one in ("canary words", "北京路", TOKEN) if one.encode() in log] == []


def test_it_does_not_start_without_a_token(tmp_path: Path) -> None:
    with served(tmp_path, token="") as one:
        assert one.lines == []
        assert one.process.wait(LONG_AGO) == 2


def test_it_ends_when_its_standard_input_closes(tmp_path: Path) -> None:
    with served(tmp_path) as one:
        assert one.process.stdin is not None
        one.process.stdin.close()
        assert one.process.wait(LONG_AGO) == 0


def test_it_ends_in_the_midst_of_training_and_nobody_trains_on(tmp_path: Path) -> None:
    models = tmp_path / "models"
    with served(tmp_path, models=models, until="progress") as one:
        assert one.lines[-1]["progress"] == "training"
        assert one.process.stdin is not None
        one.process.stdin.close()
        assert one.process.wait(LONG_AGO) == 0
    with (models / ".lock").open() as lock:
        # Whoever trains holds it: waits until that one is gone.
        fcntl.flock(lock, fcntl.LOCK_EX)
    assert list(models.glob("*.tar.gz")) == []


def test_a_model_that_was_not_made_here_is_refused(tmp_path: Path, server: Served) -> None:
    models = tmp_path / "models"
    models.mkdir()
    archive = f"{server.lines[-1]['model']}.tar.gz"
    shutil.copy(MODELS / archive, models / archive)
    with served(tmp_path, models=models) as one:
        assert one.process.wait(LONG_AGO) == 2
        assert "not made here" in one.lines[-1]["refused"]


def test_it_ends_when_whoever_started_it_is_killed(tmp_path: Path) -> None:
    code = (
        "import json, subprocess, sys\n"
        f"child = subprocess.Popen({[python_or_skip(), '-m', 'nlu.serve', '--models', str(MODELS)]!r},"
        " stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "told = {}\n"
        "while 'url' not in told: told = json.loads(child.stdout.readline())\n"
        "print(told['url'], flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [python_or_skip(), "-c", code],
        cwd=ROOT,
        env={**os.environ, "DESKBELL_NLU__TOKEN": TOKEN, "TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        url = parent.stdout.readline().strip()
        parent.kill()
        # The child holds the other end of this as well; it is read to its end only when both are gone.
        parent.communicate(timeout=LONG_AGO)
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    with pytest.raises(ConnectionRefusedError):
        connection.request("GET", "/healthz")

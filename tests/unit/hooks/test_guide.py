"""What the guide tells others to believe is what the desk signs, and its numbers are those that hold."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from actions.operating.call_pager import BACK, TROUBLED
from bot.platforms.hooks.answers import LONGEST_RETRY_AFTER_SECONDS
from bot.platforms.hooks.signing import signed_headers
from config.settings import Settings
from data.model.hooks import Hook
from tests.architecture.house import ROOT

GUIDE = (ROOT / "docs/ways-out.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("secrets", [("the secret",), ("another", "the secret")])
def test_a_call_of_the_desk_is_believed_as_the_guide_says(secrets: tuple[str, ...]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    told: dict[str, Any] = {}
    exec(code, told)  # noqa: S102  # our own guide
    headers = signed_headers("message-1-0", b"{}", secrets=secrets, now=datetime.now(UTC))
    assert told["is_from_the_desk"](headers, b"{}", b"the secret")
    assert not told["is_from_the_desk"](headers, b"{} ", b"the secret")
    assert not told["is_from_the_desk"](headers | {"webhook-timestamp": "0"}, b"{}", b"the secret")


def test_every_setting_that_the_guide_names_exists() -> None:
    named = set(re.findall(r"DESKBELL_([A-Z]+)__([A-Z_]+)", GUIDE))
    assert len(named) > 7, "the guard looked at nothing"
    for room, name in named - {("HOOKS", "PAGER")}:
        settings = Settings.model_fields[room.lower()].annotation
        assert settings is not None
        assert name.lower() in settings.model_fields, f"{room}__{name}"


def test_the_numbers_of_the_guide_hold() -> None:
    hook = Hook("pager", "https://pager.example")
    assert (hook.longest_answer, hook.total.total_seconds()) == (64 * 1024, 15)
    assert (hook.patience.total_seconds(), LONGEST_RETRY_AFTER_SECONDS) == (6 * 3600, 3600)
    assert {TROUBLED, BACK} == set(re.findall(r"^\| `pager` \| `([a-z.]+)`", GUIDE, re.MULTILINE))

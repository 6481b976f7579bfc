"""What the guide tells others to write is believed by the desk."""

import json
import re
import time
from datetime import UTC, datetime
from typing import Any

from config.settings import Settings
from config.webhooks import read_webhooks
from data.model.releases.filing import read_filed
from data.model.releases.release import EVIDENCE
from tests.architecture.house import ROOT

GUIDE = (ROOT / "docs/ways-in.md").read_text(encoding="utf-8")


def test_a_call_that_is_signed_as_the_guide_says_is_proven() -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    told: dict[str, Any] = {}
    exec(code, told)  # noqa: S102  # our own guide
    headers = {name.lower(): value for name, value in told["headers"].items()}
    scheme = read_webhooks(Settings().webhooks.file)["alerts"].scheme
    now = datetime.fromtimestamp(time.time(), UTC)
    assert scheme.proven(headers, told["body"], secrets=["the secret"], now=now)
    assert not scheme.proven(headers, told["body"] + b" ", secrets=["the secret"], now=now)
    assert headers[scheme.delivery_header] == "a name"


def test_every_setting_that_the_guide_names_exists() -> None:
    named = set(re.findall(r"DESKBELL_([A-Z]+)__([A-Z_]+)", GUIDE))
    assert len(named) > 7, "the guard looked at nothing"
    fields = Settings.model_fields
    for room, name in named:
        settings = fields[room.lower()].annotation
        assert settings is not None
        assert name.lower() in settings.model_fields, f"{room}__{name}"


def test_a_release_that_is_asked_for_as_the_guide_says_is_read() -> None:
    (body,) = re.findall(r"^```json\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    filed = read_filed(json.loads(body), source="ci")
    assert filed.requester == "lin"
    assert set(EVIDENCE) <= filed.fields.keys()
    assert read_webhooks(Settings().webhooks.file)["ci"].tells == "release"

"""Whatever is wrong with the settings: no secret stands in what is said of it, and none in what the commands print."""

import json
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, SecretStr
from typer.testing import CliRunner

from bot.__main__ import app
from config.reading import SettingsFault, read_settings, unknown_settings
from config.settings import Settings

CANARY = "canary5up3r5ecret"
LEGIBLE = [
    "DESKBELL_WEB__PORT",
    "DESKBELL_SLACK__DELIVERY",
    "DESKBELL_FILES__LARGEST_BYTES",
    "DESKBELL_BACKUP__EVERY",
]
NO_SETTING_HERE = [
    "DESKBELL_SLACK",
    "DESKBELL_HOOKS__SECRETS",
    "DESKBELL_WEBHOOKS__SECRETS",
    "DESKBELL_CUSTODY",
]
COMMANDS = (
    ["inbox", "list", "--json"],
    ["keys", "where", "--json"],
    ["backup", "--json"],
    ["audit", "verify", "--json"],
)


def secrets_in(model: type[BaseModel] = Settings, before: str = "DESKBELL_") -> Iterator[str]:
    """Yield the name of every setting that is a secret."""
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from secrets_in(field.annotation, f"{before}{name.upper()}__")
        elif field.annotation is SecretStr:
            yield f"{before}{name.upper()}"


SECRETS = sorted(secrets_in())
told = st.dictionaries(
    st.sampled_from([*SECRETS, *LEGIBLE, *NO_SETTING_HERE]),
    st.sampled_from(
        [
            CANARY,
            f"xoxb-{CANARY}",
            f"postgresql://desk:{CANARY}@127.0.0.1:9/x",
            f"ftp://desk:{CANARY}@127.0.0.1",
            f'{{"bot_token": "{CANARY}"',
            f'{{"bot_token": ["{CANARY}"], "deploy": {{"{CANARY}": 1}}}}',
            f"{CANARY} {CANARY}x",
            f"鑰匙{CANARY}",
        ]
    ),
    min_size=1,
    max_size=4,
)


def shown_of_settings() -> tuple[str, SettingsFault | None]:
    """Return what is ever shown of the settings as they are now, and what is wrong with them."""
    try:
        return repr(read_settings()), None
    except SettingsFault as fault:
        return "".join(traceback.format_exception(fault)) + "".join(fault.problems), fault


def test_the_guard_knows_the_secrets() -> None:
    assert {"DESKBELL_SLACK__BOT_TOKEN", "DESKBELL_CUSTODY__EARLIER_KEYS", "DESKBELL_HOOKS__PROXY"} <= set(
        SECRETS
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=told)
def test_no_secret_stands_in_what_is_wrong_with_settings(told: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in told.items():
            patch.setenv(name, value)
        shown, fault = shown_of_settings()
    assert shown
    assert CANARY not in shown
    if fault:
        assert all(problem.startswith("DESKBELL_") for problem in fault.problems)
        assert fault.__cause__ is fault.__context__ is None, "what was caught holds the values"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=told, command=st.sampled_from(COMMANDS))
def test_no_command_prints_a_secret(told: dict[str, str], command: list[str], tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESKBELL_DATA_FOLDER", str(tmp_path))
        for name, value in told.items():
            patch.setenv(name, value)
        result = CliRunner().invoke(app, command)
    trace = "".join(traceback.format_exception(result.exception)) if result.exception else ""
    assert result.exit_code in {0, 1, 2}, trace
    assert CANARY not in result.output + trace


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DESKBELL_SLACK", '{"bot_token": '),
        ("DESKBELL_HOOKS__SECRETS", "{'deploy'"),
        ("DESKBELL_BACKUP__EVERY", "each full moon"),
        ("DESKBELL_SLACK__PROXY", "carrier pigeon"),
    ],
)
def test_a_wrong_setting_is_named_with_the_reason_and_ends_the_program(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    shown = CliRunner().invoke(app, ["run"])
    assert (shown.exit_code, shown.exception and type(shown.exception)) == (2, SystemExit)
    assert shown.output.startswith(name.split("__", maxsplit=1)[0])
    assert value not in shown.output


def test_a_setting_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert unknown_settings({"DESKBELL_SLACK__BOT_TOKN": "x", "DESKBELL_SLAK": "x", "HOME": "x"}) == [
        "DESKBELL_SLACK__BOT_TOKN",
        "DESKBELL_SLAK",
    ]
    right = [*SECRETS, *LEGIBLE, *NO_SETTING_HERE, "DESKBELL_HOOKS__PAGER", "DESKBELL_HOOKS__SECRETS__DEPLOY"]
    assert unknown_settings(dict.fromkeys([*right, "DESKBELL_PATIENCE", "deskbell_web__port"], "x")) == []
    monkeypatch.setenv("DESKBELL_DATA_FOLDER", str(tmp_path))
    monkeypatch.setenv("DESKBELL_TELEGRAM__TOKEN", CANARY)
    found = json.loads(CliRunner().invoke(app, ["doctor", "--json"]).stdout)
    (warned,) = [one for one in found if one["step"] == "settings"]
    assert "DESKBELL_TELEGRAM__TOKEN" in warned["told"]
    assert CANARY not in str(found)

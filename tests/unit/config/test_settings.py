"""Settings come from the environment, wrong ones are named, and no secret is ever shown."""

from pathlib import Path

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

from bot.__main__ import app
from config.settings import Settings

SECRETS = {
    "DESKBELL_SLACK__BOT_TOKEN": "xoxb-secret-one",
    "DESKBELL_SLACK__APP_TOKEN": "xapp-secret-two",
    "DESKBELL_SLACK__SIGNING_SECRET": "secret-three",
    "DESKBELL_TELEGRAM__BOT_TOKEN": "123:secret-four",
    "DESKBELL_CUSTODY__MASTER_KEY": "ab" * 32,
    "DESKBELL_DATABASE__URL": "postgresql://desk:secret-five@db/deskbell",
}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.mark.usefixtures("told")
def test_no_secret_is_shown() -> None:
    settings = Settings()
    assert settings.slack.bot_token.get_secret_value() == "xoxb-secret-one"
    assert settings.database_url == SECRETS["DESKBELL_DATABASE__URL"]
    assert settings.has_tokens
    for shown in (repr(settings), str(settings), str(settings.model_dump()), settings.model_dump_json()):
        assert "slack" in shown, "the guard looked at nothing"
        for secret in SECRETS.values():
            assert secret not in shown


def test_without_tokens_there_is_nothing_to_serve_and_a_file_to_remember_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in SECRETS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DESKBELL_DATA_FOLDER", str(tmp_path))
    assert not Settings().has_tokens
    assert Settings().database_url == f"sqlite:///{tmp_path}/deskbell.sqlite"


@pytest.mark.parametrize(
    ("name", "value"),
    [("DESKBELL_WEB__PORT", "eighty"), ("DESKBELL_SLACK__HISTORY_LAG_SECONDS", "soon")],
)
def test_a_wrong_setting_ends_the_program_and_is_named(
    told: pytest.MonkeyPatch, name: str, value: str
) -> None:
    told.setenv(name, value)
    with pytest.raises(ValidationError) as caught:
        Settings()
    shown = CliRunner().invoke(app, ["run"])
    assert (shown.exit_code, name in shown.output) == (2, True)
    for secret in SECRETS.values():
        assert secret not in shown.output + str(caught.value)

"""The file of webhook sources says who may call, or says what is wrong with it."""

from datetime import timedelta
from pathlib import Path

import pytest

from config.settings import Settings
from config.webhooks import WebhookFileFault, read_webhooks


def written(folder: Path, text: str) -> Path:
    path = folder / "webhooks.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_of_the_house_can_be_used() -> None:
    sources = read_webhooks(Settings().webhooks.file)
    assert {"alerts", "alertmanager", "grafana", "ci", "deploy", "heartbeat"} <= set(sources)
    assert sources["heartbeat"].repeats
    assert not sources["alerts"].repeats


def test_a_scheme_is_read_in_the_words_of_the_model(tmp_path: Path) -> None:
    told = 'sources: {g: {header: X-Sign, prefix: "", timestamp: X-At, signs: "{timestamp}:{body}", window: PT1M}}'
    scheme = read_webhooks(written(tmp_path, told))["g"].scheme
    assert (scheme.header, scheme.timestamp_header, scheme.window) == ("x-sign", "x-at", timedelta(minutes=1))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "sources"),
        ("sources: [alerts]", "sources"),
        ("sources: {Alerts!: {}}", "sources.Alerts!"),
        ("sources: {alerts: {heder: X}}", "sources.alerts.heder"),
        ("sources: {alerts: {algorithm: md5}}", "sources.alerts.algorithm"),
        ("sources: {alerts: {window: soon}}", "sources.alerts.window"),
        ('sources: {alerts: {signs: "{timestamp}"}}', "sources.alerts.signs"),
        ('sources: {alerts: {signs: "{body}"}}', "sources.alerts.signs"),
        ("{", "cannot be read"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(WebhookFileFault) as fault:
        read_webhooks(written(tmp_path, text))
    assert named in str(fault.value)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(WebhookFileFault, match=r"none\.yml"):
        read_webhooks(tmp_path / "none.yml")


def test_a_source_has_its_own_secret_or_that_of_all() -> None:
    settings = Settings.model_validate({"webhooks": {"secret": "one", "secrets": {"ci": "new old"}}})
    assert settings.webhooks.secrets_of("alerts") == ("one",)
    assert settings.webhooks.secrets_of("ci") == ("new", "old")

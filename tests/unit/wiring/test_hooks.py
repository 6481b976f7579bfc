"""Only who has an address and a secret is called."""

from datetime import UTC, datetime

import pytest

from bot.wiring.hooks import hook_platforms
from config.settings import Settings


@pytest.mark.parametrize(
    ("url", "secret", "called"),
    [
        ("https://pager.example", "sandbox", ["hook:pager"]),
        ("https://pager.example", "", []),
        ("", "sandbox", []),
    ],
)
def test_who_is_called(monkeypatch: pytest.MonkeyPatch, url: str, secret: str, called: list[str]) -> None:
    monkeypatch.setenv("DESKBELL_HOOKS__PAGER", url)
    monkeypatch.setenv("DESKBELL_HOOKS__SECRET", secret)
    found = hook_platforms(Settings(), clock=lambda: datetime.now(UTC), is_open=lambda: True)
    assert sorted(found) == called

"""Only who has an address and a secret is called, and what is behind links; what the company looks at only by its own desk."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.wiring.hooks import hook_platforms
from bot.wiring.playing import own_desk
from config.probes import read_probes
from config.settings import Settings


@pytest.mark.parametrize(
    ("url", "secret", "called"),
    [
        ("https://pager.example", "sandbox", ["hook:links", "hook:pager"]),
        ("https://pager.example", "", ["hook:links"]),
        ("", "sandbox", ["hook:links"]),
    ],
)
def test_who_is_called(monkeypatch: pytest.MonkeyPatch, url: str, secret: str, called: list[str]) -> None:
    monkeypatch.setenv("DESKBELL_HOOKS__PAGER", url)
    monkeypatch.setenv("DESKBELL_HOOKS__SECRET", secret)
    found = hook_platforms(Settings(), clock=lambda: datetime.now(UTC), is_open=lambda: True)
    assert sorted(found) == called


def test_a_desk_on_trial_looks_at_no_address_of_the_company(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "probes.yml"
    file.write_text("probes: {shop: {url: 'https://shop.example'}}")
    monkeypatch.setenv("DESKBELL_PROBES__FILE", str(file))
    assert read_probes(Settings().probes.file)
    for name, value in own_desk(bytecode=tmp_path, understanding={}).environment.items():
        monkeypatch.setenv(name, value)
    assert read_probes(Settings().probes.file) == ()

"""The file of systems that are called says who they are, or says what is wrong with it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from config.hooks import HookFileFault, read_hooks
from config.settings import HookSettings, Settings
from data.model.networks import allowed


def told(folder: Path, text: str, **settings: Any) -> HookSettings:
    path = folder / "hooks.yml"
    path.write_text(text, encoding="utf-8")
    return HookSettings(file=path, **settings)


def test_the_file_of_the_house_calls_nobody_by_itself() -> None:
    assert read_hooks(Settings().hooks) == {}


def test_an_address_in_the_environment_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKBELL_HOOKS__PAGER", "https://pager.example/call")
    monkeypatch.setenv("DESKBELL_HOOKS__SECRET", "new old")
    monkeypatch.setenv("DESKBELL_HOOKS__ALLOWED", "10.1.0.0/16 127.0.0.1:8080")
    (hook,) = read_hooks(Settings().hooks).values()
    assert (hook.name, hook.url, hook.secrets) == ("pager", "https://pager.example/call", ("new", "old"))
    assert hook.allowed == (allowed("10.1.0.0/16"), allowed("127.0.0.1:8080"))
    assert hook.patience == timedelta(hours=1)
    assert "new" not in repr(hook)


def test_what_the_file_says_counts_and_of_the_rest_the_model(tmp_path: Path) -> None:
    text = "hooks: {access: {url: 'https://a.example', total: PT30S, per_minute: 5, allowed: [10.0.0.0/8]}}"
    hook = read_hooks(told(tmp_path, text))["access"]
    assert (hook.total, hook.per_minute, hook.connect) == (timedelta(seconds=30), 5, timedelta(seconds=5))
    assert hook.allowed == (allowed("10.0.0.0/8"),)
    assert hook.secrets == ()
    moved = told(tmp_path, text, access="https://b.example", secrets={"access": "mine"}, secret="all")
    assert read_hooks(moved)["access"].url == "https://b.example"
    assert read_hooks(moved)["access"].secrets == ("mine",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "hooks"),
        ("hooks: [pager]", "hooks"),
        ("hooks: {Pager: {}}", "hooks.Pager"),
        ("hooks: {a-name-too-long: {}}", "at most 11"),
        ("hooks: {links: {}}", "the desk itself uses this name"),
        ("hooks: {probe: {}}", "the desk itself uses this name"),
        ("hooks: {pager: {ulr: x}}", "hooks.pager.ulr"),
        ("hooks: {pager: {total: soon}}", "hooks.pager.total"),
        ("hooks: {pager: {total: PT0S}}", "hooks.pager.total"),
        ("hooks: {pager: {language: de}}", "hooks.pager.language"),
        ("hooks: {pager: {per_minute: 0}}", "hooks.pager.per_minute"),
        ("hooks: {pager: {allowed: [nowhere]}}", "hooks.pager.allowed"),
        ("{", "cannot be read"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(HookFileFault) as fault:
        read_hooks(told(tmp_path, text))
    assert named in str(fault.value)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(HookFileFault, match=r"none\.yml"):
        read_hooks(HookSettings(file=tmp_path / "none.yml"))


@pytest.mark.parametrize("settings", [{"pagr": "https://a.example"}, {"secrets": {"pagr": "x"}}])
def test_an_address_or_a_secret_of_nobody_is_named(tmp_path: Path, settings: dict[str, Any]) -> None:
    with pytest.raises(HookFileFault, match="pagr"):
        read_hooks(told(tmp_path, "hooks: {pager: {}}", **settings))


def test_a_secret_that_only_seems_to_be_in_base64_is_named(tmp_path: Path) -> None:
    with pytest.raises(HookFileFault, match=r"hooks\.pager: its secret"):
        read_hooks(told(tmp_path, "hooks: {pager: {url: 'https://a.example'}}", secret="whsec_no!"))


def test_a_network_that_is_none_is_named() -> None:
    with pytest.raises(ValidationError, match="nowhere"):
        HookSettings(allowed="10.0.0.0/8 nowhere")

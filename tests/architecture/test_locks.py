"""Holds that the locks name no host, hash everything, agree with each other and cover what is declared."""

import re
import tomllib

import pytest

from tests.architecture.house import ROOT

RUN, DEVELOP = "requirements.lock", "requirements-dev.lock"
PROJECTS = (".", "nlu")
HOST = re.compile(r"://|--(?:index-url|extra-index-url|find-links|trusted-host)|@ file:")
PIN = re.compile(
    r"^(?P<name>[a-z0-9][\w.-]*)(?:\[[\w,-]+\])?==(?P<version>[^\s;\\]+)(?P<rest>[^\n]*)", re.MULTILINE
)
HASH = re.compile(r"\\\n    --hash=sha256:[0-9a-f]{64}")


def pins(text: str) -> dict[str, str]:
    """Read the locked versions by name."""
    return {pin["name"]: pin["version"] for pin in PIN.finditer(text)}


def unhashed(text: str) -> list[str]:
    """Name what is locked without a hash right after it."""
    return [pin["name"] for pin in PIN.finditer(text) if not HASH.match(text, pin.end("rest") - 1)]


@pytest.mark.parametrize("lock", [RUN, DEVELOP])
@pytest.mark.parametrize("project", PROJECTS)
def test_a_lock_names_no_host_and_hashes_everything(project: str, lock: str) -> None:
    text = (ROOT / project / lock).read_text()
    assert len(pins(text)) > 20, "the guard looked at nothing"
    assert HOST.findall(text) == []
    assert unhashed(text) == []


@pytest.mark.parametrize("project", PROJECTS)
def test_what_is_developed_with_contains_what_runs(project: str) -> None:
    running, developing = (pins((ROOT / project / lock).read_text()) for lock in (RUN, DEVELOP))
    assert running.items() <= developing.items()


@pytest.mark.parametrize("project", PROJECTS)
def test_everything_declared_is_locked(project: str) -> None:
    declares = tomllib.loads((ROOT / project / "pyproject.toml").read_text())["project"]
    extras = declares["optional-dependencies"]
    runs = declares["dependencies"] + extras.get("build", [])
    for lock, declared in ((RUN, runs), (DEVELOP, runs + extras["dev"])):
        names = {re.split(r"[\[<>=! ]", one)[0].lower().replace(".", "-") for one in declared}
        assert names - set(pins((ROOT / project / lock).read_text())) == set(), lock


def test_hosts_and_missing_hashes_are_found() -> None:
    hashed = f"other[extra]==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:{'a' * 64}\n"
    assert HOST.search("--index-url https" + "://mirror.example/simple")
    assert HOST.search("thing @ file:///srv/thing.whl")
    assert not HOST.search(hashed)
    assert unhashed("thing==1.0\n" + hashed) == ["thing"]
    assert pins(hashed) == {"other": "2.0"}

"""The file of what is looked at is read, or refused with file, key and reason."""

from datetime import timedelta
from pathlib import Path

import pytest

from config.probes import ProbeFileFault, looking, read_probes
from config.settings import Settings


def _file(folder: Path, text: str) -> Path:
    path = folder / "probes.yml"
    path.write_text(text)
    return path


def test_the_file_that_comes_with_the_desk_looks_at_nothing() -> None:
    path = Settings().probes.file
    assert read_probes(path) == ()
    assert looking(path) == {}


def test_what_it_says_is_read(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "every: PT5M\nprobes: {shop: {url: 'https://shop.example/up', app: paylink, certificate: P3D}}",
    )
    (probe,) = read_probes(path)
    assert (probe.key, probe.app, probe.certificate) == ("shop", "paylink", timedelta(days=3))
    assert looking(path) == {"alerts.look": {"every": "PT5M", "late": "once"}}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("probes: [shop]", "no mapping of names"),
        ("probes: {shop: {}}", "probes.shop.url"),
        ("probes: {shop: {url: 'ftp://shop.example'}}", "probes.shop.url"),
        ("probes: {shop: {url: 'https://x.example', tries: 0}}", "probes.shop.tries"),
        ("probes: {shop: {url: 'https://x.example', total: PT5M}}", "probes.shop.total"),
        ("probes: {shop: {url: 'https://x.example', allowed: [nowhere]}}", "probes.shop.allowed"),
        ("probes: {shop: {url: 'https://x.example', above: 3}}", "probes.shop: .*they need value"),
        ("probes: {shop: {url: 'https://x.example', often: 1}}", "probes.shop.often"),
        ("every: soon\nprobes: {shop: {url: 'https://x.example'}}", "every"),
        ("every: PT1S\nprobes: {shop: {url: 'https://x.example'}}", "every: at least PT1M"),
        ("just words", "no mapping"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, text: str, named: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(ProbeFileFault, match=named) as refused:
        looking(path)
    assert str(path) in str(refused.value)

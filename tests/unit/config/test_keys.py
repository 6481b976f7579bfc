"""Master keys are made once, read again when their file changes, and never shown."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.keys import EARLIER, FILE_NAME, KEY_BYTES, TOLD, Keyring, MasterKeyFault

ONE, OTHER = bytes(range(32)), bytes(range(1, 33))


def in_file(folder: Path, *, told: str = "", earlier: str = "") -> Keyring:
    return Keyring(told=told, earlier=earlier, file=folder / FILE_NAME)


def test_a_key_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    (made,) = in_file(folder).keys()
    assert len(made) == KEY_BYTES
    assert in_file(folder).keys() == (made,)
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600
    assert in_file(tmp_path, told=made.hex()).keys() == (made,)
    assert [path.name for path in folder.iterdir()] == [FILE_NAME], "nothing unfinished is left"


def test_two_that_begin_at_once_have_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: in_file(tmp_path).keys(), range(32)))
    assert len(set(found)) == 1


def test_a_new_key_stands_first_and_is_seen_by_whoever_read_the_file_before(tmp_path: Path) -> None:
    reader, writer = in_file(tmp_path, earlier=ONE.hex()), in_file(tmp_path)
    (first, _) = reader.keys()
    assert reader.changed() is None
    writer.add_new()
    changed = reader.changed()
    assert changed is not None
    assert (len(changed), changed[1:]) == (3, (first, ONE))
    assert reader.changed() is None


def test_a_desk_that_serves_goes_on_when_its_file_is_damaged(tmp_path: Path) -> None:
    ring = in_file(tmp_path)
    ring.keys()
    (tmp_path / FILE_NAME).write_text("mice were here")
    assert ring.changed() is None
    (tmp_path / FILE_NAME).unlink()
    assert ring.changed() is None
    assert not (tmp_path / FILE_NAME).exists(), "none is made in the place of one that is gone"


@pytest.mark.parametrize("content", ["", "\n\n", "abc", "鑰匙", f"{ONE.hex()}\nabc"])
def test_a_file_without_keys_is_refused_by_name(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    with pytest.raises(MasterKeyFault, match=FILE_NAME) as refused:
        in_file(tmp_path).keys()
    assert ONE.hex() not in str(refused.value)
    assert (tmp_path / FILE_NAME).read_text(encoding="utf-8") == content


def test_only_one_at_a_time_puts_keys_in(tmp_path: Path) -> None:
    with (
        in_file(tmp_path).alone(),
        pytest.raises(MasterKeyFault, match="somebody else"),
        in_file(tmp_path).alone(),
    ):
        pass
    with in_file(tmp_path).alone():
        pass


@given(st.text(max_size=70).filter(str.strip) | st.binary(max_size=40).map(bytes.hex).filter(bool))
def test_what_is_no_key_is_refused_by_name_and_never_shown(text: str) -> None:
    for told, earlier, name in ((text, "", TOLD), (ONE.hex(), text, EARLIER)):
        try:
            found = Keyring(told=told, earlier=earlier, file=Path("nowhere")).keys()
        except MasterKeyFault as fault:
            problem = str(fault)
        else:
            assert all(len(key) == KEY_BYTES for key in found)
            continue
        assert problem.startswith(f"{name}: ")
        assert len(text) < 8 or text not in problem

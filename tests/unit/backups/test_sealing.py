"""A sealed stream gives back what was written, and nothing else whatever was done to it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store.backups.sealing import (
    CHUNK_BYTES,
    TAG_BYTES,
    DamagedFault,
    SealedReader,
    SealedWriter,
    key_of_file,
)
from data.store.masters import name_of_key

KEY = bytes(range(32))
BOUND = b"header"
SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES
# What matters lies near the seams of chunks.
lengths = st.builds(
    lambda chunks, rest: max(0, chunks * CHUNK_BYTES + rest), st.integers(0, 3), st.integers(-2, 2)
)


def sealed(content: bytes, *, pieces: int = 1) -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, key=KEY, bound=BOUND)
    step = max(1, -(-len(content) // pieces))
    for begin in range(0, len(content), step):
        writer.write(content[begin : begin + step])
    writer.finish()
    return file.getvalue()


def opened(stream: bytes, length: int, *, key: bytes = KEY, bound: bytes = BOUND) -> bytes:
    reader = SealedReader(io.BytesIO(stream), key=key, bound=bound)
    content = reader.read(length)
    reader.finish()
    return content


def content_of(length: int) -> bytes:
    return bytes(number % 251 for number in range(length))


@given(lengths, st.integers(1, 5))
def test_what_was_written_is_read(length: int, pieces: int) -> None:
    content = content_of(length)
    stream = sealed(content, pieces=pieces)
    assert opened(stream, length) == content
    if length:
        with pytest.raises(DamagedFault):
            opened(stream, length - 1)
    with pytest.raises(DamagedFault):
        opened(stream, length + 1)


@given(lengths.filter(bool), st.data())
def test_no_bit_can_be_changed(length: int, data: st.DataObject) -> None:
    stream = bytearray(sealed(content_of(length)))
    place = data.draw(st.integers(0, len(stream) - 1))
    stream[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(DamagedFault):
        opened(bytes(stream), length)


@given(lengths.filter(bool), st.data())
def test_nothing_can_be_cut_off_or_put_on(length: int, data: st.DataObject) -> None:
    stream = sealed(content_of(length))
    seams = list(range(SEALED_CHUNK, len(stream), SEALED_CHUNK))
    cut = data.draw(st.sampled_from([*seams, 0, len(stream) - 1]) | st.integers(0, len(stream) - 1))
    for changed in (stream[:cut], stream + stream[:1], stream + stream[-SEALED_CHUNK:]):
        with pytest.raises(DamagedFault):
            opened(changed, length)


@given(
    st.permutations(range(4)).filter(lambda order: list(order) != [0, 1, 2, 3])
    | st.lists(st.integers(0, 3), min_size=1, max_size=6).filter(lambda order: order != [0, 1, 2, 3])
)
def test_chunks_can_neither_be_swapped_nor_repeated_nor_left_out(order: list[int]) -> None:
    length = 4 * CHUNK_BYTES
    stream = sealed(content_of(length))
    chunks = [stream[place : place + SEALED_CHUNK] for place in range(0, len(stream), SEALED_CHUNK)]
    assert len(chunks) == 4
    with pytest.raises(DamagedFault):
        opened(b"".join(chunks[number] for number in order), length)


def test_another_key_or_another_header_opens_nothing() -> None:
    stream = sealed(b"secret")
    with pytest.raises(DamagedFault):
        opened(stream, 6, key=bytes(32))
    with pytest.raises(DamagedFault):
        opened(stream, 6, bound=b"another")


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_no_two_salts_make_one_key(one: bytes, other: bytes) -> None:
    assert (key_of_file(KEY, one) == key_of_file(KEY, other)) is (one == other)
    assert (name_of_key(one) == name_of_key(other)) is (one == other)
    assert one.hex() not in name_of_key(one)

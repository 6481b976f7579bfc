"""How large a picture is, by its content."""

import struct
from collections.abc import Iterator

# Source: w3.org/TR/png-3 (IHDR) and w3.org/Graphics/GIF/spec-gif89a.txt (screen descriptor), 2026-11-21
_PNG = struct.Struct(">16xII")
_GIF = struct.Struct("<6xHH")
# Source: developers.google.com/speed/webp/docs/riff_container and .../webp_lossless_bitstream_specification, 2026-11-21
_WEBP = struct.Struct("<12x4s4x10s")
_FOURTEEN_BITS = 0x3FFF
# Source: ITU-T T.81, B.1.1 and B.2.2, 2026-11-21: a marker with its length; one that begins a frame also tells the size
_SEGMENT = struct.Struct(">BBH")
_FRAME = struct.Struct(">5xHH")
_MARKER = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

Size = tuple[int, int]


def picture_size(content: bytes) -> Size | None:
    """Return width and height of a PNG, JPEG, GIF or WebP picture in pixels; None where they cannot be told."""
    try:
        return _size(content)
    except struct.error:
        return None


def _size(content: bytes) -> Size | None:
    if content.startswith(b"\x89PNG"):
        width, height = _PNG.unpack_from(content)
        return width, height
    if content.startswith(b"GIF8"):
        width, height = _GIF.unpack_from(content)
        return width, height
    if content[8:12] == b"WEBP":
        return _webp_size(*_WEBP.unpack_from(content))
    return next(_jpeg_sizes(content), None) if content.startswith(b"\xff\xd8") else None


def _webp_size(form: bytes, body: bytes) -> Size:
    if form == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if form == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & _FOURTEEN_BITS) + 1, (bits >> 14 & _FOURTEEN_BITS) + 1
    width, height = int.from_bytes(body[6:8], "little"), int.from_bytes(body[8:10], "little")
    return width & _FOURTEEN_BITS, height & _FOURTEEN_BITS


def _jpeg_sizes(content: bytes) -> Iterator[Size]:
    """Yield what each frame header says; in a picture that is whole there is one."""
    at = 2
    while True:
        begins, marker, length = _SEGMENT.unpack_from(content, at)
        if begins != _MARKER:
            return
        if marker in _FRAMES:
            height, width = _FRAME.unpack_from(content, at)
            yield width, height
        at += 2 + length
